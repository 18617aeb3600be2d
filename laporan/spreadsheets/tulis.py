"""Tables written exactly as workbooks: texts are never formulas, sheets open readable and print on A4."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from laporan.spreadsheets.baca import Persen

TEKS_SEL_MAKS: Final = 32_767  # what one Excel cell holds; openpyxl would cut the rest off silently
KERTAS_A4, LEBAR_TERKECIL, LEBAR_TERBESAR, LEBAR_HALAMAN = 9, 10, 60, 320  # characters; longer texts wrap
TINGGI_BARIS, TINGGI_TERBESAR = 13.5, 400.0  # points; Excel stops at 409
RIBUAN: Final = 10_000  # from here on a number shows its thousands; a year does not

TEBAL: Final = Font(bold=True)
DASAR_KEPALA: Final = PatternFill("solid", fgColor="FFE7E6E6")
RATA_ATAS: Final = Alignment(wrap_text=True, vertical="top")
_KONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)")


def escape(teks: str) -> str:
    """`teks` as Excel keeps control characters (`_x000D_`), so that every text comes back as it was."""
    return _KONTROL.sub(lambda m: "_x005F_x" if m[0] == "_x" else f"_x{ord(m[0]):04X}_", teks)


def write_workbook(lembar: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """A workbook of (sheet name, header, rows); texts are never formulas. Raises ValueError, in Indonesian,
    with sheet and row when a text is longer than a cell can hold (it would be cut off)."""
    semua = [(nama, judul, list(baris)) for nama, judul, baris in lembar]
    for nama, _, baris in semua:
        _check_texts(nama, baris)
    buku = openpyxl.Workbook(write_only=True)
    for nama, judul, baris in semua:
        halaman = buku.create_sheet(nama)
        _lay_out(halaman, judul, baris)
        halaman.append(_head(halaman, judul))
        for nomor, satu in enumerate(baris, start=2):
            sel = [_cell(halaman, isi) for isi in satu]
            halaman.append(_on_top(halaman, sel) if nomor in halaman.row_dimensions else sel)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _lay_out(halaman: Any, judul: Sequence[str], baris: Sequence[Sequence[Any]]) -> None:
    """Make the sheet readable as it opens and on paper: widths and heights by content, the head kept."""
    lebar = []
    for ke, kolom in enumerate(judul):
        terisi = (satu[ke] for satu in baris if ke < len(satu) and isinstance(satu[ke], str | int | Decimal))
        isi = max((len(str(satu)) for satu in terisi), default=0)
        lebar.append(max(LEBAR_TERKECIL, len(kolom) + 3, min(isi + 2, LEBAR_TERBESAR)))
        halaman.column_dimensions[get_column_letter(ke + 1)].width = lebar[ke]
    for nomor, satu in enumerate(baris, start=2):
        if (garis := max(map(_lines, satu, lebar), default=1)) > 1:
            halaman.row_dimensions[nomor].height = min(garis * TINGGI_BARIS, TINGGI_TERBESAR)
    halaman.freeze_panes, halaman.print_title_rows = "A2", "1:1"
    if judul and baris:
        halaman.auto_filter.ref = f"A1:{get_column_letter(len(judul))}{len(baris) + 1}"
    halaman.page_setup.orientation, halaman.page_setup.paperSize = "landscape", KERTAS_A4
    if sum(lebar) <= LEBAR_HALAMAN:
        halaman.page_setup.fitToHeight = 0
        halaman.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(isi: Any, lebar: int) -> int:
    """How many lines `isi` takes in a column of `lebar` characters; only texts wrap."""
    potong = isi.split("\n") if isinstance(isi, str) else [""]
    return sum(max(1, -(-len(satu) // (lebar - 4))) for satu in potong)


def _head(halaman: Any, judul: Sequence[str]) -> list[Any]:
    sel = _on_top(halaman, judul)
    for satu in sel:
        satu.font, satu.fill = TEBAL, DASAR_KEPALA
    return sel


def _on_top(halaman: Any, isi: Sequence[Any]) -> list[Any]:
    """The cells of a row of several lines: all begin at its top; None stays no cell."""
    sel = [satu if satu is None or isinstance(satu, Cell) else WriteOnlyCell(halaman, satu) for satu in isi]
    for satu in filter(None, sel):
        satu.alignment = RATA_ATAS
    return sel


def _check_texts(nama: str, baris: Sequence[Sequence[Any]]) -> None:
    """Raise the ValueError of `write_workbook` before anything is written."""
    for nomor, satu in enumerate(baris, start=2):
        for isi in satu:
            if isinstance(isi, str) and not fits_cell(isi):
                raise ValueError(
                    f"Lembar '{nama}' baris {nomor}: teks '{isi[:40]}...' lebih panjang daripada yang dapat "
                    "dimuat satu sel Excel."
                )


def _cell(halaman: Any, isi: Any) -> Any:
    if isinstance(isi, str):
        return _text_cell(halaman, isi)
    if isinstance(isi, Persen):
        utuh = isi.pecahan * 100 == (isi.pecahan * 100).to_integral_value()
        return _formatted(halaman, native(isi.pecahan), "0%" if utuh else "0.00%")
    if isinstance(isi, date):
        saat = isi if isinstance(isi, datetime) else datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001
        return _formatted(halaman, saat, "dd/mm/yyyy")
    if isinstance(isi, Decimal):
        pola = "#,##0" if isi == isi.to_integral_value() else "#,##0.00"
        return native(isi) if abs(isi) < RIBUAN else _formatted(halaman, native(isi), pola)
    return isi


def fits_cell(isi: str) -> bool:
    """Whether one cell holds `isi` as it is written there; an escape takes seven characters for one."""
    return len(isi) * 7 <= TEKS_SEL_MAKS or len(escape(isi)) <= TEKS_SEL_MAKS


def _text_cell(halaman: Any, isi: str) -> Any:
    """Text as text: neither `=1+1` nor `#REF!` may become a formula or an error."""
    aman = escape(isi)
    if not aman.startswith("=") and aman not in ERROR_CODES:
        return aman
    sel = WriteOnlyCell(halaman, value="-")
    sel.value, sel.data_type = aman, "s"
    return sel


def _formatted(halaman: Any, isi: Any, bentuk: str) -> Any:
    sel = WriteOnlyCell(halaman, value=isi)
    sel.number_format = bentuk
    return sel


def native(angka: Decimal) -> int | float:
    """The number as a cell keeps it."""
    return int(angka) if angka == angka.to_integral_value() else float(angka)
