"""Printed percentages, earlier years, amounts as typed, and their size: R05, R06, R07, R08."""

import pytest

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi
from kinerja.models import AnggaranPk


def _spent(satker, jumlah, persen="", kode="076.01.WA", **kolom):
    return BarisRealisasi.objects.create(
        satker=satker, tahun=2024, kode_baku=kode, tingkat="program", realisasi=jumlah,
        persen_tercetak=persen, **kolom,
    )  # fmt: skip


def _lalu(satker, pagu, realisasi, **kolom):
    return AnggaranLalu.objects.create(satker=satker, tahun=2023, pagu=pagu, realisasi=realisasi, **kolom)


def test_printed_percentage_that_is_not_that_of_its_row_is_a_galat(lakip, dipa, satker_a, sentences):
    _spent(satker_a, 2_755, "92,31%")
    assert sentences(lakip, "R05", tingkat="galat") == [
        (
            "Realisasi anggaran, WA “Program Dukungan Manajemen” mencetak 92,31%, sedangkan realisasi "
            "Rp2.755 dari pagu Rp3.000 adalah 91,83%; selisih 0,48%."
        )
    ]


@pytest.mark.parametrize("persen", ["", "91,83%", "91.83%", "91,83", "91,833333"])
def test_printed_percentage_that_follows_has_no_finding(lakip, dipa, satker_a, sentences, persen):
    _spent(satker_a, 2_755, persen)
    assert sentences(lakip, "R05") == []


def test_printed_percentage_of_an_earlier_year_is_rounded_half_up(lakip, satker_a, sentences):
    _lalu(satker_a, 2_526_500_000, 2_536_537_942, persen_tercetak="100,39%", uraian="Dukungan Manajemen")
    assert sentences(lakip, "R05") == [
        (
            "Anggaran tahun 2023, “Dukungan Manajemen” mencetak 100,39%, sedangkan realisasi Rp2.536.537.942 "
            "dari pagu Rp2.526.500.000 adalah 100,40%; selisih 0,01%."
        )
    ]


def test_earlier_year_that_is_overspent_needs_a_reason(lakip, satker_a, sentences):
    _lalu(satker_a, 2_526_500_000, 2_536_537_942)
    assert sentences(lakip, "R06", tingkat="alasan") == [
        "Anggaran tahun 2023: Realisasi Rp2.536.537.942 melebihi pagu Rp2.526.500.000 sebesar Rp10.037.942."
    ]


def test_earlier_year_within_its_pagu_has_no_finding(lakip, satker_a, sentences):
    _lalu(satker_a, 34_884_986_000, 34_022_000_000, persen_tercetak="97,53%")
    assert [sentences(lakip, kode) for kode in ("R05", "R06", "R07", "R08")] == [[]] * 4


@pytest.fixture
def kegiatan(dipa):
    """A kegiatan of two outputs with a pagu of 1.000.000 and 2.000.000."""
    induk = dipa.baris.get(kode_baku="076.01.WA")
    dipa.baris.filter(pk=induk.pk).update(pagu=3_000_000)
    isi = {"dipa": dipa, "tingkat": "kegiatan", "uraian": "Keuangan", "kode_baku": "076.01.WA.3355"}
    satu = BarisPagu.objects.create(induk=induk, urut=5, pagu=3_000_000, **isi)
    for ke, pagu in ((1, 1_000_000), (2, 2_000_000)):
        BarisPagu.objects.create(
            dipa=dipa, induk=satu, urut=5 + ke, tingkat="ro", uraian=f"Keluaran {ke}", pagu=pagu,
            kode_baku=f"076.01.WA.3355.QGE.00{ke}",
        )  # fmt: skip
    return satu


def test_lost_zeros_that_a_sum_shows_are_said_once_with_the_sum(lakip, kegiatan, satker_a, sentences):
    _spent(satker_a, 2_900_000, kode="076.01.WA.3355")
    _spent(satker_a, 900_000, kode="076.01.WA.3355.QGE.001")
    _spent(satker_a, 2_000, "100%", kode="076.01.WA.3355.QGE.002")
    assert sentences(lakip, "R04") == [
        (
            "“WA.3355 Keuangan”: Realisasi Rp2.900.000 berbeda dari jumlah rinciannya Rp902.000; selisih "
            "Rp1.998.000. Realisasi WA.3355.QGE.002 “Keluaran 2” Rp2.000 agaknya kehilangan atau kelebihan "
            "tiga angka nol: Rp2.000.000."
        )
    ]
    assert [sentences(lakip, kode) for kode in ("R05", "R06", "R07")] == [[]] * 3


