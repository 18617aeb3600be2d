"""Terbilang against an independent speller: num2words is not right for every number."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.terbilang import baca_terbilang, terbilang, terbilang_rupiah

KATA = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
SKALA = [
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
]


def eja(nilai: int) -> str:
    """The same words by the school rule, written without the library."""
    if nilai < 12:
        return KATA[nilai]
    if nilai < 20:
        return f"{KATA[nilai - 10]} belas"
    if nilai < 100:
        return f"{KATA[nilai // 10]} puluh" + (f" {KATA[nilai % 10]}" if nilai % 10 else "")
    besar, nama = next(skala for skala in SKALA if nilai >= skala[0])
    kepala, sisa = divmod(nilai, besar)
    depan = f"se{nama}" if kepala == 1 and besar <= 1000 else f"{eja(kepala)} {nama}"
    return f"{depan} {eja(sisa)}" if sisa else depan


@given(st.integers(min_value=0, max_value=10**15))
@example(1000)
@example(1_001_000)
@example(21_001_000)
@example(1_001_001_001_001)
@example(10**15)
def test_terbilang_agrees_with_the_school_rule(nilai):
    assert terbilang(nilai) == eja(nilai)


@given(st.lists(st.sampled_from([0, 1, 10, 11, 100, 101, 111, 999]), min_size=1, max_size=6))
def test_terbilang_agrees_where_groups_are_special(kelompok):
    nilai = int("".join(f"{tiga:03d}" for tiga in kelompok))
    assert terbilang(nilai) == eja(nilai)


def test_terbilang_agrees_for_every_number_below_eleven_thousand():
    assert [terbilang(nilai) for nilai in range(11_000)] == [eja(nilai) for nilai in range(11_000)]


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        (1000, "seribu"),
        (1_001_000, "satu juta seribu"),
        (21_001_000, "dua puluh satu juta seribu"),
        (101_000, "seratus satu ribu"),
        (11_000, "sebelas ribu"),
        (-5, "minus lima"),
        (Decimal("72.10"), "tujuh puluh dua koma satu nol"),
        (Decimal("0.1"), "nol koma satu"),
    ],
)
def test_terbilang(nilai, kata):
    assert terbilang(nilai) == kata


def test_terbilang_rupiah_spells_the_dipa_of_rejang_lebong():
    assert terbilang_rupiah(51_412_431_000) == (
        "lima puluh satu miliar empat ratus dua belas juta empat ratus tiga puluh satu ribu rupiah"
    )


def test_terbilang_refuses_what_has_no_words():
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(10**18)


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=3))
def test_baca_terbilang_reads_back_what_is_spelled(nilai):
    assert baca_terbilang(terbilang(nilai)) == nilai


@pytest.mark.parametrize(
    ("kata", "nilai"),
    [
        ("Delapan", 8),
        ("satu juta satu ribu", 1_001_000),
        ("sejuta", 1_000_000),
        ("dua milyar", 2_000_000_000),
        ("dua koma delapan", Decimal("2.8")),
    ],
)
def test_baca_terbilang_reads_other_spellings(kata, nilai):
    assert baca_terbilang(kata) == nilai


@pytest.mark.parametrize(
    "kata", ["", "abc", "dua tiga", "empat belass", "belas", "ribu", "koma satu", "dua koma", "seratus ratus"]
)
def test_baca_terbilang_refuses_what_is_no_number(kata):
    assert baca_terbilang(kata) is None


@given(
    st.one_of(st.text(), st.lists(st.sampled_from([*KATA, "puluh", "ratus", "ribu", "belas"])).map(" ".join))
)
def test_baca_terbilang_reads_exactly_or_not_at_all(kata):
    nilai = baca_terbilang(kata)
    assert nilai is None or baca_terbilang(terbilang(nilai)) == nilai
