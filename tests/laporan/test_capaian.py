"""The worked cases of capaian: the carried case table, and the edges that it does not hold."""

import json
from decimal import Decimal, Inexact, getcontext, localcontext
from pathlib import Path

import pytest

from laporan.capaian import (
    ATURAN_TARGET_NOL,
    HasilCapaian,
    Rentang,
    capaian_predikat,
    hitung_capaian,
    tanpa_nilai,
)
from sakip.choices import AturanTargetNol

KASUS = json.loads((Path(__file__).parent / "kasus" / "capaian.json").read_text())
ARTI_POLARITAS = {
    "MAX": {"polaritas": "maksimal"},
    "MIN1": {"polaritas": "minimal", "rumus_minimal": "selisih"},
    "MIN2": {"polaritas": "minimal", "rumus_minimal": "rasio"},
    "STAB": {"polaritas": "stabil"},
}
# status of the table: (status, flag of a zero rule or None)
ARTI_STATUS = {
    "OK": ("ok", None),
    "OK_T0": ("ok", "target_nol"),
    "BELUM_DINILAI": ("belum_dinilai", None),
    "TAK_TERHINGGA": ("tak_terhingga", "realisasi_nol"),
}
MIN1 = ARTI_POLARITAS["MIN1"]
MIN2 = ARTI_POLARITAS["MIN2"]
STAB = ARTI_POLARITAS["STAB"]


def hitung_kasus(kasus: dict) -> HasilCapaian:
    cap = None if kasus["cap"] is None else Decimal(kasus["cap"])
    if kasus["jenis"] == "predikat":
        return capaian_predikat(kasus["target"], kasus["realisasi"], batas_atas=cap)
    return hitung_capaian(
        target=Decimal(kasus["target"]),
        realisasi=Decimal(kasus["realisasi"]),
        batas_atas=cap,
        **ARTI_POLARITAS[kasus["polaritas"]],
    )


@pytest.mark.parametrize("kasus", KASUS, ids=lambda k: f"no{k['no']}")
def test_case_table_gives_its_capaian_and_status(kasus):
    hasil = hitung_kasus(kasus)
    status, aturan_nol = ARTI_STATUS[kasus["status"]]
    assert hasil.status == status
    assert hasil.nilai == (None if kasus["capaian"] is None else Decimal(kasus["capaian"]))
    assert hasil.tanda - {"tidak_wajar"} == ({aturan_nol} if aturan_nol else set())


def test_case_table_is_complete():
    assert len(KASUS) == 41


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "cap", "nilai", "mentah"),
    [
        ({}, 80, 83, 100, "100", "103.75"),
        (MIN1, 10, 25, None, "0", "-50"),
        (MIN1, 10, 20, None, "0", "0"),
        (MIN1, 10, 0, None, "200", "200"),
        (MIN1, 10, -5, 120, "120", "250"),
        (MIN2, 8, 10, None, "80", "80"),
        (MIN2, 10, 20, 100, "50", "50"),
        (MIN2, 10, 4, 120, "120", "250"),
        (STAB, 12, 14, None, "83.33", None),
        (STAB, 12, 24, None, "0", "0"),
        (STAB, 12, 0, None, "0", "0"),
        (STAB, -4, -5, None, "75", "75"),
        (STAB, -4, -3, None, "75", "75"),
    ],
)
def test_formula_of_each_polaritas(arah, target, realisasi, cap, nilai, mentah):
    hasil = hitung_capaian(target=target, realisasi=realisasi, batas_atas=cap, **arah)
    assert (hasil.status, hasil.nilai) == ("ok", Decimal(nilai))
    assert mentah is None or hasil.mentah == Decimal(mentah)


@pytest.mark.parametrize(
    ("arah", "realisasi", "nilai"),
    [
        ({}, 0, 100),
        ({}, 5, 100),
        ({}, -1, 0),
        (MIN1, 0, 100),
        (MIN1, Decimal("0.3"), 0),
        (MIN1, -1, 100),
        (MIN2, 0, 100),
        (MIN2, 3, 0),
        (STAB, 0, 100),
        (STAB, 1, 0),
        (STAB, -1, 0),
    ],
)
def test_target_zero_is_100_when_met_and_0_when_not_and_flagged(arah, realisasi, nilai):
    hasil = hitung_capaian(target=0, realisasi=realisasi, **arah)
    assert hasil == HasilCapaian(
        Decimal(nilai), Decimal(nilai), Decimal(nilai), "ok", frozenset({"target_nol"})
    )


