"""A revision of the DIPA asks for a perubahan of the PK in force, with both figures."""

from datetime import date

import pytest
from django.urls import reverse

from anggaran.models import BarisPagu, Dipa
from kinerja.models import AnggaranPk
from kinerja.tabel.pagu import moved_budget, moved_budgets
from tests.hitung import queries_of
from tests.kinerja.rakit import TAHUN, make_pk, settle

CQ, WA = ("CQ", "076.01.CQ", "Program Pemilu"), ("WA", "076.01.WA", "Program Dukungan")


def make_dipa(satker, *lines, revisi=1, tanggal=None):
    dipa = Dipa.objects.create(satker=satker, tahun=TAHUN, revisi=revisi, tanggal=tanggal)
    for ke, ((kode, baku, uraian), pagu) in enumerate(lines, start=1):
        isi = {"urut": ke, "kode": kode, "kode_baku": baku, "uraian": uraian, "pagu": pagu}
        BarisPagu.objects.create(dipa=dipa, tingkat="program", **isi)
    return dipa


def make_pk_with_budget(unit, *lines, tanggal=date(TAHUN, 1, 15), versi=0):
    pk = make_pk(unit, "80%", tanggal=tanggal, versi=versi)
    for ke, ((kode, baku, uraian), anggaran) in enumerate(lines, start=1):
        isi = {"urut": ke, "kode": kode, "kode_baku": baku, "uraian": uraian, "anggaran": anggaran}
        AnggaranPk.objects.create(pk_dokumen=pk, **isi)
    return settle(pk)


def amounts(moved):
    return moved and (moved.pagu_pk, moved.pagu_dipa)


def test_a_newer_revision_with_another_pagu_is_said_with_both_figures(satker_a, unit_a):
    pk = make_pk_with_budget(unit_a, (CQ, 100), (WA, 50))
    make_dipa(satker_a, (CQ, 300), (WA, 50), tanggal=date(TAHUN, 7, 1))
    assert amounts(moved_budget(pk)) == (150, 350)


@pytest.mark.parametrize("tanggal", [date(TAHUN, 1, 15), date(TAHUN - 1, 11, 24)])
def test_a_dipa_from_before_the_pk_is_no_reason(satker_a, unit_a, tanggal):
    pk = make_pk_with_budget(unit_a, (CQ, 100))
    make_dipa(satker_a, (CQ, 300), tanggal=tanggal)
    assert moved_budget(pk) is None


def test_equal_amounts_are_no_reason(satker_a, unit_a):
    pk = make_pk_with_budget(unit_a, (CQ, 100))
    make_dipa(satker_a, (CQ, 100), (WA, 50), tanggal=date(TAHUN, 7, 1))
    assert moved_budget(pk) is None


def test_a_revision_without_a_date_counts_as_later_and_the_first_dipa_does_not(satker_a, unit_a):
    pk = make_pk_with_budget(unit_a, (CQ, 100))
    make_dipa(satker_a, (CQ, 200), revisi=0)
    assert moved_budget(pk) is None
    make_dipa(satker_a, (CQ, 300), revisi=1)
    assert amounts(moved_budget(pk)) == (100, 300)


def test_lines_without_a_code_are_found_by_their_words(satker_a, unit_a):
    pk = make_pk_with_budget(unit_a, (("", "", "program pemilu"), 100))
    make_dipa(satker_a, (CQ, 300), (WA, 50))
    assert amounts(moved_budget(pk)) == (100, 300)


def test_where_no_line_is_found_the_totals_are_compared(satker_a, unit_a):
    pk = make_pk_with_budget(unit_a, (("", "", "Seluruh anggaran"), 100))
    make_dipa(satker_a, (CQ, 300), (WA, 50))
    assert amounts(moved_budget(pk)) == (100, 350)


def test_only_the_version_in_force_lags(satker_a, unit_a):
    lama = make_pk_with_budget(unit_a, (CQ, 100))
    baru = make_pk_with_budget(unit_a, (CQ, 300), versi=1, tanggal=date(TAHUN, 8, 1))
    make_dipa(satker_a, (CQ, 300), tanggal=date(TAHUN, 7, 1))
    lama.refresh_from_db()
    assert (moved_budget(lama), moved_budget(baru), moved_budgets(satker_a, TAHUN)) == (None, None, [])


def test_the_pages_lead_to_a_perubahan_for_the_second_reason(client, operator_a, satker_a, unit_a):
    pk = make_pk_with_budget(unit_a, (CQ, 100))
    make_dipa(satker_a, (CQ, 300))
    client.force_login(operator_a)
    ubah = f"{reverse('kinerja:pk-revise', args=['17.02', TAHUN, pk.pk])}?jenis=strategi"
    detail = client.get(reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk])).content.decode()
    anggaran = client.get(reverse("anggaran:anggaran-detail", args=["17.02", TAHUN])).content.decode()
    assert [teks.count(ubah) for teks in (detail, anggaran)] == [1, 1]
    assert client.get(ubah).context["form"].initial["jenis_perubahan"] == "strategi"


def test_a_reader_is_told_without_the_button(client, auditor, satker_a, unit_a):
    make_pk_with_budget(unit_a, (CQ, 100))
    make_dipa(satker_a, (CQ, 300))
    client.force_login(auditor)
    teks = client.get(reverse("anggaran:anggaran-detail", args=["17.02", TAHUN])).content.decode()
    assert (teks.count("belum mengikuti revisi DIPA"), teks.count("jenis=strategi")) == (1, 0)


def test_the_page_of_the_budget_takes_as_many_queries_for_two_pk(
    client, operator_a, satker_a, unit_a, sekretariat_a
):
    client.force_login(operator_a)
    make_pk_with_budget(unit_a, (CQ, 100))
    make_dipa(satker_a, (CQ, 300))
    alamat = reverse("anggaran:anggaran-detail", args=["17.02", TAHUN])
    one = queries_of(client, alamat)
    make_pk_with_budget(sekretariat_a, (WA, 50), (CQ, 1))
    assert queries_of(client, alamat) == one
