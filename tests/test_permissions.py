"""Every address x every persona: what a GET answers. An address that is missing here fails the test.

Satker A is the one that the objects belong to; `b` is an operator of another satker, `p` the province of
A, `q` another province. 404: what is not yours does not exist. 403: you see it, but may not do this.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from laporan.acuan import ACUAN as ACUAN_TABEL
from laporan.exports import SEMUA as SEMUA_TABEL
from sakip.models import Jejak, User
from tests.conftest import sign_in_recently
from tests.graf import TAHUN, build_graph
from tests.tabel_izin import PERSONA, POST_DITOLAK, TABEL

OUTSIDE = {"admin"}


def named_addresses(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        elif entry.namespace not in OUTSIDE:
            yield from named_addresses(entry, f"{entry.namespace}:" if entry.namespace else namespace)


def arguments_from(graf, satker):
    """The function that gives the URL argument of a name: codes and keys of `satker` and its objects."""
    fixed = {
        "satker": satker.kode_wilayah,
        "tahun": TAHUN,
        "provinsi": "17",
        "lakip": "lakip",
        "jenis_pk": "pk",
        "ajukan": "ajukan",
        "json": "json",
        "tujuan_slug": "tujuan",
        "sasaran_slug": "sasaran",
        "kode_naskah": graf["naskah"].kode,
        "kode_terbit": graf["terbit"].kode,
        "fakta": f"pk/{graf['baris_pk'].pk}/target",
        "nol": 0,
        "satu": 1,
        "pagu": "pagu",
        "bahan": "divisi",
        "pegawai": "status",
        "dipa": "dipa",
        "model_pk": "pk",
        "acuan_pk": "pk",
        "unit_lembaga": "lembaga",
        "xlsx": "xlsx",
        "token": "tidak-ada",
        "nama_tabel": next(iter(SEMUA_TABEL)),
        "halaman_bantuan": "anggaran",
        "nama_acuan": next(iter(ACUAN_TABEL)),
    }

    def find(name):
        return fixed[name] if name in fixed else graf[name].pk

    return find


@pytest.fixture
def argument(satker_a):
    return arguments_from(build_graph(satker_a), satker_a)


def test_every_address_has_a_row():
    assert set(named_addresses()) == set(TABEL)


@pytest.mark.parametrize("nama", TABEL)
def test_each_persona_gets_the_answer_of_the_table(nama, argument, client, make_persona):
    arguments, expected = TABEL[nama]
    url = reverse(nama, args=[argument(name) for name in arguments])
    found = {}
    for persona in PERSONA:
        sign_in_recently(client, make_persona(persona))
        found[persona] = client.get(url).status_code
    assert found == expected


@pytest.mark.parametrize("nama", TABEL)
def test_who_is_refused_is_refused_a_post_too_and_leaves_that_trace_alone(
    nama, argument, client, make_persona
):
    """A 403 leaves one row that says who was refused what; a 404 and a 405 leave none."""
    arguments, answers_to_get = TABEL[nama]
    url = reverse(nama, args=[argument(name) for name in arguments])
    refused = {p: s for p, s in (POST_DITOLAK.get(nama) or answers_to_get).items() if s in (403, 404)}
    found = {}
    for persona in refused:
        sign_in_recently(client, make_persona(persona))
        found[persona] = client.post(url).status_code
    expected = refused if accepts_post(url) else dict.fromkeys(refused, 405)
    traces = Jejak.objects.values_list("tindakan", "user__username", "rincian__alamat")
    ditolak = [("ditolak", persona, nama) for persona, status in found.items() if status == 403]
    assert (found, sorted(traces)) == (expected, sorted(ditolak))


def accepts_post(url):
    """Whether the view behind `url` takes a POST at all (a page for reading answers 405)."""
    client = Client()
    with transaction.atomic():
        client.force_login(User.objects.create_superuser("pemeriksa", password="x"))
        status = client.post(url).status_code
        transaction.set_rollback(True)
    return status != 405


# Pages that need no sign-in; their own tests say what they answer a stranger.
UMUM = {"sakip:masuk", "sakip:masuk-kode", "sakip:keluar", "sakip:sandi-tautan", "sakip:surel-berhenti"} | {
    "sakip:oidc-masuk",
    "sakip:oidc-kembali",
    *(f"sakip:{nama}" for nama in ("bantuan", "bantuan-detail", "glosarium")),
    *(f"laporan:verifikasi{akhir}" for akhir in ("", "-detail", "-berkas")),
}


@pytest.mark.parametrize("nama", sorted(set(TABEL) - UMUM))
def test_a_stranger_is_sent_to_sign_in(nama, argument, client):
    arguments, _ = TABEL[nama]
    url = reverse(nama, args=[argument(name) for name in arguments])
    response = client.get(url)
    assert (response.status_code, response.headers["Location"]) == (302, f"/masuk/?next={url}")
