"""Typed totals and the amounts of an RKT below its programs: R01, R02, R09, R12."""

from datetime import date

import pytest

from anggaran.baris_jumlah import is_total
from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi
from kinerja.models import Pk
from sakip.choices import JenisUnit
from sakip.models import UnitKerja


@pytest.mark.parametrize(
    "uraian",
    ["Jumlah", "JUMLAH ANGGARAN", "Total", "Jumlah Anggaran Tahun 2025", "Total (A + B)", "Jumlah :"],
)
def test_typed_total_is_known_by_its_words(uraian):
    assert is_total(uraian)


@pytest.mark.parametrize(
    "uraian", ["", "Jumlah Layanan Perkantoran", "Program Dukungan Manajemen", "Totalitas"]
)
def test_other_lines_are_no_total(uraian):
    assert not is_total(uraian)


def test_typed_total_that_is_not_the_sum_is_a_galat(rkt, add, add_budget, sentences):
    add(rkt, program="Pemilu", pagu=3_910_946_000)
    add(rkt, program="Dukungan Manajemen", pagu=2_617_387_000)
    add_budget(rkt, "Jumlah Anggaran", 6_528_333_333)
    assert sentences(rkt, "R01", tingkat="galat") == [
        (
            "Jumlah yang tertulis pada “Jumlah Anggaran” Rp6.528.333.333, sedangkan jumlah programnya "
            "Rp6.528.333.000; selisih Rp333."
        )
    ]


def test_typed_total_that_is_the_sum_has_no_finding(pk, dipa, add_budget, sentences):
    add_budget(pk, "Program Dukungan Manajemen", 3_000)
    add_budget(pk, "Penyelenggaraan Pemilu", 7_000)
    add_budget(pk, "Jumlah", 10_000)
    assert [sentences(pk, kode) for kode in ("R01", "R02", "R12")] == [[]] * 3


def test_typed_total_of_the_budget_table_is_judged_and_no_row_of_the_tree(lakip, dipa, satker_a, sentences):
    wa = dipa.baris.get(kode_baku="076.01.WA")
    BarisPagu.objects.create(dipa=dipa, induk=wa, urut=9, uraian="JUMLAH", pagu=10_001)
    assert sentences(lakip, "R01") == [
        "Jumlah pagu tahun 2024 tertulis Rp10.001, sedangkan jumlah programnya Rp10.000; selisih Rp1."
    ]
    assert sentences(lakip, "R02") == []


def test_typed_total_of_realisasi_that_is_the_sum_has_no_finding(lakip, dipa, satker_a, sentences):
    for kode, jumlah in (("076.01.WA", 2_000), ("076.01.CQ", 5_000)):
        BarisRealisasi.objects.create(
            satker=satker_a, tahun=2024, kode_baku=kode, tingkat="program", realisasi=jumlah
        )
    BarisRealisasi.objects.create(satker=satker_a, tahun=2024, urut=9, uraian="Total", realisasi=7_000)
    assert sentences(lakip, "R01") == []


def test_total_printed_for_an_earlier_year_is_the_sum_of_its_rows(lakip, satker_a, sentences):
    for urut, (kode, uraian, pagu, realisasi) in enumerate(
        [("076.01.CQ", "Pemilu", 70, 60), ("076.01.WA", "Dukungan", 30, 20), ("", "Jumlah", 100, 81)]
    ):
        AnggaranLalu.objects.create(
            satker=satker_a,
            tahun=2023,
            urut=urut,
            kode=kode,
            kode_baku=kode,
            uraian=uraian,
            pagu=pagu,
            realisasi=realisasi,
        )
    assert sentences(lakip, "R01") == [
        "Jumlah realisasi tahun 2023 tertulis Rp81, sedangkan jumlah programnya Rp80; selisih Rp1."
    ]


def test_total_printed_for_the_year_itself_is_that_of_its_budget(lakip, dipa, satker_a, sentences):
    AnggaranLalu.objects.create(satker=satker_a, tahun=2024, pagu=9_999)
    assert sentences(lakip, "R01") == [
        "Jumlah pagu tahun 2024 tertulis Rp9.999, sedangkan jumlah programnya Rp10.000; selisih Rp1."
    ]


def test_program_printed_twice_for_the_year_has_one_figure(lakip, dipa, satker_a, sentences):
    AnggaranLalu.objects.create(satker=satker_a, tahun=2024, kode="WA", kode_baku="076.01.WA", pagu=3_001)
    assert sentences(lakip, "R09") == [
        (
            "Pagu WA tahun 2024 tercetak Rp3.001 dalam riwayat anggaran, sedangkan dalam tabel anggaran "
            "Rp3.000; selisih Rp1."
        )
    ]


