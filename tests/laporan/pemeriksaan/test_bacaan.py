"""Values as typed in the Renstra, in earlier years and in periods: R08."""

import pytest

from kinerja.models import CapaianLalu, TargetPeriode
from sakip.bacaan import set_realisasi, set_target


def test_renstra_target_that_is_no_value_is_a_galat(renstra, add_indikator, sentences):
    add_indikator("Persentase A", {2023: "98&", 2024: "99%"})
    assert sentences(renstra, "R08", tingkat="galat") == [
        (
            "Target tahun 2023 “Persentase A” “98&” tidak tertulis sebagai satu nilai. '98&' dibaca 98%; "
            "pastikan."
        )
    ]


def test_target_of_a_period_that_is_no_value_is_a_galat(aksi, add, sentences):
    baris = add(aksi)
    for ke, teks in ((1, "20%"), (2, "4o/o")):
        satu = TargetPeriode(baris=baris, ke=ke)
        set_target(satu, teks)
        satu.save()
    assert [k.partition(". ")[0] for k in sentences(aksi, "R08")] == [
        "Target periode baris 1 tidak tertulis sebagai satu nilai: “4o/o” pada periode 2"
    ]


def _lalu(unit, target, realisasi):
    lalu = CapaianLalu(unit=unit, tahun=2023, indikator="Nilai Akuntabilitas")
    set_target(lalu, target)
    set_realisasi(lalu, realisasi)
    lalu.save()


def test_realisasi_of_an_earlier_year_in_another_alphabet_is_a_galat(lakip, unit_a, sentences):
    _lalu(unit_a, "B", "В")  # a Cyrillic letter is what the rule looks for
    assert sentences(lakip, "R08", tingkat="galat") == [
        (
            "Realisasi tahun 2023 “Nilai Akuntabilitas” “В” tidak tertulis sebagai satu nilai. Ada huruf "
            "atau angka dari abjad lain."
        )
    ]


@pytest.mark.parametrize(
    ("target", "realisasi"), [("-", "-"), ("B", "72,10 (BB)"), ("82.5%", "Belum dinilai")]
)
def test_values_as_documents_print_them_have_no_finding(lakip, unit_a, sentences, target, realisasi):
    _lalu(unit_a, target, realisasi)
    assert sentences(lakip, "R08") == []


def test_renstra_target_in_another_unit_is_one_galat_for_its_indikator(renstra, add_indikator, sentences):
    add_indikator("Jumlah laporan", {2023: "10 Laporan", 2024: "12 Laporan"}, satuan="Dokumen")
    add_indikator("Jumlah dokumen", {2024: "12 Dokumen"}, satuan="Dokumen")
    assert sentences(renstra, "R15", tingkat="galat") == [
        (
            "Target tahun 2023, 2024 “Jumlah laporan” “10 Laporan” bersatuan “Laporan”, sedangkan "
            "indikatornya bersatuan “Dokumen”."
        )
    ]


def test_renstra_target_of_another_kind_is_one_warning_for_its_indikator(renstra, add_indikator, sentences):
    add_indikator("Nilai Akuntabilitas", {2023: "B", 2024: "85%"}, jenis_nilai="predikat_akip")
    add_indikator("Persentase A", {2024: "85"}, jenis_nilai="persen")
    assert [k for k in sentences(renstra, "R16") if k.startswith("Target")] == [
        (
            "Target tahun 2024 “Nilai Akuntabilitas” “85%” janggal. Yang diharapkan predikat akuntabilitas "
            "kinerja, yang tertulis persen."
        )
    ]
