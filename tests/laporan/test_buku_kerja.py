"""A written workbook can be read as it opens: nothing cut, nothing overlapping, and nothing else changed."""

import io
from decimal import Decimal

import openpyxl

from laporan.spreadsheets import Persen, read_workbook, write_workbook

KALIMAT = "Persentase pemilih yang menggunakan hak pilihnya pada hari pemungutan suara. " * 3
JUDUL = ["no", "uraian", "pagu", "tahun", "catatan"]
BARIS = [
    ["a", KALIMAT.strip(), Decimal(26606457000), Decimal("2024"), None],
    ["b", "pendek", Decimal("1234567.5"), Persen(Decimal("0.8")), "=1+1"],
]


def lembar():
    isi = write_workbook(
        [("uji", ["no", "uraian", "pagu", "tahun", "catatan"], BARIS), ("kosong", ["a"], [])]
    )
    return isi, openpyxl.load_workbook(io.BytesIO(isi))


def test_columns_take_their_content_and_long_texts_wrap():
    uji = lembar()[1]["uji"]
    assert [uji.column_dimensions[huruf].width for huruf in "ABCDE"] == [10, 60, 13, 10, 10]
    assert (uji.row_dimensions[2].height, uji.row_dimensions[3].height) == (5 * 13.5, None)
    assert {sel.alignment.vertical for sel in uji[2] if sel.value} == {"top"}
    assert uji["B2"].alignment.wrap_text
    assert (uji.freeze_panes, uji.auto_filter.ref, uji.print_title_rows) == ("A2", "A1:E3", "$1:$1")


def test_amounts_show_their_thousands_and_years_do_not():
    uji = lembar()[1]["uji"]
    assert [uji[nama].number_format for nama in ("C2", "C3", "D2", "D3")] == [
        "#,##0",
        "#,##0.00",
        "General",
        "0%",
    ]


def test_looks_change_no_value():
    assert [baris[:5] for _, baris in read_workbook(lembar()[0])[0].baris[1:]] == [
        ("a", KALIMAT.strip(), 26606457000, 2024, None),
        ("b", "pendek", Decimal("1234567.5"), Persen(Decimal("0.8")), "=1+1"),
    ]
