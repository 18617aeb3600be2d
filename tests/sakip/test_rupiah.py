"""baca_rupiah: the amounts of DOMAIN.md section 9 (P9, P10) and of the two published workbooks."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.numbers import baca_rupiah, cetak_rupiah, cetak_rupiah_polos

PASTI = [
    ("51.412.431.000,-", 51412431000),
    ("2.526.500.000.-", 2526500000),
    ("Rp. 115.805.681.000-", 115805681000),
    ("Rp. 11.081.507.000,-", 11081507000),
    ("Rp2.647.529.000", 2647529000),
    ("34,884,986,000", 34884986000),
    ("13.322.950", 13322950),
    ("600.000", 600000),
    ("2.000", 2000),
    ("0", 0),
    ("0,00", 0),
    ("5000", 5000),
    ("1.000,00", 1000),
    ("Rp5.000,=", 5000),
    ("5.000.000 rupiah", 5000000),
    ("IDR 5.000", 5000),
    ("Rp 5.000.000 (lima juta rupiah)", 5000000),
    ("\uff32\uff50\uff15\uff0e\uff10\uff10\uff10", 5000),
    ("999.999.999.999.999.999", 999999999999999999),
    (2891003000, 2891003000),
    (5.0, 5),
    (Decimal("1E+3"), 1000),
]


@pytest.mark.parametrize(("isi", "nilai"), PASTI)
def test_baca_rupiah_reads_an_amount(isi, nilai):
    hasil = baca_rupiah(isi)
    assert (hasil.nilai, hasil.ragu, hasil.catatan) == (nilai, False, "")


RAGU = [
    ("1,050.024.000,-", 1050024000, "Titik dan koma bercampur sebagai pemisah ribuan."),
    ("1,050", 1050, "Koma dibaca sebagai pemisah ribuan."),
    ("1.23.456", 123456, "Angka tidak dikelompokkan tiga-tiga."),
    ("12.34.56", 123456, "Angka tidak dikelompokkan tiga-tiga."),
    ("5 000 000", 5000000, "Spasi di antara angka dibaca sebagai pemisah ribuan."),
    ("5.OOO.000", 5000000, "Huruf di dalam '5.OOO.000' dibaca sebagai angka."),
    ("l.000.000", 1000000, "Huruf di dalam 'l.000.000' dibaca sebagai angka."),
    ("13,5 miliar", 13500000000, "'13,5 miliar' dibaca 13.500.000.000."),
    ("Rp 13,5 M", 13500000000, "'13,5 M' dibaca 13.500.000.000."),
    ("1.000,50", 1001, "Rupiah harus bulat; 1.000,5 dibulatkan menjadi 1.001."),
    (5.5, 6, "Rupiah harus bulat; 5,5 dibulatkan menjadi 6."),
    ("Rp5.000 (enam ribu rupiah)", 5000, "Terbilang 'enam ribu' tidak sama dengan angkanya."),
    ("\u0661\u0660\u0660", 100, "Ada huruf atau angka dari abjad lain."),
]


@pytest.mark.parametrize(("isi", "nilai", "catatan"), RAGU)
def test_baca_rupiah_doubts_an_odd_amount(isi, nilai, catatan):
    hasil = baca_rupiah(isi)
    assert (hasil.nilai, hasil.ragu, hasil.catatan) == (nilai, True, catatan)


@pytest.mark.parametrize(
    "teks", ["-5.000", "(5.000)", "Rp -5.000", "-Rp5.000", "Rp. (5.000,-)", "\u22125.000", -5000]
)
def test_baca_rupiah_reads_a_negative_amount_and_says_so(teks):
    hasil = baca_rupiah(teks)
    assert (hasil.nilai, hasil.ragu, hasil.catatan) == (-5000, False, "Jumlahnya di bawah nol.")


@pytest.mark.parametrize("isi", [None, "", " ", "-", "\u2013", "Rp -", "Rp.", ".", ",-"])
def test_baca_rupiah_takes_an_empty_cell_as_nothing(isi):
    hasil = baca_rupiah(isi)
    assert (hasil.nilai, hasil.ragu, hasil.catatan) == (None, False, "")


@pytest.mark.parametrize(
    "isi",
    [
        *(
            "Rp. Rp.",
            "Rp. /",
            "abc",
            "100%",
            "1e5",
            "=A1",
            "01.02.2024",
            "02/01/2024",
            "(5.000",
            "5.000)",
            "\u00bd",
        ),
        *(
            "1.000.000.000.000.000.000",
            "9" * 100_000,
            True,
            float("nan"),
            float("inf"),
            10**18,
            date(2024, 1, 2),
        ),
    ],
)
def test_baca_rupiah_says_what_it_cannot_read(isi):
    hasil = baca_rupiah(isi)
    assert (hasil.nilai, hasil.ragu) == (None, False)
    assert hasil.catatan


def test_baca_rupiah_passes_over_words_in_brackets():
    hasil = baca_rupiah("5.000.000 (revisi)")
    assert (hasil.nilai, hasil.ragu) == (5000000, False)
    assert hasil.catatan == "Keterangan dalam kurung tidak ikut dibaca."


@given(st.one_of(st.text(), st.text("0123456789.,-() RpIDRmM=\u2212\u0663")))
def test_baca_rupiah_never_raises(teks):
    hasil = baca_rupiah(teks)
    assert hasil.catatan or not hasil.ragu


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_baca_rupiah_reads_back_what_is_printed(nilai):
    for teks in (cetak_rupiah(nilai), cetak_rupiah_polos(nilai), f"{cetak_rupiah(nilai)},-"):
        hasil = baca_rupiah(teks)
        assert (hasil.nilai, hasil.ragu) == (nilai, False)
