"""Targets, realisasi and trends of indikator in the narrative: R09, R29."""

import pytest

from kinerja.models import CapaianLalu
from kinerja.services.capaian import recompute_capaian
from sakip.bacaan import set_realisasi, set_target

PARTISIPASI, NILAI = "Persentase partisipasi pemilih", "Nilai akuntabilitas kinerja"


@pytest.fixture
def tercatat(pk, ukur, add, unit_a):
    """Participation: 78,6% last year, 81,2% now against 80%; AKIP: 72,10 (BB) last year."""
    add(ukur, realisasi="81,2%", indikator=PARTISIPASI, baris_pk=add(pk, indikator=PARTISIPASI))
    for indikator, target, realisasi in ((PARTISIPASI, "78%", "78,6%"), (NILAI, "B", "72,10 (BB)")):
        lalu = CapaianLalu(unit=unit_a, tahun=2023, indikator=indikator)
        set_target(lalu, target)
        set_realisasi(lalu, realisasi)
        lalu.save()
    recompute_capaian(ukur)


@pytest.mark.parametrize(
    ("teks", "beda"),
    [
        (
            f"{PARTISIPASI} naik dari 77,9% pada tahun 2023 menjadi 81,2% pada tahun 2024.",
            "nilai 77,9% tahun 2023 untuk “Persentase partisipasi pemilih”, sedangkan tercatat “78,6%”",
        ),
        (
            f"Target {PARTISIPASI} adalah 85%.",
            "target 85% tahun 2024 untuk “Persentase partisipasi pemilih”, sedangkan tercatat “80%”",
        ),
        (
            "Kondisi ini sama dengan nilai tahun 2023 yaitu B.",
            "nilai B tahun 2023 untuk “Nilai akuntabilitas kinerja”, sedangkan tercatat “72,10 (BB)”",
        ),
    ],
)
def test_value_that_is_not_on_record_is_a_warning(lakip, tercatat, narasi, sentences, teks, beda):
    narasi(teks)
    (kalimat,) = sentences(lakip, "R09", tingkat="peringatan")
    assert kalimat.startswith(f"Bagian “Ringkasan” menyebut {beda}. Kalimatnya: “")


@pytest.mark.parametrize(
    "teks",
    [
        f"{PARTISIPASI} naik dari 78,6% pada tahun 2023 menjadi 81,2% pada tahun 2024.",
        f"{PARTISIPASI} ditargetkan 80% dan terealisasi 81,2% atau capaian 100,00%.",
        f"{PARTISIPASI} naik sebesar 2,6% dibanding tahun 2023.",
        f"{PARTISIPASI} nasional mencapai 82,4%.",
        "Nilai akuntabilitas kinerja tahun 2023 memperoleh 72,10 (BB).",
        "Persentase kehadiran mencapai 60%.",
    ],
)
def test_values_on_record_are_no_finding(lakip, tercatat, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R09") + sentences(lakip, "R29") == []


def test_fall_of_an_indikator_that_rose_is_a_warning(lakip, tercatat, narasi, sentences):
    narasi(f"{PARTISIPASI} menurun dibandingkan tahun 2023.")
    assert sentences(lakip, "R29", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menyatakan “Persentase partisipasi pemilih” turun, sedangkan tahun 2023 "
            "78,6 dan "
            "tahun 2024 81,2; selisih 2,6. Kalimatnya: “Persentase partisipasi pemilih menurun "
            "dibandingkan tahun "
            "2023.”"
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        f"{PARTISIPASI} pada Pemilihan Gubernur sebesar 70,3%.",
        f"Dibandingkan tahun 2023 sebesar 78,6%, {PARTISIPASI} naik menjadi 81,2%.",
        "Nilai akuntabilitas kinerja meningkat dari B menjadi BB.",
        "Survei IKM memperoleh nilai 88,4 dengan predikat A.",
        f"{PARTISIPASI} sebesar 81,2% atau 101,50% dari target.",
    ],
)
def test_values_of_parts_and_of_open_years_are_no_finding(lakip, tercatat, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R09") == []
