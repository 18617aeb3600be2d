"""Old names of programs, and numbers of staff: R26, R30."""

import pytest

from laporan.models import RekapPegawai


@pytest.fixture
def pegawai(satker_a):
    for baris, jumlah in (("PNS", 17), ("PPPK", 6), ("PPNPN", 8)):
        RekapPegawai.objects.create(
            satker=satker_a, tahun=2024, tabel="status", baris=baris, kolom="Jumlah", jumlah=jumlah
        )


def test_program_of_an_earlier_time_is_a_warning(lakip, dipa, narasi, sentences):
    narasi(
        "Program Penguatan Kelembagaan Demokrasi dan Perbaikan Proses Politik dilaksanakan sesuai rencana."
    )
    (kalimat,) = sentences(lakip, "R26", tingkat="peringatan")
    assert kalimat.endswith(
        "yang berlaku dari tahun 2015 sampai 2020, sedangkan laporan ini untuk tahun 2024."
    )


@pytest.mark.parametrize(
    "teks",
    [
        "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi dilaksanakan.",
        "Pada tahun 2019 Program Penguatan Kelembagaan Demokrasi dan Perbaikan Proses Politik dilaksanakan.",
    ],
)
def test_programs_of_the_year_and_of_the_past_are_no_finding(lakip, dipa, narasi, sentences, teks):
    narasi(teks)
    assert [k for k in sentences(lakip, "R26") if "Ringkasan" in k] == []


def test_number_of_staff_that_no_table_has_is_a_warning(lakip, pegawai, narasi, sentences):
    narasi("Jumlah pegawai sebanyak 29 orang.")
    (kalimat,) = sentences(lakip, "R30", tingkat="peringatan")
    assert kalimat.endswith("pegawai berjumlah 31 menurut tabel status kepegawaian; selisih terkecil 2.")


@pytest.mark.parametrize(
    "teks",
    [
        "Jumlah pegawai sebanyak 31 orang.",
        "Sekretariat didukung oleh 17 orang PNS dan 6 PPPK.",
        "Terdapat 23 pegawai ASN.",
        "Kekurangan pegawai berjumlah 4 orang pegawai.",
    ],
)
def test_numbers_of_the_tables_are_no_finding(lakip, pegawai, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R30") == []
