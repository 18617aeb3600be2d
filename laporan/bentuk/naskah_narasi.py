"""The narrative parts of a LAKIP, found by the name of their section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from laporan.bentuk.naskah import Blok, paragraf
from sakip.lipat import lipat

_ANGKA: Final = re.compile(r"Rp\d[\d.]*|\d[\d.]*(?:,\d+)?%?")
_TAHUN: Final = re.compile(r"20\d\d|0")


def belum_dikatakan(tertulis: list[Blok], kalimat: Iterable[Blok]) -> list[Blok]:
    """Those of `kalimat` whose figures the written text does not all state already, so that a draft that was
    taken over is not said twice."""
    kata = " ".join(
        teks for b in tertulis for teks in (b.teks, *b.butir, *(satu["uraian"] for satu in b.bernomor))
    )
    ada = {angka.rstrip(".") for angka in _ANGKA.findall(kata)}
    return [k for k in kalimat if not (angka := _figures(k.teks)) or not angka <= ada]


def _figures(teks: str) -> set[str]:
    semua = {angka.rstrip(".") for angka in _ANGKA.findall(teks)}
    return {angka for angka in semua if not _TAHUN.fullmatch(angka)}


class Narasi:
    """Hands out the parts once; what nobody asked for is left for the end (`sisa`)."""

    def __init__(self, bagian: list[dict[str, Any]]) -> None:
        self._ada = [(str(b["bagian"]), str(b["teks"])) for b in bagian if str(b["teks"]).strip()]
        self._dipakai: set[str] = set()

    def blok(self, *nama: str) -> list[Blok]:
        """The paragraphs of the parts called one of `nama` (letters and digits decide)."""
        dicari = {lipat(n) for n in nama}
        hasil: list[Blok] = []
        for bagian, teks in self._ada:
            if lipat(bagian) in dicari:
                self._dipakai.add(bagian)
                hasil += paragraf(teks)
        return hasil

    def beraspek(self, *awalan: str) -> list[tuple[str, str]]:
        """(aspek, text) of the parts called `Awalan: Aspek`."""
        dicari = {lipat(a) for a in awalan}
        hasil = []
        for bagian, teks in self._ada:
            depan, titik_dua, aspek = bagian.partition(":")
            if titik_dua and lipat(depan) in dicari:
                self._dipakai.add(bagian)
                hasil.append((aspek.strip(), teks))
        return hasil

    def sisa(self) -> list[tuple[str, list[Blok]]]:
        """The parts that no section took."""
        return [(bagian, paragraf(teks)) for bagian, teks in self._ada if bagian not in self._dipakai]
