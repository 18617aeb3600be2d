"""Predicates: what is read, and the capaian computed from it."""

from decimal import Decimal

import pytest

from laporan.capaian import capaian_predikat, tanpa_nilai
from laporan.predikat import PERINGKAT_OPINI_KEMENKEU, PredikatTerbaca, baca_predikat

# no, jenis, target, realisasi, ambang with cap 100, rasio with cap 120, rasio before the cap
TABEL = [
    ("Q1", "akip", "B", "B", "100.00", "100.00", "100"),
    ("Q2", "akip", "B", "BB", "100.00", "120.00", "125"),
    ("Q4", "akip", "BB", "B", "80.00", "80.00", "80"),
    ("Q7", "akip", "B", "60,00", "75.00", "75.00", "75"),
    ("Q9", "akip", "65 (skor)", "72,10 (BB)", "100.00", "110.92", None),
    ("Q10", "opini", "WTP", "WTP", "100.00", "100.00", "100"),
    ("Q11", "opini", "WTP", "WTP-DPP", "100.00", "100.00", "100"),
    ("Q12", "opini", "WTP", "WDP", "75.00", "75.00", "75"),
]


@pytest.mark.parametrize(
    ("jenis", "target", "realisasi", "ambang", "rasio", "mentah"),
    [baris[1:] for baris in TABEL],
    ids=[baris[0] for baris in TABEL],
)
def test_reference_table_by_ambang_and_by_rasio(jenis, target, realisasi, ambang, rasio, mentah):
    satu = capaian_predikat(target, realisasi, jenis=jenis, batas_atas=100)
    dua = capaian_predikat(target, realisasi, jenis=jenis, cara="rasio", batas_atas=120)
    assert (satu.nilai, dua.nilai) == (Decimal(ambang), Decimal(rasio))
    assert mentah is None or dua.mentah == Decimal(mentah)


@pytest.mark.parametrize("cara", ["ambang", "rasio", "skor"])
def test_reference_table_without_number(cara):
    belum = capaian_predikat("B", "Belum dinilai", cara=cara)  # Q6
    beda = capaian_predikat("WTP", "100%", jenis="opini", cara=cara)  # Q15
    assert belum == tanpa_nilai("belum_dinilai")
    assert beda == tanpa_nilai("perlu_periksa", "satuan_beda")


@pytest.mark.parametrize(
    ("skor", "nama"),
    [
        ("0", "E"), ("0,01", "D"), ("30", "D"), ("30,01", "C"), ("50", "C"), ("50,01", "CC"), ("60,00", "CC"),
        ("60,01", "B"), ("70", "B"), ("70,01", "BB"), ("80", "BB"), ("80,01", "A"), ("90", "A"),
        ("90,01", "AA"), ("100", "AA"),
    ],
)  # fmt: skip
def test_ladder_has_exclusive_lower_bounds(skor, nama):
    assert baca_predikat(skor, "akip") == PredikatTerbaca(nama, Decimal(skor.replace(",", ".")))
    assert baca_predikat(Decimal(skor.replace(",", ".")), "akip").nama == nama


