"""Holes and overlaps of a scale in words."""

from decimal import Decimal

import pytest

from sakip.skala import periksa_skala


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ([(91, 100, "A"), (0, Decimal("90.99"), "B")], []),
        (
            [(0, 90, "B"), (91, 100, "A")],
            ["Nilai antara 90 dan 91 tidak masuk kelas mana pun; aturan batas bawah berlaku."],
        ),
        (
            [(100, 100, "A"), (91, 100, "A"), (0, Decimal("90.99"), "B")],
            ["Kelas A (91 sampai 100) dan A (100 sampai 100) bertumpang tindih."],
        ),
        ([(51, 70, "C")], ["Nilai di bawah 51 tidak masuk kelas mana pun."]),
        (
            [(None, 50, "C"), (50, None, "A")],
            ["Kelas C (– sampai 50) dan A (50 sampai –) bertumpang tindih."],
        ),
        ([], ["Skala belum memuat satu kelas pun, sehingga capaian tidak mendapat kategori."]),
    ],
)
def test_periksa_skala_names_each_hole_and_overlap(baris, kalimat):
    rows = [
        (None if a is None else Decimal(a), None if b is None else Decimal(b), nama) for a, b, nama in baris
    ]
    assert periksa_skala(rows, "batas_bawah") == kalimat
