"""Words: R24, R32."""

import pytest

from laporan.models import Narasi

NIP = "19800101 200501 1 001"


def test_number_like_a_nip_is_a_galat_and_is_not_repeated(pk, add, sentences):
    add(pk, sasaran=f"Sasaran NIP {NIP}")
    assert sentences(pk, "R32", tingkat="galat") == [
        "Baris 1, sasaran memuat 18 angka yang menyerupai NIP. Hapus angka itu."
    ]


def test_nip_in_the_narrative_of_a_lakip_is_a_galat(lakip, satker_a, sentences):
    Narasi.objects.create(satker=satker_a, tahun=2024, dokumen="lakip", bagian="Kata Pengantar", teks=NIP)
    assert sentences(lakip, "R32") == [
        "Bagian “Kata Pengantar” memuat 18 angka yang menyerupai NIP. Hapus angka itu."
    ]


@pytest.mark.parametrize("teks", ["076.01.CQ.6709.QGE.003", "Rp 48.366.764.000", "1234567890123456789"])
def test_other_numbers_are_no_nip(pk, add, sentences, teks):
    add(pk, sasaran=teks)
    assert sentences(pk, "R32") == []


def test_name_of_another_satker_is_a_warning(pk, add, sentences):
    add(pk, indikator="Persentase KPU Kabupaten Bengkulu Selatan yang tepat waktu")
    assert sentences(pk, "R24", tingkat="peringatan") == [
        (
            "Baris 1, indikator menyebut KPU Kabupaten Bengkulu Selatan, sedangkan dokumen ini milik KPU "
            "Kabupaten Rejang Lebong."
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "KPU Kabupaten Rejang Lebong Tahun 2024",
        "KPU Provinsi Bengkulu",
        "KPU Kabupaten Se-Bengkulu",
        "KPU RI",
        "Capaian ini lebih tinggi dibandingkan KPU Kabupaten Bengkulu Selatan.",
    ],
)
def test_own_satker_and_the_one_above_are_no_finding(pk, add, sentences, teks):
    add(pk, indikator=teks)
    assert sentences(pk, "R24") == []


def test_nip_behind_the_name_of_a_signatory_is_a_galat(pk, ketua, sentences):
    ketua.nama = f"Ani Ketua NIP {NIP}"
    ketua.save()
    assert sentences(pk, "R32") == ["Penandatangan memuat 18 angka yang menyerupai NIP. Hapus angka itu."]


def test_nip_in_the_title_of_a_section_is_not_repeated(lakip, satker_a, sentences):
    Narasi.objects.create(satker=satker_a, tahun=2024, dokumen="lakip", bagian=f"NIP {NIP}", teks="Isi")
    assert sentences(lakip, "R32") == ["Bagian “NIP …” memuat 18 angka yang menyerupai NIP. Hapus angka itu."]


def test_narrative_of_the_rkt_of_the_lembaga_is_read(rkt, satker_a, sentences):
    Narasi.objects.create(satker=satker_a, tahun=2024, dokumen="rkt", bagian="Pendahuluan", teks=NIP)
    assert sentences(rkt, "R32") == [
        "Bagian “Pendahuluan” memuat 18 angka yang menyerupai NIP. Hapus angka itu."
    ]
