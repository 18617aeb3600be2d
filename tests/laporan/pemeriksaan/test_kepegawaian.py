"""Staff tables: R30."""

import pytest

from laporan.models import RekapPegawai


@pytest.fixture
def rekap(satker_a):
    """Fill a staff table from {row: number} or {row: {column: number}}."""

    def fill(tabel, isi):
        for baris, jumlah in isi.items():
            for kolom, banyak in (jumlah if isinstance(jumlah, dict) else {"Jumlah": jumlah}).items():
                RekapPegawai.objects.create(
                    satker=satker_a, tahun=2024, tabel=tabel, baris=baris, kolom=kolom, jumlah=banyak
                )

    return fill


def test_row_that_does_not_add_up_is_a_warning(lakip, rekap, sentences):
    rekap("pendidikan", {"Provinsi": {"SMA": 5, "D3": 4, "S1": 8, "S2": 10, "Jumlah": 29}})
    assert sentences(lakip, "R30") == [
        (
            "Jumlah baris “Provinsi” pada tabel pendidikan pegawai tertulis 29, sedangkan jumlah isinya 27; "
            "selisih 2."
        )
    ]


def test_column_that_does_not_add_up_is_a_warning(lakip, rekap, sentences):
    rekap("golongan", {"Golongan III": 12, "Golongan IV": 1, "Total": 14})
    assert sentences(lakip, "R30") == [
        (
            "Jumlah kolom “Jumlah” pada tabel golongan pegawai tertulis 14, sedangkan jumlah isinya 13; "
            "selisih 1."
        )
    ]


def test_tables_that_add_up_and_agree_have_no_finding(lakip, rekap, sentences):
    rekap("status", {"Komisioner": 5, "PNS": 13, "PPPK": 6, "Tenaga Pendukung": 6, "Jumlah": 30})
    rekap("pendidikan", {"SMA": 18, "D3": 2, "S1": 4, "SD": 1})
    rekap("golongan", {"Golongan III": 12, "Golongan IV": 1})
    assert sentences(lakip, "R30") == []


def test_table_that_counts_other_people_is_a_warning(lakip, rekap, sentences):
    rekap("status", {"Komisioner": 5, "PNS": 13, "PPPK": 6, "Tenaga Pendukung": 6})
    rekap("subbagian", {"Keuangan": 5, "Teknis": 2, "Perencanaan": 3, "Hukum": 2})
    assert sentences(lakip, "R30") == [
        (
            "Tabel subbagian pegawai memuat 12 orang, sedangkan tabel status kepegawaian memuat 30 orang; "
            "selisih 18 (juga bukan 25 atau 19 atau 13 orang dari sebagian barisnya)."
        )
    ]


def test_table_that_differs_where_others_agree_is_a_warning(lakip, rekap, sentences):
    for tabel, banyak in (("golongan", 13), ("jabatan", 13), ("subbagian", 12)):
        rekap(tabel, {"Semua": banyak})
    assert sentences(lakip, "R30") == [
        "Tabel subbagian pegawai memuat 12 orang, sedangkan tabel pegawai lainnya memuat 13 orang; selisih 1."
    ]


def test_commissioner_with_a_rank_is_a_warning(lakip, rekap, sentences):
    rekap("status", {"Komisioner": {"Gol. IV": 5}, "PNS": {"Gol. III": 13}})
    assert sentences(lakip, "R30") == [
        (
            "Tabel status kepegawaian pegawai menempatkan 5 orang “Komisioner” pada kolom “Gol. IV”, "
            "sedangkan anggota komisi tidak mempunyai golongan."
        )
    ]
