"""The page of everything that was found in a satker and year."""

import csv
import io

import pytest
from django.urls import reverse

from laporan.services.hasil_pemeriksaan import keep_findings


def url(nama="periksa-tahun", *args):
    return reverse(f"laporan:{nama}", args=["17.02", 2024, *args])


@pytest.fixture
def berisi(pk, add):
    """A PK of satker A whose row has no target."""
    return add(pk, "")


def listed(jawaban):
    return [t.kode_lengkap for k in jawaban.context["kelompok"] for t in k["daftar"]]


def test_page_leads_to_the_cell_that_is_mended(client, operator_a, berisi):
    client.force_login(operator_a)
    jawaban = client.get(url())
    assert "R17-baris-tidak-utuh" in listed(jawaban)
    assert f"#id_b-{berisi.pk}-target" in jawaban.content.decode()


def test_reader_is_led_to_the_reading_page(client, ketua_a, berisi):
    client.force_login(ketua_a)
    isi = client.get(url()).content.decode()
    assert f"#baris-{berisi.pk}" in isi
    assert "/baris/" not in isi


@pytest.mark.parametrize(
    ("saring", "sisa"), [("tingkat", "galat"), ("dokumen", "PK 2024 KPU Kabupaten Rejang Lebong")]
)
def test_findings_are_chosen_by_tingkat_and_document(client, operator_a, berisi, rkt, add, saring, sisa):
    add(rkt, "")
    client.force_login(operator_a)
    semua, terpilih = client.get(url()), client.get(url(), {saring: sisa})
    assert 0 < len(listed(terpilih)) < len(listed(semua))


def test_nothing_found_is_said(client, operator_a, satker_a):
    client.force_login(operator_a)
    assert "Belum ada dokumen tahun ini" in client.get(url()).content.decode()


def test_csv_holds_a_row_for_each_finding(client, operator_a, berisi):
    client.force_login(operator_a)
    banyak = len(listed(client.get(url())))
    isi = client.get(url("periksa-unduh", "csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(isi)))
    assert rows[0] == ["Kode", "Tingkat", "Dokumen", "Tempat", "Temuan"]
    assert len(rows) == banyak + 1


def test_unknown_form_of_file_is_not_found(client, operator_a, berisi):
    client.force_login(operator_a)
    assert client.get(url("periksa-unduh", "pdf")).status_code == 404


def test_chain_page_shows_what_the_night_found(client, operator_a, satker_a, berisi):
    client.force_login(operator_a)
    hasil = keep_findings(satker=satker_a, tahun=2024)
    isi = client.get(reverse("laporan:rantai", args=["17.02", 2024])).content.decode()
    assert f"{hasil.galat} galat, {hasil.alasan} perlu alasan" in isi
    assert url() in isi
