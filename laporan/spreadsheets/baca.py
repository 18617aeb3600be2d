"""Uploaded workbooks read safely: nothing of them is ever executed, and hostile ones are refused.

A cell arrives as None, str, int, Decimal, bool, date/time, `Persen` or `SelRusak`; formulas arrive as the
value that was stored with them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import IO, Any, Final

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import WorkSheetParser

BESAR_BERKAS: Final = 10 * 1024 * 1024
BESAR_TERBUKA: Final = 80 * 1024 * 1024  # all parts unpacked: a workbook of 10 MB rarely unpacks to more
BAGIAN_MAKS: Final = 2000
BARIS_MAKS: Final = 50_000
BARIS_EXCEL: Final = 1_048_576  # no sheet of Excel has a row beyond
KOLOM_MAKS: Final = 120
GABUNGAN_MAKS: Final = 5_000
HURUF_SEL_MAKS: Final = 200_000  # read from one cell; Excel itself writes 32,767
HURUF_LEMBAR_MAKS: Final = 50_000_000  # a shared text costs the file nothing, however many cells repeat it

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_RUMUS: Final = re.compile(rb"<(?:\w+:)?f[ />]")
_GABUNG: Final = re.compile(rb"<(?:[^\s<>/]+:)?mergeCell[\s/>]")
_KUTIPAN: Final = re.compile(r'"[^"]*"|\\.')
_SANDI: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


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
            _check_doctype(arsip)
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


def _check_doctype(arsip: zipfile.ZipFile) -> None:
    """Refuse a document type, which no workbook needs and hostile ones expand; a picture (svg) has one."""
    for nama in arsip.namelist():
        if not nama.endswith(".svg") and b"<!DOCTYPE" in arsip.read(nama).replace(b"\x00", b""):
            raise BerkasDitolakError(
                "Berkas memuat deklarasi DOCTYPE, yang tidak ada di buku kerja Excel, sehingga tidak dibaca."
            )


def _read_sheets(isi: bytes, wanted: set[str]) -> Iterator[LembarBerkas]:
    buku = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    rumus = None
    try:
        for lembar in buku.worksheets:
            if wanted and lembar.title.strip().lower() not in wanted:
                yield LembarBerkas(lembar.title, [])
                continue
            mentah = buku._archive.read(lembar._worksheet_path)
            _check_merges(lembar.title, mentah)
            tanpa_nilai: set[tuple[int, int]] = set()
            if _RUMUS.search(mentah):
                rumus = rumus or openpyxl.load_workbook(io.BytesIO(isi), read_only=True)
                tanpa_nilai = _formula_cells(rumus[lembar.title])
            yield _read_sheet(lembar, tanpa_nilai)
    finally:
        buku.close()
        if rumus is not None:
            rumus.close()


def _check_merges(nama: str, mentah: bytes) -> None:
    if sum(1 for _ in _GABUNG.finditer(mentah)) > GABUNGAN_MAKS:
        raise BerkasDitolakError(
            f"Lembar '{nama}' memuat lebih dari {_angka(GABUNGAN_MAKS)} sel gabungan; pisahkan sel-selnya."
        )


def _angka(bilangan: int) -> str:
    return f"{bilangan:,}".replace(",", ".")


def _parser(lembar: Any, aliran: IO[bytes]) -> WorkSheetParser:
    """openpyxl's own reader of a sheet, without the step that fills up every missing row."""
    buku = lembar.parent
    return WorkSheetParser(
        aliran,
        lembar._shared_strings,
        data_only=buku.data_only,
        epoch=buku.epoch,
        date_formats=buku._date_formats,
        timedelta_formats=buku._timedelta_formats,
    )


def _parse_rows(lembar: Any, pengurai: WorkSheetParser) -> Iterator[tuple[int, list[Any]]]:
    """The rows that the file holds, as (number, cells): a row number far below costs nothing."""
    akhir = 0
    for nomor, sel in pengurai.parse():
        if nomor <= akhir:
            raise ValueError("rows out of order")
        if nomor > BARIS_EXCEL:
            raise BerkasDitolakError(
                f"Lembar '{lembar.title}' menyebut baris di bawah baris {_angka(BARIS_EXCEL)}, "
                "yang tidak ada di Excel. Simpan kembali berkasnya di Excel."
            )
        akhir = nomor
        yield nomor, [ReadOnlyCell(lembar, **satu) for satu in sel if satu["column"] <= KOLOM_MAKS]


def _formula_cells(lembar: Any) -> set[tuple[int, int]]:
    with lembar._get_source() as aliran:
        return {
            (sel.row, sel.column)
            for _, baris in _parse_rows(lembar, _parser(lembar, aliran))
            for sel in baris
            if sel.data_type == "f"
        }


def _read_sheet(lembar: Any, rumus: set[tuple[int, int]]) -> LembarBerkas:
    with lembar._get_source() as aliran:
        pengurai = _parser(lembar, aliran)
        baris = list(_read_rows(lembar, pengurai, rumus))
    gabungan = pengurai.merged_cells.mergeCell if pengurai.merged_cells else []
    rentang = [(satu.min_row, satu.min_col, satu.max_row, satu.max_col) for satu in gabungan]
    return LembarBerkas(lembar.title, baris, rentang)


def _read_rows(
    lembar: Any, pengurai: WorkSheetParser, rumus: set[tuple[int, int]]
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    terisi = huruf = 0
    for nomor, baris in _parse_rows(lembar, pengurai):
        isi: list[Any] = [None] * KOLOM_MAKS
        for sel in baris:
            isi[sel.column - 1] = _value(sel, rumus)
        if all(nilai is None for nilai in isi):
            continue
        terisi += 1
        huruf += sum(len(nilai) for nilai in isi if isinstance(nilai, str))
        if terisi > BARIS_MAKS or huruf > HURUF_LEMBAR_MAKS:
            apa = (
                f"{_angka(BARIS_MAKS)} baris" if terisi > BARIS_MAKS else f"{_angka(HURUF_LEMBAR_MAKS)} huruf"
            )
            kalimat = f"Lembar '{lembar.title}' memuat lebih dari {apa}; bagi menjadi beberapa berkas."
            raise BerkasDitolakError(kalimat)
        yield nomor, tuple(isi)


def _value(sel: Any, rumus: set[tuple[int, int]]) -> Any:
    nilai = sel.value
    if nilai is None:
        if sel.data_type == "n" and (sel.row, sel.column) in rumus:
            return SelRusak(
                "Rumus di sel ini tidak menyimpan hasil; buka berkas di Excel lalu simpan kembali."
            )
        return None
    if isinstance(nilai, str):
        if sel.data_type == "e":
            return SelRusak(f"Sel berisi kesalahan rumus {nilai}.")
        if len(nilai) > HURUF_SEL_MAKS:
            return SelRusak(f"Sel memuat lebih dari {_angka(HURUF_SEL_MAKS)} huruf; bagi isinya.")
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
    """`_x000D_` as Excel writes control characters; what no database keeps (NUL, half of a surrogate pair)
    is left as written."""
    if "_x" not in teks:
        return teks
    return _SANDI.sub(lambda m: chr(int(m[1], 16)) if _is_storable(int(m[1], 16)) else m[0], teks)


def _is_storable(kode: int) -> bool:
    return kode != 0 and not 0xD800 <= kode <= 0xDFFF
