"""The back office: reference data is edited with a trail, everything else is only read."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from anggaran.models import KodeAnggaran
from laporan.spreadsheets import read_workbook, write_workbook
from sakip.admin import BacaSajaAdmin
from sakip.models import Jejak, Pejabat, Penugasan, User
from tests.graf import build_graph

DIUBAH = {"satker", "user", "penugasan", "kodeanggaran", "peraturan"}
KAMI = {"sakip", "renstra", "anggaran", "kinerja", "laporan"}
TERDAFTAR = {m._meta.model_name: a for m, a in admin.site._registry.items() if m._meta.app_label in KAMI}
JUDUL = ["Kode", "Nama", "Satuan", "Berlaku dari tahun", "Berlaku sampai tahun"]


@pytest.fixture
def pengelola(client, db):
    user = User.objects.create_superuser("pengelola", password="kata-sandi-pengelola")
    client.force_login(user)
    return user


def test_only_reference_data_and_accounts_are_edited():
    assert {nama for nama, a in TERDAFTAR.items() if not isinstance(a, BacaSajaAdmin)} == DIUBAH
    assert {"pk", "pengukuran", "jejak", "pejabat", "kebijakan", "dipa"} <= set(TERDAFTAR)


@pytest.mark.parametrize("nama", sorted(TERDAFTAR))
def test_every_list_and_every_object_opens(client, pengelola, satker_a, nama):
    build_graph(satker_a)
    model = TERDAFTAR[nama].model
    daftar = f"admin:{model._meta.app_label}_{nama}"
    assert client.get(reverse(f"{daftar}_changelist")).context["cl"].model is model
    objek = model._default_manager.first()
    if objek:
        halaman = client.get(reverse(f"{daftar}_change", args=[objek.pk]))
        assert halaman.context["has_change_permission"] == (nama in DIUBAH)


@pytest.mark.parametrize("nama", sorted(set(TERDAFTAR) - DIUBAH))
def test_what_is_only_read_cannot_be_added_or_deleted(client, pengelola, satker_a, nama):
    build_graph(satker_a)
    model = TERDAFTAR[nama].model
    daftar = f"admin:{model._meta.app_label}_{nama}"
    assert client.post(reverse(f"{daftar}_add"), {}).status_code == 403
    objek = model._default_manager.first()
    if objek:
        assert client.post(reverse(f"{daftar}_delete", args=[objek.pk]), {"post": "yes"}).status_code == 403
        assert client.post(reverse(f"{daftar}_change", args=[objek.pk]), {}).status_code == 403


def test_a_nip_is_not_shown(client, pengelola, unit_a):
    nip = "198001012005011001"
    pejabat = Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama Tampil", nip=nip)
    isi = client.get(reverse("admin:sakip_pejabat_change", args=[pejabat.pk])).content.decode()
    assert "Nama Tampil" in isi
    assert nip not in isi


def test_a_changed_penugasan_leaves_a_trace(client, pengelola, operator_a, satker_a):
    penugasan = Penugasan.objects.get(user=operator_a)
    isi = {"user": operator_a.pk, "peran": "kasubbag", "satker": satker_a.pk}
    client.post(reverse("admin:sakip_penugasan_change", args=[penugasan.pk]), isi)
    jejak = Jejak.objects.get(tindakan="pengelolaan: ubah")
    assert (jejak.user, jejak.satker) == (pengelola, satker_a)
    assert jejak.rincian == {"sebelum": {"peran": "operator"}, "sesudah": {"peran": "kasubbag"}}
    client.post(reverse("admin:sakip_penugasan_delete", args=[penugasan.pk]), {"post": "yes"})
    assert Jejak.objects.filter(tindakan="pengelolaan: hapus", objek="penugasan").count() == 1


def test_codes_are_exported_with_native_years(client, pengelola):
    url = reverse("admin:anggaran_kodeanggaran_export")
    resource = {"format": "0", "resource": "0"}
    fields = {f"kodeanggaranresource_{f}": "on" for f in ("kode", "nama", "satuan", "berlaku_dari")}
    response = client.post(url, {**resource, **fields})
    judul, pertama = (sel for _, sel in read_workbook(response.content)[0].baris[:2])
    assert (judul[0], judul[3], pertama[0], pertama[3]) == (
        "Kode",
        "Berlaku dari tahun",
        KodeAnggaran.objects.first().kode,
        KodeAnggaran.objects.first().berlaku_dari,
    )


def test_codes_are_imported_in_two_steps(client, pengelola):
    url = reverse("admin:anggaran_kodeanggaran_import")
    baris = ["CQ.6709.QGE.099", "Rincian Baru", None, 2025, None]
    isi = write_workbook([("kode", JUDUL, [baris])])
    berkas = SimpleUploadedFile("kode.xlsx", isi)
    response = client.post(url, {"import_file": berkas, "format": "0", "resource": "0"})
    assert KodeAnggaran.objects.filter(nama="Rincian Baru").count() == 0
    form = response.context["confirm_form"]
    client.post(reverse("admin:anggaran_kodeanggaran_process_import"), form.initial)
    assert KodeAnggaran.objects.get(nama="Rincian Baru").kode == "076.01.CQ.6709.QGE.099"
    jejak = Jejak.objects.get(tindakan="impor kode anggaran")
    assert (jejak.user, jejak.rincian) == (
        pengelola,
        {"keterangan": "1 baris baru, 0 baris berubah"},
    )


def test_the_back_office_is_closed_to_other_accounts(client, operator_a):
    client.force_login(operator_a)
    response = client.get("/admin/")
    assert (response.status_code, response.url) == (302, "/admin/login/?next=/admin/")


@pytest.mark.parametrize(
    ("nama", "saring"),
    [
        ("sakip_pejabat", "nip__startswith"),
        ("sakip_pejabat", "nip"),
        ("sakip_user", "password__startswith"),
        ("sakip_penugasan", "user__password__startswith"),
        ("sakip_jejak", "user__password__startswith"),
    ],
)
def test_what_is_closed_is_no_filter_either(client, pengelola, unit_a, nama, saring):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama", nip="198001012005011001")
    assert client.get(reverse(f"admin:{nama}_changelist"), {saring: "1"}).status_code == 400
    assert client.get(reverse("admin:sakip_pejabat_changelist"), {"jabatan": "Ketua"}).status_code == 200


def account(user, **isi):
    """What the page of an account sends, its penugasan as stored."""
    tugas = user.penugasan.get()
    baris = {"id": tugas.pk, "user": user.pk, "peran": tugas.peran, "satker": tugas.satker_id}
    jumlah = {"TOTAL_FORMS": 2, "INITIAL_FORMS": 1, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return {
        "username": user.username,
        "nama": user.nama,
        "is_active": "on",
        "date_joined_0": "2024-01-02",
        "date_joined_1": "03:04:05",
        **{f"penugasan-{k}": v for k, v in jumlah.items()},
        **{f"penugasan-0-{k}": v for k, v in baris.items()},
        "penugasan-1-user": user.pk,
        **isi,
    }


def traces():
    """(deed, object, before, after) of every trace, the oldest first."""
    rows = Jejak.objects.order_by("id")
    return [(j.tindakan, j.objek, j.rincian.get("sebelum", {}), j.rincian.get("sesudah", {})) for j in rows]


@pytest.fixture
def akun(operator_a):
    User.objects.filter(pk=operator_a.pk).update(date_joined="2024-01-01T20:04:05Z")  # 03:04:05 in Jakarta
    return operator_a


def test_a_changed_account_leaves_a_trace_without_its_password(client, pengelola, akun):
    url = reverse("admin:sakip_user_change", args=[akun.pk])
    assert client.post(url, account(akun)).status_code == 302
    assert traces() == []
    grup = Group.objects.create(name="Pembaca")
    client.post(url, account(akun, is_staff="on", groups=[grup.pk]))
    assert traces() == [
        ("pengelolaan: ubah", "user", {"is_staff": False}, {"is_staff": True}),
        ("pengelolaan: ubah", "user", {"groups": []}, {"groups": ["Pembaca"]}),
    ]


def test_a_penugasan_changed_under_its_account_leaves_a_trace(client, pengelola, akun, satker_b):
    url = reverse("admin:sakip_user_change", args=[akun.pk])
    tambah = {"penugasan-1-peran": "auditor", "penugasan-1-satker": satker_b.pk}
    client.post(url, account(akun, **{"penugasan-0-peran": "kasubbag"}, **tambah))
    (ubah, baru) = traces()
    assert ubah == ("pengelolaan: ubah", "penugasan", {"peran": "operator"}, {"peran": "kasubbag"})
    assert (baru[:2], baru[3]["peran"]) == (("pengelolaan: tambah", "penugasan"), "auditor")
    Penugasan.objects.filter(peran="auditor").delete()
    client.post(url, account(akun, **{"penugasan-0-DELETE": "on"}))
    hapus = traces()[-1]
    assert (hapus[:2], hapus[2]["peran"]) == (("pengelolaan: hapus", "penugasan"), "kasubbag")
    assert Penugasan.objects.filter(user=akun).count() == 0


def test_a_new_account_and_a_new_password_leave_a_trace_without_the_password(client, pengelola, akun):
    sandi = "Rahasia-yang-panjang-1"
    isi = {"username": "baru", "usable_password": "true", "password1": sandi, "password2": sandi}
    kosong = {"penugasan-TOTAL_FORMS": 0, "penugasan-INITIAL_FORMS": 0}
    client.post(reverse("admin:sakip_user_add"), {**isi, **kosong})
    baru = User.objects.get(username="baru")
    url = reverse("admin:auth_user_password_change", args=[akun.pk])
    client.post(url, {"password1": "lain", "password2": "beda", "usable_password": "true"})
    client.post(url, {"password1": sandi, "password2": sandi, "usable_password": "true"})
    tambah, ubah = traces()
    assert (tambah[:2], tambah[3]["username"]) == (("pengelolaan: tambah", "user"), "baru")
    tutup = "(disembunyikan)"
    assert ubah == ("pengelolaan: ubah", "user", {"password": tutup}, {"password": tutup})
    akun.refresh_from_db()
    semua = str(list(Jejak.objects.values_list("rincian", flat=True)))
    assert akun.check_password(sandi)
    assert [kata for kata in (sandi, baru.password, akun.password) if kata in semua] == []


@pytest.mark.parametrize("nama", ["sakip_satker", "anggaran_kodeanggaran"])
def test_tables_are_imported_and_exported_by_whom_the_matrix_allows(client, make_persona, nama):
    found = {}
    for persona in ("auditor", "pusat"):
        user = make_persona(persona)
        user.is_staff = True
        user.save()
        user.user_permissions.set(Permission.objects.all())
        client.force_login(user)
        found[persona] = [
            client.get(reverse(f"admin:{nama}_{apa}")).status_code for apa in ("import", "export")
        ]
    assert found == {"auditor": [403, 403], "pusat": [200, 200]}
