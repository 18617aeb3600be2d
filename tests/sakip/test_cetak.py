"""Printing and rounding the Indonesian way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.numbers import (
    bulatkan,
    cetak_angka,
    cetak_persen,
    cetak_persen_ringkas,
    cetak_rupiah,
    cetak_rupiah_polos,
)


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [
        ("2.345", 2, "2.35"),
        ("2.344999", 2, "2.34"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.001", 2, "0.00"),
        ("84.98932", 2, "84.99"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_bulatkan_rounds_half_up(nilai, desimal, hasil):
    assert str(bulatkan(Decimal(nilai), desimal)) == hasil


@given(st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False))
def test_bulatkan_stays_within_half_of_the_last_digit(nilai):
    assert abs(bulatkan(nilai, 2) - nilai) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        ("1234.5", None, "1.234,5"),
        ("1234.50", None, "1.234,5"),
        ("100.00", None, "100"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("0.1", None, "0,1"),
        ("-33.33", None, "-33,33"),
        ("-0.0", None, "0"),
        ("1234567.891", None, "1.234.567,891"),
        ("1234.5", 0, "1.235"),
        ("1234.5", 2, "1.234,50"),
        ("-0.001", 2, "0,00"),
    ],
)
def test_cetak_angka(nilai, desimal, teks):
    assert cetak_angka(Decimal(nilai), desimal) == teks


def test_cetak_persen_prints_two_decimals():
    assert cetak_persen(Decimal("84.98932")) == "84,99%"
    assert cetak_persen(100) == "100,00%"
    assert cetak_persen(Decimal("99.95"), 1) == "100,0%"


def test_cetak_persen_ringkas_prints_what_there_is():
    assert cetak_persen_ringkas(Decimal("82.50")) == "82,5%"
    assert cetak_persen_ringkas(Decimal("100.00")) == "100%"
    assert cetak_persen_ringkas(Decimal("0.1")) == "0,1%"


def test_cetak_rupiah_stands_directly_before_the_digits():
    assert cetak_rupiah(26030287000) == "Rp26.030.287.000"
    assert cetak_rupiah(-5000) == "-Rp5.000"
    assert cetak_rupiah(0) == "Rp0"
    assert cetak_rupiah_polos(26030287000) == "26.030.287.000"


@pytest.mark.parametrize(
    "cetak", [cetak_angka, cetak_persen, cetak_persen_ringkas, cetak_rupiah, cetak_rupiah_polos]
)
def test_no_value_is_a_dash_and_never_zero(cetak):
    assert cetak(None) == "\u2013"
