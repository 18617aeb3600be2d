"""A refused attempt leaves one row; every request has a number that its rows and its answer carry."""

import re

import pytest
from django.urls import reverse

from sakip.jejak_utuh import find_faults
from sakip.models import Jejak, Satker
from tests.graf import TAHUN, build_graph

RAHASIA = "token-yang-rahasia"


@pytest.fixture
def pk(satker_a):
    return build_graph(satker_a)["pk"]


def test_a_refused_post_leaves_one_row_with_the_reason(client, auditor, satker_a, pk):
    client.force_login(auditor)
    response = client.post(reverse("kinerja:pk-edit", args=["17.02", TAHUN, pk.pk]))
    jejak = Jejak.objects.get()
    assert (response.status_code, jejak.user, jejak.satker, jejak.tindakan, jejak.permintaan) == (
        403,
        auditor,
        satker_a,
        "ditolak",
        response.headers["X-Request-ID"],
    )
    assert jejak.rincian["alamat"] == "kinerja:pk-edit"
    assert jejak.rincian["objek"] == {"tahun": TAHUN, "pk": pk.pk}
    assert jejak.rincian["keterangan"].startswith("Anda tidak berhak mengisi dan mengubah data satuan kerja")
    assert list(find_faults()) == []


def test_a_refused_get_writes_nothing(client, auditor, pk):
    client.force_login(auditor)
    assert client.get(reverse("kinerja:pk-edit", args=["17.02", TAHUN, pk.pk])).status_code == 403
    assert not Jejak.objects.exists()


def test_what_does_not_exist_for_a_user_writes_nothing(client, operator_b, pk):
    client.force_login(operator_b)
    assert client.post(reverse("kinerja:pk-edit", args=["17.02", TAHUN, pk.pk])).status_code == 404
    assert not Jejak.objects.exists()


def test_words_in_an_address_are_not_kept(client, auditor):
    client.force_login(auditor)
    assert client.post(reverse("laporan:paket-terapkan", args=[RAHASIA])).status_code == 403
    jejak = Jejak.objects.get()
    assert (jejak.satker, jejak.rincian["objek"]) == (None, {})
    assert RAHASIA not in str(jejak.rincian)


def test_a_deed_carries_the_number_of_its_request(client, admin_a, satker_a):
    client.force_login(admin_a)
    isi = {"suntingan": satker_a.suntingan, "alamat": "Jalan Baru 1"}
    response = client.post(reverse("sakip:satker-edit", args=["17.02"]), isi)
    assert Jejak.objects.get().permintaan == response.headers["X-Request-ID"]
    assert Satker.objects.get(pk=satker_a.pk).alamat == "Jalan Baru 1"


def test_every_answer_has_a_number_of_its_own(client, db):
    nomor = [client.get("/masuk/", headers={"X-Request-ID": "x"}).headers["X-Request-ID"] for _ in range(2)]
    assert all(re.fullmatch("[0-9a-f]{32}", satu) for satu in nomor)
    assert nomor[0] != nomor[1]
