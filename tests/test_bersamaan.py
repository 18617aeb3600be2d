"""Two users at the same moment: between the check of one and its write, the other one's row arrives.

The other's row is stored right after the query that found none, in the same transaction: what the
database then answers to the write is what it answers to the slower one of two real users. (The refusal
takes the other's row back with the rest of the transaction: what is stored says nothing here.)
"""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from anggaran.models import Dipa
from kinerja.models import Pk, RencanaAksi, Rkt
from laporan.models import Narasi
from renstra.models import Renstra
from sakip.models import Jejak, Kebijakan, Satker
from sakip.services.suntingan import unique_or_refuse
from tests.graf import TAHUN, build_graph

BARU = TAHUN + 1
KEPALA = {"tempat": "", "tanggal": ""}


@contextmanager
def rival(deed, *, after):
    """Do `deed` once, right after the first query that holds all words of `after`."""
    waiting = [deed]

    def watch(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if waiting and all(kata in sql for kata in after):
            waiting.pop()()
        return answer

    with connection.execute_wrapper(watch):
        yield
    assert waiting == []


def checked(model):
    return ('SELECT %s AS "a"', f'FROM "{model._meta.db_table}"')


@pytest.fixture
def graf(satker_a):
    return build_graph(satker_a)


def document(model, **kunci):
    return lambda graf: model.objects.create(unit=graf["unit"], tahun=BARU, **kunci)


def of_satker(model, **kunci):
    return lambda graf: model.objects.create(satker=graf["satker"], **kunci)


def next_version(nama):
    def store(graf):
        lama = graf[nama]
        kunci = {"pola": lama.pola} if hasattr(lama, "pola") else {}
        type(lama).objects.create(unit=lama.unit, tahun=lama.tahun, versi=1, **kunci)

    return store


# address, argument taken from the graph, what is sent, what the other one stores
DITAMBAH = {
    "pk": ("kinerja:pk-create", BARU, {**KEPALA, "sumber": "kosong"}, document(Pk)),
    "rkt": ("kinerja:rkt-create", BARU, {**KEPALA, "sumber": "kosong"}, document(Rkt)),
    "rencana aksi": (
        "kinerja:rencana-aksi-create",
        BARU,
        {**KEPALA, "pola": "triwulan"},
        document(RencanaAksi, pola="triwulan"),
    ),
    "dipa": ("anggaran:dipa-create", BARU, {"revisi": 0}, of_satker(Dipa, tahun=BARU)),
    "narasi": (
        "laporan:narasi-create",
        BARU,
        {"dokumen": "lakip", "bagian": "Potensi", "teks": "Ketikan", "suntingan": 0},
        of_satker(Narasi, tahun=BARU, dokumen="lakip", bagian="Potensi"),
    ),
    "renstra": (
        "renstra:renstra-create",
        None,
        {"tahun_awal": BARU, "tahun_akhir": BARU + 4},
        of_satker(Renstra, tahun_awal=BARU, tahun_akhir=BARU + 4),
    ),
}
MODEL = {
    "pk": Pk,
    "rkt": Rkt,
    "rencana aksi": RencanaAksi,
    "dipa": Dipa,
    "narasi": Narasi,
    "renstra": Renstra,
}


@pytest.mark.parametrize("apa", DITAMBAH)
def test_the_second_of_two_new_ones_is_refused_in_words(apa, client, operator_a, graf):
    alamat, tahun, isi, simpan = DITAMBAH[apa]
    url = reverse(alamat, args=["17.02", *([tahun] if tahun else [])])
    client.force_login(operator_a)
    with rival(lambda: simpan(graf), after=checked(MODEL[apa])):
        response = client.post(url, {"unit": graf["unit"].pk, **isi})
    galat = [kata for daftar in response.context["form"].errors.values() for kata in daftar]
    assert (response.status_code, len(galat), Jejak.objects.count()) == (200, 1, 0)
    assert "sudah " in galat[0]


@pytest.mark.parametrize("nama", ["rkt", "pk", "rencana_aksi"])
def test_the_second_of_two_perubahan_is_refused_in_words(nama, client, operator_a, graf):
    lama = graf[nama]
    type(lama).objects.update(status="ditetapkan")
    url = reverse(f"kinerja:{nama.replace('_', '-')}-revise", args=["17.02", TAHUN, lama.pk])
    client.force_login(operator_a)
    with rival(lambda: next_version(nama)(graf), after=checked(type(lama))):
        response = client.post(url, {**KEPALA, "jenis_perubahan": "pejabat", "alasan_perubahan": "Mutasi"})
    assert response.context["form"].non_field_errors() == [
        "Perubahan ke-1 sudah dibuat dan berstatus draf. Lanjutkan atau hapus versi itu."
    ]
    assert Jejak.objects.count() == 0


def test_the_second_of_two_kebijakan_is_refused_in_words(client, admin_a, satker_a):
    client.force_login(admin_a)
    url = reverse("laporan:kebijakan-create", args=["17.02", BARU])
    with rival(lambda: Kebijakan.objects.create(satker=satker_a, tahun=BARU), after=checked(Kebijakan)):
        response = client.post(url, follow=True)
    kalimat = [str(kata) for kata in response.context["messages"]]
    assert kalimat == [f"Satuan kerja ini sudah menetapkan kebijakan tahun {BARU}."]


# address, argument, what is sent, what the other one stores in its place
DIUBAH = {
    "dipa": ("anggaran:dipa-edit", (TAHUN, 0), {"revisi": 3}, of_satker(Dipa, tahun=TAHUN, revisi=3), Dipa),
    "renstra": (
        "renstra:renstra-edit",
        ("renstra",),
        {"tahun_awal": 2021, "tahun_akhir": 2024},
        of_satker(Renstra, tahun_awal=2021, tahun_akhir=2025),
        Renstra,
    ),
    "narasi": (
        "laporan:narasi-edit",
        (TAHUN, "narasi"),
        {"dokumen": "lakip", "bagian": "Potensi", "teks": "Ketikan"},
        of_satker(Narasi, tahun=TAHUN, dokumen="lakip", bagian="Potensi"),
        Narasi,
    ),
}


@pytest.mark.parametrize("apa", DIUBAH)
def test_a_name_that_was_taken_meanwhile_is_refused_in_words(apa, client, operator_a, graf):
    alamat, arguments, isi, simpan, model = DIUBAH[apa]
    url = reverse(alamat, args=["17.02", *(graf[a].pk if a in graf else a for a in arguments)])
    client.force_login(operator_a)
    with rival(lambda: simpan(graf), after=checked(model)):
        response = client.post(url, {"suntingan": 0, **isi})
    galat = [kata for daftar in response.context["form"].errors.values() for kata in daftar]
    assert (response.status_code, len(galat), Jejak.objects.count()) == (200, 1, 0)
    assert "sudah ada" in galat[0]


def test_a_code_of_a_satker_that_was_taken_meanwhile_is_refused_in_words(client, admin_a, satker_b):
    client.force_login(admin_a)
    url = reverse("sakip:satker-edit", args=["17.02"])

    def take():
        Satker.objects.filter(pk=satker_b.pk).update(kode_satker="654321")

    with rival(take, after=('SELECT %s AS "a"', '"kode_satker" =')):
        response = client.post(url, {"suntingan": 0, "kode_satker": "654321"})
    assert list(response.context["form"].errors) == ["kode_satker"]


def test_a_narasi_that_somebody_else_has_just_deleted(client, operator_a, graf):
    narasi = graf["narasi"]
    url = reverse("laporan:narasi-delete", args=["17.02", TAHUN, narasi.pk])
    client.force_login(operator_a)
    with rival(lambda: Narasi.objects.filter(pk=narasi.pk).delete(), after=('FROM "laporan_narasi"',)):
        response = client.post(url, follow=True)
    assert [str(kata) for kata in response.context["messages"]] == ["Bagian ini sudah dihapus."]
    assert Jejak.objects.count() == 0


def test_what_is_no_rival_goes_on(unit_a):
    Pk.objects.create(unit=unit_a, tahun=TAHUN)
    with pytest.raises(IntegrityError), unique_or_refuse(lambda: None):
        Pk.objects.create(unit=unit_a, tahun=TAHUN)
    assert Pk.objects.count() == 1
