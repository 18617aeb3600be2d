"""Units of a satker."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sakip.errors import ConflictError
from sakip.models import Jejak, UnitKerja
from sakip.services.satker import create_unit, edit_unit


def new_unit(satker, **lain):
    return {"nama": "Subbagian Keuangan, Umum dan Logistik", "jenis": "subbagian", **lain}


def test_a_new_unit_gets_a_key_from_its_name(admin_a, satker_a, sekretariat_a):
    nilai = new_unit(satker_a, induk=sekretariat_a)
    unit = create_unit(user=admin_a, satker=satker_a, suntingan=0, nilai=nilai)
    assert (unit.kunci, unit.induk) == ("subbag-keuangan-umum-dan-logistik", sekretariat_a)
    satker_a.refresh_from_db()
    assert satker_a.suntingan == 1
    kedua = create_unit(user=admin_a, satker=satker_a, suntingan=1, nilai=nilai)
    assert kedua.kunci == "subbag-keuangan-umum-dan-logistik-2"
    assert Jejak.objects.filter(tindakan="tambah unit kerja").count() == 2


def test_a_second_lembaga_is_refused(admin_a, satker_a):
    with pytest.raises(ValidationError, match="satu lembaga dan satu sekretariat"):
        create_unit(user=admin_a, satker=satker_a, suntingan=0, nilai={"nama": "Lain", "jenis": "lembaga"})
    assert UnitKerja.objects.filter(satker=satker_a).count() == 2


def test_a_unit_of_another_satker_cannot_be_above(admin_a, satker_a, satker_b):
    asing = UnitKerja.objects.get(satker=satker_b, kunci="sekretariat")
    with pytest.raises(ValidationError, match="satuan kerja yang sama"):
        create_unit(user=admin_a, satker=satker_a, suntingan=0, nilai=new_unit(satker_a, induk=asing))


def test_a_unit_cannot_be_below_itself(admin_a, satker_a, unit_a, sekretariat_a):
    with pytest.raises(ValidationError, match="di bawah dirinya sendiri"):
        edit_unit(user=admin_a, unit=unit_a, suntingan=0, nilai={"induk": sekretariat_a})


def test_a_unit_is_changed_under_the_version_of_its_satker(admin_a, sekretariat_a):
    edit_unit(user=admin_a, unit=sekretariat_a, suntingan=0, nilai={"singkatan": "Set"})
    with pytest.raises(ConflictError):
        edit_unit(user=admin_a, unit=sekretariat_a, suntingan=0, nilai={"singkatan": "Lain"})
    sekretariat_a.refresh_from_db()
    assert (sekretariat_a.singkatan, sekretariat_a.kunci) == ("Set", "sekretariat")


def test_only_who_may_arrange_the_satker_may_add(operator_a, satker_a):
    with pytest.raises(PermissionDenied, match="mengubah profil, unit kerja"):
        create_unit(user=operator_a, satker=satker_a, suntingan=0, nilai=new_unit(satker_a))


def test_pages_add_and_change(client, admin_a, satker_a, sekretariat_a):
    client.force_login(admin_a)
    isi = {**new_unit(satker_a), "suntingan": 0, "induk": sekretariat_a.pk, "singkatan": "KUL"}
    assert client.post("/satker/17.02/unit/tambah/", isi).status_code == 302
    unit = UnitKerja.objects.get(singkatan="KUL")
    isi |= {"suntingan": 1, "selesai": "2024-12-31"}
    assert client.post(f"/satker/17.02/unit/{unit.pk}/ubah/", isi).status_code == 302
    unit.refresh_from_db()
    assert str(unit.selesai) == "2024-12-31"