@pytest.mark.parametrize(
    ("teks", "nama", "skor"),
    [
        ("B", "B", None),
        (" bb ", "BB", None),
        ("B.", "B", None),
        ("Predikat B", "B", None),
        ("B (Baik)", "B", None),
        ("Sangat Baik", "BB", None),
        ("CC (Cukup Memadai)", "CC", None),
        ("Cukup (Memadai)", "CC", None),
        ("64 (B)", "B", "64"),
        ("B (64)", "B", "64"),
        ("72,10 (BB)", "BB", "72.10"),
        ("72.10/BB", "BB", "72.10"),
        ("72,10 BB", "BB", "72.10"),
        ("Nilai 72,10 (Sangat Baik)", "BB", "72.10"),
        ("65 (skor)", "B", "65"),
        ("skor: 65", "B", "65"),
        ("\uff22\uff22", "BB", None),
        ("64\u00a0(B)", "B", "64"),
    ],
)
def test_akip_is_read_in_every_form(teks, nama, skor):
    assert baca_predikat(teks, "akip") == PredikatTerbaca(nama, None if skor is None else Decimal(skor))


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("WTP", "WTP"),
        ("Opini WTP", "WTP"),
        ("WTP-DPP", "WTP"),
        ("WTP (DPP)", "WTP"),
        ("WTP dengan paragraf penjelas", "WTP"),
        ("Wajar Tanpa Pengecualian", "WTP"),
        ("Wajar Tanpa Pengecualian (WTP)", "WTP"),
        ("wajar tanpa pengecualian dengan paragraf penjelasan", "WTP"),
        ("WDP", "WDP"),
        ("Wajar Dengan Pengecualian", "WDP"),
        ("TW", "TW"),
        ("Tidak Wajar", "TW"),
        ("TMP", "TMP"),
        ("Tidak Menyatakan Pendapat", "TMP"),
        ("Tidak Memberikan Pendapat (Disclaimer)", "TMP"),
    ],
)
def test_opini_is_read_short_and_in_full(teks, nama):
    assert baca_predikat(teks, "opini") == PredikatTerbaca(nama)


@pytest.mark.parametrize(
    ("isi", "status"),
    [
        (None, "belum_diisi"),
        ("  ", "belum_diisi"),
        ("-", "belum_diisi"),
        ("Belum diisi", "belum_diisi"),
        ("Belum dinilai", "belum_dinilai"),
        ("BELUM_DINILAI", "belum_dinilai"),
        ("Belum Dilakukan Penilaian", "belum_dinilai"),
        ("Belum Penilaian", "belum_dinilai"),
        ("Belum dinilai (KPU RI)", "belum_dinilai"),
        ("Belum waktunya", "belum_waktunya"),
        ("n/a", "tidak_relevan"),
        ("Tidak relevan", "tidak_relevan"),
    ],
)
@pytest.mark.parametrize("jenis", ["akip", "opini"])
def test_states_without_number_are_kept_apart(isi, status, jenis):
    assert baca_predikat(isi, jenis) == PredikatTerbaca(status=status)
    assert capaian_predikat("B", isi, jenis=jenis) == tanpa_nilai(status)


@pytest.mark.parametrize(
    ("isi", "jenis", "tanda"),
    [
        ("\u0412", "akip", "tak_terbaca"),  # Cyrillic Ve
        ("\u0412\u0412", "akip", "tak_terbaca"),
        ("W\u0422P", "opini", "tak_terbaca"),  # Cyrillic Te
        ("B+", "akip", "tak_terbaca"),
        ("B (BB)", "akip", "tak_terbaca"),
        ("WTP (WDP)", "opini", "tak_terbaca"),
        ("WTP", "akip", "tak_terbaca"),
        ("B", "opini", "tak_terbaca"),
        ("60-70", "akip", "tak_terbaca"),
        ("64 (72)", "akip", "tak_terbaca"),
        ("-5", "akip", "tak_terbaca"),
        ("60.000", "akip", "tak_terbaca"),
        ("(skor)", "akip", "tak_terbaca"),
        ("64%", "akip", "satuan_beda"),
        ("100 persen", "opini", "satuan_beda"),
        ("4", "opini", "satuan_beda"),
        (4, "opini", "satuan_beda"),
        ("101", "akip", "skor_di_luar_tangga"),
        (-1, "akip", "skor_di_luar_tangga"),
        (Decimal("NaN"), "akip", "bukan_angka"),
    ],
)
def test_what_cannot_be_read_is_perlu_periksa_and_says_why(isi, jenis, tanda):
    assert baca_predikat(isi, jenis) == PredikatTerbaca(status="perlu_periksa", tanda=frozenset({tanda}))
    yang_baik = "B" if jenis == "akip" else "WTP"
    assert capaian_predikat(yang_baik, isi, jenis=jenis) == tanpa_nilai("perlu_periksa", tanda)
    assert capaian_predikat(isi, yang_baik, jenis=jenis) == tanpa_nilai("perlu_periksa", tanda)


