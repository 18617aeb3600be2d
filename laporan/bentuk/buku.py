"""The tables of a report as a workbook: one sheet each, its numbers as numbers, its sums as formulas.

A formula is written only where it gives the figure that is printed; else the figure itself stands there. What
follows from what is said by the facts (`laporan/fakta.py`). Pure (layer 0); `laporan/spreadsheets` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from laporan.bentuk.buku_angka import Angka, angka_sel
from laporan.bentuk.buku_rumus import Letak, Penyusun, Rumus
from laporan.bentuk.naskah import tabel_dalam
from laporan.bentuk.tabel import Sel, Tabel

Isi = dict[str, Any]
AWAL: Final = 4  # the row in which the heads begin: title, way back, an empty row above them
DAFTAR: Final = "Daftar"
KETENTUAN: Final = "Ketentuan"
RINGKASAN: Final = "Ikhtisar"
NOMOR: Final = re.compile(r"((?:Tabel|Gambar) \d+\.\d+) ")
TERUKUR: Final = ("Target", "Realisasi")
PENJELASAN: Final = (
    "Setiap lembar memuat satu tabel laporan. Jumlah, persentase, capaian, dan rata-rata ditulis sebagai "
    "rumus yang memberi angka tercetak; angka lain ditulis sebagaimana tercetak. Yang berlaku ialah berkas "
    "PDF dengan kode verifikasinya."
)


@dataclass(frozen=True)
class Taut:
    """A cell that leads to another sheet."""

    teks: str
    lembar: str


@dataclass
class Lembar:
    """A sheet: `baris` cell by cell from row 1 (str, Angka, Rumus, Taut or None), `kepala` the numbers of its
    head rows, `tebal` of bold ones, `gabungan` merged ranges (r1, c1, r2, c2), `lebar` in characters."""

    nama: str
    baris: list[list[Any]]
    kepala: range = range(0)
    tebal: set[int] = field(default_factory=set)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    lebar: list[int] = field(default_factory=list)


@dataclass
class Buku:
    """The sheets in order, and the names of cells: {name: (sheet, cell)}."""

    judul: str
    pengarang: str
    lembar: list[Lembar]
    nama: dict[str, tuple[str, str]] = field(default_factory=dict)


def buku_laporan(snap: Isi, bentuk: Isi, fakta: Isi) -> Buku:
    """The workbook of a LAKIP: contents, rules of the year, then each table with a title in order of print.

    `fakta` is `fakta_dalam(snap)`. Annexes and the analysis of each indicator, which say the same again, stay
    out.
    """
    tabel = list(_tabel(bentuk))
    nama = _nama_lembar(tabel)
    angka = {t.nama: _angka(t, fakta) for t in tabel}
    letak = [
        Letak(sel.fakta, nama[t.nama], i + _kepala(t) + AWAL, k, isi, t.nama)
        for t in tabel
        for (i, k, sel, isi) in angka[t.nama]
    ]
    letak.sort(key=lambda satu: satu.lembar.startswith(RINGKASAN))  # a summary reads the tables, not they it
    ketentuan, nama_sel = _ketentuan(snap["kebijakan"])
    rumus = Penyusun(snap, fakta, letak, frozenset(nama_sel)).rumus()
    lembar = [_lembar(t, nama[t.nama], angka[t.nama], rumus) for t in tabel]
    judul = [(t.judul, nama[t.nama]) for t in tabel]
    return Buku(
        bentuk["judul_pdf"],
        bentuk["pengarang"],
        [_daftar(bentuk, snap, judul), ketentuan, *lembar],
        nama_sel,
    )


def _tabel(bentuk: Isi) -> Iterator[Tabel]:
    yield from (t for t in bentuk["ikhtisar"].values() if isinstance(t, Tabel))
    for bab in bentuk["bab"]:
        yield from (t for t in tabel_dalam(bab) if t.judul)


def _nama_lembar(tabel: list[Tabel]) -> dict[str, str]:
    """`Tabel 3.2`, else `Ikhtisar 1`: short, unique, and without what a sheet's name may not hold."""
    hasil: dict[str, str] = {}
    for t in tabel:
        cocok = NOMOR.match(t.judul)
        hasil[t.nama] = cocok[1] if cocok else f"{RINGKASAN} {len(hasil) + 1}"
    return hasil


def _kepala(tabel: Tabel) -> int:
    return len(tabel.kepala) + bool(tabel.nomor_kolom)


def _angka(tabel: Tabel, fakta: Isi) -> list[tuple[int, int, Sel, Angka]]:
    """(row, column, cell, number) of every cell that prints a number."""
    hasil = []
    for i, baris in enumerate(tabel.baris):
        k = 0
        for sel in baris.sel:
            apa = fakta[sel.fakta].apa if sel.fakta in fakta else ""
            isi = angka_sel(sel, tabel.kolom[k], diukur=apa in TERUKUR)
            if isi is not None and sel.lebar == 1:
                hasil.append((i, k, sel, isi))
            k += sel.lebar
    return hasil


