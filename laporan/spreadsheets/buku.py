"""A book of tables with live formulas (`laporan/bentuk/buku.py`) as a workbook; equal books, equal bytes.

Only a `Rumus` becomes a formula, and no user writes one: every text is kept as text.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any, Final

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from laporan.bentuk.buku import Buku, Lembar, Taut
from laporan.bentuk.buku_angka import Angka
from laporan.bentuk.buku_rumus import Rumus
from laporan.spreadsheets.tulis import DASAR_KEPALA, KERTAS_A4, escape, fits_cell, native

WAKTU: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - core properties bear no zone; no clock in the file
WAKTU_ZIP: Final = (2000, 1, 1, 0, 0, 0)
PEMBUAT: Final = "SAKIP"
INTI: Final = "docProps/core.xml"
_UBAH: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # openpyxl writes the clock there
_TETAP: Final = rb"\g<1>2000-01-01T00:00:00Z"
TINGGI, TINGGI_TERBESAR = 15.0, 405.0  # points: of a line, and the most that a row may have
TERLALU_PANJANG: Final = "(Teks terlalu panjang untuk satu sel; lihat berkas PDF.)"

_TIPIS: Final = Side(style="thin", color="FF888888")
_TEPI: Final = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)
_TEBAL: Final = Font(name="Calibri", size=11, bold=True)
_TAUT: Final = Font(name="Calibri", size=11, color="FF0B5394", underline="single")
_KIRI: Final = Alignment(wrap_text=True, vertical="top")
_TENGAH: Final = Alignment(wrap_text=True, vertical="center", horizontal="center")
_UTUH: Final = Alignment(vertical="top")


def write_book(buku: Buku) -> bytes:
    """The workbook with its contents sheet first, named cells and links between sheets."""
    hasil = openpyxl.Workbook()
    hasil.remove(hasil.active)
    for lembar in buku.lembar:
        _write_sheet(hasil.create_sheet(lembar.nama), lembar)
    for nama, (tempat, sel) in buku.nama.items():
        hasil.defined_names[nama] = DefinedName(nama, attr_text=f"'{tempat}'!{sel}")
    hasil.calculation.fullCalcOnLoad = True
    inti = hasil.properties
    inti.title, inti.creator, inti.lastModifiedBy = escape(buku.judul), escape(buku.pengarang), PEMBUAT
    inti.language, inti.created, inti.modified = "id-ID", WAKTU, WAKTU
    wadah = io.BytesIO()
    hasil.save(wadah)
    return _repack(wadah.getvalue())


def _write_sheet(halaman: Any, lembar: Lembar) -> None:
    tabel = range(lembar.kepala.start, len(lembar.baris) + 1) if len(lembar.kepala) else range(0)
    kolom = len(lembar.lebar)
    for n, baris in enumerate(lembar.baris, 1):
        for k, isi in enumerate(baris, 1):
            sel = _put(halaman, n, k, isi)
            sel.alignment = _TENGAH if n in lembar.kepala else _KIRI if n in tabel else _UTUH
            if n in lembar.kepala or n in lembar.tebal:
                sel.font = _TEBAL
            if n in lembar.kepala:
                sel.fill = DASAR_KEPALA
            if n in tabel and len(baris) == kolom:
                sel.border = _TEPI
    for r1, c1, r2, c2 in lembar.gabungan:
        halaman.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)
    for n in tabel:
        if (garis := _lines(lembar, n)) > 1:
            halaman.row_dimensions[n].height = min(garis * TINGGI, TINGGI_TERBESAR)
    _lay_out(halaman, lembar)


def _lines(lembar: Lembar, n: int) -> int:
    """How many lines row `n` needs; a cell that spans rows finds its room below, a note the whole width."""
    baris = lembar.baris[n - 1]
    lebar = lembar.lebar if len(baris) == len(lembar.lebar) else [sum(lembar.lebar)]
    menurun = {c1 - 1 for r1, c1, r2, _ in lembar.gabungan if r1 == n and r2 > r1}
    melebar = {c1 - 1: sum(lembar.lebar[c1 - 1 : c2]) for r1, c1, _, c2 in lembar.gabungan if r1 == n}
    return max(
        (
            sum(-(-max(len(satu), 1) // max(int(melebar.get(k, huruf)) - 2, 4)) for satu in isi.split("\n"))
            for k, (isi, huruf) in enumerate(zip(baris, lebar, strict=False))
            if isinstance(isi, str) and k not in menurun
        ),
        default=1,
    )


def _put(halaman: Any, n: int, k: int, isi: Any) -> Any:
    sel = halaman.cell(n, k)
    if isinstance(isi, Rumus):
        sel.value = f"={isi.teks}"
        sel.number_format = isi.pola or "General"
    elif isinstance(isi, Angka):
        sel.value = native(isi.nilai)
        sel.number_format = isi.pola or "General"
    elif isinstance(isi, Taut):
        _text(sel, isi.teks)
        sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"'{isi.lembar}'!A1", display=isi.teks)
        sel.font = _TAUT
    elif isi is not None:
        _text(sel, isi if fits_cell(isi) else TERLALU_PANJANG)
    return sel


def _text(sel: Any, isi: str) -> None:
    """A text as text, whatever it looks like."""
    sel.value = "-"
    sel._value, sel.data_type = escape(isi), "s"


def _lay_out(halaman: Any, lembar: Lembar) -> None:
    """Widths, the heads kept in sight and on every page, A4 landscape as wide as the page."""
    for k, lebar in enumerate(lembar.lebar, 1):
        halaman.column_dimensions[get_column_letter(k)].width = lebar
    if len(lembar.kepala):
        halaman.freeze_panes = f"A{lembar.kepala.stop}"
        halaman.print_title_rows = f"{lembar.kepala.start}:{lembar.kepala.stop - 1}"
    halaman.page_setup.orientation, halaman.page_setup.paperSize = "landscape", KERTAS_A4
    halaman.page_setup.fitToHeight = 0
    halaman.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _repack(isi: bytes) -> bytes:
    """The same parts in one order with one date."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as hasil:
        for nama in sorted(asal.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(nama, WAKTU_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            hasil.writestr(info, _UBAH.sub(_TETAP, asal.read(nama)) if nama == INTI else asal.read(nama))
    return wadah.getvalue()
