"""Budget codes and the names of the reference: R10, R26."""

import pytest
from django.db.models import F

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import Realisasi

PAGU = (
    ("CQ", "program", "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi", 700),
    ("CQ.6870", "kegiatan", "Masa Kampanye Pemilu", 300),
    ("CQ.6870.QGE.001", "ro", "Persiapan Kampanye Pemilu", 100),
    ("CQ.6870.QGE.002", "ro", "Pengelolaan Kampanye Pemilu", 200),
    ("CQ.6872", "kegiatan", "Pemungutan dan Penghitungan Suara", 400),
    ("CQ.6872.QGE.002", "ro", "Pelaksanaan Tahapan Pemungutan", 400),
    ("WA", "program", "Program Dukungan Manajemen", 500),
    ("WA.3360", "kegiatan", "Operasional Perkantoran dan Dukungan Sarana Prasarana", 500),
    ("WA.3360.EBA.994", "ro", "Layanan Perkantoran", 500),
)


@pytest.fixture
def tabel(satker_a, lakip):
    """Lay out a DIPA and its realisasi from `PAGU`; the arguments change {code: (code, name)} of either."""

    def lay(pagu=None, nyata=None):
        dipa = Dipa.objects.create(satker=satker_a, tahun=2024, revisi=0)
        per_kode = {}
        for urut, (asli, tingkat, nama, jumlah) in enumerate(PAGU):
            kode, uraian = (pagu or {}).get(asli, (asli, nama))
            baku = f"076.01.{kode}"
            depan = [k for k in per_kode if baku.startswith(f"{k}.")]
            per_kode[baku] = BarisPagu.objects.create(
                dipa=dipa, urut=urut, kode=kode, kode_baku=baku, tingkat=tingkat, uraian=uraian, pagu=jumlah,
                induk=per_kode[max(depan, key=len)] if depan else None,
            )  # fmt: skip
            kode, uraian = (nyata or {}).get(asli, (kode, uraian))
            BarisRealisasi.objects.create(
                satker=satker_a, tahun=2024, urut=urut, kode=kode, tingkat=tingkat, uraian=uraian,
                kode_baku=f"076.01.{kode.rstrip('.').replace(' ', '')}", realisasi=jumlah,
            )  # fmt: skip
        return lakip

    return lay


def _all_money(sentences, lakip):
    return {kode: len(sentences(lakip, kode)) for kode in ("R02", "R03", "R04", "R06", "R10", "R25", "R26")}


def test_codes_and_names_of_the_reference_have_no_finding(tabel, sentences):
    assert set(_all_money(sentences, tabel()).values()) == {0}


def test_code_of_another_kegiatan_in_both_tables_is_one_galat_and_sums_are_as_meant(tabel, sentences):
    salah = {"CQ.6870.QGE.002": ("CQ.6872.QGE.001", "Pengelolaan Kampanye Pemilu")}
    lakip = tabel(pagu=salah)
    assert sentences(lakip, "R10", tingkat="galat") == [
        (
            "Kode CQ.6872.QGE.001 “Pengelolaan Kampanye Pemilu” bukan turunan kode CQ.6870 “Masa Kampanye "
            "Pemilu”, tempat baris itu berdiri dan jumlah pagunya Rp300 cocok."
        )
    ]
    assert [len(sentences(lakip, kode)) for kode in ("R02", "R03", "R04", "R06")] == [0, 0, 0, 0]


def test_kegiatan_with_the_code_of_another_one_is_one_contradiction(tabel, sentences):
    lakip = tabel(pagu={"CQ.6870": ("CQ.6872", "Masa Kampanye Pemilu")})
    assert sentences(lakip, "R10")[0] == (
        "Kode CQ.6872 “Masa Kampanye Pemilu” berbeda dari kode rincian di bawahnya, yang berawal dengan "
        "“CQ.6870”; pagunya Rp300."
    )
    assert [len(sentences(lakip, kode)) for kode in ("R02", "R03", "R04", "R06")] == [0, 0, 0, 0]


