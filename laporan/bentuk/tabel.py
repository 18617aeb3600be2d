"""Printed tables whose cells span rows, and how a span is cut where a page ends. Pure (layer 0).

A cell with a `kunci` joins the cell above it in its column when both have the same one. Where the row
`i` begins a page, the joined cell ends before it and is printed again with "(lanjutan)".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

LANJUTAN: Final = "(lanjutan)"


@dataclass(frozen=True)
class Kolom:
    """A column. `kelompok` is the head above several neighbours; `lanjutan` repeats a cut cell in words."""

    judul: str
    kelas: str = ""
    kelompok: str = ""
    lanjutan: bool = False


@dataclass(frozen=True)
class Sel:
    """One cell: text (lines divided by newline), key of the span, number of columns, CSS classes.

    `fakta` is the id of the fact that its figure states (laporan/fakta.py); "" = the cell states none.
    `usang` says what a figure that changed was before ("" = it is as it was).
    """

    teks: str = ""
    kunci: tuple[object, ...] | None = None
    lebar: int = 1
    kelas: str = ""
    tinggi: int = 1
    sambungan: str = ""
    fakta: str = ""
    usang: str = ""


@dataclass(frozen=True)
class Baris:
    """A row of cells; `jenis` is isi, pita (a band over the columns) or jumlah (totals)."""

    sel: tuple[Sel, ...]
    jenis: str = "isi"


@dataclass(frozen=True)
class BarisJadi:
    """A row ready to print: `id` is its anchor, `awal` forces it to begin a page."""

    id: str
    jenis: str
    sel: tuple[Sel, ...]
    awal: bool


@dataclass
class Tabel:
    """A table of a document. `nama` is unique in the document and valid as an anchor.

    `potong` are the rows at which spans are cut and `paksa` those that are forced to begin a page; the
    renderer sets both after it has seen where pages end.
    """

    nama: str
    kolom: tuple[Kolom, ...]
    baris: list[Baris]
    kelas: str = ""
    judul: str = ""
    bernomor_kolom: bool = False
    catatan: list[str] = field(default_factory=list)
    potong: frozenset[int] = frozenset()
    paksa: frozenset[int] = frozenset()

    @property
    def kepala(self) -> list[list[Sel]]:
        """One row of heads, or two where columns share a `kelompok`."""
        if not any(k.kelompok for k in self.kolom):
            return [[Sel(k.judul, kelas=k.kelas) for k in self.kolom]]
        atas: list[Sel] = []
        for posisi, kolom in enumerate(self.kolom):
            if not kolom.kelompok:
                atas.append(Sel(kolom.judul, tinggi=2, kelas=kolom.kelas))
            elif posisi and self.kolom[posisi - 1].kelompok == kolom.kelompok:
                atas[-1] = replace(atas[-1], lebar=atas[-1].lebar + 1)
            else:
                atas.append(Sel(kolom.kelompok, kelas="kelompok"))
        return [atas, [Sel(k.judul, kelas=k.kelas) for k in self.kolom if k.kelompok]]

    @property
    def nomor_kolom(self) -> list[str]:
        """`(1) (2) (3) ...` under the heads, where the form has that row."""
        return [f"({n})" for n in range(1, len(self.kolom) + 1)] if self.bernomor_kolom else []

    @property
    def baris_jadi(self) -> list[BarisJadi]:
        """The rows with spans joined and cut; a covered cell is left out."""
        return [
            BarisJadi(self.id_baris(i), baris.jenis, tuple(self._sel_jadi(i)), i in self.paksa)
            for i, baris in enumerate(self.baris)
        ]

    def id_baris(self, i: int) -> str:
        """The anchor of row `i`."""
        return f"{self.nama}-b{i}"

    def perlu_potong(self, awal_halaman: Iterable[int]) -> frozenset[int]:
        """Of the rows that begin a page, those through which a span runs."""
        return frozenset(
            i for i in awal_halaman if i and any(self._menyambung(i, k) for k in range(len(self.kolom)))
        )

    def _sel(self, i: int, k: int) -> Sel | None:
        """The cell of row `i` that begins in column `k`."""
        posisi = 0
        for sel in self.baris[i].sel:
            if posisi == k:
                return sel
            posisi += sel.lebar
        return None

    def _menyambung(self, i: int, k: int) -> bool:
        """Whether the cell of row `i` in column `k` belongs to the span of the row above."""
        if i == 0:
            return False
        ini, atas = self._sel(i, k), self._sel(i - 1, k)
        return ini is not None and atas is not None and ini.kunci is not None and ini.kunci == atas.kunci

    def _sel_jadi(self, i: int) -> Iterable[Sel]:
        posisi = 0
        for sel in self.baris[i].sel:
            k, posisi = posisi, posisi + sel.lebar
            menyambung = self._menyambung(i, k)
            if menyambung and i not in self.potong:
                continue
            akhir = i + 1
            while akhir < len(self.baris) and akhir not in self.potong and self._menyambung(akhir, k):
                akhir += 1
            berkata = self.kolom[k].lanjutan and any(huruf.isalnum() for huruf in sel.teks)
            yield replace(
                sel,
                tinggi=akhir - i,
                sambungan=LANJUTAN if menyambung and berkata else "",
                kelas=sel.kelas if sel.lebar > 1 else f"{self.kolom[k].kelas} {sel.kelas}".strip(),
            )
