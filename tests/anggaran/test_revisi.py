"""Revisions of the DIPA: from when each holds, and what it changes line by line."""

import datetime

import pytest

from anggaran.models import BarisPagu, Dipa
from anggaran.queries import dipa_revisions
from anggaran.revisi import compare_revisions, revision_on, revision_terms, totals_per_revision
from tests.anggaran.tanam import add_pagu, add_realisasi
from tests.hitung import queries_of

ANGGARAN = "/satker/17.02/2024/anggaran/"
HARI = datetime.date


@pytest.fixture
def dipa(satker_a):
    return Dipa.objects.create(satker=satker_a, tahun=2024, tanggal=HARI(2023, 11, 24))


@pytest.fixture
def revisi(satker_a, dipa):
    return Dipa.objects.create(satker=satker_a, tahun=2024, revisi=1, tanggal=HARI(2024, 5, 4))


def fill(dipa, *rows, sumber="rm"):
    """A kegiatan without an amount of its own, and RO as (number, pagu) below it."""
    atas = add_pagu(dipa, "CQ.6709", "Kegiatan", None)
    for nomor, pagu in rows:
        add_pagu(dipa, f"CQ.6709.QGE.{nomor:03d}", f"RO {nomor}", pagu, atas, sumber_dana=sumber)
    return atas


def said(banding):
    return [(b.dalam, b.baris.uraian, b.sebelum, b.sesudah, b.selisih, b.keadaan) for b in banding.baris]


def test_every_line_says_before_after_and_change_with_the_sum_of_its_level(dipa, revisi):
    fill(dipa, (1, 100), (2, 50), (3, 30))
    fill(revisi, (1, 120), (2, 50), (4, 10))
    assert said(compare_revisions(dipa, revisi)) == [
        (1, "Kegiatan", 180, 180, 0, ""),
        (2, "RO 1", 100, 120, 20, "naik"),
        (2, "RO 2", 50, 50, 0, ""),
        (2, "RO 4", None, 10, 10, "baru"),
        (2, "RO 3", 30, None, -30, "dihapus"),
    ]


def test_a_line_without_an_amount_has_no_difference(dipa, revisi):
    fill(dipa, (1, None))
    fill(revisi, (1, 120))
    assert [b.selisih for b in compare_revisions(dipa, revisi).baris] == [None, None]


def test_one_code_from_two_sources_makes_two_lines(dipa, revisi):
    add_pagu(dipa, "CQ.6709.QGE.001", "RO", 100)
    add_pagu(revisi, "CQ.6709.QGE.001", "RO", 80)
    add_pagu(revisi, "CQ.6709.QGE.001", "RO", 20, sumber_dana="hibah")
    banding = compare_revisions(dipa, revisi)
    assert [(b.sumber_dana, b.selisih, b.keadaan) for b in banding.baris] == [
        ("Rupiah murni", -20, "turun"),
        ("Hibah", 20, "baru"),
    ]
    assert [(s.value, *angka) for s, *angka in banding.per_sumber] == [
        ("rm", 100, 80, -20),
        ("hibah", 0, 20, 20),
    ]


def test_a_line_whose_rows_were_taken_away_is_the_same_line(dipa, revisi):
    fill(dipa, (1, 100))
    add_pagu(revisi, "CQ.6709", "Kegiatan", 90, sumber_dana="pnbp")
    assert said(compare_revisions(dipa, revisi))[0] == (1, "Kegiatan", 100, 90, -10, "turun")


@pytest.mark.parametrize(("pagu", "lebih"), [(80, 0), (79, 1), (None, 0)])
def test_a_revision_below_what_is_spent_says_by_how_much(satker_a, dipa, revisi, pagu, lebih):
    add_pagu(dipa, "CQ.6709.QGE.001", "RO", 100)
    add_pagu(revisi, "CQ.6709.QGE.001", "RO", pagu)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "RO", 80)
    assert [b.terbelanja for b in compare_revisions(dipa, revisi).baris] == [lebih]


def test_a_line_that_is_gone_but_spent_on_is_named(satker_a, dipa, revisi):
    fill(dipa, (1, 100), (2, 50))
    fill(revisi, (1, 150))
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.002", "RO 2", 30)
    banding = compare_revisions(dipa, revisi)
    assert [(b.baris.uraian, b.terbelanja) for b in banding.terlampaui] == [("RO 2", 30)]


def test_a_revision_holds_until_the_day_before_the_next(satker_a, dipa, revisi):
    terms = revision_terms(dipa_revisions(satker_a, 2024), {dipa.pk: 100, revisi.pk: 90})
    assert [(m.dipa, m.sejak, m.sampai, m.pagu, m.selisih) for m in terms] == [
        (revisi, HARI(2024, 5, 4), None, 90, -10),
        (dipa, HARI(2023, 11, 24), HARI(2024, 5, 3), 100, None),
    ]


def test_a_revision_dated_before_the_one_before_is_marked(satker_a, dipa, revisi):
    Dipa.objects.filter(pk=revisi.pk).update(tanggal=HARI(2023, 1, 1))
    terms = revision_terms(dipa_revisions(satker_a, 2024), {})
    assert [m.mundur for m in terms] == [True, False]


@pytest.mark.parametrize(
    ("hari", "ke"), [(HARI(2023, 11, 23), None), (HARI(2024, 5, 3), 0), (HARI(2024, 5, 4), 1)]
)
def test_the_revision_of_a_day_is_the_highest_dated_by_then(dipa, revisi, hari, ke):
    berlaku = revision_on([revisi, dipa], hari)
    assert (berlaku.revisi if berlaku else None) == ke


