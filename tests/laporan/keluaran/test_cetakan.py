"""Printing in the background: one job per document, progress, cancelling, dead processes, what is shown."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from laporan.models import PekerjaanCetak, PetugasCetak
from laporan.models.cetakan import StatusCetakan
from laporan.services import cetakan as services
from laporan.services.dokumen import print_document
from tests.laporan.dokumen.conftest import make_pk


@pytest.fixture
def minta(satker, pusat):
    """Ask for the PK of a unit in the background."""
    make_pk(satker)
    return lambda unit="lembaga", user=pusat, jenis="pk": services.request_print(
        user=user, satker=satker, tahun=2024, jenis=jenis, unit=unit
    )


def _alamat(satu, nama="cetakan-detail"):
    return reverse(f"laporan:{nama}", args=["17.02", 2024, satu.pk])


def test_the_file_is_the_one_that_is_printed_at_once(minta, satker):
    satu = minta()
    assert services.work_once("uji") == satu
    satu.refresh_from_db()
    assert (satu.status, satu.kemajuan, satu.tahap) == ("selesai", 100, "Selesai")
    cetakan = print_document("pk", satker, 2024)
    assert (satu.nama, satu.berkas.read()) == cetakan


def test_asking_twice_gives_the_same_job(minta):
    assert minta() == minta()
    assert PekerjaanCetak.objects.count() == 1


def test_a_user_has_at_most_three_open_jobs(minta):
    for unit in ("lembaga", "sekretariat", "subbag-hukum"):
        minta(unit)
    with pytest.raises(ValidationError) as galat:
        minta("lembaga", jenis="rkt")
    assert galat.value.messages == [
        "Anda mempunyai 3 dokumen yang sedang disusun. Tunggu salah satunya selesai, atau batalkan."
    ]


def test_who_may_not_print_may_not_ask(minta, operator_b):
    with pytest.raises(PermissionDenied):
        minta(user=operator_b)


def test_what_cannot_be_printed_fails_in_words(minta):
    satu = minta(jenis="rkt")
    services.work_once("uji")
    satu.refresh_from_db()
    assert satu.status == "gagal"
    assert "belum ada, jadi tidak ada yang dapat dicetak" in satu.pesan


def test_a_cancelled_job_is_not_printed(minta, pusat):
    satu = minta()
    services.cancel_print(user=pusat, pekerjaan=satu)
    assert services.work_once("uji") is None
    satu.refresh_from_db()
    assert (satu.status, satu.berkas.name) == ("batal", "")
    with pytest.raises(ValidationError):
        services.cancel_print(user=pusat, pekerjaan=satu)


def test_cancelling_stops_a_running_job_at_its_next_stage(minta, pusat, monkeypatch):
    satu, tahap = minta(), []

    def cetak(*args, kabar):
        kabar(15, "Mencari batas halaman")
        services.cancel_print(user=pusat, pekerjaan=satu)
        kabar(35, "Menata halaman")
        tahap.append("tidak sampai di sini")

    monkeypatch.setattr(services, "print_document", cetak)
    services.work_once("uji")
    satu.refresh_from_db()
    assert (satu.status, satu.kemajuan, tahap) == ("batal", 15, [])


def test_the_job_of_a_dead_process_is_begun_again_once(minta):
    satu = minta()
    lama = timezone.now() - timedelta(minutes=6)
    PekerjaanCetak.objects.update(status=StatusCetakan.BERJALAN, denyut=lama, percobaan=1)
    assert services.work_once("uji") == satu
    PekerjaanCetak.objects.update(status=StatusCetakan.BERJALAN, denyut=lama, percobaan=2)
    assert services.work_once("uji") is None
    satu.refresh_from_db()
    assert (satu.status, satu.pesan) == ("gagal", "Penyusunan terhenti dua kali.")


def test_two_processes_never_hold_one_job(minta):
    satu = minta()
    assert services._take() == satu
    assert services._take() is None


def test_results_are_thrown_away_after_a_day(minta):
    satu = minta()
    services.work_once("uji")
    nama = PekerjaanCetak.objects.get().berkas.name
    assert default_storage.exists(nama)
    PekerjaanCetak.objects.update(berakhir=timezone.now() - timedelta(days=1, minutes=1))
    services.work_once("uji")
    assert not PekerjaanCetak.objects.filter(pk=satu.pk).exists()
    assert not default_storage.exists(nama)


def test_command_prints_all_that_waits_and_leaves(minta):
    minta()
    minta("sekretariat")
    call_command("kerjakan_cetakan", sekali=True)
    assert [satu.status for satu in PekerjaanCetak.objects.all()] == ["selesai", "gagal"]
    assert not PetugasCetak.objects.exists()


def test_page_says_that_nobody_prints_and_offers_to_print_now(client, minta, pusat):
    satu = minta()
    client.force_login(pusat)
    halaman = client.get(_alamat(satu)).content.decode()
    assert "tidak ada proses yang menyusun dokumen" in halaman
    assert reverse("laporan:cetak", args=["17.02", 2024, "pk"]) in halaman


def test_page_shows_progress_and_asks_again_by_itself(client, minta, pusat):
    satu = minta()
    services.report_alive("uji")
    PekerjaanCetak.objects.update(status="berjalan", kemajuan=35, tahap="Menata halaman")
    client.force_login(pusat)
    potongan = client.get(_alamat(satu), headers={"HX-Request": "true"}).content.decode()
    assert "Menata halaman (35%)." in potongan
    assert f'hx-get="{_alamat(satu)}" hx-trigger="every 2s"' in potongan
    assert "<html" not in potongan
    assert "tidak ada proses" not in potongan


def test_result_opens_when_it_is_ready(client, minta, pusat):
    satu = minta()
    client.force_login(pusat)
    assert client.get(_alamat(satu, "cetakan-berkas")).status_code == 302
    services.work_once("uji")
    jawab = client.get(_alamat(satu, "cetakan-berkas"))
    assert (jawab.status_code, jawab["Content-Type"], jawab.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert _alamat(satu, "cetakan-berkas") in client.get(_alamat(satu)).content.decode()


def test_lakip_page_asks_and_leads_to_the_job(client, satker, pusat):
    make_pk(satker)
    client.force_login(pusat)
    alamat = reverse("laporan:cetakan-create", args=["17.02", 2024, "lakip"])
    assert alamat in client.get(reverse("laporan:lakip-detail", args=["17.02", 2024])).content.decode()
    assert client.post(alamat).url == _alamat(PekerjaanCetak.objects.get())


def test_cancel_button_cancels(client, minta, pusat):
    satu = minta()
    client.force_login(pusat)
    halaman = client.post(_alamat(satu, "cetakan-batal"), follow=True).content.decode()
    assert "Penyusunan dibatalkan." in halaman
    assert "Dokumen tidak jadi disusun." in halaman
