"""What was typed in the browser goes out and comes in again without a change or a doubt."""

import pytest
from django.urls import reverse

from laporan.paket.ekspor import export_paket
from laporan.paket.pratinjau import preview_paket
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_target
from tests.laporan.paket.berkas import paket

pytestmark = pytest.mark.django_db
DIKETIK = {"t2020": "83", "t2021": "0,85", "t2022": "1.050", "t2023": "82,5%", "t2024": "-5%"}


@pytest.fixture
def renstra(satker_a):
    return Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)


@pytest.fixture
def indikator(renstra, unit_a):
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran", urut=1)
    return Indikator.objects.create(sasaran=sasaran, uraian="Indikator", urut=1)


@pytest.mark.parametrize("jenis", ["persen", "angka", "indeks", "rupiah", "teks", ""])
def test_typed_targets_come_back_the_same(client, operator_a, satker_a, renstra, indikator, jenis):
    Indikator.objects.update(jenis_nilai=jenis)
    client.force_login(operator_a)
    nama = f"b-{indikator.pk}"
    data = {f"{nama}-{kolom}": teks for kolom, teks in DIKETIK.items()}
    data |= {f"{nama}-{kolom}-yakin": teks for kolom, teks in DIKETIK.items()}
    alamat = reverse("renstra:target-edit", args=["17.02", renstra.pk])
    assert client.post(alamat, {"suntingan": 0, **data}).status_code == 302

    hasil = preview_paket(export_paket(satker_a))[0]

    jumlah = {k: n for k, n in hasil.hitung().items() if k in ("baru", "berubah", "galat", "ragu")}
    assert jumlah == dict.fromkeys(jumlah, 0)
    assert hasil.hitung("indikator")["sama"] == 1


@pytest.mark.parametrize(
    ("lama", "beda"), [("82%", ("82%", "83")), ("83", ("83 (dibaca 83)", "83 (dibaca 83 persen)"))]
)
def test_the_preview_prints_the_target_that_is_replaced(indikator, lama, beda):
    Indikator.objects.update(jenis_nilai="persen")
    set_target(target := TargetIndikator(indikator=indikator, tahun=2024), lama)
    target.save()
    judul = ["tahun_awal", "unit", "sasaran", "indikator", "target_2024"]

    hasil = preview_paket(paket(indikator=[judul, [2020, "lembaga", "Sasaran", "Indikator", "83"]]))[0]

    satu = next(b for b in hasil.baris if b.lembar == "indikator")
    assert [(kolom, *nilai) for kolom, *nilai in satu.perubahan] == [("target_2024", *beda)]
