"""Jelaskan angka ini: the sums, the months and the penyerapan of a budget."""

import pytest

from anggaran.models import AnggaranLalu, BarisPagu, Dipa
from anggaran.penjelasan import budget_material, explain_branch, explain_total
from anggaran.queries import pagu_rows
from anggaran.services.pagu import save_pagu
from sakip.kolom import IsianBaris
from tests.anggaran.tanam import add_pagu, add_realisasi, plant_rejang_lebong
from tests.hitung import queries_of

ANGGARAN = "/satker/17.02/2024/anggaran/"


@pytest.fixture
def dipa(satker_a):
    return Dipa.objects.create(satker=satker_a, tahun=2024, nomor="SP-076")


@pytest.fixture
def program(dipa):
    """A program without a pagu of its own, over two RO: one with a total of the year, one with months."""
    program = add_pagu(dipa, "CQ", "Program", None)
    add_pagu(dipa, "CQ.6639.BDB.001", "Surat suara", 600, program)
    add_pagu(dipa, "CQ.6639.BDB.002", "Kotak suara", 400, program)
    satker = dipa.satker
    add_realisasi(satker, 2024, "CQ.6639.BDB.001", "Surat suara", 550)
    add_realisasi(satker, 2024, "CQ.6639.BDB.002", "Kotak suara", 100, bulan=3)
    add_realisasi(satker, 2024, "CQ.6639.BDB.002", "Kotak suara", 50, bulan=1)
    return program


@pytest.fixture
def auditor_client(client, auditor):
    client.force_login(auditor)
    return client


def formulas(penjelasan):
    return {r.nama: (r.simbol, r.isi) for r in penjelasan.rumus}


def explained(user, dipa, baris, sumber=""):
    return explain_branch(user, budget_material(dipa.satker, dipa.tahun, dipa, sumber), baris.pk)


def test_a_level_without_amounts_is_the_sum_of_its_rows(auditor, dipa, program):
    assert formulas(explained(auditor, dipa, program)) == {
        "Pagu": ("jumlah pagu rinciannya", "Rp600 + Rp400 = Rp1.000"),
        "Realisasi": ("jumlah realisasi rinciannya", "Rp550 + Rp150 = Rp700"),
        "Sisa": ("pagu − realisasi", "Rp1.000 − Rp700 = Rp300"),
        "Penyerapan": (
            "realisasi / pagu × 100",
            "Rp700 / Rp1.000 × 100 = 70,00% (dua angka di belakang koma, setengah ke atas)",
        ),
    }


def test_its_rows_stand_in_a_table_and_are_explained_in_turn(auditor, dipa, program):
    [daftar] = explained(auditor, dipa, program).daftar
    anak = BarisPagu.objects.filter(induk=program)
    assert [(a.sel, a.url) for a in daftar.anggota] == [
        (("600", "550", "91,67%"), f"{ANGGARAN}baris/{anak[0].pk}/jelaskan/"),
        (("400", "150", "37,50%"), f"{ANGGARAN}baris/{anak[1].pk}/jelaskan/"),
    ]
    assert daftar.jumlah.sel == ("1.000", "700", "")


def test_a_lowest_row_is_the_sum_of_its_months(auditor, dipa, program):
    penjelasan = explained(auditor, dipa, BarisPagu.objects.get(kode="CQ.6639.BDB.002"))
    assert formulas(penjelasan)["Realisasi"] == ("jumlah realisasi setiap bulan", "Rp100 + Rp50 = Rp150")
    assert [(a.nama, a.sel) for a in penjelasan.daftar[0].anggota] == [
        ("Januari", ("50",)),
        ("Maret", ("100",)),
    ]


def test_a_level_that_says_another_amount_than_its_rows_tells_both(auditor, dipa, program):
    BarisPagu.objects.filter(pk=program.pk).update(pagu=900)
    penjelasan = explained(auditor, dipa, program)
    assert (formulas(penjelasan)["Pagu"], penjelasan.daftar[0].jumlah.sel[0]) == (
        ("pagu seperti tercatat", "Rp900"),
        "1.000",
    )
    assert penjelasan.catatan == ("Pagu Rp900 berbeda dari jumlah rinciannya Rp1.000; selisih Rp100.",)


def test_percent_is_against_the_revision_that_is_named(auditor, dipa, program):
    assert explained(auditor, dipa, program).langkah[0].teks == (
        "DIPA 2024 awal, nomor SP-076, revisi yang berlaku"
    )
    Dipa.objects.create(satker=dipa.satker, tahun=2024, revisi=1)
    assert explained(auditor, dipa, program).langkah[0].teks == (
        "DIPA 2024 awal, nomor SP-076, bukan yang terakhir; sekarang berlaku DIPA 2024 revisi ke-1"
    )


def test_a_source_of_funds_leaves_the_others_out(auditor, dipa, program):
    BarisPagu.objects.filter(kode="CQ.6639.BDB.002").update(sumber_dana="hibah")
    penjelasan = explained(auditor, dipa, program, "tanpa_hibah")
    assert (formulas(penjelasan)["Pagu"][1], penjelasan.langkah[1].teks) == (
        "Rp600",
        "Tanpa hibah; baris dari sumber lain tidak dihitung",
    )


