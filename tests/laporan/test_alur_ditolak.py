"""A step that status, window or segregation refuse leaves one row in the Jejak; wrong input leaves none."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, Pk
from laporan.services.alur import advance
from laporan.services.terima import receive_many
from sakip.jejak_utuh import find_faults
from sakip.models import Jejak, Langkah, Pejabat, Periode
from sakip.transitions import Aksi
from tests.kinerja.rakit import TAHUN, make_pk


@pytest.fixture
def pk(unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", jenis_jabatan="ketua", nama="Nama Contoh")
    return make_pk(unit_a, "80%", tanggal=date(TAHUN, 1, 15))


def step(user, dokumen, aksi, **isi):
    dokumen.refresh_from_db()
    return advance(user=user, dokumen=dokumen, aksi=aksi, suntingan=dokumen.suntingan, **isi)


def traces():
    """(who, satker, object, reason) of each refused attempt."""
    rows = Jejak.objects.filter(tindakan="ditolak").order_by("id")
    return [(j.user, j.satker.kode_wilayah, j.rincian["objek"], j.rincian["keterangan"]) for j in rows]


def test_a_step_that_the_status_refuses_is_traced(pk, operator_a, kasubbag_a):
    with pytest.raises(ValidationError, match="berstatus draf") as galat:
        step(kasubbag_a, pk, Aksi.SETUJUI)
    objek = {"dokumen": "pk", "pk": pk.pk, "aksi": "setujui"}
    assert traces() == [(kasubbag_a, "17.02", objek, galat.value.message)]
    assert (Langkah.objects.count(), list(find_faults())) == (0, [])


def test_a_submission_after_the_window_is_traced(pk, operator_a):
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=kemarin)
    with pytest.raises(ValidationError, match="sudah ditutup") as galat:
        step(operator_a, pk, Aksi.AJUKAN)
    assert [(u, kata) for u, _, _, kata in traces()] == [(operator_a, galat.value.message)]


def test_who_approves_what_he_submitted_is_traced(pk, kasubbag_a):
    step(kasubbag_a, pk, Aksi.AJUKAN)
    with pytest.raises(ValidationError, match="Anda sendiri yang mengajukan"):
        step(kasubbag_a, pk, Aksi.SETUJUI)
    assert [(u, objek["aksi"]) for u, _, objek, _ in traces()] == [(kasubbag_a, "setujui")]


def test_wrong_input_is_not_traced(pk, operator_a, kasubbag_a):
    step(operator_a, pk, Aksi.AJUKAN)
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        step(kasubbag_a, pk, Aksi.KEMBALIKAN)
    Pk.objects.update(status="draf")
    pk.baris.all().delete()
    with pytest.raises(ValidationError):
        step(operator_a, pk, Aksi.AJUKAN)  # a finding refuses
    assert traces() == []


@pytest.mark.parametrize(("metode", "banyak"), [("get", 0), ("post", 1)])
def test_a_page_of_a_step_that_is_past_traces_the_attempt_alone(client, pk, kasubbag_a, metode, banyak):
    client.force_login(kasubbag_a)
    url = reverse("laporan:alur-langkah", args=["17.02", TAHUN, "pk", pk.pk, "setujui"])
    response = getattr(client, metode)(url)
    assert (response.status_code, len(traces())) == (302, banyak)


def test_a_refusal_in_the_browser_is_kept(client, pk, kasubbag_a):
    step(kasubbag_a, pk, Aksi.AJUKAN)
    client.force_login(kasubbag_a)
    url = reverse("laporan:alur-langkah", args=["17.02", TAHUN, "pk", pk.pk, "setujui"])
    client.post(url, {"suntingan": pk.suntingan, "alasan": "Tidak ada orang lain"})
    (satu,) = traces()
    assert (satu[0], satu[2]["aksi"]) == (kasubbag_a, "setujui")


def test_one_of_many_that_is_not_received_is_traced(unit_a, provinsi_17):
    ukur = Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1)
    assert len(receive_many(user=provinsi_17, dokumen=[(ukur, 0)])) == 1
    assert [(u, kode, objek["aksi"]) for u, kode, objek, _ in traces()] == [(provinsi_17, "17.02", "terima")]
