"""The budget tree on the real figures of Rejang Lebong 2024, and its queries."""

import pytest

from anggaran.models import AnggaranLalu, BarisPagu, Dipa
from anggaran.pemeriksaan import check_tree
from anggaran.pohon import TANPA_HIBAH
from anggaran.queries import budget_history, budget_tree
from tests.anggaran.tanam import add_pagu, add_realisasi, plant_rejang_lebong


@pytest.fixture
def pohon(satker_a):
    plant_rejang_lebong(satker_a)
    return budget_tree(satker_a, 2024)


def branch(pohon, kode):
    return next(b for b in pohon.baris if b.kode == kode)


def test_totals_are_those_of_the_lakip(pohon):
    assert (pohon.pagu, pohon.realisasi, str(pohon.penyerapan)) == (51_412_431_000, 47_457_842_438, "92.31")
    assert pohon.sisa == 3_954_588_562


@pytest.mark.parametrize(
    ("kode", "pagu", "realisasi", "persen"),
    [
        ("CQ", 48_366_764_000, 44_420_740_116, "91.84"),
        ("WA", 3_045_667_000, 3_037_102_322, "99.72"),
        ("CQ.6639", 26_030_287_000, 22_119_333_071, "84.98"),
        ("CQ.6639.BDB.001", 26_030_287_000, 22_119_333_071, "84.98"),
        ("CQ.6870.QGE.003", 23_887_000, 22_558_000, "94.44"),
        ("CQ.6871.QGE.001", 254_156_000, 252_685_450, "99.42"),
        ("CQ.6981.QGE.001", 2_000, 0, "0.00"),
    ],
)
def test_every_level_has_its_own_figures(pohon, kode, pagu, realisasi, persen):
    cabang = branch(pohon, kode)
    assert (cabang.pagu, cabang.realisasi, str(cabang.penyerapan)) == (pagu, realisasi, persen)


def test_odd_codes_of_realisasi_find_their_row_by_its_words(pohon):
    assert pohon.lepas == ()
    menurut_kata = {b.kode: b.realisasi_kode for b in pohon.baris if b.realisasi_kode}
    assert menurut_kata == {
        "CQ.6639.BDB.001": "CQ.6709.BDB.001",
        "CQ.6870.QGE.003": "CQ.6870.QGE.",
        "CQ.6871.QGE.001": "CQ.6871.QGE.",
        "CQ.6872.QGE.001": "CQ.6872.QGE.",
    }


def test_rows_come_parents_first_with_their_depth(pohon):
    assert [(b.kode, b.dalam) for b in pohon.baris[:4]] == [
        ("CQ", 1),
        ("CQ.6639", 2),
        ("CQ.6639.BDB.001", 3),
        ("CQ.6709", 2),
    ]


def test_contradictions_of_the_document_are_found_and_nothing_else(pohon):
    assert [(t.kode, t.tingkat, t.objek, t.pesan) for t in check_tree(pohon)] == [
        (
            "R04",
            "galat",
            "CQ.6867 Pembentukan Badan Adhoc",
            (
                "Realisasi Rp16.845.722.000 berbeda dari jumlah rinciannya Rp3.536.094.950; "
                "selisih Rp13.309.627.050."
            ),
        ),
        (
            "R04",
            "galat",
            "CQ.6872 Pemungutan dan Penghitungan Suara",
            "Realisasi Rp2.417.806.900 berbeda dari jumlah rinciannya Rp2.417.843.500; selisih Rp36.600.",
        ),
    ]


