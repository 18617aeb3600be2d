"""Unusual values: the modified Z-score, and the questions that follow."""

from decimal import Decimal

import pytest

from kinerja.kewajaran import direction_of, modified_z, questions_about

# Median 10, absolute deviations 2 1 0 1 2 -> MAD 1.
CONTOH = [Decimal(8), Decimal(9), Decimal(10), Decimal(11), Decimal(12)]


def test_score_is_the_worked_example():
    assert modified_z(Decimal(20), CONTOH) == Decimal("6.745")
    assert modified_z(Decimal(8), CONTOH) == Decimal("-1.349")


def test_half_of_the_values_equal_falls_back_to_the_mean_deviation():
    assert modified_z(Decimal(20), [Decimal(10)] * 4 + [Decimal(15)]) == Decimal(10) / Decimal("1.253314")


def test_all_values_equal_have_no_score():
    assert modified_z(Decimal(20), [Decimal(10)] * 5) is None


@pytest.mark.parametrize(
    ("nilai", "contoh", "arah"),
    [
        (Decimal(20), CONTOH, "di atas"),
        (Decimal(0), CONTOH, "di bawah"),
        (Decimal(13), CONTOH, ""),
        (Decimal(20), CONTOH[:4], ""),
        (Decimal(104), [Decimal(100)] * 5, ""),
        (Decimal(120), [Decimal(100)] * 5, "di atas"),
        (Decimal(1), [Decimal(0)] * 5, "di atas"),
        (
            Decimal("100.5"),
            [Decimal("100"), Decimal("100.1"), Decimal("100"), Decimal("100.1"), Decimal("100")],
            "",
        ),
        (Decimal(-5), [Decimal(1), Decimal(2), Decimal(3), Decimal(2), Decimal(1)], "di bawah"),
    ],
)
def test_direction(nilai, contoh, arah):
    assert direction_of(nilai, contoh, 5) == arah


def test_each_comparison_asks_its_own_question():
    tanya = questions_about(Decimal(200), tertinggi=Decimal(150), riwayat=CONTOH, sejawat=CONTOH * 2)
    assert [(t.jenis, t.kalimat) for t in tanya] == [
        ("rentang", "Nilai ini di atas batas wajar 150 pada kartu indikator."),
        (
            "riwayat",
            (
                "Nilai ini jauh di atas kebiasaan indikator ini pada unit Anda (nilai tengah 10 dari 5 "
                "pengukuran)."
            ),
        ),
        (
            "sejawat",
            (
                "Nilai ini jauh di atas kebiasaan unit sejenis pada satuan kerja lain untuk indikator dan "
                "triwulan yang sama."
            ),
        ),
    ]


def test_usual_value_within_its_range_is_not_asked_about():
    assert (
        questions_about(
            Decimal(10), terendah=Decimal(0), tertinggi=Decimal(20), riwayat=CONTOH, sejawat=CONTOH * 2
        )
        == ()
    )


def test_value_below_its_range_is_asked_about():
    assert [t.kalimat for t in questions_about(Decimal(-1), terendah=Decimal(0))] == [
        "Nilai ini di bawah batas wajar 0 pada kartu indikator."
    ]