def test_realisasi_under_the_code_of_another_kegiatan_is_a_galat(tabel, sentences):
    lakip = tabel(nyata={"CQ.6870": ("CQ.6872", "Masa Kampanye Pemilu")})
    assert sentences(lakip, "R10") == [
        (
            "Kode “CQ.6872” untuk “Masa Kampanye Pemilu” pada tabel realisasi anggaran berbeda dari kodenya "
            "pada tabel pagu, CQ.6870."
        )
    ]
    assert [len(sentences(lakip, kode)) for kode in ("R04", "R06")] == [0, 0]


def test_code_that_breaks_off_is_a_galat(tabel, sentences):
    lakip = tabel(nyata={"CQ.6870.QGE.001": ("CQ.6870.QGE.", "Persiapan Kampanye Pemilu")})
    assert sentences(lakip, "R10") == [
        (
            "Kode “CQ.6870.QGE.” untuk “Persiapan Kampanye Pemilu” pada tabel realisasi anggaran tidak "
            "lengkap, sedangkan pada tabel pagu kodenya CQ.6870.QGE.001."
        )
    ]


def test_code_with_a_space_is_a_galat(tabel, sentences):
    lakip = tabel(nyata={"CQ.6870.QGE.001": ("CQ.6870.QGE. 001", "Persiapan Kampanye Pemilu")})
    assert sentences(lakip, "R10") == [
        (
            "Kode “CQ.6870.QGE. 001” untuk “Persiapan Kampanye Pemilu” ditulis dengan spasi; kodenya "
            "CQ.6870.QGE.001."
        )
    ]


def test_one_code_with_two_names_is_a_galat(tabel, sentences):
    lakip = tabel(nyata={"CQ.6870.QGE.001": ("CQ.6870.QGE.001", "Pengadaan Kendaraan Dinas")})
    assert sentences(lakip, "R10") == [
        (
            "Kode CQ.6870.QGE.001 bernama “Pengadaan Kendaraan Dinas” pada tabel realisasi anggaran, "
            "sedangkan pada tabel pagu bernama “Persiapan Kampanye Pemilu”."
        )
    ]


def test_number_of_output_under_another_class_is_one_galat_for_both_tables(tabel, sentences):
    lakip = tabel(pagu={"WA.3360.EBA.994": ("WA.3360.EBD.994", "Layanan Perkantoran")})
    assert sentences(lakip, "R10") == [
        (
            "Kode WA.3360.EBD.994 “Layanan Perkantoran” memakai klasifikasi EBD, sedangkan rincian output "
            "994 termasuk EBA: EBA.994."
        )
    ]


def test_kegiatan_under_another_program_is_a_galat(tabel, sentences):
    lakip = tabel(
        pagu={
            "WA.3360": ("WA.6871", "Operasional Perkantoran dan Dukungan Sarana Prasarana"),
            "WA.3360.EBA.994": ("WA.6871.EBA.994", "Layanan Perkantoran"),
        }
    )
    assert sentences(lakip, "R10") == [
        (
            "Kegiatan 6871 pada WA.6871 “Operasional Perkantoran dan Dukungan Sarana Prasarana” tertulis di "
            "bawah WA.6871, sedangkan menurut referensi tahun 2024 kodenya CQ.6871."
        )
    ]


def test_money_spent_on_a_row_that_the_dipa_lacks_is_a_galat(tabel, satker_a, sentences):
    lakip = tabel()
    BarisRealisasi.objects.create(
        satker=satker_a, tahun=2024, urut=99, kode="WA.3355", kode_baku="076.01.WA.3355", tingkat="kegiatan",
        uraian="Pengelolaan Keuangan dan Barang Milik Negara", realisasi=7,
    )  # fmt: skip
    assert sentences(lakip, "R10") == [
        (
            "Realisasi WA.3355 “Pengelolaan Keuangan dan Barang Milik Negara” Rp7 tidak mempunyai baris pagu "
            "dengan kode atau nama itu dalam DIPA 2024 awal."
        )
    ]


