"""The list of units: one canonical spelling, its aliases, and what is not on it (DOMAIN 9, P6)."""

import pytest

from sakip.angka.satuan import DAFTAR, is_satuan_terdaftar, satuan_baku, singkatan
from sakip.numbers import baca_nilai


@pytest.mark.parametrize(
    ("teks", "baku"),
    [
        ("Lap", "Laporan"),
        ("Lap.", "Laporan"),
        ("LAP", "Laporan"),
        ("laporan", "Laporan"),
        ("Dok", "Dokumen"),
        ("Keg", "Kegiatan"),
        ("Kab", "Kabupaten"),
        ("Kab/Kota", "Kabupaten/Kota"),
        ("org", "Orang"),
        ("NSPK", "NSPK"),
        ("kali", "kali"),
        ("%", "%"),
        ("persen", "%"),
        ("Prosen", "%"),
        ("pct", "%"),
        ("m²", "m2"),
    ],
)
def test_aliases_have_one_canonical_spelling(teks, baku):
    assert (satuan_baku(teks), is_satuan_terdaftar(teks)) == (baku, True)


@pytest.mark.parametrize("teks", ["Peta Rawan", "Laporan dan Dokumen", "", "lapangan", "perseneling"])
def test_another_unit_stays_as_typed_and_is_not_on_the_list(teks):
    assert (satuan_baku(teks), is_satuan_terdaftar(teks)) == (teks, False)


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan"),
    [
        ("1 Dokumen", 1, "Dokumen"),
        ("12 Laporan", 12, "Laporan"),
        ("2 Lap", 2, "Laporan"),
        ("1 NSPK", 1, "NSPK"),
        ("1 Kab", 1, "Kabupaten"),
        ("2 Keg", 2, "Kegiatan"),
        ("12 kali", 12, "kali"),
    ],
)
def test_a_typed_value_speaks_the_same_units(teks, nilai, satuan):
    terbaca = baca_nilai(teks)
    assert (terbaca.nilai, terbaca.satuan, terbaca.ragu) == (nilai, satuan, False)


def test_every_unit_of_the_list_is_its_own_canonical_spelling():
    assert [satuan for satuan in DAFTAR if satuan_baku(satuan) != satuan] == []


def test_the_list_shows_the_other_spellings():
    assert (singkatan("Laporan"), singkatan("%"), singkatan("jam")) == (
        "lap, lapor, lprn",
        "persen, prosen, pct, percent",
        "",
    )
