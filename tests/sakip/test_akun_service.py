"""Accounts: who may invite, change, suspend, restore, reset and end, within which reach."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from sakip.akun import find_account, last_reset, why_not_end, why_not_manage
from sakip.choices import Peran
from sakip.errors import ConflictError
from sakip.models import Jejak, Pemberitahuan, Penugasan, Satker, UnitKerja, User
from sakip.services.akun import invite_user, reset_account, restore_account, suspend_account
from sakip.services.penugasan import add_penugasan, change_penugasan, end_penugasan

KEMARIN = date(2024, 1, 1)


def tugas(peran=Peran.OPERATOR, unit=None, mulai=None, selesai=None):
    return {"peran": peran, "unit": unit, "mulai": mulai, "selesai": selesai}


def invite(user, satker, nama_pengguna="budi.baru", **lain):
    return invite_user(
        user=user, satker=satker, nama_pengguna=nama_pengguna, nama="Budi", surel="", penugasan=tugas(**lain)
    )


def only(user):
    return Penugasan.objects.get(user=user)


@pytest.fixture
def two_places(operator_a, satker_b):
    """An account of satker A that also works for satker B."""
    Penugasan.objects.create(user=operator_a, peran=Peran.KASUBBAG, satker=satker_b)
    return operator_a


def test_an_invited_account_has_a_penugasan_and_no_password(admin_a, satker_a, sekretariat_a):
    akun = invite(admin_a, satker_a, unit=sekretariat_a)
    assert (only(akun).peran, only(akun).unit, akun.has_usable_password()) == (
        "operator",
        sekretariat_a,
        False,
    )


def test_an_invitation_leaves_one_trace_without_address_or_link(admin_a, satker_a):
    isi = {"nama_pengguna": "budi", "nama": "Budi", "surel": "budi@kpu.example"}
    invite_user(user=admin_a, satker=satker_a, penugasan=tugas(), **isi)
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.user, jejak.satker) == ("undang akun", admin_a, satker_a)
    assert jejak.rincian == {
        "sesudah": {
            "nama_pengguna": "budi",
            "nama": "Budi",
            "peran": "operator",
            "unit": None,
            "mulai": None,
            "selesai": None,
        }
    }


@pytest.mark.parametrize(
    ("persona", "peran"),
    [
        ("admin_a", Peran.PROVINSI),
        ("admin_a", Peran.PUSAT),
        ("admin_a", Peran.AUDITOR),
        ("provinsi_17", Peran.PROVINSI),
        ("pusat", Peran.PUSAT),
        ("provinsi_62", Peran.OPERATOR),
        ("operator_a", Peran.OPERATOR),
        ("ketua_a", Peran.OPERATOR),
        ("auditor", Peran.OPERATOR),
    ],
)
def test_nobody_gives_a_peran_beyond_the_table(make_persona, satker_a, persona, peran):
    with pytest.raises(PermissionDenied):
        invite(make_persona(persona), satker_a, peran=peran)
    assert not User.objects.filter(username="budi.baru").exists()


def test_an_admin_of_a_unit_alone_manages_no_accounts(admin_a, satker_a, unit_a):
    Penugasan.objects.filter(user=admin_a).update(unit=unit_a)
    with pytest.raises(PermissionDenied):
        invite(admin_a, satker_a)


@pytest.mark.parametrize("nama", ["Budi", "bu", "budi santoso", "198001012005011001", "u198001012005011001"])
def test_a_user_name_of_the_wrong_shape_or_a_nip_is_refused(admin_a, satker_a, nama):
    with pytest.raises(ValidationError) as galat:
        invite(admin_a, satker_a, nama)
    assert list(galat.value.message_dict) == ["nama_pengguna"]


def test_a_taken_name_is_refused_in_the_same_words_wherever_it_is(admin_a, operator_b, satker_a):
    User.objects.create_user("Kapital.A", password="x")
    kalimat = []
    for nama in ("admin_a", "operator_b", "kapital.a"):
        with pytest.raises(ValidationError) as galat:
            invite(admin_a, satker_a, nama)
        kalimat += galat.value.message_dict["nama_pengguna"]
    assert len(set(kalimat)) == 1


@pytest.mark.parametrize(
    ("lain", "kolom"),
    [
        ({"selesai": KEMARIN}, "selesai"),
        ({"mulai": date(2090, 2, 1), "selesai": date(2090, 1, 1)}, "selesai"),
        ({"peran": Peran.ADMIN_SATKER, "unit": "sekretariat"}, "unit"),
        ({"unit": "asing"}, "unit"),
    ],
)
def test_a_penugasan_that_makes_no_sense_is_refused(admin_a, satker_a, satker_b, sekretariat_a, lain, kolom):
    unit = {
        "sekretariat": sekretariat_a,
        "asing": UnitKerja.objects.get(satker=satker_b, kunci="lembaga"),
        None: None,
    }[lain.get("unit")]
    with pytest.raises(ValidationError) as galat:
        invite(admin_a, satker_a, **{**lain, "unit": unit})
    assert (list(galat.value.message_dict), User.objects.filter(username="budi.baru").count()) == ([kolom], 0)


def test_an_account_within_reach_gets_another_penugasan(admin_a, operator_a, satker_a):
    baru = add_penugasan(
        user=admin_a, satker=satker_a, nama_pengguna="operator_a", nilai=tugas(Peran.KASUBBAG)
    )
    assert (baru.user, Jejak.objects.get().tindakan) == (operator_a, "tambah penugasan")


def test_the_same_penugasan_twice_is_refused_with_its_masa(admin_a, operator_a, satker_a):
    Penugasan.objects.filter(user=operator_a).update(selesai=KEMARIN)
    with pytest.raises(ValidationError, match=r"yang sama \(sampai 1 Januari 2024\)"):
        add_penugasan(user=admin_a, satker=satker_a, nama_pengguna="operator_a", nilai=tugas())


def test_an_account_elsewhere_answers_as_one_that_does_not_exist(admin_a, operator_b, satker_a):
    User.objects.create_superuser("kepala", password="x")
    kalimat = []
    for nama in ("operator_b", "kepala", "tidak.ada"):
        with pytest.raises(ValidationError) as galat:
            add_penugasan(user=admin_a, satker=satker_a, nama_pengguna=nama, nilai=tugas())
        kalimat += galat.value.message_dict["nama_pengguna"]
    assert len(set(kalimat)) == 1
    assert not Penugasan.objects.filter(user=operator_b, satker=satker_a).exists()


def test_an_account_elsewhere_takes_as_many_queries_as_one_that_does_not_exist(
    admin_a, operator_b, satker_a, django_assert_num_queries
):
    find_account(admin_a, "operator_b")  # reads the penugasan of the one who asks, once
    for nama in ("operator_b", "tidak.ada"):
        with django_assert_num_queries(2):
            assert find_account(admin_a, nama) is None


def test_the_province_moves_an_account_between_its_kabupaten(provinsi_17, operator_b, satker_a):
    baru = add_penugasan(user=provinsi_17, satker=satker_a, nama_pengguna="operator_b", nilai=tugas())
    assert baru.user == operator_b


def test_nobody_gives_himself_a_penugasan(admin_a, satker_a):
    with pytest.raises(PermissionDenied, match="akun Anda sendiri"):
        add_penugasan(user=admin_a, satker=satker_a, nama_pengguna="admin_a", nilai=tugas(Peran.KETUA))


def test_nobody_changes_his_own_penugasan(admin_a):
    with pytest.raises(PermissionDenied, match="penugasan Anda sendiri"):
        change_penugasan(user=admin_a, penugasan=only(admin_a), suntingan=0, nilai={"selesai": None})


def test_unit_and_masa_are_changed_and_traced(admin_a, operator_a, sekretariat_a):
    nilai = {"unit": sekretariat_a, "mulai": KEMARIN, "selesai": None}
    change_penugasan(user=admin_a, penugasan=only(operator_a), suntingan=0, nilai=nilai)
    assert (only(operator_a).unit, only(operator_a).mulai) == (sekretariat_a, KEMARIN)
    assert Jejak.objects.get(tindakan="ubah penugasan").rincian["sebelum"] == {"unit_id": None, "mulai": None}


def test_who_was_slower_with_a_penugasan_is_told_so(admin_a, operator_a, satker_a):
    end_penugasan(user=admin_a, penugasan=only(operator_a), suntingan=0, selesai=KEMARIN, alasan="")
    with pytest.raises(ConflictError):
        change_penugasan(user=admin_a, penugasan=only(operator_a), suntingan=0, nilai={"selesai": None})
    assert only(operator_a).selesai == KEMARIN


def test_an_ended_penugasan_gives_no_right_the_day_after(admin_a, operator_a, satker_a):
    hari = timezone.localdate() - timedelta(days=1)
    end_penugasan(user=admin_a, penugasan=only(operator_a), suntingan=0, selesai=hari, alasan="Mutasi")
    lagi = User.objects.get(pk=operator_a.pk)
    assert not Satker.objects.visible_to(lagi).exists()
    assert Jejak.objects.get().rincian["keterangan"] == "Mutasi"


def test_the_only_admin_cannot_end_himself_but_the_province_can(admin_a, provinsi_17):
    with pytest.raises(PermissionDenied, match="satu-satunya admin"):
        end_penugasan(user=admin_a, penugasan=only(admin_a), suntingan=0, selesai=KEMARIN, alasan="")
    end_penugasan(user=provinsi_17, penugasan=only(admin_a), suntingan=0, selesai=KEMARIN, alasan="")
    assert only(admin_a).selesai == KEMARIN


def test_one_of_two_admins_may_end_himself(admin_a, satker_a):
    invite(admin_a, satker_a, peran=Peran.ADMIN_SATKER)
    end_penugasan(user=admin_a, penugasan=only(admin_a), suntingan=0, selesai=KEMARIN, alasan="")
    assert only(admin_a).selesai == KEMARIN


def test_a_suspended_second_admin_does_not_count(admin_a, satker_a):
    kedua = invite(admin_a, satker_a, peran=Peran.ADMIN_SATKER)
    suspend_account(user=admin_a, satker=satker_a, akun=kedua, alasan="Cuti")
    assert "satu-satunya admin" in why_not_end(admin_a, only(admin_a))


def test_a_suspended_account_sees_nothing_until_it_is_restored(admin_a, operator_a, satker_a, client):
    client.force_login(operator_a)
    suspend_account(user=admin_a, satker=satker_a, akun=operator_a, alasan="Pemeriksaan")
    assert client.get("/satker/").status_code == 302
    restore_account(user=admin_a, satker=satker_a, akun=operator_a)
    assert User.objects.get(pk=operator_a.pk).is_active
    assert list(Jejak.objects.order_by("id").values_list("tindakan", flat=True)) == [
        "tangguhkan akun",
        "pulihkan akun",
    ]


@pytest.mark.parametrize("alasan", ["", "Kedua kali"])
def test_suspending_needs_a_reason_and_an_open_account(admin_a, operator_a, satker_a, alasan):
    User.objects.filter(pk=operator_a.pk).update(is_active=not alasan)
    with pytest.raises(ValidationError):
        suspend_account(user=admin_a, satker=satker_a, akun=operator_a, alasan=alasan)
    assert Jejak.objects.count() == 0


def test_a_reset_takes_password_and_sessions_but_not_the_second_factor(admin_a, ketua_a, satker_a, client):
    client.force_login(ketua_a)
    ketua_a.sesi.get_or_create(
        kunci=client.session.session_key, defaults={"terakhir": timezone.now(), "peranti": "uji"}
    )
    ketua_a.totpdevice_set.create(name="aplikasi", confirmed=True)
    reset_account(user=admin_a, satker=satker_a, akun=ketua_a, alasan="", lepas_kode=False)
    lagi = User.objects.get(pk=ketua_a.pk)
    assert (lagi.has_usable_password(), lagi.sesi.count(), lagi.totpdevice_set.count()) == (False, 0, 1)
    assert client.get("/satker/").status_code == 302


def test_the_second_factor_goes_only_with_a_reason(admin_a, ketua_a, satker_a):
    ketua_a.totpdevice_set.create(name="aplikasi", confirmed=True)
    ketua_a.staticdevice_set.create(name="pemulihan")
    with pytest.raises(ValidationError, match="memerlukan alasan"):
        reset_account(user=admin_a, satker=satker_a, akun=ketua_a, alasan="", lepas_kode=True)
    assert ketua_a.totpdevice_set.count() == 1
    reset_account(user=admin_a, satker=satker_a, akun=ketua_a, alasan="Ponsel hilang", lepas_kode=True)
    assert (ketua_a.totpdevice_set.count(), ketua_a.staticdevice_set.count()) == (0, 0)
    assert Jejak.objects.get().rincian == {
        "sesudah": {"kode_masuk_dilepas": True},
        "keterangan": "Ponsel hilang",
    }


@pytest.mark.parametrize(("lepas", "apa"), [(False, "Kata sandi"), (True, "Kata sandi dan kode masuk")])
def test_the_owner_is_told_who_reset_the_account(admin_a, ketua_a, satker_a, lepas, apa):
    reset_account(user=admin_a, satker=satker_a, akun=ketua_a, alasan="Hilang", lepas_kode=lepas)
    assert Pemberitahuan.objects.get(user=ketua_a).teks == (
        f"{apa} akun Anda diatur ulang oleh admin_a. Apabila bukan Anda yang memintanya, laporkan."
    )


def test_the_other_admin_and_the_satker_above_are_told_who_reset_it(
    admin_a, ketua_a, satker_a, provinsi_17, provinsi_62, pusat, operator_a
):
    lain = User.objects.create_user("admin_lain")
    Penugasan.objects.create(user=lain, peran=Peran.ADMIN_SATKER, satker=satker_a)
    reset_account(user=admin_a, satker=satker_a, akun=ketua_a, alasan="", lepas_kode=False)
    saksi = Pemberitahuan.objects.exclude(user=ketua_a).order_by("user__username")
    teks = (
        f"Kata sandi akun ketua_a di {satker_a.nama} diatur ulang oleh admin_a. Pastikan pemegang akun itu "
        "yang memintanya."
    )
    url = f"/satker/17.02/akun/{ketua_a.pk}/"
    assert list(saksi.values_list("user__username", "teks", "url")) == [
        ("admin_lain", teks, url),
        ("provinsi_17", teks, url),
    ]


def test_for_an_account_of_a_province_the_nation_is_told(provinsi_17, pusat, satker_a):
    admin = User.objects.create_user("admin_17")
    Penugasan.objects.create(user=admin, peran=Peran.ADMIN_SATKER, satker=satker_a.induk)
    ketua = User.objects.create_user("ketua_17")
    Penugasan.objects.create(user=ketua, peran=Peran.KETUA, satker=satker_a.induk)
    reset_account(user=admin, satker=satker_a.induk, akun=ketua, alasan="", lepas_kode=False)
    assert sorted(Pemberitahuan.objects.values_list("user__username", flat=True)) == ["ketua_17", "pusat"]


def test_the_last_reset_is_that_by_somebody_else(admin_a, provinsi_17, ketua_a, operator_a, satker_a):
    assert last_reset(ketua_a) is None
    for user in (admin_a, provinsi_17):
        reset_account(user=user, satker=satker_a, akun=ketua_a, alasan="", lepas_kode=False)
    assert (last_reset(ketua_a).user, last_reset(operator_a)) == (provinsi_17, None)


def test_a_suspended_account_is_not_reset(admin_a, operator_a, satker_a):
    User.objects.filter(pk=operator_a.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="Pulihkan lebih dahulu"):
        reset_account(user=admin_a, satker=satker_a, akun=operator_a, alasan="", lepas_kode=False)


@pytest.mark.parametrize("deed", ["suspend", "restore", "reset"])
@pytest.mark.parametrize("siapa", ["self", "two_places", "superuser", "higher"])
def test_who_is_out_of_reach_is_left_alone(request, admin_a, satker_a, siapa, deed):
    akun = _out_of_reach(request, siapa, admin_a, satker_a)
    deeds = {
        "suspend": lambda: suspend_account(user=admin_a, satker=satker_a, akun=akun, alasan="x"),
        "restore": lambda: restore_account(user=admin_a, satker=satker_a, akun=akun),
        "reset": lambda: reset_account(user=admin_a, satker=satker_a, akun=akun, alasan="", lepas_kode=False),
    }
    sebelum = User.objects.values().get(pk=akun.pk)
    with pytest.raises(PermissionDenied):
        deeds[deed]()
    assert (User.objects.values().get(pk=akun.pk), Jejak.objects.count()) == (sebelum, 0)


def _out_of_reach(request, siapa, admin_a, satker_a):
    if siapa == "self":
        return admin_a
    if siapa == "two_places":
        return request.getfixturevalue("two_places")
    akun = User.objects.create_user(siapa, is_superuser=siapa == "superuser")
    peran = Peran.OPERATOR if siapa == "superuser" else Peran.PROVINSI
    Penugasan.objects.create(user=akun, peran=peran, satker=satker_a)
    return akun


def test_of_an_account_of_two_satker_only_the_penugasan_in_reach_is_ended(admin_a, two_places, satker_a):
    di_a, di_b = Penugasan.objects.filter(user=two_places).order_by("id")
    end_penugasan(user=admin_a, penugasan=di_a, suntingan=0, selesai=KEMARIN, alasan="")
    with pytest.raises(PermissionDenied):
        end_penugasan(user=admin_a, penugasan=di_b, suntingan=0, selesai=KEMARIN, alasan="")


def test_the_province_manages_an_account_of_two_of_its_kabupaten(provinsi_17, provinsi_62, two_places):
    assert [why_not_manage(user, two_places) == "" for user in (provinsi_17, provinsi_62)] == [True, False]


def test_a_penugasan_elsewhere_that_has_ended_stands_in_nobodys_way(admin_a, two_places, satker_b):
    Penugasan.objects.filter(user=two_places, satker=satker_b).update(selesai=KEMARIN)
    assert why_not_manage(admin_a, two_places) == ""
