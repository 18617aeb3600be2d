"""Amounts, absorption and capaian in the narrative: R09, R19."""

import pytest

from anggaran.models import AnggaranLalu, BarisRealisasi


@pytest.fixture
def terserap(dipa):
    """Of a pagu of Rp70.412.431.000 and Rp30.000.000.000 the half and a third are spent; last year 98,76%."""
    for baris, pagu, realisasi in zip(
        dipa.baris.order_by("urut"),
        (30_000_000_000, 70_412_431_000),
        (10_000_000_000, 35_206_215_500),
        strict=True,
    ):
        baris.pagu = pagu
        baris.save()
        BarisRealisasi.objects.create(
            satker=dipa.satker,
            tahun=2024,
            kode_baku=baris.kode_baku,
            uraian=baris.uraian,
            realisasi=realisasi,
        )
    AnggaranLalu.objects.create(satker=dipa.satker, tahun=2023, pagu=28_812_280_000, realisasi=28_455_619_223)
    return dipa


def test_pagu_that_is_not_that_of_the_budget_is_a_warning(lakip, terserap, narasi, sentences):
    narasi("Pagu tahun 2024 sebesar Rp100.500.000.000.")
    assert sentences(lakip, "R09", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menyebut Rp100.500.000.000, sedangkan pagu seluruh anggaran tahun 2024 "
            "Rp100.412.431.000; selisih Rp87.569.000. Kalimatnya: “Pagu tahun 2024 sebesar "
            "Rp100.500.000.000.”"
        )
    ]


def test_amount_with_two_digits_exchanged_is_a_warning(lakip, terserap, narasi, sentences):
    narasi("Hibah awal menjadi Rp70.421.431.000 sesudah revisi.")
    (kalimat,) = sentences(lakip, "R09")
    assert "tabel memuat Rp70.412.431.000; selisih Rp9.000.000" in kalimat


@pytest.mark.parametrize(
    "teks",
    [
        "Pagu sebesar Rp100.412.431.000 terealisasi Rp45.206.215.500 atau 45,02%.",
        "Pagu tahun 2023 sebesar Rp28.812.280.000 terserap 98,76%.",
        "Pagu Rp100,4 miliar, terealisasi Rp45,2 miliar.",
        "Pagu awal sebesar Rp80.000.000.000 menjadi Rp100.412.431.000.",
        "Program Dukungan Manajemen dengan pagu Rp30.000.000.000 terealisasi 33,33%.",
        "Penyerapan turun dari 98,76% pada tahun 2023 menjadi 45,02%.",
        "Biaya sewa gudang sebesar Rp12.500.000.",
    ],
)
def test_figures_of_the_budget_and_of_other_things_are_no_finding(lakip, terserap, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R09") == []


def test_absorption_of_another_value_is_a_warning(lakip, terserap, narasi, sentences):
    narasi("Capaian tahun 2023 adalah 98,16% dari pagu.")
    assert sentences(lakip, "R09") == [
        (
            "Bagian “Ringkasan” menyebut penyerapan 98,16%, sedangkan penyerapan seluruh anggaran tahun 2023 "
            "98,76%; selisih 0,6 poin persen. Kalimatnya: “Capaian tahun 2023 adalah 98,16% dari pagu.”"
        )
    ]


def test_capaian_that_is_the_absorption_is_a_warning(lakip, terserap, narasi, sentences):
    narasi("Rata-rata capaian kinerja tahun 2024 sebesar 45,02%.")
    assert sentences(lakip, "R19", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menyebut capaian kinerja 45,02%, sedangkan itu penyerapan seluruh anggaran "
            "tahun "
            "2024. Kalimatnya: “Rata-rata capaian kinerja tahun 2024 sebesar 45,02%.”"
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Capaian kinerja anggaran tahun 2024 sebesar 45,02%.",
        "Capaian kinerja sebesar 88,1%.",
        "Target 45,02%.",
    ],
)
def test_other_percentages_are_no_capaian(lakip, terserap, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R19") == []
