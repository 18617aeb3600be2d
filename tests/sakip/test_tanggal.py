"""Dates as people type them, and as documents print them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.tanggal import (
    baca_rentang_bulan,
    baca_tanggal,
    cetak_bulan_tahun,
    cetak_rentang_bulan,
    cetak_tanggal,
    masa_words,
    nama_hari,
)

DUA_JANUARI = date(2024, 1, 2)


@pytest.mark.parametrize(
    "isi",
    [
        *(
            "2 Januari 2024",
            "02 januari 2024",
            "2 Jan 2024",
            "2Januari2024",
            "2 Januari, 2024",
            "2 Januari Tahun 2024",
        ),
        *(
            "2024-01-02",
            "2024/01/02",
            "2024-01-02 00:00:00",
            "02/01/2024",
            "2-1-2024",
            "02.01.2024",
            "2-Jan-2024",
        ),
        *("Selasa, 2 Januari 2024", "tanggal 2 Januari 2024", " 2\u00a0Januari 2024. "),
        *(DUA_JANUARI, datetime(2024, 1, 2, 3, 4)),  # noqa: DTZ001 - openpyxl gives naive datetimes
    ],
)
def test_baca_tanggal_reads_a_day(isi):
    hasil = baca_tanggal(isi)
    assert (hasil.tanggal, hasil.presisi, hasil.ragu, hasil.catatan) == (DUA_JANUARI, "hari", False, "")


@pytest.mark.parametrize(
    ("isi", "tanggal", "presisi"),
    [
        ("06 Januari 2025", date(2025, 1, 6), "hari"),
        ("24 Nopember 2023", date(2023, 11, 24), "hari"),
        ("29 Februari 2024", date(2024, 2, 29), "hari"),
        ("Jum'at, 5 Januari 2024", date(2024, 1, 5), "hari"),
        ("Januari 2024", date(2024, 1, 1), "bulan"),
        ("Juli 2024", date(2024, 7, 1), "bulan"),
        ("Oktober 2024", date(2024, 10, 1), "bulan"),
        ("07/2024", date(2024, 7, 1), "bulan"),
        ("2024-07", date(2024, 7, 1), "bulan"),
        ("2024", date(2024, 1, 1), "tahun"),
        (2024, date(2024, 1, 1), "tahun"),
    ],
)
def test_baca_tanggal_keeps_the_precision(isi, tanggal, presisi):
    hasil = baca_tanggal(isi)
    assert (hasil.tanggal, hasil.presisi, hasil.ragu) == (tanggal, presisi, False)


def test_baca_tanggal_passes_over_the_place():
    hasil = baca_tanggal("Palangka Raya, 10 Januari 2024")
    assert (hasil.tanggal, hasil.ragu) == (date(2024, 1, 10), False)
    assert hasil.catatan == "'Palangka Raya' tidak ikut dibaca."


@pytest.mark.parametrize(
    ("isi", "tanggal", "catatan"),
    [
        ("Rabu, 2 Januari 2024", DUA_JANUARI, "2 Januari 2024 adalah hari Selasa."),
        ("2/1/24", DUA_JANUARI, "Tahun '24' dibaca 2024."),
        ("12/31/2024", date(2024, 12, 31), "Bulan tertulis di depan tanggal."),
        ("l Januari 2024", date(2024, 1, 1), "'l' dibaca 1."),
        (45293, DUA_JANUARI, "Angka 45293 dibaca 2 Januari 2024; pastikan."),
        ("\u0662 Januari 2024", DUA_JANUARI, "Ada huruf atau angka dari abjad lain."),
    ],
)
def test_baca_tanggal_doubts(isi, tanggal, catatan):
    hasil = baca_tanggal(isi)
    assert (hasil.tanggal, hasil.ragu, hasil.catatan) == (tanggal, True, catatan)


@pytest.mark.parametrize("isi", [None, "", " ", "-", "."])
def test_baca_tanggal_takes_an_empty_cell_as_nothing(isi):
    hasil = baca_tanggal(isi)
    assert (hasil.tanggal, hasil.presisi, hasil.catatan) == (None, "", "")


@pytest.mark.parametrize(
    "isi",
    [
        *(
            "31 Februari 2024",
            "29 Februari 2023",
            "32/01/2024",
            "13/2024",
            "2 Foobar 2024",
            "2 Januari",
            "abc",
        ),
        *("2-5 Januari 2024", "2 Januari 9999", "00/00/0000", "January 2, 2024", "2 Januari 2024" * 100),
        *(5, 45293.5, True, float("nan"), float("inf")),
    ],
)
def test_baca_tanggal_says_what_it_cannot_read(isi):
    hasil = baca_tanggal(isi)
    assert (hasil.tanggal, hasil.presisi, hasil.ragu) == (None, "", False)
    assert hasil.catatan


def test_baca_tanggal_explains_a_day_that_does_not_exist():
    assert baca_tanggal("31 Februari 2024").catatan == "Tanggal 31 bulan 2 tahun 2024 tidak ada."


def test_cetak_tanggal():
    assert cetak_tanggal(DUA_JANUARI) == "2 Januari 2024"
    assert cetak_tanggal(DUA_JANUARI, "bulan") == "Januari 2024"
    assert cetak_tanggal(DUA_JANUARI, "tahun") == "2024"
    assert cetak_bulan_tahun(date(2024, 8, 17)) == "Agustus 2024"
    assert (cetak_tanggal(None), cetak_bulan_tahun(None)) == ("\u2013", "\u2013")
    assert nama_hari(DUA_JANUARI) == "Selasa"


@given(st.one_of(st.text(), st.text("0123456789/-. JanuariOktDesSlI,")))
def test_baca_tanggal_never_raises(teks):
    hasil = baca_tanggal(teks)
    assert (hasil.tanggal is None) == (hasil.presisi == "")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_baca_tanggal_reads_back_what_is_printed(tanggal):
    assert baca_tanggal(f"{nama_hari(tanggal)}, {cetak_tanggal(tanggal)}").tanggal == tanggal
    assert baca_tanggal(cetak_bulan_tahun(tanggal)).tanggal == tanggal.replace(day=1)
    assert baca_tanggal(tanggal.isoformat()).tanggal == tanggal


@pytest.mark.parametrize(
    ("mulai", "selesai", "kata"),
    [
        (date(2024, 1, 1), date(2024, 3, 3), "1 Januari 2024 sampai 3 Maret 2024"),
        (date(2024, 1, 1), None, "sejak 1 Januari 2024"),
        (None, date(2024, 3, 3), "sampai 3 Maret 2024"),
        (None, None, "tanpa batas waktu"),
    ],
)
def test_a_masa_in_words(mulai, selesai, kata):
    assert masa_words(mulai, selesai) == kata


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("Maret", (3, 3)),
        ("Feb-Mei", (2, 5)),
        ("Pebruari s.d. Nopember", (2, 11)),
        ("januari s/d desember", (1, 12)),
        ("April sampai dengan Juni", (4, 6)),
        ("2 - 5", (2, 5)),
        ("12", (12, 12)),
        ("Mei sampai Februari", None),
        ("Januari, Maret, Mei", None),
        ("1-2-3", None),
        ("13", None),
        ("sepanjang tahun", None),
    ],
)
def test_months_of_a_schedule(teks, bulan):
    assert baca_rentang_bulan(teks) == bulan


@given(st.text(max_size=40))
def test_any_schedule_is_read_or_refused(teks):
    bulan = baca_rentang_bulan(teks)
    assert bulan is None or 1 <= bulan[0] <= bulan[1] <= 12


@pytest.mark.parametrize(
    ("bulan", "teks"), [((3, 3), "Maret"), ((2, 5), "Februari sampai Mei"), ((None, None), "")]
)
def test_a_schedule_is_printed_in_words(bulan, teks):
    assert cetak_rentang_bulan(*bulan) == teks
