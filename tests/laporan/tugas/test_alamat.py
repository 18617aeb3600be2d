"""Every task leads to a page that its user may open, whatever the kind of document and whoever he is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.models import Pengukuran, Pk, Realisasi, RencanaAksi, Rkt
from laporan.models import Lakip
from laporan.tugas import tasks_of
from renstra.models import Indikator, Renstra, Sasaran
from sakip.choices import JenisDokumen
from sakip.models import Penugasan, Periode
from sakip.periode import slots
from tests.conftest import sign_in_recently
from tests.graf import build_graph
from tests.laporan.tugas.conftest import fresh


@pytest.fixture
def hari(satker_a):
    """Today, with a deadline for everything: some past, some to come, some closed."""
    hari = timezone.localdate()
    for n, (dokumen, triwulan) in enumerate(slots()):
        for tahun in (hari.year - 1, hari.year, hari.year + 1):
            tenggat = hari + timedelta(days=20 * n - 60)
            tutup = tenggat if n % 3 == 0 else None
            Periode.objects.create(
                dokumen=dokumen,
                tahun=tahun,
                triwulan=triwulan,
                tenggat=tenggat,
                tutup=tutup,
                tutup_tinjau=tutup,
            )
    return hari


def in_hand(satker, unit, tahun, status):
    """One document of every kind in that status."""
    renstra = Renstra.objects.create(satker=satker, tahun_awal=tahun, tahun_akhir=tahun + 4, status=status)
    Indikator.objects.create(sasaran=Sasaran.objects.create(renstra=renstra, unit=unit, uraian="s"))
    for model, isi in ((Rkt, {}), (Pk, {}), (RencanaAksi, {"pola": "triwulan"})):
        model.objects.create(unit=unit, tahun=tahun, status=status, **isi)
    ukur = Pengukuran.objects.create(unit=unit, tahun=tahun, triwulan=1, status=status)
    Realisasi.objects.create(pengukuran=ukur, indikator="x")
    Lakip.objects.create(satker=satker, tahun=tahun, status=status)


def answers(client, user, hari):
    """{address: what a GET of it answers} of every task of `user`."""
    sign_in_recently(client, user)
    return {t.url: client.get(t.url).status_code for t in tasks_of(fresh(user), hari).semua}


@pytest.mark.parametrize("status", ["", "draf", "dikembalikan", "diajukan", "disetujui", "ditetapkan"])
def test_every_task_opens(client, make_persona, satker_a, unit_a, hari, status):
    if status:
        in_hand(satker_a, unit_a, hari.year, status)
    nama = ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a", "admin_a", "provinsi_17", "pusat")
    found = {}
    for persona in nama:
        found |= answers(client, make_persona(persona), hari)
    assert {url: status for url, status in found.items() if status != 200} == {}
    assert len(found) > 3


def test_every_task_of_who_acts_for_one_unit_opens(client, operator_a, unit_a, satker_a, hari):
    in_hand(satker_a, unit_a, hari.year, "draf")
    Penugasan.objects.filter(user=operator_a).update(unit=unit_a)
    found = answers(client, fresh(operator_a), hari)
    assert {url: status for url, status in found.items() if status != 200} == {}


def test_the_task_to_sign_opens_the_page_where_it_is_signed(client, ketua_a, satker_a, hari):
    graf = build_graph(satker_a)
    graf["pejabat"].akun = ketua_a
    graf["pejabat"].save()
    [tugas] = [t for t in tasks_of(ketua_a, hari).semua if t.kerja == "Tanda tangani"]
    client.force_login(ketua_a)
    halaman = client.get(tugas.url)
    assert (tugas.judul, halaman.status_code) == ("Perjanjian Kinerja 2024", 200)


def test_every_kind_of_document_is_among_them(operator_a, satker_a, unit_a, hari):
    in_hand(satker_a, unit_a, hari.year, "dikembalikan")
    judul = {t.judul for t in tasks_of(operator_a, hari).semua if t.kerja == "Perbaiki"}
    assert len(judul) == len(JenisDokumen)