def test_a_row_without_numbers_has_empty_formulas(auditor, dipa):
    baris = add_pagu(dipa, "CQ", "Program", None)
    assert [isi for _, isi in formulas(explained(auditor, dipa, baris)).values()] == ["", "", "", ""]


def test_who_typed_a_pagu_comes_from_the_trail(auditor, operator_a, dipa):
    baris = add_pagu(dipa, "CQ.6639.BDB.001", "Surat suara", 600)
    isian = [IsianBaris(str(baris.pk), {"pagu": "650"})]
    save_pagu(user=operator_a, dipa=dipa, isian=isian, suntingan=dipa.suntingan)
    dipa.refresh_from_db()
    [pagu] = explained(auditor, dipa, pagu_rows(dipa)[-1]).pengisi
    assert (pagu.apa, pagu.kalimat.endswith("oleh operator_a."), [u.baru for u in pagu.ubahan]) == (
        "Pagu",
        True,
        ["650"],
    )


def test_total_sums_the_top_and_lists_what_found_no_row(satker_a, dipa, program):
    add_realisasi(satker_a, 2024, "WA.9999.ZZZ.001", "Tidak dikenal", 70)
    penjelasan = explain_total(budget_material(satker_a, 2024, None))
    assert formulas(penjelasan)["Realisasi"] == ("jumlah realisasi tingkat teratas", "Rp700")
    assert [(d.judul, [a.sel for a in d.anggota]) for d in penjelasan.daftar] == [
        ("Rincian yang dijumlahkan", [("1.000", "700", "70,00%")]),
        ("Realisasi menurut bulan", [("50",), ("100",)]),
        ("Realisasi tanpa baris pagu", [("70",)]),
    ]


def test_many_rows_are_counted_and_not_written_out(auditor_client, satker_a):
    dipa = plant_rejang_lebong(satker_a)
    cabang = max(dipa.baris.all(), key=lambda b: b.anak.count())
    BarisPagu.objects.filter(pk=cabang.pk).update(pagu=None)
    page = auditor_client.get(f"{ANGGARAN}baris/{cabang.pk}/jelaskan/").text
    assert page.count(f"jumlah {cabang.anak.count()} baris = Rp") >= 1


def test_a_year_that_only_documents_print_has_its_own_page(auditor_client, satker_a):
    for pagu, realisasi in ((100, 90), (50, 45)):
        AnggaranLalu.objects.create(satker=satker_a, tahun=2021, uraian="U", pagu=pagu, realisasi=realisasi)
    page = auditor_client.get("/satker/17.02/2021/anggaran/jelaskan/").text
    assert page.count("Rp135 / Rp150 × 100 = 90,00%") == 1


def test_a_year_without_anything_still_answers(auditor_client):
    page = auditor_client.get("/satker/17.02/2030/anggaran/jelaskan/")
    assert (page.status_code, page.text.count("DIPA tahun ini belum dicatat")) == (200, 1)


def test_the_year_on_the_page_of_months_leads_to_the_explanation(auditor_client, dipa, program):
    pages = [auditor_client.get(f"{ANGGARAN}serapan/", kueri).text for kueri in ({}, {"sumber": "rm"})]
    assert pages[0].count(f'href="{ANGGARAN}jelaskan/"') == 1
    assert pages[1].count(f'href="{ANGGARAN}jelaskan/?sumber=rm"') == 1


def test_figures_on_the_budget_page_lead_to_their_explanation(auditor_client, dipa, program):
    page = auditor_client.get(ANGGARAN, {"sumber": "rm"}).text
    wanted = [
        f"{ANGGARAN}baris/{program.pk}/jelaskan/?sumber=rm",
        f"{ANGGARAN}jelaskan/?sumber=rm&amp;revisi=0",
    ]
    assert [page.count(f'href="{url}"') for url in wanted] == [1, 1]


def test_a_row_outside_the_chosen_source_is_not_there(auditor_client, dipa, program):
    assert auditor_client.get(f"{ANGGARAN}baris/{program.pk}/jelaskan/?sumber=hibah").status_code == 404


def test_odd_parameters_are_no_error(auditor_client, dipa, program):
    kueri = ({"sumber": "x", "revisi": "x"}, {"revisi": "99999999999999999999"}, {"sumber": "\x00"})
    assert [auditor_client.get(f"{ANGGARAN}jelaskan/", satu).status_code for satu in kueri] == [200, 200, 200]


@pytest.mark.parametrize("apa", ["total", "baris"])
def test_pages_take_as_many_queries_for_three_rows_as_for_one(auditor_client, dipa, apa):
    program = add_pagu(dipa, "CQ", "Program", None)
    add_pagu(dipa, "CQ.6639.BDB.001", "Surat suara", 600, program)
    url = f"{ANGGARAN}jelaskan/" if apa == "total" else f"{ANGGARAN}baris/{program.pk}/jelaskan/"
    one = queries_of(auditor_client, url)
    for ke in (2, 3):
        add_pagu(dipa, f"CQ.6639.BDB.00{ke}", f"Baris {ke}", 100, program)
    assert queries_of(auditor_client, url) == one