def test_measured_kegiatan_that_the_dipa_lacks_is_a_galat(tabel, ukur, sentences):
    Realisasi.objects.create(
        pengukuran=ukur, indikator="Persentase A", kegiatan="Keuangan", kode="WA.3355",
        kode_baku="076.01.WA.3355",
    )  # fmt: skip
    assert sentences(tabel(), "R10") == [
        "Kode WA.3355 pada Pengukuran Kinerja untuk “Keuangan” tidak ada dalam DIPA 2024 awal."
    ]


def test_name_that_is_nearly_that_of_the_reference_is_one_warning_for_a_year(tabel, sentences):
    lakip = tabel(pagu={"CQ.6872": ("CQ.6872", "Pemungutan dan Perhitungan Suara")})
    assert sentences(lakip, "R26", tingkat="peringatan") == [
        (
            "Tabel pagu menulis “Pemungutan dan Perhitungan Suara”, sedangkan nama CQ.6872 dalam referensi "
            "tahun 2024 “Pemungutan dan Penghitungan Suara”."
        )
    ]


def test_name_in_another_order_or_with_another_conjunction_has_no_finding(rkt, add, sentences):
    add(
        rkt,
        kegiatan="Operasional Perkantoran dan Dukungan Sarana dan Prasarana",
        program="Dukungan Manajemen",
    )
    assert sentences(rkt, "R26") == []


def test_output_with_nearly_its_name_is_a_warning(tabel, sentences):
    lakip = tabel(nyata={"CQ.6870.QGE.001": ("CQ.6870.QGE.001", "Penyiapan Kampanye Pemilu")})
    assert sentences(lakip, "R26") == [
        (
            "Tabel realisasi anggaran menulis “Penyiapan Kampanye Pemilu” untuk CQ.6870.QGE.001, sedangkan "
            "tabel pagu menulis “Persiapan Kampanye Pemilu”."
        )
    ]


def test_program_that_no_longer_holds_is_a_warning(rkt, add, sentences):
    add(rkt, program="Penguatan Kelembagaan Demokrasi dan Perbaikan Proses Politik", kegiatan="Lain")
    assert sentences(rkt, "R26") == [
        (
            "Baris 1 Rencana Kinerja Tahunan menyebut 076.01.06 “Penguatan Kelembagaan Demokrasi dan "
            "Perbaikan Proses Politik”, yang berlaku dari tahun 2015 sampai 2020, sedangkan dokumen ini "
            "untuk tahun 2024."
        )
    ]


def test_queries_of_the_budget_do_not_grow_with_rows(tabel, django_assert_num_queries):
    from laporan.pemeriksaan.belanja import budget_of  # read here: it is the subject of this test alone

    lakip = tabel()
    with django_assert_num_queries(5):
        budget_of(lakip.satker, 2024)


def test_row_of_an_rkt_with_the_code_of_another_kegiatan_is_a_galat(rkt, add, sentences):
    add(rkt, kegiatan="Masa Kampanye Pemilu", kode="CQ.6872", kode_baku="076.01.CQ.6872")
    add(rkt, kegiatan="Masa Kampanye Pemilu", kode="CQ.6870", kode_baku="076.01.CQ.6870")
    assert sentences(rkt, "R10") == [
        "Baris 1 memberi kode CQ.6872 kepada “Masa Kampanye Pemilu”, sedangkan kode kegiatan itu CQ.6870."
    ]


def test_output_of_another_source_of_funds_stands_under_its_kegiatan(tabel, satker_a, sentences):
    lakip = tabel()
    ro = BarisPagu.objects.get(kode_baku="076.01.CQ.6870.QGE.002")
    BarisPagu.objects.filter(pk=ro.pk).update(pagu=150)
    BarisPagu.objects.filter(urut__gt=ro.urut).update(urut=F("urut") + 1)
    BarisPagu.objects.create(
        dipa=ro.dipa, urut=ro.urut + 1, kode=ro.kode, kode_baku=ro.kode_baku, tingkat="ro", uraian=ro.uraian,
        sumber_dana="hibah", pagu=50,
    )  # fmt: skip
    assert [len(sentences(lakip, kode)) for kode in ("R02", "R03", "R10")] == [0, 0, 0]