def _lembar(
    tabel: Tabel,
    nama: str,
    angka: list[tuple[int, int, Sel, Angka]],
    rumus: dict[tuple[str, int, int], Rumus],
) -> Lembar:
    """A sheet with title, heads, rows and notes."""
    ada = {(i, k): isi for i, k, _, isi in angka}
    hasil = Lembar(nama, [[tabel.judul], [Taut("Kembali ke daftar", DAFTAR)], []], tebal={1})
    for kepala in tabel.kepala:
        hasil.baris.append(_deret(kepala, len(tabel.kolom), hasil, len(hasil.baris) + 1))
    if tabel.nomor_kolom:
        hasil.baris.append([*tabel.nomor_kolom])
    hasil.kepala = range(AWAL, AWAL + _kepala(tabel))
    awal = AWAL + _kepala(tabel)
    for i, jadi in enumerate(tabel.baris_jadi):
        isi = _deret(list(jadi.sel), len(tabel.kolom), hasil, awal + i)
        for k in range(len(tabel.kolom)):
            if (i, k) in ada:
                isi[k] = rumus.get((nama, awal + i, k), ada[i, k])
        hasil.baris.append(isi)
        if jadi.jenis in ("pita", "jumlah", "tebal"):
            hasil.tebal.add(awal + i)
    for kata in tabel.catatan:
        hasil.baris.append([kata])
        if len(tabel.kolom) > 1:
            hasil.gabungan.append((len(hasil.baris), 1, len(hasil.baris), len(tabel.kolom)))
    hasil.lebar = _lebar(tabel)
    return hasil


def _deret(sel: list[Sel], banyak: int, lembar: Lembar, nomor: int) -> list[Any]:
    """The texts of a row in their columns; spans are noted, columns that a span above covers stay empty."""
    isi: list[Any] = [None] * banyak
    tertutup = {k for r1, c1, r2, c2 in lembar.gabungan if r1 < nomor <= r2 for k in range(c1 - 1, c2)}
    kosong = iter(k for k in range(banyak) if k not in tertutup)
    for satu in sel:
        k = next(kosong)
        for _ in range(satu.lebar - 1):
            next(kosong, None)
        isi[k] = satu.teks or None
        if satu.lebar > 1 or satu.tinggi > 1:
            lembar.gabungan.append((nomor, k + 1, nomor + satu.tinggi - 1, k + satu.lebar))
    return isi


def _lebar(tabel: Tabel) -> list[int]:
    """Characters by column: what the longest word group needs, between 6 and 45."""
    lebar = [max(6, min(14, len(kolom.judul) + 2)) for kolom in tabel.kolom]
    for baris in tabel.baris:
        k = 0
        for sel in baris.sel:
            if sel.lebar == 1:
                lebar[k] = max(lebar[k], min(45, max(map(len, sel.teks.split("\n"))) + 2))
            k += sel.lebar
    return lebar


def _daftar(bentuk: Isi, snap: Isi, tabel: list[tuple[str, str]]) -> Lembar:
    """The contents: whose report, whether a draft, and a way to every sheet."""
    terbit = bentuk.get("terbit")
    keadaan = "Draf, belum ditandatangani." if snap["draf"] else ""
    kode = f"Kode dokumen: {terbit['kode']}, {terbit['alamat']}" if terbit else ""
    depan = [[bentuk["judul"]], [bentuk["pengarang"]], *([kata] for kata in (keadaan, kode) if kata)]
    depan += [[PENJELASAN], [], ["Lembar", "Judul tabel"]]
    isi = [[Taut(lembar, lembar), judul] for judul, lembar in [("Batas capaian", KETENTUAN), *tabel]]
    return Lembar(DAFTAR, [*depan, *isi], range(len(depan), len(depan) + 1), {1, 2}, lebar=[16, 90])


def _ketentuan(kebijakan: Isi) -> tuple[Lembar, dict[str, tuple[str, str]]]:
    """The bounds of a capaian as named cells, which the formulas read; one that is open has no cell."""
    baris: list[list[Any]] = [["Batas capaian tahun ini"], [Taut("Kembali ke daftar", DAFTAR)], []]
    baris.append(["Ketentuan", "Nilai"])
    nama = {}
    for kunci, sebutan in (("batas_atas", "Batas atas capaian"), ("batas_bawah", "Batas bawah capaian")):
        batas = kebijakan[kunci]
        baris.append([sebutan, "tidak ada" if batas is None else Angka(Decimal(batas), '0.##"%"')])
        if batas is not None:
            nama[kunci.upper()] = (KETENTUAN, f"$B${len(baris)}")
    return Lembar(KETENTUAN, baris, range(AWAL, AWAL + 1), {1}, lebar=[34, 16]), nama
