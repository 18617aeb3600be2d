"""The only door to openpyxl: uploaded workbooks read safely, exports written exactly (layer 0 engine).

A cell arrives as None, str, int, Decimal, bool, date/time, `Persen` or `SelRusak`; formulas arrive as the
value that was stored with them. Nothing of a workbook is ever executed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

BESAR_BERKAS: Final = 10 * 1024 * 1024
BESAR_TERBUKA: Final = 80 * 1024 * 1024  # all parts unpacked: a workbook of 10 MB rarely unpacks to more
BAGIAN_MAKS: Final = 2000
BARIS_MAKS: Final = 50_000
KOLOM_MAKS: Final = 120
TEKS_SEL_MAKS: Final = 32_767  # what one Excel cell holds; openpyxl would cut the rest off silently

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_RUMUS: Final = re.compile(rb"<(?:\w+:)?f[ />]")
_GABUNG: Final = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]+[0-9]+):([A-Z]+[0-9]+)\"")
_KUTIPAN: Final = re.compile(r'"[^"]*"|\\.')
_SANDI: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_KONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)")


class BerkasDitolakError(Exception):
    """The file cannot be read as a workbook; the message is one sentence in Indonesian for the user."""


@dataclass(frozen=True, slots=True)
class Persen:
    """A native number whose cell is formatted as a percent: `pecahan` 0.8 is shown as 80 %."""

    pecahan: Decimal


@dataclass(frozen=True, slots=True)
class SelRusak:
    """A cell without a usable value; `alasan` is a sentence in Indonesian."""

    alasan: str


@dataclass(frozen=True)
class LembarBerkas:
    """One sheet: rows with anything in them as (row number, cells), and merged ranges (r1, c1, r2, c2)."""

    nama: str
    baris: list[tuple[int, tuple[Any, ...]]]
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_workbook(isi: bytes, *, lembar: Iterable[str] = ()) -> list[LembarBerkas]:
    """Every sheet of the workbook `isi` in order, hidden ones too; raises BerkasDitolakError.

    With `lembar` only sheets of these names (lower case, trimmed) are read; the others come without rows.
    """
    _check_container(isi)
    wanted = set(lembar)
    try:
        return list(_read_sheets(isi, wanted))
    except BerkasDitolakError:
        raise
    except MemoryError:
        raise BerkasDitolakError("Berkas terlalu besar untuk dibaca.") from None
    except Exception:  # hostile or broken XML fails in many ways; all mean the same to the user
        raise BerkasDitolakError(
            "Berkas rusak atau bukan buku kerja Excel yang sah. Buka di Excel, lalu simpan sebagai .xlsx."
        ) from None


def _check_container(isi: bytes) -> None:
    """Refuse what is no plain .xlsx before anything is unpacked."""
    if not isi:
        raise BerkasDitolakError("Berkas kosong: tidak ada isi yang dapat dibaca.")
    if len(isi) > BESAR_BERKAS:
        raise BerkasDitolakError(f"Berkas terlalu besar: paling besar {BESAR_BERKAS // 1024 // 1024} MB.")
    if isi.startswith(_OLE):
        raise BerkasDitolakError(_ole_sentence(isi))
    if not isi.startswith(b"PK"):
        raise BerkasDitolakError(_text_sentence(isi))
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _check_parts(arsip.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise BerkasDitolakError(
            "Berkas rusak: isinya terpotong atau tidak utuh. Salin atau unduh kembali berkasnya."
        ) from None


def _ole_sentence(isi: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in isi:
        return "Berkas dilindungi kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah kembali."
    return "Berkas berformat Excel lama (.xls). Simpan sebagai .xlsx, lalu unggah kembali."


def _text_sentence(isi: bytes) -> str:
    if b"\x00" not in isi[:4096]:
        return "Berkas ini berupa teks (misalnya CSV), bukan buku kerja Excel. Simpan sebagai .xlsx."
    return "Berkas ini bukan buku kerja Excel (.xlsx)."


def _check_parts(bagian: list[zipfile.ZipInfo]) -> None:
    nama = {info.filename for info in bagian}
    if any(info.flag_bits & 0x1 for info in bagian):
        raise BerkasDitolakError("Berkas dilindungi kata sandi. Hapus kata sandinya, lalu unggah kembali.")
    if len(bagian) > BAGIAN_MAKS or sum(info.file_size for info in bagian) > BESAR_TERBUKA:
        raise BerkasDitolakError("Berkas terlalu besar setelah dibuka; bagi menjadi beberapa berkas.")
    if "xl/workbook.bin" in nama:
        raise BerkasDitolakError("Berkas berformat biner (.xlsb). Simpan sebagai .xlsx, lalu unggah kembali.")
    if "[Content_Types].xml" not in nama or not any(n.endswith("workbook.xml") for n in nama):
        raise BerkasDitolakError("Berkas ini bukan buku kerja Excel (.xlsx).")


def _read_sheets(isi: bytes, wanted: set[str]) -> Iterator[LembarBerkas]:
    buku = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    rumus = None
    try:
        for lembar in buku.worksheets:
            if wanted and lembar.title.strip().lower() not in wanted:
                yield LembarBerkas(lembar.title, [])
                continue
            mentah = buku._archive.read(lembar._worksheet_path)
            tanpa_nilai: set[tuple[int, int]] = set()
            if _RUMUS.search(mentah):
                rumus = rumus or openpyxl.load_workbook(io.BytesIO(isi), read_only=True)
                tanpa_nilai = _formula_cells(rumus[lembar.title])
            yield LembarBerkas(lembar.title, list(_read_rows(lembar, tanpa_nilai)), _merged(mentah))
    finally:
        buku.close()
        if rumus is not None:
            rumus.close()


def _merged(mentah: bytes) -> list[tuple[int, int, int, int]]:
    """Merged ranges of a sheet; the read-only reader does not tell them."""
    rentang = []
    for awal, akhir in _GABUNG.findall(mentah):
        (r1, c1), (r2, c2) = coordinate_to_tuple(awal.decode()), coordinate_to_tuple(akhir.decode())
        rentang.append((r1, c1, r2, c2))
    return rentang


def _formula_cells(lembar: Any) -> set[tuple[int, int]]:
    lembar.reset_dimensions()
    return {
        (sel.row, sel.column)
        for baris in lembar.iter_rows(max_col=KOLOM_MAKS)
        for sel in baris
        if sel.data_type == "f"
    }


def _read_rows(lembar: Any, rumus: set[tuple[int, int]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    lembar.reset_dimensions()
    terisi = 0
    for nomor, baris in enumerate(lembar.iter_rows(max_col=KOLOM_MAKS), start=1):
        isi = tuple(_value(sel, rumus) for sel in baris)
        if all(nilai is None for nilai in isi):
            continue
        terisi += 1
        if terisi > BARIS_MAKS:
            kalimat = f"Lembar '{lembar.title}' memuat lebih dari {BARIS_MAKS:,} baris".replace(",", ".")
            raise BerkasDitolakError(f"{kalimat}; bagi menjadi beberapa berkas.")
        yield nomor, isi


def _value(sel: Any, rumus: set[tuple[int, int]]) -> Any:
    nilai = sel.value
    if nilai is None:
        if rumus and sel.data_type == "n" and (getattr(sel, "row", 0), getattr(sel, "column", 0)) in rumus:
            return SelRusak(
                "Rumus di sel ini tidak menyimpan hasil; buka berkas di Excel lalu simpan kembali."
            )
        return None
    if isinstance(nilai, str):
        if sel.data_type == "e":
            return SelRusak(f"Sel berisi kesalahan rumus {nilai}.")
        return _unescape(nilai) if nilai.strip() else None
    if isinstance(nilai, bool | date | time | timedelta):
        return nilai
    angka = nilai if isinstance(nilai, int) else Decimal(repr(nilai))
    if not isinstance(angka, int) and not angka.is_finite():
        return SelRusak("Sel berisi bilangan yang tidak terhingga.")
    if sel._style_id and "%" in _KUTIPAN.sub("", sel.number_format):
        return Persen(Decimal(angka))
    return angka


def _unescape(teks: str) -> str:
    """`_x000D_` as Excel writes control characters; NUL, which no database keeps, is left as written."""
    if "_x" not in teks:
        return teks
    return _SANDI.sub(lambda m: m[0] if int(m[1], 16) == 0 else chr(int(m[1], 16)), teks)


def _escape(teks: str) -> str:
    """The inverse of `_unescape`, so that every text comes back as it was."""
    return _KONTROL.sub(lambda m: "_x005F_x" if m[0] == "_x" else f"_x{ord(m[0]):04X}_", teks)


def write_workbook(lembar: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """A workbook of (sheet name, header, rows); texts are never formulas. Raises ValueError when a text
    is longer than a cell can hold (it would be cut off)."""
    buku = openpyxl.Workbook(write_only=True)
    tebal = Font(bold=True)
    for nama, judul, baris in lembar:
        halaman = buku.create_sheet(nama)
        halaman.freeze_panes = "A2"
        for ke, kolom in enumerate(judul, start=1):
            halaman.column_dimensions[get_column_letter(ke)].width = max(10, min(len(kolom) + 4, 24))
        kepala = [WriteOnlyCell(halaman, value=kolom) for kolom in judul]
        for sel in kepala:
            sel.font = tebal
        halaman.append(kepala)
        for satu in baris:
            halaman.append([_cell(halaman, isi) for isi in satu])
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _cell(halaman: Any, isi: Any) -> Any:
    if isinstance(isi, str):
        return _text_cell(halaman, isi)
    if isinstance(isi, Persen):
        utuh = isi.pecahan * 100 == (isi.pecahan * 100).to_integral_value()
        return _formatted(halaman, _native(isi.pecahan), "0%" if utuh else "0.00%")
    if isinstance(isi, date):
        saat = isi if isinstance(isi, datetime) else datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001
        return _formatted(halaman, saat, "dd/mm/yyyy")
    if isinstance(isi, Decimal):
        return _native(isi)
    return isi


def _text_cell(halaman: Any, isi: str) -> Any:
    """Text as text: neither `=1+1` nor `#REF!` may become a formula or an error."""
    if len(isi) > TEKS_SEL_MAKS:
        raise ValueError(f"Teks '{isi[:40]}...' lebih panjang daripada yang dapat dimuat satu sel Excel.")
    aman = _escape(isi)
    if not aman.startswith("=") and aman not in ERROR_CODES:
        return aman
    sel = WriteOnlyCell(halaman, value="-")
    sel.value, sel.data_type = aman, "s"
    return sel


def _formatted(halaman: Any, isi: Any, bentuk: str) -> Any:
    sel = WriteOnlyCell(halaman, value=isi)
    sel.number_format = bentuk
    return sel


def _native(angka: Decimal) -> int | float:
    return int(angka) if angka == angka.to_integral_value() else float(angka)
