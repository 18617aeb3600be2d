"""The realisasi of a triwulan: R07, R08, R15, I01."""

import pytest


def test_row_that_is_not_filled_is_a_galat_when_submitted(ukur, add, sentences):
    add(ukur, keterangan="Tercapai")
    assert sentences(ukur, "I01", "ajukan", "galat") == [
        "Realisasi “Persentase A” pada baris 1 belum diisi; isi angkanya atau pilih keadaannya."
    ]
    assert sentences(ukur, "I01", "simpan") == []


@pytest.mark.parametrize("realisasi", ["0%", "belum dinilai", "belum waktunya diukur"])
def test_row_that_says_why_is_filled(ukur, add, sentences, realisasi):
    add(ukur, realisasi=realisasi)
    assert sentences(ukur, "I01") == []


def test_irrelevant_row_needs_a_note(ukur, add, sentences):
    add(ukur, realisasi="tidak relevan")
    assert sentences(ukur, "I01") == [
        "“Persentase A” pada baris 1 dinyatakan tidak relevan tanpa keterangan."
    ]


def test_measurement_without_rows_is_a_galat(ukur, sentences):
    assert sentences(ukur, "I01") == ["Pengukuran ini belum memuat satu baris pun."]


def test_misspelt_value_is_a_galat(ukur, add, sentences):
    add(ukur, realisasi="98&")
    assert sentences(ukur, "R08", tingkat="galat") == [
        "Realisasi “98&” pada baris 1 tidak tertulis sebagai satu nilai. '98&' dibaca 98%; pastikan."
    ]


@pytest.mark.parametrize("target", ["1 Laporan", "1 Lakip dan 2 Perjanjian Kinerja", "WTP"])
def test_realisasi_in_another_unit_than_its_target_is_a_galat(ukur, add, sentences, target):
    add(ukur, target, "100%")
    assert sentences(ukur, "R15", tingkat="galat") == [
        f"Realisasi “100%” pada baris 1 tidak sesatuan dengan targetnya “{target}”."
    ]


def test_realisasi_in_the_unit_of_its_target_has_no_finding(ukur, add, sentences):
    add(ukur, "2 Laporan", "1 Laporan")
    assert [sentences(ukur, kode) for kode in ("R07", "R08", "R15")] == [[], [], []]


@pytest.mark.parametrize(
    ("target", "realisasi", "kelipatan"), [("9,5%", "95%", "10 kali"), ("90%", "155%", "jauh di atas")]
)
def test_implausible_value_is_a_warning(ukur, add, sentences, target, realisasi, kelipatan):
    add(ukur, target, realisasi)
    assert sentences(ukur, "R07", tingkat="peringatan") == [
        f"Realisasi “{realisasi}” pada baris 1 {kelipatan} targetnya “{target}”; pastikan angkanya."
    ]


def test_percentage_for_an_index_is_a_galat(ukur, add, sentences):
    add(ukur, "78", "79,3%", indikator="Indeks kepuasan", jenis_nilai="indeks")
    add(ukur, "78", "79,3", indikator="Indeks reformasi", jenis_nilai="indeks")
    assert sentences(ukur, "R15", tingkat="galat") == [
        "Realisasi “79,3%” pada baris 1 tidak sesatuan dengan targetnya “78”."
    ]
