"""Widths and letter sizes of tables, read from the stylesheets of the PDF: one place says them for both.

Read are `.tabel.KELAS col... { width: N% }` and `.tabel.KELAS { font-size: Npt }`; what a table has no rule
for is divided equally.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from laporan.bentuk.tabel import Tabel

CSS_DIR: Final = Path(__file__).resolve().parent.parent / "pdf_css"
LEMBAR: Final = ("tabel", "pk", "rencana", "lakip")
UKURAN_BAKU: Final = 10.0
_ATURAN: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PEMILIH: Final = re.compile(r"\.tabel((?:\.[\w-]+)+)(?: (col)(?::nth-child\((\d+)\)|:(last)-child)?)?")
_LEBAR: Final = re.compile(r"(?<![\w-])width:\s*([\d.]+)%")
_UKURAN: Final = re.compile(r"font-size:\s*([\d.]+)pt")

Kunci = tuple[frozenset[str], str]  # the classes that a table must have, and which column (n, "*", "last")


@lru_cache(maxsize=1)
def _aturan() -> tuple[list[tuple[Kunci, float]], list[tuple[frozenset[str], float]]]:
    """Widths and sizes in the order of the stylesheets; of equal selectors the last one counts."""
    lebar: list[tuple[Kunci, float]] = []
    ukuran: list[tuple[frozenset[str], float]] = []
    for nama in LEMBAR:
        for pemilih, isi in _ATURAN.findall((CSS_DIR / f"{nama}.css").read_text(encoding="utf-8")):
            for satu in pemilih.split(","):
                if (cocok := _PEMILIH.fullmatch(satu.strip())) is None:
                    continue
                kelas = frozenset(cocok[1].split(".")[1:])
                if cocok[2] and (angka := _LEBAR.search(isi)):
                    lebar.append(((kelas, cocok[3] or cocok[4] or "*"), float(angka[1])))
                elif not cocok[2] and (angka := _UKURAN.search(isi)):
                    ukuran.append((kelas, float(angka[1])))
    return lebar, ukuran


def ukuran_huruf(tabel: Tabel) -> float:
    """The letter size of a table in points."""
    milik = set(tabel.kelas.split())
    return next((pt for kelas, pt in reversed(_aturan()[1]) if kelas <= milik), UKURAN_BAKU)


def lebar_kolom(tabel: Tabel, seluruh: int) -> list[int]:
    """The widths of the columns in twips; together exactly `seluruh`."""
    banyak = len(tabel.kolom)
    persen = [_persen(set(tabel.kelas.split()), ke, banyak) for ke in range(1, banyak + 1)]
    sisa = max(100 - sum(p for p in persen if p), 0)
    tanpa = persen.count(0) or 1
    bobot = [p or max(sisa / tanpa, 3) for p in persen]
    batas = [round(seluruh * sum(bobot[:ke]) / sum(bobot)) for ke in range(banyak + 1)]
    return [akhir - awal for awal, akhir in pairwise(batas)]


def _persen(milik: set[str], ke: int, banyak: int) -> float:
    """The percent of column `ke`; 0 = no rule. A rule for the column goes before one for all."""
    nama = [str(ke), *(["last"] if ke == banyak else []), "*"]
    for satu in nama:
        for (kelas, kolom), persen in reversed(_aturan()[0]):
            if kolom == satu and kelas <= milik:
                return persen
    return 0
