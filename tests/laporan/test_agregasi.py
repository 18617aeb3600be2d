"""Averages and the sum of triwulan: the reference values, and what may not be averaged."""

from decimal import Decimal

import pytest

from laporan.capaian import Rerata, gabung_triwulan, hitung_capaian, rata_rata, tanpa_nilai


@pytest.mark.parametrize(
    ("nilai", "rerata"),
    [
        (
            [100, Decimal("82.5"), Decimal("89.7436"), 100, 100, 100, 100],
            Rerata(Decimal("96.03"), 7, 7),
        ),  # G1
        ([100, 80, 90, 100, 100, 100, 100], Rerata(Decimal("95.71"), 7, 7)),  # G2
        ([100, None, 80], Rerata(Decimal("90.00"), 2, 3)),  # G4, and G5: never 60
        ([100, 0, 80], Rerata(Decimal("60.00"), 3, 3)),
        ([None, None], Rerata(None, 0, 2)),  # G10
        ([], Rerata(None, 0, 0)),
        ([Decimal("NaN"), 80, Decimal("Infinity")], Rerata(Decimal(80), 1, 3)),
    ],
)
def test_simple_mean_leaves_out_and_counts_what_has_no_number(nilai, rerata):
    assert rata_rata(nilai) == rerata


def test_mean_of_sasaran_means_differs_from_the_flat_mean():  # G7
    per_sasaran = [rata_rata([100, 100, 100]).dipakai, rata_rata([40]).dipakai]
    assert rata_rata(per_sasaran).nilai == 70
    assert rata_rata([100, 100, 100, 40]).nilai == 85


def test_geometric_tree_of_pmk_22_2021():  # G9
    p1 = rata_rata([Decimal("94.87"), Decimal("76.31")], cara="geometrik")
    ue1 = rata_rata([p1.dipakai, 100], cara="geometrik")
    assert (p1.nilai, ue1.nilai) == (Decimal("85.09"), Decimal("92.24"))


def test_mean_is_taken_of_unrounded_values_and_rounded_once():
    pertiga = hitung_capaian(target=3, realisasi=2).dipakai
    hasil = rata_rata([pertiga, pertiga, pertiga])
    assert (hasil.nilai, hasil.dipakai) == (Decimal("66.67"), pertiga)
    assert str(rata_rata([Decimal("85.3847")]).nilai) == "85.38"
    assert rata_rata([Decimal("90.495")]).dipakai == Decimal("90.495")


@pytest.mark.parametrize(
    ("nilai", "bobot", "harapan"),
    [
        ([100, 50], [3, 1], Rerata(Decimal("87.50"), 2, 2)),
        ([100, None, 50], [3, 6, 1], Rerata(Decimal("87.50"), 2, 3)),
        ([100, 50], [Decimal("0.3"), Decimal("0.1")], Rerata(Decimal("87.50"), 2, 2)),
        ([100, 50], [1, 0], Rerata(Decimal("100.00"), 2, 2)),
        ([100, None], [0, 1], Rerata(None, 1, 2)),
    ],
)
def test_weights_are_renormalised_over_what_is_available(nilai, bobot, harapan):
    assert rata_rata(nilai, bobot=bobot) == harapan


@pytest.mark.parametrize(
    ("nilai", "bobot", "harapan"),
    [
        ([4, 9], None, "6.00"),
        ([0, 100], None, "0.00"),
        ([None, 9], None, "9.00"),
        ([2, 16], [2, 1], "4.00"),
        ([0, 9], [0, 1], "9.00"),
    ],
)
def test_geometric_mean(nilai, bobot, harapan):
    assert str(rata_rata(nilai, bobot=bobot, cara="geometrik").nilai) == harapan


def test_geometric_mean_of_equal_values_is_exactly_that_value():
    assert rata_rata([Decimal("90.5")] * 3, cara="geometrik").dipakai == Decimal("90.5")


@pytest.mark.parametrize(
    ("nilai", "pilihan", "sebab"),
    [
        ([1, 2], {"bobot": [1]}, "2 weights"),
        ([1, 2], {"bobot": [1, -1]}, "not negative"),
        ([1, 2], {"bobot": [1, Decimal("NaN")]}, "finite"),
        ([1, -2], {"cara": "geometrik"}, "no negative value"),
        ([1, 2], {"cara": "median"}, "cara"),
    ],
)
def test_mean_refuses_what_it_cannot_mean(nilai, pilihan, sebab):
    with pytest.raises(ValueError, match=sebab):
        rata_rata(nilai, **pilihan)


def test_mean_and_triwulan_refuse_floats():
    with pytest.raises(TypeError, match="float"):
        rata_rata([0.5])
    with pytest.raises(TypeError, match="float"):
        gabung_triwulan([0.5])


@pytest.mark.parametrize(
    ("cara", "triwulan", "realisasi", "target", "capaian"),
    [
        ("akumulasi", [3, 3, 3, 3], 12, 12, "100.00"),  # T1
        ("akumulasi", [3, 3, 3, None], 9, 12, "75.00"),  # T2 against the year
        ("akumulasi", [3, 3, 3, None], 9, 9, "100.00"),  # T2 against s.d. TW III
        ("posisi_akhir", [20, 45, 70, 98], 98, 100, "98.00"),  # T3
        ("posisi_akhir", [20, 45, 70, None], 70, 100, "70.00"),  # T4
        ("posisi_akhir", [20, None, 0, None], 0, 100, "0.00"),
        ("rata_rata", [80, None, 90, None], 85, 100, "85.00"),
        ("akumulasi", [Decimal("0.1")] * 3, Decimal("0.3"), 1, "30.00"),
    ],
)
def test_triwulan_make_the_year(cara, triwulan, realisasi, target, capaian):
    setahun = gabung_triwulan(triwulan, cara)
    assert setahun == realisasi
    assert hitung_capaian(target=target, realisasi=setahun).nilai == Decimal(capaian)


@pytest.mark.parametrize("cara", ["akumulasi", "posisi_akhir", "rata_rata"])
def test_year_without_any_triwulan_has_no_number(cara):  # T7
    assert gabung_triwulan([None] * 4, cara) is None
    assert gabung_triwulan([], cara) is None
    assert rata_rata([tanpa_nilai("belum_waktunya").dipakai, 80]) == Rerata(Decimal(80), 1, 2)


def test_triwulan_add_up_by_default_and_unknown_ways_are_refused():
    assert gabung_triwulan([1, 2]) == 3
    with pytest.raises(ValueError, match="cara"):
        gabung_triwulan([1, 2], "terbesar")


def test_triwulan_that_is_no_number_ends_in_perlu_periksa():
    setahun = gabung_triwulan([3, Decimal("NaN")])
    assert hitung_capaian(target=12, realisasi=setahun) == tanpa_nilai("perlu_periksa", "bukan_angka")
