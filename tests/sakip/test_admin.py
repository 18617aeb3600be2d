"""The back office: reference data is edited with a trail, everything else is only read."""

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from anggaran.models import KodeAnggaran
from laporan.spreadsheets import read_workbook, write_workbook
from sakip.admin import BacaSajaAdmin
from sakip.models import Jejak, Pejabat, Penugasan, User
from tests.graf import build_graph

DIUBAH = {"satker", "user", "penugasan", "kodeanggaran"}
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
