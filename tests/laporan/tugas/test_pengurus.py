"""Tugas saya beside documents: accounts, officials, certificates, the kartu of indikator."""

from datetime import timedelta

import pytest
from django.utils import timezone

from laporan.models import Sertifikat
from laporan.tugas import tasks_of
from renstra.models import Indikator, Renstra, Sasaran
from sakip.models import Pejabat, Penugasan, Satker, UnitKerja
from tests.hitung import queries_in
from tests.laporan.tugas.conftest import HARI, TAHUN, fresh

SEGERA = HARI + timedelta(days=10)


@pytest.fixture
def officials(unit_a, sekretariat_a, ketua_a, sekretaris_a):
    """Ketua and sekretaris of A with their accounts."""
    return [
        Pejabat.objects.create(unit=unit, jabatan="J", jenis_jabatan=jenis, nama="Nama", akun=akun)
        for unit, jenis, akun in ((unit_a, "ketua", ketua_a), (sekretariat_a, "sekretaris", sekretaris_a))
    ]


def titles(user, on=HARI):
    return [t.judul for t in tasks_of(fresh(user), on).semua]


def test_a_satker_in_order_gives_its_admin_nothing_to_do(admin_a, officials):
    assert titles(admin_a) == []


def test_an_office_without_an_official_is_to_be_filled(admin_a):
    assert titles(admin_a) == ["Jabatan Ketua belum diisi", "Jabatan Sekretaris belum diisi"]


@pytest.mark.parametrize(
    ("isi", "judul"),
    [
        ({"akun": None}, ["Ketua belum mempunyai akun untuk menandatangani"]),
        ({"selesai": SEGERA}, ["Masa jabatan Ketua segera berakhir"]),
        ({"selesai": HARI + timedelta(days=31)}, []),
        ({"selesai": HARI - timedelta(days=1)}, ["Jabatan Ketua belum diisi"]),
    ],
)
def test_an_official_who_cannot_sign_or_leaves(admin_a, officials, isi, judul):
    Pejabat.objects.filter(pk=officials[0].pk).update(**isi)
    assert titles(admin_a) == judul


def test_an_account_without_the_peran_of_its_jabatan(admin_a, officials, ketua_a):
    Penugasan.objects.filter(user=ketua_a).update(peran="operator")
    assert titles(admin_a) == ["Akun Ketua tidak berhak menandatangani"]


@pytest.mark.parametrize(
    ("selesai", "judul"),
    [
        (HARI - timedelta(days=1), ["1 akun tanpa penugasan yang berlaku"]),
        (SEGERA, ["1 akun yang penugasannya segera berakhir"]),
        (HARI + timedelta(days=31), []),
    ],
)
def test_accounts_whose_penugasan_ended_or_ends(admin_a, officials, operator_a, selesai, judul):
    Penugasan.objects.filter(user=operator_a).update(selesai=selesai)
    assert titles(admin_a) == judul


def test_an_account_that_was_suspended_is_settled(admin_a, officials, operator_a):
    Penugasan.objects.filter(user=operator_a).update(selesai=HARI - timedelta(days=1))
    type(operator_a).objects.filter(pk=operator_a.pk).update(is_active=False)
    assert titles(admin_a) == []


def certificate(user, hari):
    awal = timezone.now()
    return Sertifikat.objects.create(
        user=user,
        p12=b"x",
        subjek="s",
        penerbit="p",
        nomor_seri=str(user.pk),
        berlaku_dari=awal,
        berlaku_sampai=timezone.make_aware(timezone.datetime(hari.year, hari.month, hari.day, 12)),
    )


@pytest.mark.parametrize(
    ("hari", "judul"),
    [(None, ["Sertifikat tanda tangan"]), (10, ["Sertifikat tanda tangan"]), (31, [])],
)
def test_an_official_makes_his_certificate_and_renews_it_in_time(officials, ketua_a, hari, judul):
    if hari is not None:
        certificate(ketua_a, HARI + timedelta(days=hari))
    assert titles(ketua_a) == judul


def test_who_holds_no_jabatan_needs_no_certificate(ketua_a):
    assert titles(ketua_a) == []


def test_where_bsre_signs_nobody_makes_a_certificate(officials, ketua_a, settings):
    settings.BSRE_URL = "https://bsre.example"
    assert titles(ketua_a) == []


LENGKAP = {
    "definisi": "d",
    "cara_hitung": "c",
    "sumber_data": "s",
    "frekuensi": "tahunan",
    "jenis_nilai": "persen",
    "polaritas": "maksimal",
}


@pytest.mark.parametrize(("isi", "banyak"), [({}, 2), (LENGKAP, 1)])
def test_a_kartu_that_lacks_something_is_to_be_completed(operator_a, satker_a, unit_a, isi, banyak):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=TAHUN, tahun_akhir=2029, status="ditetapkan")
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="s")
    Indikator.objects.create(sasaran=sasaran, uraian="a")
    lengkap = Indikator.objects.create(sasaran=sasaran, uraian="b", **isi)
    lengkap.penanggung_jawab.create(nama="Nama", mulai=HARI)
    assert f"{banyak} kartu indikator belum lengkap" in titles(operator_a)


def test_the_kartu_are_completed_from_their_list(operator_a, satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=TAHUN, tahun_akhir=2029, status="ditetapkan")
    Indikator.objects.create(sasaran=Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="s"))
    [tugas] = [t for t in tasks_of(operator_a, HARI).semua if "kartu" in t.judul]
    assert tugas.url == f"/satker/17.02/renstra/{renstra.pk}/kartu/"


def test_the_queries_of_an_admin_do_not_grow_with_his_satker(admin_a, officials, satker_b):
    satu = queries_in(lambda: tasks_of(fresh(admin_a), HARI))
    for satker in (satker_b, Satker.objects.get(kode_wilayah="17.03")):
        Penugasan.objects.create(user=admin_a, peran="admin_satker", satker=satker)
        for unit in UnitKerja.objects.filter(satker=satker):
            Pejabat.objects.create(unit=unit, jabatan="J", jenis_jabatan="ketua", nama="N", selesai=SEGERA)
    assert queries_in(lambda: tasks_of(fresh(admin_a), HARI)) == satu