def test_program_that_bears_the_sum_of_a_blank_one_is_one_galat(rkt, add, add_budget, sentences):
    add_budget(rkt, "Program A", 2_617)
    add_budget(rkt, "Program B", None)
    add(rkt, program="A", pagu=3_910)
    add(rkt, program="B", pagu=2_617)
    assert sentences(rkt, "R02") == [
        (
            "Anggaran “Program A” Rp2.617, sedangkan jumlah pagu baris-baris RKT di bawahnya Rp3.910; "
            "selisih Rp1.293. Jumlah itu milik “Program B”, yang dibiarkan kosong."
        )
    ]


def test_blank_program_of_an_rkt_over_rows_with_a_pagu_is_a_galat(rkt, add, add_budget, sentences):
    add_budget(rkt, "Program B", None)
    add(rkt, program="B", pagu=2_617)
    assert sentences(rkt, "R02") == [
        "Anggaran “Program B” kosong, sedangkan jumlah pagu baris-baris RKT di bawahnya Rp2.617."
    ]


def _kegiatan(dipa, **pagu):
    induk = dipa.baris.get(kode_baku="076.01.CQ")
    for urut, (nomor, jumlah) in enumerate(pagu.items()):
        BarisPagu.objects.create(
            dipa=dipa, induk=induk, urut=10 + urut, kode_baku=f"076.01.CQ.{nomor[1:]}", tingkat="kegiatan",
            uraian=f"Kegiatan nomor {nomor}", pagu=jumlah,
        )  # fmt: skip


def test_kegiatan_that_do_not_come_to_their_program_are_one_galat(rkt, dipa, add, sentences):
    _kegiatan(dipa, k6981=1_000, k6982=2_000, k6709=4_000)
    for nomor, pagu in (("6981", 1_700), ("6982", 2_000), ("6709", 4_000)):
        add(rkt, kode_baku=f"076.01.CQ.{nomor}", kegiatan=f"Kegiatan nomor k{nomor}", pagu=pagu)
    assert sentences(rkt, "R02") == [
        (
            "Jumlah pagu kegiatan “Penyelenggaraan Pemilu” dalam RKT Rp7.700, sedangkan pagu program itu "
            "menurut DIPA 2024 revisi ke-1 Rp7.000; selisih Rp700: baris 1 “Kegiatan nomor k6981” Rp1.700, "
            "dalam DIPA Rp1.000."
        )
    ]
    assert sentences(rkt, "R12") == []


def test_rkt_with_the_pagu_of_an_earlier_revision_has_no_finding(rkt, dipa, add, satker_a, sentences):
    _kegiatan(dipa, k6981=1_000)
    awal = type(dipa).objects.create(satker=satker_a, tahun=2024, revisi=0)
    BarisPagu.objects.create(dipa=awal, kode_baku="076.01.CQ.6981", tingkat="kegiatan", pagu=900)
    add(rkt, kode_baku="076.01.CQ.6981", kegiatan="Kegiatan", pagu=900)
    assert sentences(rkt, "R12") == []


@pytest.fixture
def pk_sekretariat(unit_a, satker_a):
    unit, _ = UnitKerja.objects.get_or_create(
        satker=satker_a, jenis=JenisUnit.SEKRETARIAT, defaults={"kunci": "sekretariat", "nama": "Sekretariat"}
    )
    return Pk.objects.create(unit=unit, tahun=2024, tanggal=date(2024, 1, 2))


def test_program_with_two_amounts_in_the_two_pk_is_a_warning(pk, pk_sekretariat, add_budget, sentences):
    add_budget(pk, "Penyelenggaraan Pemilu", 26_608)
    add_budget(pk_sekretariat, "Program Penyelenggaraan Pemilu", 26_960)
    assert sentences(pk_sekretariat, "R09") == [
        (f"Anggaran “Program Penyelenggaraan Pemilu” Rp26.960, sedangkan dalam {pk} Rp26.608; selisih Rp352.")
    ]


def test_two_pk_with_one_amount_have_no_finding(pk, pk_sekretariat, add_budget, sentences):
    for dokumen in (pk, pk_sekretariat):
        add_budget(dokumen, "Penyelenggaraan Pemilu", 26_608)
    assert sentences(pk_sekretariat, "R09") == []
