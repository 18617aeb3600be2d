"""What a kartu must say before its indikator enters a PK, and how its years are read."""

import pytest

from renstra.kartu import baca_tahun, missing_fields
from renstra.models import Indikator

LENGKAP = {
    "definisi": "Pemilih yang hadir",
    "cara_hitung": "Yang hadir dibagi yang terdaftar",
    "sumber_data": "Formulir D.Hasil",
    "frekuensi": "triwulanan",
    "jenis_nilai": "angka",
    "satuan": "Laporan",
    "polaritas": "maksimal",
    "cara_kumulasi": "akumulasi",
}
SEMUA = [
    "definisi operasional",
    "cara menghitung",
    "sumber data",
    "frekuensi pengukuran",
    "jenis nilai",
    "satuan",
    "polaritas",
    "cara menggabungkan triwulan",
]


def test_an_empty_kartu_lacks_everything():
    assert missing_fields(Indikator(), ada_pj=False) == [*SEMUA, "penanggung jawab"]


def test_a_whole_kartu_lacks_nothing():
    assert missing_fields(Indikator(**LENGKAP), ada_pj=True) == []


@pytest.mark.parametrize(("kolom", "nama"), list(zip(LENGKAP, SEMUA, strict=True)))
def test_each_field_is_missed_by_its_name(kolom, nama):
    assert missing_fields(Indikator(**{**LENGKAP, kolom: " "}), ada_pj=True) == [nama]


def test_somebody_answers_for_it():
    assert missing_fields(Indikator(**LENGKAP), ada_pj=False) == ["penanggung jawab"]


@pytest.mark.parametrize("jenis", ["persen", "indeks", "rupiah", "predikat_akip", "opini_bpk", "majemuk"])
def test_satuan_is_not_asked_where_the_kind_of_value_says_it(jenis):
    assert missing_fields(Indikator(**{**LENGKAP, "jenis_nilai": jenis, "satuan": ""}), ada_pj=True) == []


@pytest.mark.parametrize("beda", [{"jenis_nilai": "predikat_akip"}, {"frekuensi": "tahunan"}])
def test_cumulation_is_not_asked_where_nothing_is_joined(beda):
    assert missing_fields(Indikator(**{**LENGKAP, "cara_kumulasi": "", **beda}), ada_pj=True) == []


MASA = [2020, 2021, 2022, 2023, 2024]


@pytest.mark.parametrize(
    ("teks", "tahun"),
    [
        ("", []),
        ("2022", [2022]),
        ("2024, 2022", [2022, 2024]),
        ("2020-2022", [2020, 2021, 2022]),
        ("2020 s.d. 2021; 2024", [2020, 2021, 2024]),
        ("2021 dan 2023 sampai 2024", [2021, 2023, 2024]),
    ],
)
def test_years_are_read_as_people_type_them(teks, tahun):
    assert baca_tahun(teks, MASA) == tahun


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("dua ribu", "“dua ribu” bukan tahun. Tulis seperti 2022, 2024 atau 2022-2024."),
        ("2019", "“2019” tidak termasuk masa Renstra 2020 sampai 2024."),
        ("2024-2020", "“2024-2020” tidak termasuk masa Renstra 2020 sampai 2024."),
        ("2023-2025", "“2023-2025” tidak termasuk masa Renstra 2020 sampai 2024."),
    ],
)
def test_what_is_no_year_of_the_renstra_is_refused(teks, kalimat):
    with pytest.raises(ValueError, match=r"bukan tahun|tidak termasuk") as error:
        baca_tahun(teks, MASA)
    assert str(error.value) == kalimat


@pytest.mark.parametrize(
    ("iku", "tahun", "hasil"),
    [(True, "", [True, True]), (True, "2022, 2023", [True, False]), (False, "", [False, False])],
)
def test_iku_is_a_flag_and_a_set_of_years(iku, tahun, hasil):
    indikator = Indikator(iku=iku, iku_tahun=tahun)
    assert [indikator.is_iku_in(2022), indikator.is_iku_in(2024)] == hasil
