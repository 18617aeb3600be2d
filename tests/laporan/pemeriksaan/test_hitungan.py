"""Counts in the narrative against the tables: R11."""

import pytest


@pytest.fixture
def dua_indikator(pk, add):
    """A PK of the lembaga with one sasaran and two indikator."""
    add(pk)
    add(pk, indikator="Persentase B")


def test_counts_that_no_table_has_are_one_warning(lakip, dua_indikator, narasi, sentences):
    narasi("Tahun 2024 ditetapkan 8 (delapan) sasaran strategis dengan 15 (lima belas) indikator kinerja.")
    assert sentences(lakip, "R11", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menyebut 8 sasaran, sedangkan terhitung 1 (Perjanjian Kinerja lembaga); "
            "selisih terkecil 7 dan 15 indikator, sedangkan terhitung 2 (Perjanjian Kinerja lembaga); "
            "selisih terkecil 13. Kalimatnya: “Tahun 2024 ditetapkan 8 (delapan) sasaran strategis dengan "
            "15 (lima belas) indikator kiner…”"
        )
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Perjanjian Kinerja memuat 1 (satu) sasaran dengan 2 (dua) indikator kinerja.",
        "Terdapat 7 indikator yang diukur bersama Bawaslu.",
        "Pada tahun 2023 ditetapkan 9 sasaran dengan 12 indikator.",
        "Sosialisasi dilakukan pada 14 kecamatan.",
    ],
)
def test_counts_of_the_tables_of_some_and_of_other_years_are_no_finding(
    lakip, dua_indikator, narasi, sentences, teks
):
    narasi(teks)
    assert sentences(lakip, "R11") == []


def test_count_is_that_of_the_document_that_the_sentence_names(
    lakip, dua_indikator, rkt, add, narasi, sentences
):
    add(rkt)
    narasi("Rencana Kinerja Tahunan memuat dua indikator kinerja.")
    (kalimat,) = sentences(lakip, "R11")
    assert kalimat.startswith(
        "Bagian “Ringkasan” menyebut 2 indikator, sedangkan terhitung 1 (Rencana Kinerja"
    )


def test_programs_are_counted_in_the_dipa(lakip, dipa, narasi, sentences):
    narasi("Program terdiri dari 3 (tiga) program.")
    (kalimat,) = sentences(lakip, "R11")
    assert kalimat.startswith("Bagian “Ringkasan” menyebut 3 program, sedangkan terhitung 2 (DIPA)")
