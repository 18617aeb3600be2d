"""K01: a PK is not submitted while the kartu of an indikator that it promises lacks something."""

from datetime import date

import pytest
from django.urls import reverse

from kinerja.models import Pk
from laporan.pemeriksaan import check_document, open_findings
from renstra.models import Indikator, PenanggungJawab
from tests.renstra.test_kartu import LENGKAP

TAHUN = 2024


@pytest.fixture(autouse=True)
def lived_here(settings):
    settings.TAHUN_MULAI = TAHUN


def answer_for(indikator):
    PenanggungJawab.objects.create(indikator=indikator, nama="Siti", mulai=date(2024, 1, 2))


def findings(pk, langkah="ajukan"):
    found = check_document(Pk.objects.get(pk=pk.pk), langkah=langkah)
    return [(t.tingkat, t.pesan, t.objek, t.url) for t in found if t.kode == "K01"]


def edit_url(halaman, indikator):
    return reverse(f"renstra:{halaman}", args=["17.02", indikator.sasaran.renstra_id, indikator.pk])


def test_a_kartu_that_lacks_something_stops_the_submission(pk, add, add_indikator):
    indikator = add_indikator(**{**LENGKAP, "definisi": "", "frekuensi": ""})
    add(pk, indikator_renstra=indikator)
    kalimat = (
        "Kartu indikator “Persentase A” belum memuat definisi operasional, frekuensi pengukuran, "
        "penanggung jawab."
    )
    tempat = "Baris 1: “Persentase A”"
    assert findings(pk) == [("galat", kalimat, tempat, edit_url("indikator-edit", indikator))]


@pytest.mark.parametrize(
    ("langkah", "tingkat"), [("simpan", "peringatan"), ("ttd", "peringatan"), ("basah", "peringatan")]
)
def test_at_other_steps_it_is_a_warning(pk, add, add_indikator, langkah, tingkat):
    add(pk, indikator_renstra=add_indikator())
    assert [satu[0] for satu in findings(pk, langkah)] == [tingkat]


def test_where_only_the_person_is_missing_it_leads_to_that_page(pk, add, add_indikator):
    indikator = add_indikator(**LENGKAP)
    add(pk, indikator_renstra=indikator)
    assert [satu[3] for satu in findings(pk)] == [edit_url("pj-edit", indikator)]


def test_a_whole_kartu_lets_pass(pk, add, add_indikator):
    indikator = add_indikator(**LENGKAP)
    answer_for(indikator)
    add(pk, indikator_renstra=indikator)
    assert findings(pk) == []


def test_one_finding_for_an_indikator_in_two_rows(pk, add, add_indikator):
    indikator = add_indikator()
    for _ in range(2):
        add(pk, indikator_renstra=indikator)
    assert [satu[2] for satu in findings(pk)] == ["Baris 1: “Persentase A”"]


def test_a_row_without_the_renstra_has_no_kartu(pk, add):
    add(pk)
    assert findings(pk) == []


def test_history_is_not_stopped(pk, add, add_indikator, settings):
    settings.TAHUN_MULAI = TAHUN + 1
    add(pk, indikator_renstra=add_indikator())
    assert findings(pk) == []


def test_it_is_among_what_stops_the_step(pk, add, add_indikator):
    add(pk, indikator_renstra=add_indikator())
    codes = {
        langkah: "K01" in [t.kode for t in open_findings(pk, langkah=langkah)]
        for langkah in ("ajukan", "ttd")
    }
    assert codes == {"ajukan": True, "ttd": False}


def test_queries_do_not_grow_with_rows(pk, add, add_indikator, django_assert_max_num_queries):
    add(pk, indikator_renstra=add_indikator())
    with django_assert_max_num_queries(60) as one:
        findings(pk)
    for nama in ("Dua", "Tiga"):
        add(pk, indikator_renstra=add_indikator(uraian=nama))
    assert Indikator.objects.count() == 3
    with django_assert_max_num_queries(60) as three:
        findings(pk)
    assert len(three) == len(one)
