"""Levels, versions and links of the documents of a year: R16 (direction), R18, R34, R36, R38."""

from datetime import date

import pytest

from anggaran.models import BarisPagu
from kinerja.models import Pk, RencanaAksi
from laporan.models import Narasi
from renstra.models import Sasaran, Tujuan


def test_tujuan_that_is_called_a_sasaran_is_one_warning(pk, renstra, add, sentences):
    Tujuan.objects.create(renstra=renstra, no="1", uraian="Mewujudkan KPU yang mandiri", urut=1)
    add(pk, sasaran="Mewujudkan KPU yang Mandiri", indikator="Persentase A")
    add(pk, sasaran="Mewujudkan KPU yang Mandiri", indikator="Persentase B")
    add(pk, sasaran="Meningkatnya kapasitas", indikator="Persentase C")
    assert sentences(pk, "R34", tingkat="peringatan") == [
        "1 sasaran dalam Perjanjian Kinerja adalah tujuan dalam Renstra: “Mewujudkan KPU yang Mandiri”."
    ]


def test_sasaran_that_is_no_tujuan_has_no_finding(renstra, unit_a, sentences):
    Tujuan.objects.create(renstra=renstra, no="1", uraian="Mewujudkan KPU yang mandiri", urut=1)
    Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Meningkatnya kapasitas")
    assert sentences(renstra, "R34") == []


def test_revision_without_reason_and_before_its_first_version_needs_a_reason(pk, unit_a, sentences):
    baru = Pk.objects.create(unit=unit_a, tahun=2024, versi=1, tanggal=date(2024, 1, 1))
    assert sentences(baru, "R36", tingkat="alasan") == [
        (
            f"{baru} versi perubahan ke-1 tidak memuat alasan perubahan dan bertanggal 1 Januari 2024, 1 "
            "hari sebelum versi yang diubahnya (2 Januari 2024)."
        )
    ]


def test_revision_without_its_first_version_needs_a_reason(unit_a, sentences):
    baru = RencanaAksi.objects.create(
        unit=unit_a, tahun=2024, versi=2, pola="bulan", tanggal=date(2024, 7, 1), alasan_perubahan="Mutasi"
    )
    assert sentences(baru, "R36") == [f"{baru} versi perubahan ke-2 tidak didahului versi yang diubahnya."]


def test_revision_that_says_why_and_when_has_no_finding(pk, unit_a, sentences):
    baru = Pk.objects.create(
        unit=unit_a, tahun=2024, versi=1, tanggal=date(2024, 7, 1), alasan_perubahan="Mutasi pejabat"
    )
    assert [sentences(d, "R36") for d in (pk, baru)] == [[], []]


def test_rkt_without_any_budget_is_one_warning(rkt, add, sentences):
    add(rkt, indikator="Persentase A")
    add(rkt, indikator="Persentase B")
    assert sentences(rkt, "R38") == [
        (
            "Tidak satu pun dari 2 baris RKT menyebut program, kegiatan, dan pagunya, sehingga RKT tidak "
            "dapat dihubungkan dengan anggaran."
        )
    ]


def test_row_of_an_rkt_without_budget_beside_others_is_a_warning(rkt, add, sentences):
    add(rkt, indikator="Persentase A", kegiatan="Masa Kampanye Pemilu", pagu=7)
    add(rkt, indikator="Persentase B")
    assert sentences(rkt, "R38") == [
        (
            "Baris 2 “Persentase B” tidak menyebut program, kegiatan, dan pagu, sedangkan 1 baris lainnya "
            "menyebutnya."
        )
    ]


def test_plan_under_the_program_of_the_election_that_supports_the_office_is_a_warning(aksi, add, sentences):
    program = "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi (076.01.CQ)"
    add(aksi, program=program, sasaran="Meningkatnya Kapasitas SDM yang Berkompeten")
    add(aksi, program=program, sasaran="Terwujudnya Dukungan Logistik Pemilu", indikator="Persentase B")
    assert sentences(aksi, "R38") == [
        (
            f"Baris 1 berada di bawah program “{program}”, sedangkan isinya termasuk program lain: "
            "“Meningkatnya Kapasitas SDM yang Berkompeten”."
        )
    ]


def test_plan_under_the_program_of_its_code_has_no_finding(aksi, add, sentences):
    add(aksi, program="076.01.WA Dukungan Manajemen", kode="WA.3355", kode_baku="076.01.WA.3355")
    assert sentences(aksi, "R38") == []


def test_grant_that_no_row_of_the_budget_bears_is_a_warning(lakip, dipa, satker_a, sentences):
    teks = "Pagu anggaran rutin ditambah dengan pagu anggaran Hibah."
    Narasi.objects.create(satker=satker_a, tahun=2024, dokumen="lakip", bagian="Anggaran", teks=teks)
    assert sentences(lakip, "R38") == [
        (
            "Bagian “Anggaran” menyebut anggaran hibah, sedangkan 2 baris DIPA 2024 revisi ke-1 seluruhnya "
            "bersumber dana selain hibah."
        )
    ]


