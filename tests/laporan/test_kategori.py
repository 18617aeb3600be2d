"""Scales and their gap rules, on the carried case table and on scales that do not close."""

import json
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from laporan.capaian import Skala, hitung_capaian, tentukan_kategori

KASUS = json.loads((Path(__file__).parent / "kasus" / "capaian.json").read_text())
ARTI_POLARITAS = {
    "MAX": ("maksimal", "selisih"),
    "MIN1": ("minimal", "selisih"),
    "MIN2": ("minimal", "rasio"),
    "STAB": ("stabil", "selisih"),
}
RL = [
    (100, 100, "Berhasil"),
    (91, 100, "Berhasil"),
    (71, 90, "Cukup Berhasil"),
    (51, 70, "Kurang Berhasil"),
    (0, 50, "Tidak Berhasil"),
]
PMDG = [
    (91, 100, "Sangat Tinggi"),
    (76, 90, "Tinggi"),
    (66, 75, "Sedang"),
    (51, 65, "Rendah"),
    (None, 50, "Sangat Rendah"),
]
LAN = [
    (85, None, "Sangat Berhasil"),
    (70, 85, "Berhasil"),
    (55, 70, "Cukup Berhasil"),
    (None, 55, "Tidak Berhasil"),
]
CELAH = {"A": "batas_bawah", "B": "bulatkan", "C": "batas_atas"}
SKALA = {
    f"{nama}_{huruf}": Skala(baris=baris, celah=celah)
    for nama, baris in (("RL", RL), ("PMDG", PMDG))
    for huruf, celah in CELAH.items()
} | {"LAN": Skala(baris=LAN)}


@pytest.mark.parametrize("skala", SKALA)
@pytest.mark.parametrize(
    "kasus", [k for k in KASUS if k["jenis"] != "predikat"], ids=lambda k: f"no{k['no']}"
)
def test_case_table_gives_its_kategori(kasus, skala):
    polaritas, rumus = ARTI_POLARITAS[kasus["polaritas"]]
    hasil = hitung_capaian(
        target=Decimal(kasus["target"]),
        realisasi=Decimal(kasus["realisasi"]),
        polaritas=polaritas,
        rumus_minimal=rumus,
        batas_atas=kasus["cap"],
    )
    harapan = None if kasus[skala] == "-" else kasus[skala]
    assert tentukan_kategori(hasil.dipakai, SKALA[skala]) == harapan


@pytest.mark.parametrize(
    ("nilai", "a", "b", "c"),
    [
        ("90", "Cukup Berhasil", "Cukup Berhasil", "Cukup Berhasil"),
        ("90.004", "Cukup Berhasil", "Cukup Berhasil", "Cukup Berhasil"),
        ("90.005", "Cukup Berhasil", "Cukup Berhasil", "Berhasil"),
        ("90.01", "Cukup Berhasil", "Cukup Berhasil", "Berhasil"),
        ("90.495", "Cukup Berhasil", "Cukup Berhasil", "Berhasil"),
        ("90.5", "Cukup Berhasil", "Berhasil", "Berhasil"),
        ("90.995", "Berhasil", "Berhasil", "Berhasil"),
        ("50.4", "Tidak Berhasil", "Tidak Berhasil", "Kurang Berhasil"),
        ("100", "Berhasil", "Berhasil", "Berhasil"),
        ("100.4", "Berhasil", "Berhasil", "Berhasil"),
        ("1666.67", "Berhasil", "Berhasil", "Berhasil"),
        ("0", "Tidak Berhasil", "Tidak Berhasil", "Tidak Berhasil"),
    ],
)
def test_the_three_gap_rules_side_by_side(nilai, a, b, c):
    assert [tentukan_kategori(Decimal(nilai), SKALA[f"RL_{huruf}"]) for huruf in "ABC"] == [a, b, c]


@pytest.mark.parametrize(
    ("nilai", "a", "b", "c"),
    [
        ("84.49", "Berhasil", "Berhasil", "Berhasil"),
        ("84.5", "Berhasil", "Sangat Berhasil", "Berhasil"),
        ("85", "Sangat Berhasil", "Sangat Berhasil", "Berhasil"),
        ("85.01", "Sangat Berhasil", "Sangat Berhasil", "Sangat Berhasil"),
        ("55", "Cukup Berhasil", "Cukup Berhasil", "Tidak Berhasil"),
        ("-10", "Tidak Berhasil", "Tidak Berhasil", "Tidak Berhasil"),
    ],
)
def test_shared_edges_belong_to_the_upper_class_except_under_batas_atas(nilai, a, b, c):
    hasil = [tentukan_kategori(Decimal(nilai), Skala(LAN, celah)) for celah in CELAH.values()]
    assert hasil == [a, b, c]


@pytest.mark.parametrize("celah", CELAH.values())
def test_order_of_bands_does_not_matter(celah):
    nilai = [Decimal(n) / 4 for n in range(0, 440, 3)]
    jawaban = {
        tuple(tentukan_kategori(n, Skala(urutan, celah)) for n in nilai) for urutan in permutations(RL)
    }
    assert len(jawaban) == 1


@pytest.mark.parametrize("celah", CELAH.values())
def test_no_number_or_no_band_is_no_kategori(celah):
    skala = Skala(RL, celah)
    assert [tentukan_kategori(n, skala) for n in (None, Decimal("NaN"), Decimal("Infinity"), -1)] == [
        None
    ] * 4
    assert tentukan_kategori(50, Skala([], celah)) is None


@pytest.mark.parametrize("celah", CELAH.values())
def test_hole_in_a_scale_goes_to_the_neighbour_that_the_gap_rule_names(celah):
    skala = Skala([(0, 50, "Rendah"), (80, 100, "Tinggi")], celah)
    assert tentukan_kategori(65, skala) == ("Tinggi" if celah == "batas_atas" else "Rendah")


def test_upper_bound_shared_by_two_bands_is_settled_by_the_lower_bound():
    skala = Skala([(100, 100, "Istimewa"), (91, 100, "Berhasil"), (0, 90, "Kurang")], "batas_atas")
    hasil = [tentukan_kategori(n, skala) for n in (Decimal("90.5"), 95, 100, 130)]
    assert hasil == ["Berhasil", "Berhasil", "Istimewa", "Istimewa"]


def test_bounds_are_read_as_they_print():
    for batas in (Decimal("84.99"), "84.99", 84.99):
        skala = Skala([(0, batas, "Rendah"), (85, 100, "Tinggi")], "batas_atas")
        assert [tentukan_kategori(n, skala) for n in (Decimal("84.99"), Decimal("85"))] == [
            "Rendah",
            "Tinggi",
        ]


def test_scale_takes_rows_from_json_and_can_be_compared_and_hashed():
    dari_json = Skala(json.loads(json.dumps(RL)))
    assert dari_json == Skala(RL)
    assert hash(dari_json) == hash(Skala(tuple(RL)))


@pytest.mark.parametrize(("baris", "celah"), [(RL, "tengah"), ([("x", 1, "A")], "bulatkan")])
def test_unknown_gap_rule_or_unreadable_bound_is_refused(baris, celah):
    with pytest.raises(ValueError, match="must be"):
        Skala(baris, celah)


def test_a_very_long_number_is_above_the_highest_band():
    assert tentukan_kategori(10**60, Skala(RL)) == "Berhasil"


def test_float_value_is_refused():
    with pytest.raises(TypeError, match="float"):
        tentukan_kategori(90.5, Skala(RL))
