"""Figures that changed since a document was submitted or prepared, marked where they stand (layer 0)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from laporan.bentuk.naskah import Bagian, Blok
from laporan.bentuk.tabel import Baris, Tabel
from laporan.fakta import Fakta
from sakip.numbers import TANPA_NILAI

BELUM: Final = (TANPA_NILAI, "Belum diisi", "")
TIDAK_ADA: Final = "belum ada"


@dataclass(frozen=True)
class Usang:
    """A figure that is another one now: `lama` as it was kept, `kini` as it is."""

    id: str
    apa: str
    tentang: str
    lama: str
    kini: str

    @property
    def kalimat(self) -> str:
        """`Realisasi “Partisipasi” semula 60%, kini 70%.`"""
        return f"{self.apa} “{' '.join(self.tentang.split())}” semula {self.lama}, kini {self.kini}."


def stale_between(lama: Mapping[str, Fakta], kini: Mapping[str, Fakta]) -> dict[str, Usang]:
    """{id: what changed} of the figures that `kini` states; nothing where `lama` was kept before figures had
    ids. One that was not stated then counts as changed where it states something now."""
    if not lama:
        return {}
    hasil = {}
    for kunci, fakta in kini.items():
        semula = lama[kunci].nilai if kunci in lama else TIDAK_ADA
        if semula != fakta.nilai and not (semula == TIDAK_ADA and fakta.nilai in BELUM):
            hasil[kunci] = Usang(kunci, fakta.apa, fakta.tentang, semula, fakta.nilai)
    return hasil


def mark_stale(bentuk: dict[str, Any], usang: Mapping[str, Usang]) -> int:
    """Mark every cell and paragraph of the form of a LAKIP whose figure changed; returns how many."""
    if not usang:
        return 0
    banyak = sum(_mark_table(t, usang) for t in bentuk["ikhtisar"].values() if isinstance(t, Tabel))
    blok = [b for satu in bentuk["bab"] for b in _blocks(satu)]
    return banyak + sum(_mark_block(b, usang) for b in (*bentuk["ikhtisar"]["blok"], *blok))


def _blocks(bagian: Bagian) -> Iterator[Blok]:
    yield from bagian.blok
    for anak in bagian.anak:
        yield from _blocks(anak)


def _mark_block(blok: Blok, usang: Mapping[str, Usang]) -> int:
    if blok.tabel is not None:
        return _mark_table(blok.tabel, usang)
    blok.usang = " ".join(usang[kunci].kalimat for kunci in blok.fakta if kunci in usang)
    return bool(blok.usang)


def _mark_table(tabel: Tabel, usang: Mapping[str, Usang]) -> int:
    banyak = 0
    for ke, baris in enumerate(tabel.baris):
        sel = tuple(
            replace(s, usang=f"semula {usang[s.fakta].lama}") if s.fakta in usang else s for s in baris.sel
        )
        if sel != baris.sel:
            banyak += sum(bool(s.usang) for s in sel)
            tabel.baris[ke] = Baris(sel, baris.jenis)
    return banyak
