"""Workbooks for the tests of the paket: the two real ones, and small ones made on the spot."""

import io
from pathlib import Path

import openpyxl

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
REJANG_LEBONG = FIXTURES / "rejanglebong_2024.xlsx"
KALTENG = FIXTURES / "kalteng_2024.xlsx"
SATKER = [["nama", "jenis", "kode_wilayah"], ["KPU Kabupaten Rejang Lebong", "kabupaten", "17.02"]]


def workbook(**lembar):
    """The bytes of a workbook; each sheet is a list of rows, the first being the header."""
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for nama, rows in lembar.items():
        halaman = buku.create_sheet(nama)
        for baris, row in enumerate(rows, start=1):
            for kolom, isi in enumerate(row, start=1):
                put(halaman.cell(baris, kolom), isi)
    return as_bytes(buku)


def put(sel, isi):
    """Write a value; a pair is (value, number format)."""
    if isinstance(isi, tuple):
        sel.value, sel.number_format = isi
    else:
        sel.value = isi
        if isinstance(isi, str):
            sel.data_type = "s"  # text, also when it looks like a formula


def as_bytes(buku):
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def paket(**lembar):
    """A workbook of satker A with these sheets beside `satker`."""
    return workbook(satker=SATKER, **lembar)


def pk_rows(*rows):
    """Sheet `pk` with (sasaran, indikator, target) rows of the lembaga for 2024."""
    judul = ["tahun", "unit", "urut", "sasaran", "indikator", "target"]
    return [judul, *([2024, "lembaga", urut, *row] for urut, row in enumerate(rows, start=1))]


def cells(isi):
    """{(sheet, row, column name): (value, type, shown as percent)} of every filled cell."""
    hasil = {}
    for halaman in openpyxl.load_workbook(io.BytesIO(isi)):
        judul = [sel.value for sel in halaman[1]]
        for row in halaman.iter_rows(min_row=2):
            for nama, sel in zip(judul, row, strict=False):
                if sel.value is not None:
                    hasil[halaman.title, sel.row, nama] = (
                        sel.value,
                        type(sel.value),
                        "%" in sel.number_format,
                    )
    return hasil
