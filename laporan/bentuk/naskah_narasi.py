"""The narrative parts of a LAKIP, found by the name of their section."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.naskah import Blok, paragraf
from sakip.lipat import lipat


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
