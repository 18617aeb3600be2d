"""The page of the findings on one document."""

import pytest
from django.urls import reverse

from kinerja.models import Pk
from laporan.models import Pengesampingan
from laporan.services.pemeriksaan import waivable
from tests.laporan.pemeriksaan.test_pengesampingan import submit


def _url(dokumen, tahun=2024):
    return reverse("laporan:periksa-detail", args=["17.02", tahun, dokumen.jenis_dokumen, dokumen.pk or 0])


@pytest.fixture
def diajukan(pk, ketua, renstra, add, operator_a):
    """A PK with one finding of tingkat alasan, submitted by the operator."""
    add(pk)
    submit(pk, operator_a)
    return pk


def test_page_names_each_finding_and_the_way_to_its_mend(client, operator_a, pk, ketua, renstra, add):
    baris = add(pk, "-")
    client.force_login(operator_a)
    isi = client.get(_url(pk)).content.decode()
    assert "Dokumen belum dapat diajukan: 1 temuan masih menghalangi." in isi
    assert "Indikator “Persentase A” pada baris 1 belum mempunyai target." in isi
    assert f"/satker/17.02/2024/pk/{pk.pk}/baris/#id_b-{baris.pk}-target" in isi


def test_page_says_when_nothing_stands_in_the_way(client, operator_a, pk, ketua, renstra, add, add_indikator):
    add(pk, indikator_renstra=add_indikator(target={2024: "80%"}))
    client.force_login(operator_a)
    assert (
        "Tidak ada temuan yang menghalangi dokumen ini untuk diajukan."
        in client.get(_url(pk)).content.decode()
    )


def test_reviewer_gives_a_reason(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    sidik = [t.sidik for t in waivable(diajukan)]
    answer = client.post(_url(diajukan), {"sidik": sidik, "alasan": "Indikator baru."})
    assert (answer.status_code, answer["Location"]) == (302, _url(diajukan))
    assert list(Pengesampingan.objects.values_list("kode", "alasan", "user")) == [
        ("R13", "Indikator baru.", kasubbag_a.pk)
    ]
    assert "dengan alasan: Indikator baru." in client.get(_url(diajukan)).content.decode()


def test_reason_without_a_chosen_finding_keeps_what_was_typed(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    isi = client.post(_url(diajukan), {"alasan": "Indikator baru."}).content.decode()
    assert "Pilih sedikitnya satu temuan." in isi
    assert ">\nIndikator baru.</textarea>" in isi


def test_finding_that_changed_in_the_meantime_is_refused_in_words(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    isi = client.post(_url(diajukan), {"sidik": ["0" * 64], "alasan": "Sebab"}).content.decode()
    assert "Temuan yang dipilih sudah berubah" in isi


def test_form_is_for_reviewers_alone(client, operator_a, diajukan):
    client.force_login(operator_a)
    assert "Teruskan dengan alasan" not in client.get(_url(diajukan)).content.decode()


def test_reviewer_is_told_why_not_yet(client, kasubbag_a, pk, ketua, renstra, add):
    add(pk)
    client.force_login(kasubbag_a)
    isi = client.get(_url(pk)).content.decode()
    assert "Alasan diberikan setelah dokumen diajukan" in isi
    assert "Teruskan dengan alasan" not in isi


def test_lakip_without_a_row_is_judged_too(client, operator_a, satker_a):
    client.force_login(operator_a)
    url = reverse("laporan:periksa-detail", args=["17.02", 2024, "lakip", 0])
    assert "Laporan Kinerja belum bertanggal." in client.get(url).content.decode()


@pytest.mark.parametrize(("jenis", "tahun"), [("surat", 2024), ("pk", 2023), ("rkt", 2024)])
def test_document_of_another_kind_or_year_is_not_found(client, operator_a, pk, jenis, tahun):
    client.force_login(operator_a)
    assert (
        client.get(reverse("laporan:periksa-detail", args=["17.02", tahun, jenis, pk.pk])).status_code == 404
    )


def test_realisasi_and_renstra_have_the_page_too(client, operator_a, ukur, renstra):
    client.force_login(operator_a)
    assert "belum memuat satu baris pun" in client.get(_url(ukur)).content.decode()
    assert "Renstra belum memuat satu sasaran pun." in client.get(_url(renstra, 2023)).content.decode()


def test_words_of_a_document_cannot_bring_in_markup(client, operator_a, pk, add):
    add(pk, "-", indikator="<script>alert(1)</script>")
    client.force_login(operator_a)
    assert "<script>alert(1)" not in client.get(_url(pk)).content.decode()
    assert Pk.objects.get().baris.get().indikator == "<script>alert(1)</script>"


@pytest.mark.parametrize("nama", ["pk", "ukur"])
def test_page_of_a_document_leads_to_its_findings(client, operator_a, request, nama):
    dokumen = request.getfixturevalue(nama)
    client.force_login(operator_a)
    halaman = {"pk": "kinerja:pk-detail", "ukur": "kinerja:realisasi-detail"}[nama]
    isi = client.get(reverse(halaman, args=["17.02", 2024, dokumen.pk])).content.decode()
    assert f'href="{_url(dokumen)}"' in isi
