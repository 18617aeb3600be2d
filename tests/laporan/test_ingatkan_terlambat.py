"""Reminding who is late: who was told, where nobody could be, and that the page stays as it was filtered."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from laporan.services.ingatkan import remind_late, reminded_on
from sakip.models import Jejak, Periode, Satker

TAHUN = 2026


@pytest.fixture
def terlambat(db):
    return Periode.objects.create(
        dokumen="rkt", tahun=TAHUN, tenggat=timezone.localdate() - timedelta(days=3)
    )


def remind(client, **isi):
    return client.post(reverse("laporan:status-ingatkan", args=["17", TAHUN]), isi, follow=True)


def told(response):
    return [str(m) for m in response.context["messages"]]


def test_people_are_counted_and_a_satker_without_an_account_is_named(
    client, provinsi_17, terlambat, operator_a, kasubbag_a
):
    client.force_login(provinsi_17)
    teks = (
        "Tidak ada akun yang dapat diingatkan di KPU Kota Bengkulu. Hubungi satuan kerjanya dengan cara lain."
    )
    pesan = told(remind(client, satker=["17.02", "17.71"]))
    assert pesan == ["2 orang di 1 satuan kerja sudah diingatkan.", teks]
    assert Jejak.objects.latest("pk").rincian["sesudah"] == {"satker": ["17.02"], "pemberitahuan": 2}


def test_the_second_time_on_one_day_nobody_is_counted_again(client, provinsi_17, terlambat, operator_a):
    client.force_login(provinsi_17)
    remind(client, satker="17.02")
    assert told(remind(client, satker="17.02")) == [
        "1 satuan kerja sudah diingatkan sebelumnya pada hari ini."
    ]


def test_many_satker_without_an_account_are_named_up_to_ten(client, pusat, terlambat):
    client.force_login(pusat)
    alamat = reverse("laporan:status-ingatkan", args=[Satker.objects.get(induk=None).kode_wilayah, TAHUN])
    [teks] = told(client.post(alamat, {"semua": "1", "lingkup": "semua"}, follow=True))
    banyak = Satker.objects.filter(induk__isnull=False).count()
    assert f", dan {banyak - 10} lainnya. " in teks


def test_the_filter_stays(client, provinsi_17, terlambat, operator_a):
    client.force_login(provinsi_17)
    jawab = remind(client, satker="17.02", tampil="terlambat")
    alamat = reverse("laporan:status", args=["17", TAHUN], query={"tampil": "terlambat"})
    assert jawab.redirect_chain == [(alamat, 302)]


def test_each_row_says_when_it_was_last_reminded(client, provinsi_17, terlambat, operator_a, satker_a):
    hari = timezone.localdate()
    remind_late(user=provinsi_17, tempat=satker_a.induk, satker=[satker_a], tahun=TAHUN)
    semua = Satker.objects.filter(induk=satker_a.induk).values_list("pk", flat=True)
    assert reminded_on(satker_a.induk, semua, TAHUN) == {satker_a.pk: hari}
    assert reminded_on(satker_a.induk, semua, TAHUN - 1) == {}
    client.force_login(provinsi_17)
    isi = client.get(reverse("laporan:status", args=["17", TAHUN])).content.decode()
    assert isi.count("terakhir diingatkan") == 1


def test_the_second_page_can_be_reached(client, pusat, monkeypatch):
    monkeypatch.setattr("laporan.views.status.PER_HALAMAN", 1)
    client.force_login(pusat)
    alamat = reverse("laporan:status", args=[Satker.objects.get(induk=None).kode_wilayah, TAHUN])
    isi = client.get(alamat, {"lingkup": "semua"})
    assert "halaman=2" in isi.content.decode()
    assert client.get(alamat, {"lingkup": "semua", "halaman": "2"}).context["halaman"].number == 2
