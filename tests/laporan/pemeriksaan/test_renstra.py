"""The Renstra: R16, R17."""

from datetime import date

from renstra.models import PenanggungJawab, Sasaran
from tests.renstra.test_kartu import LENGKAP


def test_renstra_without_sasaran_is_a_galat(renstra, sentences):
    assert sentences(renstra, "R17", tingkat="galat") == ["Renstra belum memuat satu sasaran pun."]


def test_sasaran_without_indikator_is_a_galat(renstra, unit_a, sentences):
    Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Pemilu yang baik")
    assert sentences(renstra, "R17", tingkat="galat") == [
        "Sasaran “Pemilu yang baik” belum mempunyai indikator."
    ]


def test_indikator_without_targets_is_one_warning(renstra, add_indikator, sentences):
    add_indikator(target={2024: "-"})
    assert sentences(renstra, "R17") == [
        "Indikator “Persentase A” belum mempunyai target untuk tahun 2023, 2024."
    ]


def test_kartu_that_lacks_something_is_a_warning(renstra, add_indikator, sentences):
    add_indikator(jenis_nilai="angka", polaritas="maksimal", definisi="D")
    kurang = "cara menghitung, sumber data, frekuensi pengukuran, satuan, cara menggabungkan triwulan"
    assert sentences(renstra, "R16") == [
        f"Kartu indikator “Persentase A” belum memuat {kurang}, penanggung jawab."
    ]


def test_whole_indikator_has_no_finding(renstra, add_indikator, sentences):
    persen = LENGKAP | {"jenis_nilai": "persen", "satuan": "%"}
    indikator = add_indikator(target={2023: "80%", 2024: "85%"}, **persen)
    PenanggungJawab.objects.create(indikator=indikator, nama="Siti", mulai=date(2024, 1, 2))
    assert [sentences(renstra, kode) for kode in ("R16", "R17")] == [[], []]