# {(rule, formula): capaian without a cap at a realisasi of -1, 0 and 5}; "~" has no limit, None no number.
TERPENUHI = {
    ("terpenuhi", "MAX"): ("0", "100", "100"),
    ("terpenuhi", "MIN1"): ("100", "100", "0"),
    ("terpenuhi", "MIN2"): ("100", "100", "0"),
    ("terpenuhi", "STAB"): ("0", "100", "0"),
    ("batas_atas", "MAX"): ("0", "100", "~"),
    ("batas_atas", "MIN1"): ("~", "100", "0"),
    ("batas_atas", "MIN2"): ("~", "100", "0"),
    ("batas_atas", "STAB"): ("0", "100", "0"),
    ("dikecualikan", "MAX"): (None, None, None),
    ("dikecualikan", "MIN1"): (None, None, None),
    ("dikecualikan", "MIN2"): (None, None, None),
    ("dikecualikan", "STAB"): (None, None, None),
}
KASUS_NOL = [
    (aturan, rumus, r, cap, isi)
    for (aturan, rumus), tiga in TERPENUHI.items()
    for r, isi in zip((-1, 0, 5), tiga, strict=True)
    for cap in (None, 120)
]


@pytest.mark.parametrize(("aturan", "rumus", "realisasi", "cap", "isi"), KASUS_NOL)
def test_target_zero_is_what_the_declared_rule_says(aturan, rumus, realisasi, cap, isi):
    hasil = hitung_capaian(
        target=0, realisasi=realisasi, target_nol=aturan, batas_atas=cap, **ARTI_POLARITAS[rumus]
    )
    status = {None: "dikecualikan", "~": "tak_terhingga" if cap is None else "ok"}.get(isi, "ok")
    nilai = None if status != "ok" else Decimal(120) if isi == "~" else Decimal(isi)
    assert (hasil.status, hasil.nilai, hasil.tanda) == (status, nilai, {"target_nol"})


def test_the_declared_rules_are_those_that_are_offered():
    assert tuple(AturanTargetNol.values) == ATURAN_TARGET_NOL


def test_there_are_more_than_sixty_golden_cases():
    assert len(KASUS) + len(KASUS_NOL) == 41 + 72


@pytest.mark.parametrize(
    ("bawah", "cap", "target", "realisasi", "arah", "nilai"),
    [
        (0, None, 10, 25, MIN1, "0"),
        (None, None, 10, 25, MIN1, "-50"),
        (50, None, 80, 20, {}, "50"),
        (50, None, 80, 60, {}, "75"),
        (50, 100, 80, 100, {}, "100"),
        (50, 40, 80, 20, {}, "40"),
        (20, None, 0, -1, {}, "20"),
        (20, 100, 0, 5, MIN2, "20"),
        ("12.345", None, 100, 1, {}, "12.35"),
        (30, None, 12, 24, STAB, "30"),
    ],
)
def test_the_floor_comes_before_the_cap(bawah, cap, target, realisasi, arah, nilai):
    batas = None if bawah is None else Decimal(bawah)
    hasil = hitung_capaian(target=target, realisasi=realisasi, batas_bawah=batas, batas_atas=cap, **arah)
    assert (hasil.status, hasil.nilai) == ("ok", Decimal(nilai))


def test_a_predicate_obeys_floor_and_rule_too():
    assert capaian_predikat("A", "D", batas_bawah=40).nilai == 40
    nol = capaian_predikat(Decimal(0), Decimal(3), cara="rasio", target_nol="dikecualikan")
    assert nol.status == "dikecualikan"


def test_zero_as_a_bound_of_a_range_follows_the_rule_only_outside_it():
    rentang = Rentang(0, 8)
    di_dalam = hitung_capaian(target=rentang, realisasi=0, target_nol="dikecualikan", **MIN1)
    di_luar = hitung_capaian(target=rentang, realisasi=-1, target_nol="dikecualikan", **MIN1)
    assert (di_dalam.nilai, di_luar.status) == (100, "dikecualikan")


def test_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match="target_nol must be one of"):
        hitung_capaian(target=0, realisasi=0, target_nol="nol")


def test_target_zero_obeys_the_cap():
    assert hitung_capaian(target=0, realisasi=5, batas_atas=80).nilai == 80


