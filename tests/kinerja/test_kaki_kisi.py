"""Under the grid: how far it has come, the mean per kind of document, and the link that explains each."""

import pytest
from django.urls import reverse

from kinerja.models import Realisasi
from kinerja.services.capaian import recompute_capaian
from sakip.bacaan import set_realisasi
from tests.hitung import queries_of
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk, make_rkt

KODE = "17.02"


@pytest.fixture
def pengukuran(unit_a):
    return make_pengukuran(make_pk(unit_a, "80%", "1 Laporan"), "60%", "1 Laporan")


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


def grid(client, pengukuran):
    return client.get(reverse("kinerja:realisasi-edit", args=[KODE, TAHUN, pengukuran.pk]))


def why(pengukuran, acuan):
    return reverse("kinerja:rerata-jelaskan", args=[KODE, TAHUN, pengukuran.pk, acuan])


def against_rkt(pengukuran, target, realisasi):
    """One more row, measured against an RKT."""
    janji = make_rkt(pengukuran.unit, target).baris.get()
    baris = Realisasi(pengukuran=pengukuran, urut=9, acuan="rkt", baris_rkt=janji, indikator="Kegiatan")
    set_realisasi(baris, realisasi)
    baris.save()
    recompute_capaian(pengukuran)


def test_the_mean_under_the_grid_leads_to_its_explanation(operator, pengukuran):
    isi = grid(operator, pengukuran).text
    assert isi.count("Rata-rata capaian 87,50% dari 2 indikator, sementara") == 1
    assert isi.count(f'<a href="{why(pengukuran, "pk")}">Jelaskan rata-rata capaian</a>') == 1
    assert "Rata-rata capaian 87,50%" in operator.get(why(pengukuran, "pk")).text


def test_rows_against_another_document_have_a_mean_of_their_own(operator, pengukuran):
    against_rkt(pengukuran, "100%", "50%")
    isi = grid(operator, pengukuran).text
    kalimat = (
        "Rata-rata capaian 87,50% dari 2 indikator terhadap Perjanjian Kinerja dan 50,00% dari 1 indikator "
        "terhadap Rencana Kinerja Tahunan, sementara"
    )
    assert isi.count(kalimat) == 1
    assert [isi.count(f'href="{why(pengukuran, acuan)}"') for acuan in ("pk", "rkt")] == [1, 1]


def test_without_a_number_the_link_still_says_why(operator, pengukuran):
    pengukuran.baris.update(capaian_dipakai=None, capaian_nilai=None, capaian_status="belum_diisi")
    isi = grid(operator, pengukuran).text
    assert (isi.count("Belum ada capaian yang dapat dihitung."), isi.count(why(pengukuran, "pk"))) == (1, 1)


def test_the_foot_takes_no_query(operator, pengukuran, unit_a):
    url = reverse("kinerja:realisasi-edit", args=[KODE, TAHUN, pengukuran.pk])
    operator.get(url)
    one = queries_of(operator, url)
    against_rkt(pengukuran, "100%", "50%")
    assert queries_of(operator, url) == one
