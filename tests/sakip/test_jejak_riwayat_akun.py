"""The history of accounts: read by those who manage them and by their owner, and by nobody else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from laporan.models import Pengesampingan, Sertifikat
from laporan.models.dokumen import Dokumen, TandaTangan
from sakip.models import Penugasan, User
from sakip.services.jejak import log_jejak
from tests.hitung import queries_of
from tests.sakip.test_jejak_riwayat import address, text_of

SEBAB = "Diduga menyalahgunakan kata sandi."


@pytest.fixture
def ditangguhkan(operator_a, satker_a, admin_a):
    """An account of satker A that was suspended, with its reason."""
    log_jejak(user=admin_a, tindakan="tangguhkan akun", satker=satker_a, objek=operator_a, keterangan=SEBAB)
    return operator_a


@pytest.fixture
def read(client):
    """What `user` reads of the history of `objek`: read(user, objek) -> (status, words)."""

    def get(user, objek, **saring):
        client.force_login(user)
        response = client.get(address(objek), saring)
        return response.status_code, text_of(response)

    return get


BOLEH = ["admin_a", "provinsi_17", "pusat"]
TIDAK = ["operator_b", "provinsi_62", "kasubbag_a", "ketua_a", "auditor"]


@pytest.mark.parametrize("persona", BOLEH)
def test_who_manages_accounts_reads_why_one_was_suspended(persona, make_persona, ditangguhkan, admin_a, read):
    user = admin_a if persona == "admin_a" else make_persona(persona)
    status, kata = read(user, ditangguhkan)
    assert (status, SEBAB in kata) == (200, True)


@pytest.mark.parametrize("persona", TIDAK)
def test_the_history_of_an_account_does_not_exist_for_others(persona, make_persona, ditangguhkan, read):
    assert read(make_persona(persona), ditangguhkan)[0] == 404


@pytest.fixture
def admin_b(satker_b):
    user = User.objects.create_user("admin_b", password="x")
    Penugasan.objects.create(user=user, peran="admin_satker", satker=satker_b)
    return user


def test_the_history_of_an_account_does_not_exist_for_the_admin_of_another_satker(
    admin_b, ditangguhkan, read
):
    assert read(admin_b, ditangguhkan)[0] == 404


def test_everybody_reads_the_history_of_his_own_account(ditangguhkan, read):
    status, kata = read(ditangguhkan, ditangguhkan)
    assert (status, SEBAB in kata) == (200, True)


def test_another_satker_tells_nothing_of_an_account_that_works_in_both(ditangguhkan, admin_b, satker_b, read):
    Penugasan.objects.create(user=ditangguhkan, peran="operator", satker=satker_b)
    status, kata = read(admin_b, ditangguhkan)
    assert (status, SEBAB in kata) == (200, False)


@pytest.mark.parametrize(
    ("persona", "terbaca"), [("admin_a", True), ("kasubbag_a", False), ("auditor", False)]
)
def test_all_that_happened_in_a_satker_leaves_out_its_accounts(
    persona, terbaca, make_persona, ditangguhkan, admin_a, satker_a, read
):
    user = admin_a if persona == "admin_a" else make_persona(persona)
    status, kata = read(user, satker_a, semua="")
    assert (status, SEBAB in kata, "Tangguhkan akun" in kata) == (200, terbaca, terbaca)


@pytest.mark.parametrize(
    ("persona", "terbaca"), [("admin_a", True), ("kasubbag_a", False), ("auditor", False)]
)
def test_why_a_penugasan_ended_is_read_by_those_who_manage_accounts(
    persona, terbaca, make_persona, operator_a, admin_a, satker_a, read
):
    penugasan = operator_a.penugasan.get()
    log_jejak(user=admin_a, tindakan="akhiri penugasan", satker=satker_a, objek=penugasan, keterangan=SEBAB)
    user = admin_a if persona == "admin_a" else make_persona(persona)
    for objek, saring in ((satker_a, {"semua": ""}), (penugasan, {})):
        status, kata = read(user, objek, **saring)
        assert (status, "Akhiri penugasan" in kata, SEBAB in kata) == (200, True, terbaca)


def test_a_certificate_is_its_owners_alone(ketua_a, pusat, read):
    kini = timezone.now()
    satu = Sertifikat.objects.create(
        user=ketua_a,
        p12=b"x",
        subjek="S",
        penerbit="P",
        nomor_seri="1",
        berlaku_dari=kini,
        berlaku_sampai=kini,
    )
    log_jejak(user=ketua_a, tindakan="buat sertifikat", satker=None, objek=satu)
    assert ("Buat sertifikat" in read(ketua_a, satu)[1], read(pusat, satu)[0]) == (True, 404)


def test_signatures_and_reasons_have_the_history_of_their_satker(satker_a, operator_a, operator_b, read):
    dokumen = Dokumen.objects.create(
        kode="UJI-1",
        jenis="pk",
        satker=satker_a,
        tahun=2024,
        objek_id=1,
        judul="PK",
        snapshot="{}",
        sidik="0",
    )
    ttd = TandaTangan.objects.create(dokumen=dokumen, urut=1, bidang="ttd_1", nama="N", jabatan="K")
    alasan = Pengesampingan.objects.create(
        satker=satker_a, dokumen="pk", objek_id=1, kode="R13", sidik="0", alasan="A", user=operator_a
    )
    status = [(read(user, satu)[0]) for user in (operator_a, operator_b) for satu in (ttd, alasan)]
    assert status == [200, 200, 404, 404]


def test_the_history_takes_the_same_queries_for_one_penugasan_as_for_three(client, admin_a, satker_a):
    client.force_login(admin_a)
    url, banyak = reverse("sakip:riwayat", args=["satker", satker_a.pk]) + "?semua", []
    for ke in range(3):
        user = User.objects.create_user(f"orang{ke}", password="x")
        objek = Penugasan.objects.create(user=user, peran="operator", satker=satker_a)
        log_jejak(user=admin_a, tindakan="uji", satker=satker_a, objek=objek, keterangan=SEBAB)
        banyak.append(queries_of(client, url))
    assert banyak[0] == banyak[2]