def test_grant_that_a_row_of_the_budget_bears_has_no_finding(lakip, dipa, satker_a, sentences):
    dipa.baris.filter(kode_baku="076.01.CQ").update(sumber_dana="hibah")
    Narasi.objects.create(
        satker=satker_a, tahun=2024, dokumen="lakip", bagian="Anggaran", teks="Pagu hibah terserap."
    )
    assert sentences(lakip, "R38") == []


@pytest.fixture
def kegiatan(dipa):
    """Two kegiatan below CQ, the first with two outputs."""
    induk = dipa.baris.get(kode_baku="076.01.CQ")
    for urut, (kode, tingkat) in enumerate(
        [("6870", "kegiatan"), ("6870.QGE.001", "ro"), ("6870.QGE.002", "ro"), ("6872", "kegiatan")]
    ):
        depan = dipa.baris.filter(kode_baku="076.01.CQ.6870").first() if tingkat == "ro" else induk
        BarisPagu.objects.create(
            dipa=dipa, induk=depan, urut=9 + urut, kode_baku=f"076.01.CQ.{kode}", tingkat=tingkat, uraian=kode
        )


def _measure(ukur, add, kode, indikator):
    add(ukur, "100%", "100%", kode=kode, kode_baku=f"076.01.{kode}", indikator=indikator, acuan="rkt")


def test_kegiatan_that_is_not_measured_is_a_warning(lakip, kegiatan, ukur, add, sentences):
    _measure(ukur, add, "CQ.6870", "Kampanye")
    assert [k for k in sentences(lakip, "R18") if k.startswith("Kegiatan")] == [
        (
            "Kegiatan CQ.6872 “6872” ada dalam anggaran dan tidak ada dalam pengukuran kinerja, yang memuat "
            "1 dari 2 kegiatan."
        )
    ]


def test_output_in_one_of_two_tables_is_a_warning(lakip, kegiatan, ukur, add, sentences):
    _measure(ukur, add, "CQ.6870", "QGE.001 Persiapan\nQGE.003 Evaluasi")
    assert sentences(lakip, "R38") == [
        (
            "Rincian output CQ.6870.QGE.002 ada dalam tabel anggaran dan tidak ada dalam tabel pengukuran "
            "kinerja: 2 dan 2 rincian output."
        ),
        (
            "Rincian output CQ.6870.QGE.003 ada dalam tabel pengukuran kinerja dan tidak ada dalam tabel "
            "anggaran: 2 dan 2 rincian output."
        ),
    ]


def test_outputs_in_both_tables_have_no_finding(lakip, kegiatan, ukur, add, sentences):
    _measure(ukur, add, "CQ.6870", "QGE.001 Persiapan\nQGE.002 Pengelolaan")
    _measure(ukur, add, "CQ.6872", "Pemungutan suara")
    assert sentences(lakip, "R38") == []
    assert [k for k in sentences(lakip, "R18") if k.startswith("Kegiatan")] == []


def test_indikator_of_the_unregistered_that_is_to_rise_is_a_warning(renstra, add_indikator, sentences):
    add_indikator("Persentase pemilih yang tidak masuk daftar pemilih tetap", polaritas="maksimal")
    add_indikator("Persentase pemilih yang tidak masuk DPT", polaritas="minimal")
    assert [k for k in sentences(renstra, "R16") if "dinyatakan" in k] == [
        (
            "Indikator “Persentase pemilih yang tidak masuk daftar pemilih tetap” dinyatakan “semakin tinggi "
            "semakin baik”, sedangkan yang dihitungnya “semakin rendah semakin baik”."
        )
    ]


def test_measure_against_an_rkt_without_its_row_is_a_warning(lakip, ukur, rkt, pk, add, sentences):
    add(ukur, "100%", "98%", indikator="Persentase A", acuan="rkt", baris_rkt=add(rkt, "100%"))
    add(ukur, "100%", "97%", indikator="Persentase B", acuan="rkt")
    assert [k for k in sentences(lakip, "R18") if "Rencana Kinerja" in k] == [
        (
            "Realisasi “97%” untuk “Persentase B” tidak terhubung dengan Rencana Kinerja Tahunan 2024 "
            f"{rkt.unit}."
        )
    ]


def test_row_of_an_rkt_without_pk_that_is_not_measured_is_a_warning(lakip, ukur, rkt, add, sentences):
    add(ukur, "100%", "98%", indikator="Persentase A", acuan="rkt", baris_rkt=add(rkt, "100%"))
    add(rkt, "90%", indikator="Persentase B")
    assert sentences(lakip, "R18") == [
        f"Indikator “Persentase B” dengan target “90%” pada baris 2 {rkt} belum mempunyai realisasi."
    ]