def test_three_zeros_too_many_that_a_sum_shows_are_not_said_again(lakip, kegiatan, satker_a, sentences):
    _spent(satker_a, 2_900_000, kode="076.01.WA.3355")
    _spent(satker_a, 900_000_000, kode="076.01.WA.3355.QGE.001")
    _spent(satker_a, 2_000_000, kode="076.01.WA.3355.QGE.002")
    assert [len(sentences(lakip, kode)) for kode in ("R04", "R06", "R07")] == [1, 0, 0]


def test_lost_zeros_that_no_sum_shows_are_a_warning(lakip, kegiatan, satker_a, sentences):
    _spent(satker_a, 950, kode="076.01.WA.3355.QGE.001")
    assert sentences(lakip, "R07", tingkat="peringatan") == [
        (
            "Realisasi WA.3355.QGE.001 “Keluaran 1” Rp950 hanya seperseribu dari yang sepadan dengan pagunya "
            "Rp1.000.000; selisih Rp999.050. Agaknya tiga angka nol hilang: Rp950.000."
        )
    ]


def test_small_realisasi_to_which_the_sum_adds_up_has_no_finding(lakip, kegiatan, satker_a, sentences):
    _spent(satker_a, 950, kode="076.01.WA.3355")
    _spent(satker_a, 950, kode="076.01.WA.3355.QGE.001")
    assert sentences(lakip, "R07") == []


def test_pk_line_of_a_thousandth_of_its_pagu_is_a_warning_and_no_matter_of_r12(
    pk, dipa, add_budget, sentences
):
    add_budget(pk, "Program Dukungan Manajemen", 3)
    assert sentences(pk, "R07") == [
        (
            "Anggaran “Program Dukungan Manajemen” Rp3, sedangkan pagu menurut DIPA 2024 revisi ke-1 "
            "Rp3.000; selisih Rp2.997. Tiga angka nol hilang atau berlebih."
        )
    ]
    assert [k for k in sentences(pk, "R12") if "Dukungan" in k] == []


def _typed(pk, teks):
    return AnggaranPk.objects.create(
        pk_dokumen=pk, uraian="Program", anggaran=1_050_024_000, anggaran_teks=teks
    )


def test_mixed_separators_are_a_galat(pk, sentences):
    _typed(pk, "1,050.024.000,-")
    assert sentences(pk, "R08", tingkat="galat") == [
        (
            "Anggaran “Program” tertulis “1,050.024.000,-” dan dibaca Rp1.050.024.000. Titik dan koma "
            "bercampur sebagai pemisah ribuan."
        )
    ]


def test_odd_ending_is_a_warning(pk, sentences):
    _typed(pk, "Rp. 1.050.024.000-")
    assert sentences(pk, "R08") == [
        (
            "Anggaran “Program” tertulis “Rp. 1.050.024.000-”; akhirannya bukan “,-” dan bukan angka. "
            "Jumlahnya Rp1.050.024.000."
        )
    ]


@pytest.mark.parametrize(
    "teks", ["", "1.050.024.000", "Rp. 1.050.024.000,-", "1,050,024,000", "Rp1.050.024.000"]
)
def test_amounts_as_documents_print_them_have_no_finding(pk, sentences, teks):
    _typed(pk, teks)
    assert sentences(pk, "R08") == []


def test_amount_of_an_earlier_year_ends_like_the_others(lakip, satker_a, sentences):
    _lalu(satker_a, 2_526_500_000, 1, pagu_teks="2.526.500.000.-", realisasi_teks="1,-")
    assert sentences(lakip, "R08") == [
        (
            "Pagu Anggaran tahun 2023 tertulis “2.526.500.000.-”; akhirannya bukan “,-” dan bukan angka. "
            "Jumlahnya Rp2.526.500.000."
        )
    ]
