"""A page that asks before a deletion knows what was read: edits of a colleague are not deleted with it."""

import re

import pytest

from anggaran.models import Dipa
from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from renstra.models import Indikator, Renstra
from tests.kinerja.rakit import TAHUN

pytestmark = pytest.mark.django_db
SATKER = "/satker/17.02/"


def indikator(satker, unit):
    renstra = Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024)
    sasaran = renstra.sasaran.create(unit=unit, uraian="Sasaran", tingkat="strategis")
    return Indikator.objects.create(sasaran=sasaran, uraian="Indikator")


BUAT = {
    "pk": (lambda satker, unit: Pk.objects.create(unit=unit, tahun=TAHUN), f"{TAHUN}/pk/{{}}/hapus/"),
    "rkt": (lambda satker, unit: Rkt.objects.create(unit=unit, tahun=TAHUN), f"{TAHUN}/rkt/{{}}/hapus/"),
    "rencana aksi": (
        lambda satker, unit: RencanaAksi.objects.create(unit=unit, tahun=TAHUN, pola="bulan"),
        f"{TAHUN}/rencana-aksi/{{}}/hapus/",
    ),
    "pengukuran": (
        lambda satker, unit: Pengukuran.objects.create(unit=unit, tahun=TAHUN, triwulan=1),
        f"{TAHUN}/realisasi/{{}}/hapus/",
    ),
    "renstra": (
        lambda satker, unit: Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024),
        "renstra/{}/hapus/",
    ),
    "dipa": (
        lambda satker, unit: Dipa.objects.create(satker=satker, tahun=TAHUN),
        f"{TAHUN}/anggaran/dipa/0/hapus/",
    ),
    "indikator": (indikator, "renstra/{induk}/indikator/{}/hapus/"),
}


@pytest.fixture(params=BUAT)
def halaman(request, client, operator_a, satker_a, unit_a):
    """(object, address) of a page that asks, opened by an operator."""
    buat, alamat = BUAT[request.param]
    objek = buat(satker_a, unit_a)
    client.force_login(operator_a)
    induk = objek.sasaran.renstra_id if request.param == "indikator" else ""
    return objek, SATKER + alamat.format(objek.pk, induk=induk)


def seen(jawaban):
    return re.search(r'name="suntingan" value="(\d+)"', jawaban.text)[1]


def holder(objek):
    """The object whose `suntingan` the page carries."""
    return objek.sasaran.renstra if isinstance(objek, Indikator) else objek


def test_a_stale_page_deletes_nothing_and_asks_again(halaman, client):
    objek, alamat = halaman
    dibaca = seen(client.get(alamat))
    type(holder(objek)).objects.update(suntingan=1234)
    jawaban = client.post(alamat, {"suntingan": dibaca})
    assert (jawaban.status_code, seen(jawaban)) == (409, "1234")
    assert "telah diubah oleh pengguna lain sejak Anda membuka halaman ini" in jawaban.text
    assert type(objek).objects.count() == 1
    assert client.post(alamat, {"suntingan": seen(jawaban)}).status_code == 302
    assert type(objek).objects.count() == 0


def test_a_request_that_carries_no_version_deletes_nothing(halaman, client):
    objek, alamat = halaman
    assert client.post(alamat).status_code == 409
    assert type(objek).objects.count() == 1