def test_a_revision_without_a_date_counts_from_ever(dipa, satker_a):
    tanpa = Dipa.objects.create(satker=satker_a, tahun=2024, revisi=2)
    assert revision_on([tanpa, dipa], HARI(2024, 1, 1)) == tanpa


@pytest.mark.parametrize("banyak", [1, 3])
def test_comparison_and_totals_take_the_same_queries_for_one_row_as_for_three(
    dipa, revisi, django_assert_num_queries, banyak
):
    for satu in (dipa, revisi):
        fill(satu, *((nomor, 10) for nomor in range(1, banyak + 1)))
    with django_assert_num_queries(4):
        compare_revisions(dipa, revisi)
        totals_per_revision([dipa, revisi])


def test_the_page_shows_what_changed_and_all_of_it_on_request(client, auditor, dipa, revisi):
    fill(dipa, (1, 100), (2, 50))
    fill(revisi, (1, 120), (2, 50))
    client.force_login(auditor)
    alamat = f"{ANGGARAN}dipa/1/perubahan/"
    assert [b.baris.uraian for b in client.get(alamat).context["baris"]] == ["Kegiatan", "RO 1"]
    semua = client.get(alamat, {"tampil": "semua"})
    assert [b.baris.uraian for b in semua.context["baris"]] == ["Kegiatan", "RO 1", "RO 2"]
    assert ("+20" in semua.content.decode(), "sampai 3 Mei 2024" in semua.content.decode()) == (True, True)


def test_the_page_warns_where_the_revision_gives_less_than_is_spent(client, auditor, satker_a, dipa, revisi):
    fill(dipa, (1, 100))
    fill(revisi, (1, 70))
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "RO 1", 80)
    client.force_login(auditor)
    isi = client.get(f"{ANGGARAN}dipa/1/perubahan/").content.decode()
    assert "realisasi Rp80, sedangkan pagu DIPA 2024 revisi ke-1 Rp70; kurang Rp10." in isi


def test_a_level_that_is_not_the_sum_of_its_rows_says_so(client, auditor, dipa, revisi):
    fill(dipa, (1, 100))
    fill(revisi, (1, 120))
    BarisPagu.objects.filter(dipa=revisi, induk=None).update(pagu=100)
    client.force_login(auditor)
    isi = client.get(f"{ANGGARAN}dipa/1/perubahan/").content.decode()
    assert "Pagu revisi ini berbeda dari jumlah rinciannya Rp120." in isi


def test_another_revision_may_be_chosen_and_an_odd_choice_is_the_one_before(client, auditor, satker_a, dipa):
    Dipa.objects.create(satker=satker_a, tahun=2024, revisi=1)
    Dipa.objects.create(satker=satker_a, tahun=2024, revisi=2)
    client.force_login(auditor)
    alamat = f"{ANGGARAN}dipa/2/perubahan/"
    found = [client.get(alamat, {"dengan": d}).context["lawan"].revisi for d in ("0", "2", "x", "")]
    assert found == [0, 1, 1, 1]


def test_the_first_dipa_has_nothing_to_be_compared_with(client, auditor, dipa):
    client.force_login(auditor)
    halaman = client.get(f"{ANGGARAN}dipa/0/perubahan/")
    assert (halaman.context["banding"], "Belum ada revisi lain" in halaman.content.decode()) == (None, True)


def test_the_page_takes_as_many_queries_for_three_rows_as_for_one(client, auditor, dipa, revisi):
    fill(dipa, (1, 10))
    fill(revisi, (1, 20))
    client.force_login(auditor)
    alamat = f"{ANGGARAN}dipa/1/perubahan/?tampil=semua"
    satu = queries_of(client, alamat)
    for nomor in (2, 3):
        add_pagu(revisi, f"CQ.6709.QGE.{nomor:03d}", "RO", 5, BarisPagu.objects.get(dipa=revisi, induk=None))
    assert queries_of(client, alamat) == satu


def test_the_budget_page_says_when_its_revision_holds_and_leads_on(client, auditor, dipa, revisi):
    client.force_login(auditor)
    isi = client.get(f"{ANGGARAN}?revisi=0").content.decode()
    assert ("Berlaku 24 November 2023 sampai 3 Mei 2024" in isi, f"{ANGGARAN}dipa/0/perubahan/" in isi) == (
        True,
        True,
    )


def test_each_source_stands_alone_and_together(client, auditor, satker_a, dipa):
    add_pagu(dipa, "CQ.6709.QGE.001", "RO", 100)
    add_pagu(dipa, "CQ.6709.QGE.002", "RO", 40, sumber_dana="pnbp")
    add_pagu(dipa, "CQ.6709.QGE.003", "RO", 60, sumber_dana="hibah")
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.003", "RO", 30, sumber_dana="hibah")
    client.force_login(auditor)
    rows = client.get(ANGGARAN).context["per_sumber"]
    assert [(r["teks"], r["pagu"], r["penyerapan_teks"]) for r in rows] == [
        ("Rupiah murni", "100", "–"),
        ("Penerimaan negara bukan pajak", "40", "–"),
        ("Tanpa hibah", "140", "–"),
        ("Hibah", "60", "50,00%"),
        ("Jumlah", "200", "15,00%"),
    ]


def test_one_source_needs_no_table(client, auditor, dipa):
    add_pagu(dipa, "CQ.6709.QGE.001", "RO", 100)
    client.force_login(auditor)
    assert client.get(ANGGARAN).context["per_sumber"] == []