def test_rasio_with_realisasi_zero_and_a_cap_is_the_cap():
    hasil = hitung_capaian(target=Decimal("2.8"), realisasi=0, batas_atas=120, **MIN2)
    assert hasil == HasilCapaian(Decimal(120), Decimal(120), None, "ok", frozenset({"realisasi_nol"}))


def test_rasio_with_realisasi_zero_and_no_cap_has_no_number():
    hasil = hitung_capaian(target=Decimal("2.8"), realisasi=0, **MIN2)
    assert hasil == tanpa_nilai("tak_terhingga", "realisasi_nol")


@pytest.mark.parametrize(
    ("realisasi", "flagged"), [("150", False), ("150.01", True), ("0", False), ("-1", True)]
)
def test_tidak_wajar_is_below_0_or_above_150_before_the_cap(realisasi, flagged):
    hasil = hitung_capaian(target=100, realisasi=Decimal(realisasi), batas_atas=100)
    assert hasil.tanda == ({"tidak_wajar"} if flagged else set())


@pytest.mark.parametrize(
    ("arah", "rentang", "realisasi", "nilai"),
    [
        ({}, (80, 90), 85, "100"),  # R1
        ({}, (80, 90), 92, "102.22"),  # R2
        ({}, (80, 90), 70, "87.50"),  # R3
        (MIN1, (7, 8), Decimal("6.5"), "107.14"),  # R4
        (MIN1, (7, 8), 9, "87.50"),  # R5
        ({}, (80, 90), 80, "100"),
        ({}, (80, 90), 90, "100"),
        ({}, (80, 80), 92, "115"),
        (MIN2, (7, 8), Decimal("6.5"), "107.69"),
        (MIN2, (7, 8), 9, "88.89"),
        (MIN2, (7, 8), 8, "100"),
        (STAB, (80, 90), 85, "100"),
        (STAB, (80, 90), 92, "97.78"),
        (STAB, (80, 90), 70, "87.50"),
        (STAB, (80, 90), 180, "0"),
        (MIN1, (0, 8), 0, "100"),
        ({}, (-5, 5), -3, "100"),
        (STAB, (-5, 5), -6, "80"),
    ],
)
def test_range_is_met_inside_and_measured_at_its_nearer_bound_outside(arah, rentang, realisasi, nilai):
    hasil = hitung_capaian(target=Rentang(*rentang), realisasi=realisasi, **arah)
    assert (hasil.status, hasil.nilai, hasil.tanda) == ("ok", Decimal(nilai), frozenset())


@pytest.mark.parametrize(
    ("arah", "rentang", "realisasi", "nilai"),
    [
        ({}, (0, 10), -3, 0),
        (MIN1, (0, 8), -1, 100),
        ({}, (-5, 0), 3, 100),
        (STAB, (0, 8), -1, 0),
        ({}, (0, 0), 0, 100),
        (MIN1, (0, 0), 1, 0),
    ],
)
def test_range_measured_at_a_bound_of_zero_follows_the_zero_rule(arah, rentang, realisasi, nilai):
    hasil = hitung_capaian(target=Rentang(*rentang), realisasi=realisasi, **arah)
    assert (hasil.nilai, hasil.tanda) == (nilai, {"target_nol"})


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "tanda"),
    [
        ({}, None, 5, "target_kosong"),
        ({}, Rentang(None, 5), 5, "target_kosong"),
        ({}, Rentang(90, 80), 85, "rentang_terbalik"),
        (STAB, Rentang(90, 80), 85, "rentang_terbalik"),
        ({}, -5, 3, "target_negatif"),
        (MIN1, -5, 3, "target_negatif"),
        (MIN2, -5, 0, "target_negatif"),
        ({}, Rentang(-5, 5), -6, "target_negatif"),
        (MIN2, 5, -1, "realisasi_negatif"),
        ({}, Decimal("NaN"), 5, "bukan_angka"),
        ({}, 5, Decimal("sNaN"), "bukan_angka"),
        (MIN1, 5, Decimal("Infinity"), "bukan_angka"),
        (STAB, Decimal("-Infinity"), 5, "bukan_angka"),
        ({}, Rentang(1, Decimal("NaN")), 5, "bukan_angka"),
    ],
)
def test_what_no_formula_fits_is_perlu_periksa_and_says_why(arah, target, realisasi, tanda):
    assert hitung_capaian(target=target, realisasi=realisasi, **arah) == tanpa_nilai("perlu_periksa", tanda)


