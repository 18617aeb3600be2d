"""Figures that a LAKIP works out for a table of its own, read from the cells that print them. Pure (layer 0).

They follow from the facts of the row beside them, or from the rows of the sasaran.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from laporan.bentuk.fakta import id_sasaran, id_ukur
from laporan.bentuk.kemajuan import baris_per_sasaran
from laporan.bentuk.lakip_efisiensi import per_kegiatan
from laporan.bentuk.lakip_ikhtisar import tabel_sasaran
from laporan.bentuk.tabel import Tabel
from laporan.bentuk.umum import Snapshot


class Turunan(NamedTuple):
    """One figure: its id, as printed, the head of its column, its row, and what it follows from."""

    id: str
    nilai: str
    apa: str
    tentang: str
    dari: tuple[str, ...]


def turunan_dalam(snap: Snapshot) -> Iterator[Turunan]:
    """The figures per sasaran and those of efisiensi."""
    for satu in _in_cells(tabel_sasaran(snap), "sasaran/", 1):
        yield satu._replace(dari=_of_sasaran(snap).get(satu.id.rpartition("/")[0], ()))
    for blok in per_kegiatan(snap):
        if blok.tabel is not None:
            yield from _in_cells(blok.tabel, "efisiensi/", 0)


def _in_cells(tabel: Tabel, awalan: str, nama: int) -> Iterator[Turunan]:
    """The cells of `tabel` whose fact begins with `awalan`; column `nama` names the row."""
    for baris in tabel.baris:
        dari = tuple(s.fakta for s in baris.sel if s.fakta and not s.fakta.startswith(awalan))
        for posisi, sel in enumerate(baris.sel):
            if sel.fakta.startswith(awalan):
                kolom = tabel.kolom[posisi].judul
                yield Turunan(sel.fakta, sel.teks, kolom, baris.sel[nama].teks, dari)


def _of_sasaran(snap: Snapshot) -> dict[str, tuple[str, ...]]:
    """{id of a sasaran without its column: the capaian of its rows}."""
    return {
        id_sasaran(ukur, sasaran, "").rstrip("/"): tuple(id_ukur(b, "capaian") for b in milik)
        for ukur in snap["pengukuran"]
        if ukur["acuan"] == "pk"
        for sasaran, milik in baris_per_sasaran(ukur["baris"])
    }
