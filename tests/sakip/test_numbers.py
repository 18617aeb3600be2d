"""baca_nilai: every row of DOMAIN.md section 9 and the families around it; no text makes it raise."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.numbers import Tanda, baca_nilai, cetak_angka, cetak_persen, cetak_persen_ringkas, cetak_rupiah

D = Decimal

# text, nilai, satuan, jenis, ragu, tanda
ANGKA = [
    # P1, P2 and what the documents print beside them
    ("82.5%", "82.5", "%", "persen", False, set()),
    ("82,5%", "82.5", "%", "persen", False, set()),
    ("0.1%", "0.1", "%", "persen", False, set()),
    ("2,8%", "2.8", "%", "persen", False, set()),
    ("84,99%", "84.99", "%", "persen", False, set()),
    ("100,00%", "100", "%", "persen", False, set()),
    ("100 %", "100", "%", "persen", False, set()),
    ("100 persen", "100", "%", "persen", False, set()),
    ("100 (seratus) persen", "100", "%", "persen", False, set()),
    ("100% tepat waktu", "100", "%", "persen", False, set()),
    ("Tercapai 100%", "100", "%", "persen", False, set()),
    # P4, P5: what a scanner makes of a percent sign and of digits
    ("98&", "98", "%", "persen", True, {"OCR"}),
    ("lOOo/o", "100", "%", "persen", True, {"OCR"}),
    ("too%", "100", "%", "persen", True, {"OCR"}),
    ("l00%", "100", "%", "persen", True, {"OCR"}),
    ("1OO%", "100", "%", "persen", True, {"OCR"}),
    ("100 o/o", "100", "%", "persen", True, {"OCR"}),
    ("1000/0", "100", "%", "persen", True, {"OCR"}),
    ("1O Dokumen", "10", "Dokumen", "angka", True, {"OCR"}),
    ("l Dokumen", "1", "Dokumen", "angka", True, {"OCR"}),
    # P6: number and unit, abbreviations made canonical, an unknown unit kept as typed
    ("1 Dokumen", "1", "Dokumen", "angka", False, set()),
    ("12 Laporan", "12", "Laporan", "angka", False, set()),
    ("2 Lap", "2", "Laporan", "angka", False, set()),
    ("2Lap.", "2", "Laporan", "angka", False, set()),
    ("1 NSPK", "1", "NSPK", "angka", False, set()),
    ("1 Kab", "1", "Kabupaten", "angka", False, set()),
    ("2 Keg", "2", "Kegiatan", "angka", False, set()),
    ("1 Dok.", "1", "Dokumen", "angka", False, set()),
    ("12 kali", "12", "kali", "angka", False, set()),
    ("10 m²", "10", "m2", "angka", False, set()),
    ("3 Peta Rawan", "3", "Peta Rawan", "angka", False, set()),
    ("12 Laporan dan Dokumen", "12", "Laporan dan Dokumen", "angka", False, set()),
    ("1 Dokumen Tahun 2024", "1", "Dokumen", "angka", True, {"TULISAN_JANGGAL"}),
    ("2 kali dalam 1 tahun", "2", "kali", "angka", True, {"TULISAN_JANGGAL"}),
    # plain numbers and indices
    ("79", "79", "", "angka", False, set()),
    ("0", "0", "", "angka", False, set()),
    ("-0", "0", "", "angka", False, set()),
    ("+5", "5", "", "angka", False, set()),
    ("Indeks RB 79", "79", "", "indeks", False, set()),
    ("Level 3", "3", "", "indeks", False, set()),
    ("65 (skor)", "65", "", "indeks", False, set()),
    # P12: thousands or decimals
    ("1.050", "1050", "", "angka", True, {"RIBUAN_RAGU"}),
    ("1,050", "1.050", "", "angka", True, {"RIBUAN_RAGU"}),
    ("1.050%", "1.050", "%", "persen", True, {"RIBUAN_RAGU"}),
    ("84,994%", "84.994", "%", "persen", False, set()),
    ("1.050 (seribu lima puluh) Dokumen", "1050", "Dokumen", "angka", False, set()),
    ("1.234.567", "1234567", "", "angka", False, set()),
    ("1.234,5", "1234.5", "", "angka", False, set()),
    ("1,234.5", "1234.5", "", "angka", False, set()),
    ("1.234,567", "1234.567", "", "angka", True, {"RIBUAN_RAGU"}),
    ("0,125", "0.125", "", "angka", False, set()),
    ("1,050.024.000", "1050024000", "", "angka", True, {"PEMISAH_CAMPUR"}),
    ("1 050", "1050", "", "angka", True, {"TULISAN_JANGGAL"}),
    (",5", "0.5", "", "angka", True, {"TULISAN_JANGGAL"}),
    ("5,", "5", "", "angka", True, {"TULISAN_JANGGAL"}),
    # P18, P21
    ("-33,33%", "-33.33", "%", "persen", False, {"NEGATIF"}),
    ("\u221233,33%", "-33.33", "%", "persen", False, {"NEGATIF"}),
    ("1667%", "1667", "%", "persen", False, {"TIDAK_WAJAR"}),
    ("150%", "150", "%", "persen", False, set()),
    # P24: the words must agree
    ("8 (delapan)", "8", "", "angka", False, set()),
    ("8 (delapan) dokumen", "8", "Dokumen", "angka", False, set()),
    ("8 (delapan dokumen)", "8", "Dokumen", "angka", False, set()),
    ("2,8% (dua koma delapan persen)", "2.8", "%", "persen", False, set()),
    ("13 (empat belas)", "13", "", "angka", True, {"TERBILANG_BEDA"}),
    ("8 (delapan belass)", "8", "", "angka", True, {"TERBILANG_BEDA"}),
    # bounds and estimates
    ("\u2265 80%", "80", "%", "persen", False, set()),
    (">= 80", "80", "", "angka", False, set()),
    ("minimal 80%", "80", "%", "persen", False, set()),
    ("maksimal 2,8%", "2.8", "%", "persen", False, set()),
    ("sekitar 80%", "80", "%", "persen", True, {"KIRA_KIRA"}),
    ("1,5 juta pemilih", "1500000", "pemilih", "angka", True, {"KIRA_KIRA"}),
    ("51,4 miliar", "51400000000", "", "angka", True, {"KIRA_KIRA"}),
    # money in a column of values
    ("Rp 5.000.000", "5000000", "rupiah", "rupiah", False, set()),
    ("5.000.000,-", "5000000", "rupiah", "rupiah", False, set()),
    ("Rp 1,5 juta", "1500000", "rupiah", "rupiah", True, {"TULISAN_JANGGAL"}),
    # other alphabets
    ("\uff11\uff10\uff10\uff05", "100", "%", "persen", False, set()),
    ("100\u00a0%", "100", "%", "persen", False, set()),
    ("\u0663", "3", "", "angka", True, {"HURUF_MIRIP"}),
    ("1 D\u043ekumen", "1", "Dokumen", "angka", True, {"HURUF_MIRIP"}),
]


@pytest.mark.parametrize(("teks", "nilai", "satuan", "jenis", "ragu", "tanda"), ANGKA)
def test_baca_nilai_reads_a_number(teks, nilai, satuan, jenis, ragu, tanda):
    hasil = baca_nilai(teks)
    dibaca = (hasil.nilai, hasil.satuan, hasil.jenis, hasil.status, hasil.ragu, hasil.tanda)
    assert dibaca == (D(nilai), satuan, jenis, "terisi", ragu, tanda)
    assert bool(hasil.catatan) or not (ragu or tanda)


def test_baca_nilai_keeps_the_other_reading_of_an_ambiguous_number():
    assert baca_nilai("1.050").lain == D("1.050")
    assert baca_nilai("1,050").lain == D(1050)
    assert baca_nilai("1.050%").lain == D(1050)
    assert baca_nilai("84,99%").lain is None


# text, nilai, predikat, jenis, ragu, tanda
MUTU = [
    ("B", None, "B", "predikat_akip", False, set()),
    ("bb", None, "BB", "predikat_akip", False, set()),
    ("Predikat B", None, "B", "predikat_akip", False, set()),
    ("B (Baik)", None, "B", "predikat_akip", False, set()),
    ("minimal B", None, "B", "predikat_akip", False, set()),
    ("B (Sangat Baik)", None, "B", "predikat_akip", True, {"ISTILAH_RAGU"}),
    ("Sangat Baik", None, "BB", "predikat_akip", True, {"ISTILAH_RAGU"}),
    ("\u0412", None, "B", "predikat_akip", True, {"HURUF_MIRIP"}),
    ("64 (B)", "64", "B", "predikat_akip", False, set()),
    ("64/B", "64", "B", "predikat_akip", False, set()),
    ("B (64)", "64", "B", "predikat_akip", False, set()),
    ("72,10 (BB)", "72.10", "BB", "predikat_akip", False, set()),
    ("72,10 dengan predikat BB", "72.10", "BB", "predikat_akip", False, set()),
    ("60,01 (B)", "60.01", "B", "predikat_akip", False, set()),
    ("72,105 (BB)", "72.105", "BB", "predikat_akip", False, set()),
    ("60,00 (CC)", "60.00", "CC", "predikat_akip", False, set()),
    ("60,00 (B)", "60.00", "B", "predikat_akip", True, {"SKOR_PREDIKAT_BEDA"}),
    ("72,10 (B)", "72.10", "B", "predikat_akip", True, {"SKOR_PREDIKAT_BEDA"}),
    ("120 (AA)", "120", "AA", "predikat_akip", True, {"SKOR_PREDIKAT_BEDA"}),
    ("64% (B)", "64", "B", "predikat_akip", False, {"SATUAN_JANGGAL"}),
    ("WTP", None, "WTP", "opini_bpk", False, set()),
    ("Opini WTP", None, "WTP", "opini_bpk", False, set()),
    ("WTP-DPP", None, "WTP", "opini_bpk", False, set()),
    ("Wajar Tanpa Pengecualian (WTP)", None, "WTP", "opini_bpk", False, set()),
    ("Wajar Dengan Pengecualian", None, "WDP", "opini_bpk", False, set()),
    ("TMP", None, "TMP", "opini_bpk", False, set()),
    ("TW", None, "TW", "opini_bpk", False, set()),
]


@pytest.mark.parametrize(("teks", "nilai", "predikat", "jenis", "ragu", "tanda"), MUTU)
def test_baca_nilai_reads_predicate_and_opinion(teks, nilai, predikat, jenis, ragu, tanda):
    hasil = baca_nilai(teks)
    dibaca = (hasil.nilai, hasil.predikat, hasil.jenis, hasil.status, hasil.ragu, hasil.tanda)
    assert dibaca == (None if nilai is None else D(nilai), predikat, jenis, "terisi", ragu, tanda)


# P14, P15: the states without a number
KEADAAN = [
    ("", "belum_diisi"),
    (" \t", "belum_diisi"),
    ("-", "belum_diisi"),
    ("\u2013", "belum_diisi"),
    ("...", "belum_diisi"),
    ("Belum diisi", "belum_diisi"),
    ("Rp -", "belum_diisi"),
    ("n/a", "tidak_relevan"),
    ("N.A.", "tidak_relevan"),
    ("tidak relevan", "tidak_relevan"),
    ("Tidak ada agenda pemilu", "tidak_relevan"),
    ("Belum dinilai", "belum_dinilai"),
    ("Belum Dilakukan Penilaian", "belum_dinilai"),
    ("Belum Penilaian", "belum_dinilai"),
    ("Belum ada hasil evaluasi", "belum_dinilai"),
    ("Menunggu hasil evaluasi Inspektorat", "belum_dinilai"),
    ("belum waktunya", "belum_waktunya"),
    ("Belum waktunya dinilai", "belum_waktunya"),
    ("diukur pada triwulan IV", "belum_waktunya"),
    ("Perhitungan Capaian di Triwulan IV", "belum_waktunya"),
]


@pytest.mark.parametrize(("teks", "status"), KEADAAN)
def test_baca_nilai_names_the_state_without_a_number(teks, status):
    hasil = baca_nilai(teks)
    assert (hasil.nilai, hasil.status, hasil.ragu, hasil.catatan) == (None, status, False, "")


def test_baca_nilai_doubts_a_state_that_it_does_not_know():
    hasil = baca_nilai("Belum tercapai")
    assert (hasil.nilai, hasil.status, hasil.ragu, hasil.tanda) == (
        None,
        "belum_diisi",
        True,
        {"KEADAAN_RAGU"},
    )


@pytest.mark.parametrize("teks", ["Tercapai", "abc", "nihil", "B+", "\u2265", "\u221a"])
def test_baca_nilai_keeps_text_without_digits_as_text(teks):
    hasil = baca_nilai(teks)
    assert (hasil.nilai, hasil.jenis, hasil.status, hasil.ragu) == (None, "teks", "terisi", False)
    assert hasil.catatan == "Tidak ada angka yang dapat dibaca; dibaca sebagai teks."


@pytest.mark.parametrize(
    "teks",
    [
        *("1e5", "12.5.3", "1.234.56", "1.23.456", "12 34", "100%%", "(5)", "1'000", "10\u2030", "=SUM(A1)"),
        *("\u00bd", "1\u00bd", "100\u00b2", "Tahun 2024", "2 Januari 2024", "02/01/2024", "belum 100%"),
        *("Rp. /", "1.000.000.000.000.000.000", "9" * 100_000, "12 " + "laporan " * 100),
    ],
)
def test_baca_nilai_says_what_it_cannot_read(teks):
    hasil = baca_nilai(teks)
    assert (hasil.nilai, hasil.jenis, hasil.status, hasil.ragu) == (None, "teks", "terisi", False)
    assert hasil.tanda == {Tanda.TIDAK_TERBACA}
    assert hasil.catatan


@pytest.mark.parametrize(
    ("teks", "komponen"),
    [
        ("1 Lakip dan 2 Perjanjian Kinerja", ((D(1), "Lakip"), (D(2), "Perjanjian Kinerja"))),
        ("1 (satu) Lakip dan 2 (dua) PK", ((D(1), "Lakip"), (D(2), "Perjanjian Kinerja"))),
        ("2 Lap, 1 Dok", ((D(2), "Laporan"), (D(1), "Dokumen"))),
        ("1 Dokumen\n2 Laporan", ((D(1), "Dokumen"), (D(2), "Laporan"))),
        ("50% dan 60%", ((D(50), "%"), (D(60), "%"))),
    ],
)
def test_baca_nilai_takes_a_compound_apart(teks, komponen):
    hasil = baca_nilai(teks)
    assert (hasil.nilai, hasil.jenis, hasil.komponen, hasil.ragu) == (None, "majemuk", komponen, False)
    assert hasil.tanda == {Tanda.TARGET_MAJEMUK}
    assert hasil.catatan.endswith("(TARGET_MAJEMUK).")


def test_baca_nilai_doubts_a_compound_whose_words_disagree():
    hasil = baca_nilai("1 (dua) Lakip dan 2 Dokumen")
    assert (hasil.jenis, hasil.ragu, hasil.tanda) == ("majemuk", True, {"TARGET_MAJEMUK", "TERBILANG_BEDA"})


@pytest.mark.parametrize("teks", ["1:17,9", "1/17", "3 dari 5 laporan", "1 banding 4"])
def test_baca_nilai_gives_a_ratio_no_number(teks):
    hasil = baca_nilai(teks)
    assert (hasil.nilai, hasil.jenis, hasil.tanda) == (None, "rasio", {Tanda.RASIO})


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "satuan", "tanda"),
    [
        ("80-90", "80", "90", "", set()),
        ("80\u201390", "80", "90", "", set()),
        ("80% - 90%", "80", "90", "%", set()),
        ("80 s.d. 90", "80", "90", "", set()),
        ("80 s/d 90%", "80", "90", "%", set()),
        ("80 sampai dengan 90 persen", "80", "90", "%", set()),
        ("7 hari s.d. 8 hari", "7", "8", "hari", set()),
        ("80 - 85,5", "80", "85.5", "", set()),
        ("90-80", "90", "80", "", {"RENTANG_TERBALIK"}),
        ("80% - 90 Dokumen", "80", "90", "%", {"TULISAN_JANGGAL"}),
    ],
)
def test_baca_nilai_reads_a_range(teks, bawah, atas, satuan, tanda):
    hasil = baca_nilai(teks)
    assert (hasil.nilai, hasil.atas, hasil.satuan, hasil.jenis) == (D(bawah), D(atas), satuan, "rentang")
    assert (hasil.tanda, hasil.ragu) == (tanda, bool(tanda))


@pytest.mark.parametrize(
    ("isi", "format_angka", "nilai", "jenis"),
    [
        (0.8, "0%", "80", "persen"),
        (0.57, "0.00%", "57", "persen"),
        (0.1, "General", "0.1", "angka"),
        (5, "", "5", "angka"),
        (D("72.10"), "0.00", "72.10", "angka"),
    ],
)
def test_baca_nilai_reads_native_cells(isi, format_angka, nilai, jenis):
    hasil = baca_nilai(isi, format_angka)
    assert (hasil.nilai, hasil.jenis, hasil.ragu) == (D(nilai), jenis, False)


@pytest.mark.parametrize(
    "isi", [True, float("nan"), float("inf"), 10**18, date(2024, 1, 2), time(1, 17), b"1", []]
)
def test_baca_nilai_refuses_other_native_cells(isi):
    hasil = baca_nilai(isi)
    assert (hasil.nilai, hasil.tanda) == (None, {Tanda.TIDAK_TERBACA})


def test_baca_nilai_takes_none_as_not_filled():
    assert baca_nilai(None).status == "belum_diisi"


BAGIAN = "0123456789.,-%&/() lOoI|BCWTPrpRsd:\u2212\u0412\u00bd\u0663\u00a0"
KATA = [
    "dan",
    "persen",
    "Dokumen",
    "s.d.",
    "belum",
    "delapan",
    "juta",
    "minimal",
    "1",
    "2,5",
    "(",
    ")",
    "%",
    "B",
]


@given(st.one_of(st.text(), st.text(BAGIAN), st.lists(st.sampled_from(KATA)).map(" ".join)))
def test_baca_nilai_never_raises_and_doubts_only_with_a_reason(teks):
    hasil = baca_nilai(teks)
    assert hasil.catatan or not (hasil.ragu or hasil.tanda)
    assert hasil.status == "terisi" or hasil.nilai is None


PERSEN = st.decimals(min_value=-999, max_value=999, places=2)
BILANGAN = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@given(BILANGAN)
def test_baca_nilai_reads_back_a_printed_number(nilai):
    assert baca_nilai(cetak_angka(nilai)).nilai == nilai


@given(PERSEN)
def test_baca_nilai_reads_back_a_printed_percent(nilai):
    assert baca_nilai(cetak_persen(nilai)).nilai == nilai
    assert baca_nilai(cetak_persen_ringkas(nilai)).nilai == nilai


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_baca_nilai_reads_back_printed_rupiah(nilai):
    hasil = baca_nilai(cetak_rupiah(nilai))
    assert (hasil.nilai, hasil.jenis, hasil.ragu) == (D(nilai), "rupiah", False)
