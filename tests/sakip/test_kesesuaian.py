"""What needs its column: P8 SATUAN_BEDA, P12 `1.050`, P19 SATUAN_JANGGAL (DOMAIN.md section 9)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.kesesuaian import kesesuaian, satuan_beda
from sakip.numbers import baca_nilai

JENIS_KOLOM = ["persen", "angka", "indeks", "rupiah", "predikat_akip", "opini_bpk", "teks", ""]

# text, column, nilai, jenis, satuan, ragu, tanda
KOLOM = [
    ("84,99%", "persen", "84.99", "persen", "%", False, set()),
    ("82,5", "persen", "82.5", "persen", "%", False, set()),
    ("1.050", "persen", "1.050", "persen", "%", True, {"RIBUAN_RAGU"}),
    ("1,050", "persen", "1.050", "persen", "%", False, set()),
    ("0,8", "persen", "0.8", "persen", "%", True, {"PECAHAN_RAGU"}),
    ("0,8%", "persen", "0.8", "persen", "%", False, set()),
    ("0", "persen", "0", "persen", "%", False, set()),
    ("1667", "persen", "1667", "persen", "%", False, {"TIDAK_WAJAR"}),
    ("1 Laporan", "persen", "1", "angka", "Laporan", False, {"SATUAN_JANGGAL"}),
    ("1.050", "angka", "1050", "angka", "", False, set()),
    ("1.050 Dokumen", "angka", "1050", "angka", "Dokumen", False, set()),
    ("1,050", "angka", "1.050", "angka", "", True, {"RIBUAN_RAGU"}),
    ("100%", "angka", "100", "persen", "%", False, {"SATUAN_JANGGAL"}),
    ("1.050", "rupiah", "1050", "rupiah", "rupiah", False, set()),
    ("Rp5.000", "rupiah", "5000", "rupiah", "rupiah", False, set()),
    ("77%", "indeks", "77", "indeks", "", False, {"SATUAN_JANGGAL"}),
    ("79", "indeks", "79", "indeks", "", False, set()),
    ("3.125", "indeks", "3.125", "indeks", "", True, {"RIBUAN_RAGU"}),
    ("72,10 (BB)", "indeks", "72.10", "predikat_akip", "", False, set()),
    ("64", "predikat_akip", "64", "predikat_akip", "", False, set()),
    ("120", "predikat_akip", "120", "predikat_akip", "", False, {"TIDAK_WAJAR"}),
    ("100%", "predikat_akip", "100", "persen", "%", False, {"SATUAN_JANGGAL"}),
    ("100%", "opini_bpk", "100", "persen", "%", False, {"SATUAN_JANGGAL"}),
    ("98&", "persen", "98", "persen", "%", True, {"OCR"}),
    ("1.050", "", "1050", "angka", "", True, {"RIBUAN_RAGU"}),
]


@pytest.mark.parametrize(("teks", "kolom", "nilai", "jenis", "satuan", "ragu", "tanda"), KOLOM)
def test_kesesuaian_judges_by_the_column(teks, kolom, nilai, jenis, satuan, ragu, tanda):
    hasil = kesesuaian(baca_nilai(teks), kolom)
    dibaca = (hasil.nilai, hasil.jenis, hasil.satuan, hasil.ragu, hasil.tanda)
    assert dibaca == (Decimal(nilai), jenis, satuan, ragu, tanda)
    assert bool(hasil.catatan) == bool(tanda)


@pytest.mark.parametrize(
    ("teks", "predikat"), [("64", "B"), ("60,00", "CC"), ("60,01", "B"), ("72.105", "BB"), ("0", "E")]
)
def test_kesesuaian_derives_the_predicate_from_the_score(teks, predikat):
    assert kesesuaian(baca_nilai(teks), "predikat_akip").predikat == predikat


def test_kesesuaian_says_what_was_expected():
    hasil = kesesuaian(baca_nilai("77%"), "indeks")
    assert hasil.catatan == "Yang diharapkan indeks atau nilai, yang tertulis persen."


def test_kesesuaian_reads_no_number_in_a_text_column():
    hasil = kesesuaian(baca_nilai("98&"), "teks")
    assert (hasil.nilai, hasil.jenis, hasil.status, hasil.ragu) == (None, "teks", "terisi", False)
    assert kesesuaian(baca_nilai("1e5 suara"), "teks").tanda == set()


@pytest.mark.parametrize("teks", ["-", "Belum dinilai", "n/a", "1e5"])
def test_kesesuaian_leaves_a_reading_without_value(teks):
    assert kesesuaian(baca_nilai(teks), "persen") == baca_nilai(teks)


BEDA = [
    ("1 Laporan", "100%", True),
    ("100%", "1 Dokumen", True),
    ("1 Laporan", "1 Dokumen", True),
    ("WTP", "100%", True),
    ("WTP", "64", True),
    ("B", "100%", True),
    ("B", "WTP", True),
    ("Rp5.000", "5 Laporan", True),
    ("2 Lap", "2 Laporan", False),
    ("100%", "98", False),
    ("1 Laporan", "1", False),
    ("B", "72,10 (BB)", False),
    ("B", "64", False),
    ("65 (skor)", "72,10 (BB)", False),
    ("80% - 90%", "85%", False),
    ("100%", "Belum dinilai", False),
    ("100%", "-", False),
    ("100%", "Tercapai", False),
    ("1 Lakip dan 2 Perjanjian Kinerja", "100%", False),
]


@pytest.mark.parametrize(("target", "realisasi", "beda"), BEDA)
def test_satuan_beda(target, realisasi, beda):
    assert satuan_beda(baca_nilai(target), baca_nilai(realisasi)) is beda


@given(st.text("0123456789.,%BWTP -RpdanDokume"), st.sampled_from(JENIS_KOLOM))
def test_kesesuaian_never_raises_and_changes_nothing_the_second_time(teks, kolom):
    sekali = kesesuaian(baca_nilai(teks), kolom)
    assert kesesuaian(sekali, kolom).nilai == sekali.nilai