def test_a_cap_that_is_no_number_is_perlu_periksa():
    hasil = hitung_capaian(target=5, realisasi=5, batas_atas=Decimal("NaN"))
    assert hasil == tanpa_nilai("perlu_periksa", "bukan_angka")


@pytest.mark.parametrize("target", [5, 0, None, Rentang(90, 80), Decimal("NaN")])
def test_blank_realisasi_is_belum_diisi_whatever_the_target(target):
    assert hitung_capaian(target=target, realisasi=None) == tanpa_nilai("belum_diisi")


def test_floor_can_be_moved_or_taken_away_and_the_cap_comes_after_it():
    buruk = {"target": 10, "realisasi": 25, **MIN1}
    assert hitung_capaian(**buruk, batas_bawah=20).nilai == 20
    assert hitung_capaian(**buruk, batas_bawah=None).nilai == -50
    assert hitung_capaian(**buruk, batas_bawah=20, batas_atas=10).nilai == 10


@pytest.mark.parametrize(
    ("realisasi", "nilai", "dipakai"),
    [("90.005", "90.01", "90.005"), ("90.0049999", "90.00", "90.0049999"), ("90.495", "90.50", "90.495")],
)
def test_nilai_is_rounded_half_up_once_and_dipakai_is_not(realisasi, nilai, dipakai):
    hasil = hitung_capaian(target=100, realisasi=Decimal(realisasi))
    assert (str(hasil.nilai), hasil.dipakai) == (nilai, Decimal(dipakai))


def test_int_and_decimal_give_the_same_result_and_minus_zero_is_zero():
    assert hitung_capaian(target=3, realisasi=2) == hitung_capaian(
        target=Decimal("3.0"), realisasi=Decimal("2")
    )
    nol = hitung_capaian(target=3, realisasi=Decimal("-0"))
    assert (str(nol.nilai), nol.dipakai.is_signed(), nol.mentah.is_signed()) == ("0.00", False, False)
    assert str(hitung_capaian(target=1000, realisasi=Decimal("-0.01"), batas_bawah=-5).nilai) == "0.00"


@pytest.mark.parametrize("salah", [0.5, "5", True, float("nan")])
@pytest.mark.parametrize("nama", ["target", "realisasi", "batas_atas", "batas_bawah"])
def test_floats_text_and_booleans_are_refused(nama, salah):
    with pytest.raises(TypeError, match="Decimal or int expected"):
        hitung_capaian(**{"target": 1, "realisasi": 1, nama: salah})


@pytest.mark.parametrize("pilihan", [{"polaritas": "naik"}, {"rumus_minimal": "beda"}])
def test_unknown_polaritas_or_formula_is_refused(pilihan):
    with pytest.raises(ValueError, match=next(iter(pilihan))):
        hitung_capaian(target=1, realisasi=None, **pilihan)


def test_callers_decimal_context_is_neither_used_nor_touched():
    with localcontext(prec=2, traps=[Inexact]):
        getcontext().clear_flags()
        hasil = hitung_capaian(target=3, realisasi=2)
        assert not any(getcontext().flags.values())
    assert (hasil.nilai, str(hasil.dipakai)[:22]) == (Decimal("66.67"), "66.6666666666666666666")


@pytest.mark.parametrize("realisasi", ["1E+50", "1E+999999"])
def test_a_figure_too_long_to_print_is_the_cap_or_no_number(realisasi):
    besar = {"target": Decimal("1E-9"), "realisasi": Decimal(realisasi)}
    assert (hitung_capaian(**besar).nilai, hitung_capaian(**besar).status) == (None, "tak_terhingga")
    terbatas = hitung_capaian(**besar, batas_atas=120)
    assert (terbatas.nilai, terbatas.tanda) == (120, {"tidak_wajar"})


def test_tanpa_nilai_carries_status_and_flags_and_refuses_ok():
    assert tanpa_nilai("belum_waktunya") == HasilCapaian(None, None, None, "belum_waktunya", frozenset())
    assert tanpa_nilai("perlu_periksa", "satuan_beda").tanda == {"satuan_beda"}
    with pytest.raises(ValueError, match="'ok'"):
        tanpa_nilai("ok")
