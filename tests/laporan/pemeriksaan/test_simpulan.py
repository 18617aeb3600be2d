"""Conclusions of the narrative: R29."""

import pytest

from anggaran.models import AnggaranLalu
from kinerja.services.capaian import recompute_capaian


@pytest.fixture
def terukur(pk, ukur, add):
    """Two promises of 80%: one reached with 82%, one with 70%."""
    for indikator, realisasi in (("Persentase A", "82%"), ("Persentase B", "70%")):
        add(ukur, realisasi=realisasi, indikator=indikator, baris_pk=add(pk, indikator=indikator))
    recompute_capaian(ukur)
    return ukur


@pytest.fixture
def dua_tahun(satker_a):
    for tahun, pagu, realisasi in ((2023, 1000, 900), (2024, 2000, 1500)):
        AnggaranLalu.objects.create(satker=satker_a, tahun=tahun, pagu=pagu, realisasi=realisasi)


@pytest.mark.parametrize(
    "teks", ["Pada tahun 2024 semua target terpenuhi.", "Seluruh indikator kinerja telah memenuhi target."]
)
def test_all_are_met_where_one_is_below_is_a_warning(lakip, terukur, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R29", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menyatakan semua target tercapai, sedangkan 1 indikator di bawah targetnya "
            f"(“Persentase B” 87,50%). Kalimatnya: “{teks}”"
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Belum semua target terpenuhi.",
        "Diharapkan seluruh indikator kinerja memenuhi target.",
        "Pada tahun 2023 semua target terpenuhi.",
        "Sebanyak 1 (satu) indikator tercapai dan 1 (satu) indikator tidak tercapai.",
        "1 dari 2 indikator telah memenuhi target.",
    ],
)
def test_what_the_table_says_is_no_finding(lakip, terukur, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R29") == []


@pytest.mark.parametrize(
    ("teks", "apa"),
    [
        ("Sebanyak 2 (dua) indikator tercapai.", "menyebut 2 (dua) indikator tercapai"),
        ("Sebagian besar indikator telah tercapai.", "menyebut Sebagian besar indikator telah tercapai"),
    ],
)
def test_numbers_that_are_not_those_of_the_table_are_a_warning(lakip, terukur, narasi, sentences, teks, apa):
    narasi(teks)
    assert sentences(lakip, "R29") == [
        (
            f"Bagian “Ringkasan” {apa}, sedangkan menurut tabel pengukuran 1 indikator mencapai target dan "
            f"1 di "
            f"bawahnya. Kalimatnya: “{teks}”"
        )
    ]


def test_fall_of_what_rose_is_a_warning(lakip, dua_tahun, narasi, sentences):
    narasi("Realisasi 2024 Menurun dari tahun-tahun sebelumnya.")
    assert sentences(lakip, "R29") == [
        (
            "Bagian “Ringkasan” menyatakan realisasi menurun, sedangkan tahun 2023 Rp900 dan tahun 2024 "
            "Rp1.500; "
            "selisih Rp600. Kalimatnya: “Realisasi 2024 Menurun dari tahun-tahun sebelumnya.”"
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Realisasi anggaran meningkat dibandingkan tahun 2023.",
        "Persentase penyerapan anggaran menurun dibandingkan tahun sebelumnya.",
        "Realisasi anggaran menurun.",
        "Realisasi program menurun dibandingkan tahun 2023.",
        "Anggaran tahap kampanye menurun dibandingkan tahun sebelumnya.",
    ],
)
def test_moves_as_they_are_and_of_parts_are_no_finding(lakip, dua_tahun, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R29") == []
