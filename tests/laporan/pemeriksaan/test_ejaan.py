"""Spelling and slips: R35."""

import pytest

from laporan.pemeriksaan.ejaan import misspellings, slips
from sakip.models import Pejabat


def test_known_misspelling_is_a_warning(pk, add, sentences):
    add(pk, sasaran="Meningkatnya Kelancana Tugas")
    assert sentences(pk, "R35", tingkat="peringatan") == [
        "Baris 1, sasaran menulis “Kelancana”, seharusnya “kelancaran”."
    ]


def test_doubled_word_and_doubled_stop_are_warnings(lakip, narasi, sentences):
    narasi("Juknis tidak tepat tepat waktu dengan jadwal kegiatannya..")
    assert sentences(lakip, "R35") == [
        "Bagian “Ringkasan” mengulang kata “tepat” dua kali berturut-turut.",
        "Bagian “Ringkasan” memuat dua titik berturut-turut: “kegiatannya..”.",
    ]


def test_row_that_breaks_off_is_a_warning(pk, add, sentences):
    add(pk, indikator="Persentase laporan yang disusun dan")
    assert sentences(pk, "R35") == ["Baris 1, indikator terputus: berakhir dengan “dan”."]


def test_letter_of_another_alphabet_is_a_warning(pk, add, sentences):
    add(pk, indikator="Nilai \u0412 dari penilai")
    assert sentences(pk, "R35") == ["Baris 1, indikator memuat huruf dari abjad lain: “\u0412”."]


def test_jabatan_with_two_stops_is_a_warning(lakip, unit_a, sentences):
    Pejabat.objects.create(unit=unit_a, jabatan="Anggota ..", nama="Budi")
    assert sentences(lakip, "R35") == ["Jabatan Budi “Anggota ..” memuat dua titik berturut-turut: “..”."]


@pytest.mark.parametrize(
    ("kata", "benar"),
    [
        ("penyelenggraan", "penyelenggaraan"),
        ("presentase", "persentase"),
        ("Akuntabilitias", "akuntabilitas"),
        ("system", "sistem"),
    ],
)
def test_word_one_letter_off_is_named_with_the_right_one(kata, benar):
    assert list(misspellings(kata)) == [(kata, benar)]


@pytest.mark.parametrize(
    "teks",
    [
        "Penerapan, penataan, pengamatan, kemenangan, dan penyusutan",
        "mengulangi dan mengurangi; dibubuhkan dan dibutuhkan",
        "profesional, professional, sekretariatnya, penyelenggaranya",
        "Undang-Undang, masing-masing, rata-rata",
    ],
)
def test_right_words_are_no_finding(teks):
    assert list(misspellings(teks)) == []
    assert list(slips(teks, utuh=True)) == []
