"""Rows, indikator and targets: R08, R15, R16, R17, R25."""

import pytest

from laporan.pemeriksaan import check_document


def test_document_without_rows_is_a_galat(pk, sentences):
    assert sentences(pk, "R17") == ["Perjanjian Kinerja belum memuat satu baris pun."]


@pytest.mark.parametrize(
    ("kolom", "kalimat"),
    [
        ({"target": "-"}, "Indikator “Persentase A” pada baris 1 belum mempunyai target."),
        ({"indikator": ""}, "Sasaran “Sasaran” pada baris 1 belum mempunyai indikator."),
        ({"sasaran": ""}, "Baris 1 “Persentase A” belum menyebut sasarannya."),
    ],
)
def test_row_that_is_not_whole_is_a_galat(pk, add, sentences, kolom, kalimat):
    add(pk, **kolom)
    assert sentences(pk, "R17") == [kalimat]


def test_finding_leads_to_the_cell(pk, add):
    baris = add(pk, "-")
    temuan = next(t for t in check_document(pk, langkah="ajukan") if t.kode == "R17")
    assert temuan.url == f"/satker/17.02/2024/pk/{pk.pk}/baris/#id_b-{baris.pk}-target"
    assert temuan.tingkat == "galat"


def test_whole_row_has_no_finding_on_its_content(pk, add):
    add(pk)
    kode = {t.kode for t in check_document(pk, langkah="ajukan")}
    assert kode & {"R08", "R15", "R16", "R17", "R25"} == set()


def test_target_that_is_no_single_value_is_a_galat(pk, add, sentences):
    add(pk, "80% atau 3/4")
    assert sentences(pk, "R08") == [
        (
            "Target “80% atau 3/4” pada baris 1 tidak tertulis sebagai satu nilai. '% atau 3/4' di belakang "
            "angka tidak dapat dibaca."
        )
    ]


@pytest.mark.parametrize(
    ("target", "satuan"),
    [
        ("2 peta rawan", "Peta Rawan"),
        ("2 Peta Rawan", "peta  rawan."),
        ("1 Lap", "Laporan"),
        ("1 BA", "Berita Acara"),
    ],
)
def test_another_spelling_of_the_unit_is_no_other_unit(pk, add, sentences, target, satuan):
    add(pk, target, indikator="Jumlah", satuan=satuan)
    assert sentences(pk, "R15") == []


def test_target_in_another_unit_than_its_indikator_is_a_galat(pk, add, sentences):
    add(pk, "1 Laporan", indikator="Jumlah laporan", satuan="Dokumen")
    assert sentences(pk, "R15") == [
        "Target “1 Laporan” pada baris 1 bersatuan “Laporan”, sedangkan indikatornya bersatuan “Dokumen”."
    ]


def test_target_of_another_kind_than_its_indikator_is_a_warning(pk, add, sentences):
    add(pk, "77%", indikator="Indeks Reformasi Birokrasi")
    assert sentences(pk, "R16") == [
        (
            "Target “77%” pada baris 1 janggal. Indikatornya berawal dengan kata “Indeks”, sedangkan "
            "targetnya berjenis persen."
        )
    ]


def test_indikator_that_stands_twice_is_a_warning(aksi, add, sentences):
    add(aksi, "85%", indikator="Indeks RB")
    add(aksi, "80%", indikator="indeks RB.")
    assert sentences(aksi, "R25") == [
        (
            "Indikator “indeks RB.” tertulis dua kali: pada baris 1 dengan target “85%” dan pada baris 2 "
            "dengan target “80%”."
        )
    ]


def test_unknown_step_is_refused(pk):
    with pytest.raises(ValueError, match="cetak"):
        check_document(pk, langkah="cetak")
