"""Names of people and units: R23, R09."""

import pytest

from laporan.models import Divisi
from sakip.choices import JenisJabatan
from sakip.models import Pejabat, UnitKerja


@pytest.fixture
def sekretaris(unit_a):
    return Pejabat.objects.create(
        unit=unit_a,
        jabatan="Sekretaris KPU",
        jenis_jabatan=JenisJabatan.SEKRETARIS,
        nama="Nopridho Ikhsan, S.Sos",
    )


@pytest.fixture
def subbagian(unit_a):
    return UnitKerja.objects.create(
        satker=unit_a.satker,
        kunci="subbag-hukum",
        nama="Subbagian Hukum dan Sumber Daya Manusia",
        jenis="subbagian",
    )


def test_name_that_is_nearly_that_of_an_official_is_a_warning(lakip, sekretaris, narasi, sentences):
    narasi("Rapat dipimpin oleh Nopriho Ikhsan pada akhir tahun.")
    assert sentences(lakip, "R23", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menulis nama “Nopriho Ikhsan”, sedangkan dalam daftar pejabat tertulis "
            "“Nopridho "
            "Ikhsan, S.Sos” (Sekretaris KPU)."
        )
    ]


def test_name_under_a_jabatan_is_that_of_the_official(lakip, ketua, narasi, sentences):
    narasi("Demikian laporan ini.\nKetua KPU Kabupaten Rejang Lebong,\n\nttd.\n\nAbdullah Maman")
    assert sentences(lakip, "R23", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” ditandatangani Ketua “Abdullah Maman”, sedangkan dalam daftar pejabat "
            "Ketua adalah "
            "Ani Ketua."
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Ketua KPU Kabupaten Rejang Lebong,\n\nANI KETUA, S.H.",
        "Sekretaris,\nDrs. H. Nopridho Ikhsan",
        "Ketua dan Anggota KPU\nSosialisasi Pemilu",
        "Ketua KPU menghadiri rapat.\nRapat Koordinasi Nasional",
    ],
)
def test_own_officials_and_other_words_are_no_finding(lakip, ketua, sekretaris, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R23", tingkat="peringatan") == []


def test_member_in_the_table_of_divisi_bears_the_name_of_the_official(lakip, sekretaris, satker_a, sentences):
    Divisi.objects.create(satker=satker_a, tahun=2024, nama="Nopridho Iksan", divisi="Divisi Hukum")
    (kalimat,) = sentences(lakip, "R23", tingkat="peringatan")
    assert kalimat.startswith("Tabel divisi menulis nama “Nopridho Iksan”, sedangkan dalam daftar pejabat")


def test_pelaksana_that_is_no_unit_is_one_warning_for_each_name(aksi, subbagian, add, sentences):
    for pelaksana in ("Kasubag Rendatin", "Kasubag Rendatin", "Kasubbag Hukum & SDM", "Tim SAKIP"):
        add(aksi, pelaksana=pelaksana)
    assert sentences(aksi, "R23", tingkat="peringatan") == [
        (
            "Baris 1 menyebut pelaksana “Kasubag Rendatin”, sedangkan dalam daftar unit dan pejabat KPU "
            "Kabupaten "
            "Rejang Lebong tidak ada unit dengan nama itu."
        )
    ]


def test_unit_and_jabatan_of_its_head_with_two_names_are_a_warning(lakip, subbagian, sentences):
    Pejabat.objects.create(
        unit=subbagian,
        jabatan="Kepala Sub Bagian Hukum dan Pengawasan",
        jenis_jabatan=JenisJabatan.KEPALA_SUBBAGIAN,
        nama="Budi Hukum",
    )
    (kalimat,) = sentences(lakip, "R09")
    assert kalimat.endswith("“daya manusia sumber” hanya pada unit, “pengawasan” hanya pada jabatan.")


@pytest.mark.parametrize("jabatan", ["Kepala Subbagian Hukum dan SDM", "Kasubag Hukum"])
def test_abbreviated_jabatan_is_no_finding(lakip, subbagian, sentences, jabatan):
    Pejabat.objects.create(
        unit=subbagian, jabatan=jabatan, jenis_jabatan=JenisJabatan.KEPALA_SUBBAGIAN, nama="Budi Hukum"
    )
    assert sentences(lakip, "R09") == []
