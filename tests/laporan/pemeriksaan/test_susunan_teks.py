"""Promised tables, chapters and numbers: R27, R28."""

import pytest

from laporan.models import SaranaPrasarana
from laporan.pemeriksaan.susunan_teks import broken_numbers


def test_promised_table_without_data_is_a_warning(lakip, narasi, sentences):
    narasi("Jumlah tanah dan bangunan dapat dilihat pada tabel berikut:")
    (kalimat,) = [k for k in sentences(lakip, "R27", tingkat="peringatan") if "menjanjikan" in k]
    assert kalimat.startswith(
        "Bagian “Ringkasan” menjanjikan “tabel berikut”, sedangkan data sarana dan prasarana tahun 2024 belum"
    )


@pytest.mark.parametrize(
    "teks",
    [
        "Tanah dan bangunan dapat dilihat pada tabel berikut:",
        "Rincian biaya pada tabel berikut:\nSewa | 10\nListrik | 20",
        "Uraian berikut menjelaskan capaian.",
    ],
)
def test_table_from_the_data_or_in_the_text_is_no_finding(lakip, satker_a, narasi, sentences, teks):
    SaranaPrasarana.objects.create(satker=satker_a, tahun=2024, jenis="Gedung", uraian="Kantor")
    narasi(teks)
    assert [k for k in sentences(lakip, "R27") if "menjanjikan" in k] == []


@pytest.mark.parametrize(
    ("bagian", "salah"),
    [
        ("BAB V PENUTUP", "menyebut “BAB V PENUTUP”, sedangkan bab itu bernomor BAB IV."),
        ("BAB VI Lampiran", "menyebut “BAB VI Lampiran”, sedangkan laporan ini memuat BAB I sampai BAB IV."),
    ],
)
def test_chapter_with_another_number_is_a_warning(lakip, narasi, sentences, bagian, salah):
    narasi("Isi.", bagian)
    assert sentences(lakip, "R28", tingkat="peringatan") == [f"Bagian “{bagian}” {salah}"]


def test_chapters_by_their_number_are_no_finding(lakip, narasi, sentences):
    narasi("Sebagaimana diuraikan dalam BAB III dan BAB IV Penutup.", "BAB I Pendahuluan")
    assert sentences(lakip, "R28") == []


def test_list_that_does_not_count_on_is_a_warning(lakip, narasi, sentences):
    narasi("1. Satu\n2. Dua\n2. Tiga")
    assert sentences(lakip, "R28") == [
        "Bagian “Ringkasan” memuat butir bernomor “2” sesudah “2”; nomornya tidak berurutan."
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "1. A\n2. B\na. x\nb. y\n3. C",
        "1. A\n2. B\nKalimat.\n1. C\n2. D",
        "3. Lanjutan\n4. Lagi",
        "Pasal 5. Isi",
    ],
)
def test_lists_that_count_on_are_no_finding(teks):
    assert list(broken_numbers(teks)) == []


def test_row_number_that_stands_twice_is_a_warning(pk, add, sentences):
    add(pk, urut=1)
    add(pk, urut=1, indikator="Persentase B")
    assert sentences(pk, "R28") == [
        "Nomor 1 dipakai 2 baris Perjanjian Kinerja: “Persentase A” dan “Persentase B”."
    ]


def test_activities_that_begin_in_the_middle_are_a_warning(aksi, add, sentences):
    add(aksi, kegiatan="d. Verifikasi\ne. Kampanye\nf. Pemungutan")
    assert sentences(aksi, "R28") == [
        (
            "Baris 1, kegiatan, memuat rincian yang dimulai dengan “d” dan diakhiri “f”; rinciannya tidak "
            "berurutan "
            "dari awal."
        )
    ]


def test_activities_from_the_beginning_are_no_finding(aksi, add, sentences):
    add(aksi, kegiatan="a. Pegawai yang berkompeten\nb. Laporan SPIP")
    assert sentences(aksi, "R28") == []
