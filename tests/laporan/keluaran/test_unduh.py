"""Downloads of the LAKIP page: who gets them, what they are called, and that issued content stays frozen."""

import json

import pytest
from django.urls import reverse

from laporan.services.keluaran import export_document
from sakip.sidik import kanonik, sidik_teks
from tests.laporan.dokumen.conftest import NIP, make_pk

JENIS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@pytest.fixture
def isi(satker):
    make_pk(satker)
    return satker


def _unduh(client, bentuk, jenis="lakip", **isi):
    return client.get(reverse("laporan:unduh", args=["17.02", 2024, jenis, bentuk]), isi)


@pytest.mark.parametrize("bentuk", JENIS)
def test_each_format_is_a_file_that_is_not_kept_by_the_browser(client, pusat, isi, bentuk):
    client.force_login(pusat)
    jawab = _unduh(client, bentuk)
    assert (jawab.status_code, jawab["Content-Type"]) == (200, JENIS[bentuk])
    nama = f"lakip-2024-KPU-Kabupaten-Rejang-Lebong.{bentuk}"
    assert jawab["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert jawab["Cache-Control"] == "private, no-store"


def test_json_is_the_canonical_snapshot_with_its_hash_and_no_nip(isi):
    teks = export_document("lakip", "json", isi, 2024).isi.decode()
    data = json.loads(teks)
    assert (data["skema"], data["kode"]) == ("sakip-dokumen/1", "")
    assert data["sidik"] == sidik_teks(kanonik(data["isi"]))
    assert teks == kanonik(data) + "\n"
    assert NIP not in teks


def test_json_of_the_same_data_has_the_same_bytes(isi):
    satu, dua = (export_document("lakip", "json", isi, 2024).isi for _ in range(2))
    assert satu == dua


@pytest.mark.parametrize("bentuk", ["odt", "pdf", "exe"])
def test_an_unknown_format_does_not_exist(client, pusat, isi, bentuk):
    client.force_login(pusat)
    assert _unduh(client, bentuk).status_code == 404


def test_what_cannot_be_given_is_said_on_the_chain(client, pusat, isi):
    client.force_login(pusat)
    jawab = client.get(reverse("laporan:unduh", args=["17.02", 2024, "pk", "xlsx"]), follow=True)
    assert "Perjanjian Kinerja tidak tersedia dalam format xlsx." in jawab.content.decode()


def test_lakip_page_leads_to_each_format(client, pusat, isi):
    client.force_login(pusat)
    halaman = client.get(reverse("laporan:lakip-detail", args=["17.02", 2024])).content.decode()
    for bentuk in JENIS:
        assert reverse("laporan:unduh", args=["17.02", 2024, "lakip", bentuk]) in halaman
