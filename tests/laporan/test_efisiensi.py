"""Efficiency after PMK 22/2021, the NKA, and the plain form of the LKj."""

from decimal import Decimal

import pytest

from laporan.efisiensi import (
    EfisiensiSederhana,
    HasilEfisiensi,
    HasilNKA,
    efisiensi_sederhana,
    hitung_efisiensi,
    nilai_kinerja_anggaran,
)


@pytest.mark.parametrize(
    ("baris", "e", "ne", "tanda"),
    [
        ((100, 100, 95), "5.00", "62.50", set()),  # E1
        ((51_412_431_000, 100, 47_457_842_438), "7.69", "69.23", set()),  # E2
        ((100, 100, 75), "20.00", "100.00", {"dibatasi"}),  # E3
        ((100, 100, 80), "20.00", "100.00", set()),
        ((100, 100, 100), "0.00", "50.00", set()),
        ((100, 50, 95), "-20.00", "0.00", {"dibatasi"}),
        ((100, 100, 110), "-10.00", "25.00", {"realisasi_melebihi_pagu"}),
    ],
)
def test_one_row(baris, e, ne, tanda):
    hasil = hitung_efisiensi([baris])
    assert (hasil.efisiensi, hasil.nilai, hasil.tanda) == (Decimal(e), Decimal(ne), tanda)


@pytest.mark.parametrize(
    ("baris", "dihitung", "tanda"),
    [
        ([(0, 100, 0)], 0, {"pagu_nol"}),  # E6
        ([(100, 0, 0)], 1, set()),
        ([(100, None, 50)], 0, set()),
        ([(100, -50, 10)], 0, set()),
        ([], 0, set()),
    ],
)
def test_efficiency_is_undefined_without_pagu_or_capaian(baris, dihitung, tanda):
    assert hitung_efisiensi(baris) == HasilEfisiensi(None, None, None, dihitung, len(baris), frozenset(tanda))


def test_rows_are_weighed_by_pagu_and_incomplete_ones_left_out_and_counted():
    baris = [
        (300, 100, 270),
        (100, Decimal("80"), 80),
        (50, None, 50),
        (70, 100, None),
        (0, 100, 9),
        (9, Decimal("NaN"), 1),
    ]
    hasil = hitung_efisiensi(iter(baris))
    assert (hasil.efisiensi, hasil.dihitung, hasil.seluruh) == (Decimal("7.89"), 2, 6)
    assert hasil.tanda == {"pagu_nol"}


def test_limits_leave_the_raw_value():
    assert hitung_efisiensi([(100, 100, 75)]).mentah == 25


@pytest.mark.parametrize(
    ("bagian", "nilai", "kategori"),
    [
        ((100, Decimal("69.23"), 90, Decimal("92.31")), "88.63", "Baik"),  # E7
        ((100, 100, 100, 100), "100.00", "Sangat Baik"),
        ((90, 90, 90, 90), "90.00", "Baik"),
        ((80, 80, 80, 80), "80.00", "Cukup"),
        ((60, 60, 60, 60), "60.00", "Kurang"),
        ((50, 50, 50, 50), "50.00", "Sangat Kurang"),
        ((0, 0, 0, 0), "0.00", "Sangat Kurang"),
    ],
)
def test_nka_weighs_its_four_parts(bagian, nilai, kategori):
    nama = ("capaian_ro", "nilai_efisiensi", "konsistensi", "penyerapan")
    assert nilai_kinerja_anggaran(**dict(zip(nama, bagian, strict=True))) == HasilNKA(
        Decimal(nilai), kategori
    )


@pytest.mark.parametrize("kosong", ["capaian_ro", "nilai_efisiensi", "konsistensi", "penyerapan"])
def test_nka_is_missing_when_a_part_is(kosong):
    bagian = dict.fromkeys(("capaian_ro", "nilai_efisiensi", "konsistensi", "penyerapan"), 90)
    assert nilai_kinerja_anggaran(**bagian | {kosong: None}) == HasilNKA(None, None)


@pytest.mark.parametrize(
    ("capaian", "penyerapan", "hasil"),
    [
        (100, Decimal("92.31"), EfisiensiSederhana(Decimal("7.69"), True)),
        (90, 90, EfisiensiSederhana(Decimal("0.00"), False)),
        (80, Decimal("84.99"), EfisiensiSederhana(Decimal("-4.99"), False)),
        (None, 90, None),
        (90, None, None),
        (Decimal("NaN"), 90, None),
    ],
)
def test_plain_form_is_capaian_less_penyerapan(capaian, penyerapan, hasil):
    assert efisiensi_sederhana(capaian=capaian, penyerapan=penyerapan) == hasil


def test_floats_are_refused():
    with pytest.raises(TypeError, match="float"):
        hitung_efisiensi([(100, 99.5, 95)])
