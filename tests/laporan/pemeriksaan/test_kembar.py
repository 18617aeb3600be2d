"""The same twice, and the same figure in unrelated rows: R25."""

import pytest

from anggaran.models import BarisPagu, BarisRealisasi


def test_line_that_stands_twice_is_a_warning_and_counts_once(pk, add_budget, sentences):
    add_budget(pk, "Program Dukungan Manajemen", 700, "076.01.WA")
    for _ in (1, 2):
        add_budget(pk, "Operasional Perkantoran", 700, "076.01.WA.3360")
    assert sentences(pk, "R25") == [
        (
            "“076.01.WA.3360 Operasional Perkantoran” tertulis dua kali di antara baris anggaran: baris 2 "
            "dengan Rp700 dan baris 3 dengan Rp700."
        )
    ]
    assert sentences(pk, "R02") == []


def test_lines_that_differ_have_no_finding(pk, add_budget, sentences):
    add_budget(pk, "Program Dukungan Manajemen", 700)
    add_budget(pk, "Penyelenggaraan Pemilu", 700)
    assert sentences(pk, "R25") == []


@pytest.fixture
def pagu(dipa):
    """Add outputs below two kegiatan of CQ from {number: pagu}."""

    def lay(kegiatan, nomor, isi):
        cq = dipa.baris.get(kode_baku="076.01.CQ")
        kode = f"076.01.CQ.{nomor}"
        atas = BarisPagu.objects.create(
            dipa=dipa, induk=cq, urut=dipa.baris.count(), kode_baku=kode, tingkat="kegiatan", uraian=kegiatan
        )
        for ke, jumlah in isi:
            BarisPagu.objects.create(
                dipa=dipa, induk=atas, urut=dipa.baris.count(), kode_baku=f"{kode}.QGE.{ke}", tingkat="ro",
                uraian=f"{kegiatan} {ke}", pagu=jumlah,
            )  # fmt: skip
        return atas

    return lay


def test_same_amount_in_outputs_of_two_kegiatan_is_a_warning(lakip, pagu, sentences):
    pagu("Kampanye", "6870", [("001", 7_411_000), ("002", 5_000_000)])
    pagu("Pemungutan", "6872", [("001", 7_411_000), ("002", 5_000_000)])
    assert sentences(lakip, "R25") == [
        (
            "Pagu Rp7.411.000 tertulis sama persis pada CQ.6870.QGE.001 “Kampanye 001” dan CQ.6872.QGE.001 "
            "“Pemungutan 001”."
        )
    ]


def test_small_amounts_and_those_of_one_kegiatan_have_no_finding(lakip, pagu, sentences):
    pagu("Kampanye", "6870", [("001", 2_111), ("002", 7_411_000), ("003", 7_411_000)])
    pagu("Pemungutan", "6872", [("001", 2_111)])
    assert sentences(lakip, "R25") == []


def test_row_that_is_repeated_is_a_warning_and_counts_once(lakip, dipa, pagu, satker_a, sentences):
    atas = pagu("Kampanye", "6870", [("001", 7_411_000)])
    for _ in (1, 2):
        BarisRealisasi.objects.create(
            satker=satker_a, tahun=2024, kode_baku="076.01.CQ.6870.QGE.001", tingkat="ro", realisasi=5_000,
            uraian="Kampanye 001",
        )  # fmt: skip
    BarisRealisasi.objects.create(
        satker=satker_a, tahun=2024, kode_baku=atas.kode_baku, tingkat="kegiatan", realisasi=5_000,
        uraian="Kampanye",
    )  # fmt: skip
    assert sentences(lakip, "R25") == [
        "CQ.6870.QGE.001 “Kampanye 001” tertulis dua kali pada tabel realisasi, keduanya Rp5.000."
    ]
    assert sentences(lakip, "R04") == []


def test_two_kegiatan_of_an_rkt_with_one_pagu_are_a_warning(rkt, add, sentences):
    add(rkt, indikator="Persentase A", kegiatan="Kampanye", pagu=7_411_000)
    add(rkt, indikator="Persentase B", kegiatan="Pemungutan", pagu=7_411_000)
    add(rkt, indikator="Persentase C", kegiatan="Pemungutan", pagu=7_411_000)
    assert sentences(rkt, "R25") == [
        "Pagu Rp7.411.000 tertulis sama persis pada baris 1 “Kampanye” dan baris 2 “Pemungutan”."
    ]


def test_indikator_that_is_measured_twice_is_a_warning(ukur, add, sentences):
    for nilai in ("70%", "75%"):
        add(ukur, "80%", nilai)
    assert sentences(ukur, "R25") == [
        (
            "Indikator “Persentase A” diukur dua kali: pada baris 1 dengan realisasi “70%” dan pada baris 2 "
            "dengan realisasi “75%”."
        )
    ]


def test_two_indikator_with_one_odd_value_are_a_warning(lakip, ukur, add, sentences):
    add(ukur, "80%", "97,53%", indikator="Persentase A")
    add(ukur, "90%", "97,53%", indikator="Persentase B")
    add(ukur, "90%", "97,5%", indikator="Persentase C")
    add(ukur, "90%", "97,5%", indikator="Persentase D")
    assert sentences(lakip, "R25") == [
        "Realisasi “97,53%” tertulis sama persis pada “Persentase A” dan “Persentase B”."
    ]