@pytest.mark.parametrize("target", [None, "", "Belum dinilai"])
def test_target_without_predicate_is_perlu_periksa(target):
    assert capaian_predikat(target, "B") == tanpa_nilai("perlu_periksa", "target_kosong")
    assert capaian_predikat(target, None) == tanpa_nilai("belum_diisi")


@pytest.mark.parametrize("isi", ["72,10 (B)", "60,00 (B)"])
def test_score_outside_its_predicate_is_flagged_and_leads(isi):
    hasil = capaian_predikat("BB", isi)
    assert hasil.status == "ok"
    assert (hasil.nilai, hasil.tanda) == (100 if isi.startswith("72") else 60, {"skor_predikat_beda"})
    assert "skor_predikat_beda" in capaian_predikat(isi, "AA").tanda


@pytest.mark.parametrize(
    ("target", "realisasi", "nilai"),
    [("B", 64, "106.67"), ("B", "72,10 (BB)", "120.17"), (65, "60,00", "92.31"), ("B", 45, "75")],
)
def test_skor_divides_by_the_numeric_target_or_the_lower_bound(target, realisasi, nilai):
    assert capaian_predikat(target, realisasi, cara="skor").nilai == Decimal(nilai)


@pytest.mark.parametrize(
    ("target", "realisasi", "jenis"), [("B", "BB", "akip"), (65, "BB", "akip"), ("WTP", "WTP", "opini")]
)
def test_skor_without_a_score_is_perlu_periksa(target, realisasi, jenis):
    assert capaian_predikat(target, realisasi, jenis=jenis, cara="skor") == tanpa_nilai(
        "perlu_periksa", "tanpa_skor"
    )


def test_numeric_target_is_compared_by_number_not_by_class():
    assert capaian_predikat(65, 64).nilai == Decimal("98.46")
    assert capaian_predikat("65", "65,00 (B)").nilai == 100


@pytest.mark.parametrize(("cara", "nilai"), [("ambang", "100"), ("rasio", "125")])
def test_numeric_target_against_a_bare_predicate_falls_back_to_ranks_and_says_so(cara, nilai):
    hasil = capaian_predikat(65, "BB", cara=cara)
    assert (hasil.nilai, hasil.tanda) == (Decimal(nilai), {"tanpa_skor"})


def test_order_of_the_lowest_opinions_can_be_changed():
    assert capaian_predikat("WTP", "TW", jenis="opini").nilai == 50
    kemenkeu = capaian_predikat("WTP", "TW", jenis="opini", peringkat=PERINGKAT_OPINI_KEMENKEU)
    assert kemenkeu.nilai == 25


def test_lowest_predicate_e_counts_as_rank_zero():
    assert capaian_predikat("B", "E").nilai == 0
    assert capaian_predikat("E", "D", cara="rasio").tanda == {"target_nol"}
    assert (capaian_predikat("E", "E").nilai, capaian_predikat("E", "E").tanda) == (100, set())


@pytest.mark.parametrize("salah", [{"jenis": "rb"}, {"cara": "beda"}])
def test_unknown_jenis_or_cara_is_refused(salah):
    with pytest.raises(ValueError, match=next(iter(salah))):
        capaian_predikat("B", "B", **salah)


def test_float_score_is_refused():
    with pytest.raises(TypeError, match="float"):
        capaian_predikat("B", 64.0)


@pytest.mark.parametrize(
    ("aturan", "nilai", "status"),
    [("terpenuhi", "100.00", "ok"), ("batas_atas", "120.00", "ok"), ("dikecualikan", None, "dikecualikan")],
)
def test_a_target_score_of_zero_follows_its_rule_also_where_it_is_reached(aturan, nilai, status):
    hasil = capaian_predikat("0", "50", batas_atas=120, target_nol=aturan)
    assert (hasil.nilai, hasil.status) == (nilai and Decimal(nilai), status)
    assert hasil.tanda == {"target_nol"}


def test_a_target_score_above_zero_that_is_reached_is_one_hundred_whatever_the_rule():
    assert capaian_predikat("50", "90", target_nol="dikecualikan").nilai == Decimal("100.00")
