"""Capaian and kategori as printed: R09, R19, R20, R37."""

from decimal import Decimal

import pytest

from anggaran.models import AnggaranLalu
from kinerja.models import Realisasi
from sakip.choices import StatusCapaian
from sakip.models import BarisSkala, Kebijakan


@pytest.fixture
def terukur(ukur, add):
    """Add a measured row whose capaian is stored."""

    def make(realisasi="72%", capaian="90", mentah=None, **kolom):
        baris = add(ukur, "80%", realisasi, **kolom)
        if capaian is not None:
            isi = {"capaian_nilai": Decimal(capaian), "capaian_mentah": Decimal(mentah or capaian)}
            Realisasi.objects.filter(pk=baris.pk).update(capaian_status=StatusCapaian.OK, **isi)
        return baris

    return make


@pytest.fixture
def skala(satker_a):
    kebijakan = Kebijakan.objects.create(satker=satker_a, tahun=2024)
    for urut, (dari, sampai, nama) in enumerate([(0, 80, "Cukup"), ("80.01", 100, "Berhasil")]):
        BarisSkala.objects.create(
            kebijakan=kebijakan, urut=urut, dari=Decimal(dari), sampai=sampai, kategori=nama
        )
    return kebijakan


def test_target_of_a_measurement_that_is_not_the_promised_one_is_a_warning(ukur, pk, add, sentences):
    janji = add(pk, "100%", indikator="Nilai RB")
    add(ukur, "64", "64", indikator="Nilai RB", baris_pk=janji)
    assert sentences(ukur, "R09") == [
        "Target “Nilai RB” dalam pengukuran “64”, sedangkan dalam Perjanjian Kinerja “100%”."
    ]


def test_target_of_a_measurement_that_is_the_promised_one_has_no_finding(ukur, pk, add, sentences):
    add(ukur, "80 %", "64%", baris_pk=add(pk, "80%"))
    assert sentences(ukur, "R09") == []


def test_printed_capaian_that_does_not_follow_is_a_warning(ukur, terukur, sentences):
    terukur(capaian_tercetak="95,25%")
    assert sentences(ukur, "R19", tingkat="peringatan") == [
        (
            "Capaian “Persentase A” tercetak 95,25%, sedangkan realisasi “72%” terhadap target “80%” adalah "
            "90,00%; selisih 5,25%."
        )
    ]


@pytest.mark.parametrize("tercetak", ["", "90%", "90,00%", "90,0", "112,5%", "Belum dihitung"])
def test_printed_capaian_that_follows_has_no_finding(ukur, terukur, sentences, tercetak):
    terukur(mentah="112.5", capaian_tercetak=tercetak)
    assert sentences(ukur, "R19") == []


def test_printed_hundred_is_a_whole_hundred(ukur, terukur, sentences):
    terukur(capaian="99.7", capaian_tercetak="100%")
    assert len(sentences(ukur, "R19")) == 1


def test_absorption_of_the_year_as_realisasi_is_a_warning(lakip, ukur, satker_a, terukur, sentences):
    AnggaranLalu.objects.create(satker=satker_a, tahun=2024, pagu=111_186_550_000, realisasi=94_496_718_290)
    terukur("84,99%", indikator="Persentase Penyusunan Anggaran")
    terukur("84,99%", indikator="Persentase penyerapan anggaran")
    assert sentences(lakip, "R19") == [
        (
            "Realisasi “Persentase Penyusunan Anggaran” “84,99%” sama dengan penyerapan anggaran tahun 2024, "
            "sedangkan indikatornya tidak mengukur penyerapan anggaran."
        )
    ]


def test_status_without_realisasi_is_one_warning_for_a_measurement(ukur, add, sentences):
    for ke in (1, 2):
        add(ukur, "80%", "", indikator=f"Persentase {ke}", keterangan="Tercapai")
    add(ukur, "80%", "70%", indikator="Persentase 3", keterangan="Tercapai")
    assert sentences(ukur, "R19") == [
        (
            "2 baris dinyatakan tercapai tanpa realisasi: baris 1, 2. Status capaian diturunkan dari "
            "realisasi terhadap target."
        )
    ]


@pytest.mark.parametrize("kolom", ["keterangan", "kategori_tercetak"])
def test_what_was_not_assessed_and_is_called_reached_is_a_warning(ukur, add, sentences, kolom):
    add(ukur, "B", "Belum Dilakukan Penilaian", indikator="Nilai Akuntabilitas", **{kolom: "Tercapai"})
    assert sentences(ukur, "R37", tingkat="peringatan") == [
        (
            "“Nilai Akuntabilitas” pada baris 1 dinyatakan “Tercapai”, sedangkan realisasinya “Belum "
            "Dilakukan Penilaian”."
        )
    ]


def test_what_was_not_assessed_and_says_so_has_no_finding(ukur, add, sentences):
    add(ukur, "B", "Belum dinilai", keterangan="Menunggu hasil evaluasi")
    assert [sentences(ukur, kode) for kode in ("R19", "R37")] == [[], []]


def test_printed_label_that_is_not_that_of_the_scale_is_a_galat(lakip, ukur, skala, terukur, sentences):
    baris = terukur(capaian="75", kategori_tercetak="Berhasil")
    Realisasi.objects.filter(pk=baris.pk).update(kategori="Cukup")
    assert sentences(lakip, "R20", tingkat="galat") == [
        (
            "Kategori “Persentase A” tercetak “Berhasil”, sedangkan capaiannya 75,00% menurut skala termasuk "
            "“Cukup”."
        )
    ]


@pytest.mark.parametrize("tercetak", ["", "Cukup", "CUKUP", "Tidak Tercapai"])
def test_printed_label_that_follows_has_no_finding(lakip, ukur, skala, terukur, sentences, tercetak):
    baris = terukur(capaian="75", kategori_tercetak=tercetak)
    Realisasi.objects.filter(pk=baris.pk).update(kategori="Cukup")
    assert sentences(lakip, "R20", tingkat="galat") == []


def test_label_of_a_printed_capaian_that_is_wrong_is_the_matter_of_that(
    lakip, ukur, skala, terukur, sentences
):
    baris = terukur(capaian="75", capaian_tercetak="95%", kategori_tercetak="Berhasil")
    Realisasi.objects.filter(pk=baris.pk).update(kategori="Cukup")
    assert [sentences(lakip, "R20", tingkat="galat"), len(sentences(ukur, "R19"))] == [[], 1]


def test_capaian_above_the_scale_of_the_satker_is_a_warning(lakip, ukur, skala, terukur, sentences):
    terukur("84%", capaian="100", mentah="105")
    assert [k for k in sentences(lakip, "R20") if "berakhir" in k] == [
        "Skala kategori berakhir pada 100,00%, sedangkan capaian “Persentase A” 105,00%; selisih 5,00%."
    ]


def test_capaian_within_the_scale_has_no_finding(lakip, ukur, skala, terukur, sentences):
    terukur("80%", capaian="100")
    assert [k for k in sentences(lakip, "R20") if "berakhir" in k] == []
