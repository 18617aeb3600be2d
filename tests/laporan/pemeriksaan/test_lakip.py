"""The LAKIP: R18, R20, R27."""

from laporan.models import Lakip
from sakip.models import BarisSkala, Kebijakan, Satker


def test_promise_that_is_not_measured_is_a_warning(lakip, pk, ukur, add, sentences):
    add(ukur, realisasi="80%", baris_pk=add(pk))
    add(pk, indikator="Persentase B")
    assert sentences(lakip, "R18", tingkat="peringatan") == [
        (
            "Indikator “Persentase B” dengan target “80%” pada baris 2 Perjanjian Kinerja Komisi Pemilihan "
            "Umum Kabupaten Rejang Lebong belum mempunyai realisasi."
        )
    ]


def test_realisasi_without_a_promise_is_a_warning(lakip, pk, ukur, add, sentences):
    add(ukur, realisasi="80%", baris_pk=add(pk))
    add(ukur, realisasi="70%", indikator="Persentase C")
    assert sentences(lakip, "R18") == [
        (
            "Realisasi “70%” untuk “Persentase C” tidak terhubung dengan Perjanjian Kinerja Komisi Pemilihan "
            "Umum Kabupaten Rejang Lebong."
        )
    ]


def test_scale_whose_classes_overlap_is_a_galat(lakip, satker_a, sentences):
    kebijakan = Kebijakan.objects.create(satker=satker_a, tahun=2024)
    for urut, (dari, sampai, nama) in enumerate([(0, 91, "Kurang"), (91, None, "Baik")]):
        BarisSkala.objects.create(kebijakan=kebijakan, urut=urut, dari=dari, sampai=sampai, kategori=nama)
    assert len(sentences(lakip, "R20", tingkat="galat")) == 1


def test_hole_that_the_gap_rule_decides_is_a_warning(lakip, sentences):
    assert sentences(lakip, "R20", tingkat="galat") == []
    assert len(sentences(lakip, "R20", tingkat="peringatan")) == 3


def test_empty_section_is_a_warning(lakip, sentences):
    kalimat = "BAB I Pendahuluan: Pembagian divisi belum diisi."
    assert [k for k in sentences(lakip, "R27", tingkat="peringatan") if k == kalimat] == [kalimat]


def test_section_with_content_is_not_named(lakip, satker_a, sentences):
    satker_a.divisi.create(tahun=2024, divisi="Divisi Hukum")
    assert [k for k in sentences(lakip, "R27") if "Pembagian divisi" in k] == []


def test_a_province_goes_on_without_those_below_only_with_a_reason(satker_a, sentences):
    lakip = Lakip.objects.create(satker=satker_a.induk, tahun=2024)
    (kalimat,) = sentences(lakip, "L01", langkah="ttd", tingkat="alasan")
    assert kalimat.startswith("0 dari 10 satuan kerja di bawah KPU Provinsi Bengkulu sudah menyampaikan")


def test_a_kabupaten_waits_for_nobody(lakip, sentences):
    assert sentences(lakip, "L01", langkah="ttd") == []


def test_nothing_is_said_when_all_below_have_delivered(satker_a, sentences):
    lakip = Lakip.objects.create(satker=satker_a.induk, tahun=2024)
    for satker in Satker.objects.filter(induk=satker_a.induk):
        Lakip.objects.create(satker=satker, tahun=2024, status="ditetapkan")
    assert sentences(lakip, "L01", langkah="ttd") == []