def test_pagu_that_differs_from_its_rows_and_overspending_are_found(satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    program = add_pagu(dipa, "CQ", "Program", 100)
    kegiatan = add_pagu(dipa, "CQ.6709", "Kegiatan", None, program)
    add_pagu(dipa, "CQ.6709.QGE.001", "Satu", 90, kegiatan)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Satu", 95)
    pohon = budget_tree(satker_a, 2024)
    assert [b.pagu for b in pohon.baris] == [100, 90, 90]
    assert [(t.kode, t.pesan) for t in check_tree(pohon)] == [
        ("R02", "Pagu Rp100 berbeda dari jumlah rinciannya Rp90; selisih Rp10."),
        ("R06", "Realisasi Rp95 melebihi pagu Rp90 sebesar Rp5."),
        ("R06", "Realisasi Rp95 melebihi pagu Rp90 sebesar Rp5."),
    ]


BEDA = (
    "Realisasi setahun Rp90 berbeda dari jumlah isian per bulan Rp70; selisih Rp20. "
    "Yang dipakai angka setahun."
)


@pytest.mark.parametrize(("setahun", "temuan"), [(90, [("R09", BEDA)]), (70, []), (None, [])])
def test_a_year_that_differs_from_its_months_is_found(satker_a, setahun, temuan):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    add_pagu(dipa, "CQ.6709.QGE.001", "Satu", 100)
    for bulan, jumlah in ((None, setahun), (1, 40), (2, 30)):
        add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Satu", jumlah, bulan=bulan)
    pohon = budget_tree(satker_a, 2024)
    assert pohon.realisasi == (setahun or 70)
    assert [(t.kode, t.pesan) for t in check_tree(pohon)] == temuan


def test_tree_without_dipa_lists_the_realisasi(satker_a):
    baris = add_realisasi(satker_a, 2024, "CQ", "Program", 5)
    pohon = budget_tree(satker_a, 2024)
    assert (pohon.dipa, pohon.baris, pohon.pagu, pohon.realisasi, pohon.lepas) == (
        None,
        (),
        None,
        None,
        (baris,),
    )


def test_months_are_summed_unless_the_year_has_a_total(satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    for kode in ("WA.3355.EBA.994", "WA.3360.EBD.994"):
        add_pagu(dipa, kode, kode, 100)
    for bulan, jumlah in ((1, 30), (2, -5)):
        add_realisasi(satker_a, 2024, "WA.3355.EBA.994", "", jumlah, bulan=bulan)
        add_realisasi(satker_a, 2024, "WA.3360.EBD.994", "", jumlah, bulan=bulan)
    add_realisasi(satker_a, 2024, "WA.3360.EBD.994", "", 70)
    assert [b.realisasi for b in budget_tree(satker_a, 2024).baris] == [25, 70]


def test_sources_of_funds_are_told_apart(satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    program = add_pagu(dipa, "CQ", "Program", 130)
    add_pagu(dipa, "CQ.6639.BDB.001", "Surat suara", 100, program)
    add_pagu(dipa, "CQ.6639.BDB.001", "Surat suara", 30, program, sumber_dana="hibah")
    add_realisasi(satker_a, 2024, "CQ", "Program", 75)
    add_realisasi(satker_a, 2024, "CQ.6639.BDB.001", "Surat suara", 50)
    add_realisasi(satker_a, 2024, "CQ.6639.BDB.001", "Surat suara", 25, sumber_dana="hibah")

    def figures(sumber):
        pohon = budget_tree(satker_a, 2024, sumber=sumber)
        return [(b.pagu, b.realisasi) for b in pohon.baris]

    assert figures("") == [(130, 75), (100, 50), (30, 25)]
    assert figures(TANPA_HIBAH) == figures("rm") == [(100, 50), (100, 50)]
    assert figures("hibah") == [(30, 25), (30, 25)]
    assert figures("pnbp") == []


def test_a_code_that_leaves_out_the_program_is_matched_by_its_end(satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    add_pagu(dipa, "CQ.6709.QGE.003", "Pelatihan", 10)
    add_realisasi(satker_a, 2024, "6709.QGE.003", "Bimbingan", 4)
    assert [b.realisasi for b in budget_tree(satker_a, 2024).baris] == [4]


def test_words_that_two_rows_say_are_matched_under_the_same_parent(satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    add_pagu(dipa, "CQ.6870.QGE.001", "Persiapan", 10)
    add_pagu(dipa, "CQ.6871.QGE.001", "Persiapan", 20)
    add_realisasi(satker_a, 2024, "CQ.6871.QGE.", "Persiapan", 7)
    lepas = add_realisasi(satker_a, 2024, "", "Persiapan", 3)
    pohon = budget_tree(satker_a, 2024)
    assert ([b.realisasi for b in pohon.baris], pohon.lepas) == ([None, 7], (lepas,))


@pytest.mark.parametrize("banyak", [1, 3])
def test_tree_takes_three_queries_whatever_its_size(satker_a, django_assert_num_queries, banyak):
    dipa = Dipa.objects.create(satker=satker_a, tahun=2024)
    program = add_pagu(dipa, "CQ", "Program", None)
    for nomor in range(banyak):
        kode = f"CQ.6709.QGE.00{nomor}"
        add_pagu(dipa, kode, kode, 10, program)
        add_realisasi(satker_a, 2024, kode, kode, 5)
    with django_assert_num_queries(3):
        assert budget_tree(satker_a, 2024).realisasi == 5 * banyak


def test_history_takes_the_dipa_of_each_year_before_what_was_printed(satker_a, django_assert_num_queries):
    AnggaranLalu.objects.create(satker=satker_a, tahun=2022, uraian="Total", pagu=100, realisasi=90)
    AnggaranLalu.objects.create(satker=satker_a, tahun=2023, uraian="Total", pagu=100, realisasi=90)
    for tahun, revisi, pagu in ((2023, 0, 200), (2023, 1, 300), (2024, 0, 400)):
        dipa = Dipa.objects.create(satker=satker_a, tahun=tahun, revisi=revisi)
        BarisPagu.objects.create(dipa=dipa, kode="CQ", kode_baku="076.01.CQ", tingkat="program", pagu=pagu)
    with django_assert_num_queries(4):
        found = [(t.tahun, t.pagu) for t in budget_history(satker_a, 2024)]
    assert found == [(2023, 300), (2022, 100)]
