"""Penyerapan and roll-up on plain numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anggaran.penyerapan import Jumlah, Simpul, gulung, jumlahkan, penyerapan, sisa


@pytest.mark.parametrize(
    ("pagu", "realisasi", "persen"),
    [
        (48_366_764_000, 44_420_740_116, "91.84"),  # program CQ, printed 92,31%
        (3_045_667_000, 3_037_102_322, "99.72"),
        (51_412_431_000, 47_457_842_438, "92.31"),
        (26_030_287_000, 22_119_333_071, "84.98"),  # 84,975...: half up
        (13_322_950_000, 13_322_950, "0.10"),  # printed 100%
        (2_526_500_000, 2_536_537_942, "100.40"),
        (200, 1, "0.50"),
        (2_000, 0, "0.00"),
        (200_000, 10, "0.01"),  # 0,005: half up
    ],
)
def test_penyerapan_is_rounded_half_up_at_its_own_level(pagu, realisasi, persen):
    assert str(penyerapan(pagu, realisasi)) == persen


@pytest.mark.parametrize(("pagu", "realisasi"), [(None, 1), (0, 1), (1, None), (None, None)])
def test_penyerapan_without_both_numbers_is_none(pagu, realisasi):
    assert penyerapan(pagu, realisasi) is None


def test_sisa_is_negative_when_overspent_and_none_when_unknown():
    assert (sisa(10, 12), sisa(10, 0), sisa(None, 1), sisa(1, None)) == (-2, 10, None, None)


def test_jumlahkan_never_takes_none_for_zero():
    assert (jumlahkan([None, 3, 4]), jumlahkan([None]), jumlahkan([]), jumlahkan([0, None])) == (
        7,
        None,
        None,
        0,
    )


def test_gulung_keeps_own_amounts_and_sums_the_rest():
    hasil = gulung(
        [Simpul(1, None, None), Simpul(2, 1, 100), Simpul(3, 2, 60), Simpul(4, 2, 30), Simpul(5, 1, None)]
    )
    assert hasil[1] == Jumlah(100, 100)
    assert hasil[2] == Jumlah(100, 90)
    assert hasil[2].selisih == 10
    assert hasil[5] == Jumlah(None, None)


def test_gulung_does_not_care_for_the_order_of_rows():
    rows = [Simpul(3, 2, 60), Simpul(2, 1, None), Simpul(1, None, None)]
    assert gulung(rows) == gulung(reversed(rows)) == {1: (60, 60), 2: (60, 60), 3: (60, None)}


def test_gulung_takes_a_row_with_an_unknown_parent_for_a_top_row():
    assert gulung([Simpul(2, 99, 5)]) == {2: Jumlah(5, None)}


def test_gulung_refuses_a_circle():
    with pytest.raises(ValueError, match="circle"):
        gulung([Simpul(1, 2, None), Simpul(2, 1, None)])


@given(st.lists(st.integers(min_value=0, max_value=10**15), min_size=1, max_size=30))
def test_gulung_of_leaves_is_their_sum_exactly(nilai):
    rows = [Simpul(0, None, None), *(Simpul(i, 0, n) for i, n in enumerate(nilai, start=1))]
    assert gulung(rows)[0] == Jumlah(sum(nilai), sum(nilai))


@given(st.integers(min_value=1, max_value=10**15))
def test_penyerapan_of_everything_is_one_hundred(pagu):
    assert penyerapan(pagu, pagu) == Decimal("100.00")
