"""The register of officials."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sakip.choices import JenisJabatan
from sakip.models import Jejak, Pejabat, UnitKerja
from sakip.services.pejabat import create_pejabat, edit_pejabat, end_pejabat

NIP = "198001012005011001"


def entry(unit, **lain):
    return {"unit": unit, "jabatan": "Ketua KPU", "nama": "Nama Contoh, S.Sos", "status": "definitif", **lain}


def test_the_kind_of_jabatan_is_read_from_its_words(admin_a, satker_a, unit_a):
    pejabat = create_pejabat(user=admin_a, satker=satker_a, suntingan=0, nilai=entry(unit_a))
    assert (pejabat.jenis_jabatan, pejabat.urut) == (JenisJabatan.KETUA, 1)
    edit_pejabat(user=admin_a, pejabat=pejabat, suntingan=1, nilai={"jabatan": "Anggota"})
    assert pejabat.jenis_jabatan == JenisJabatan.ANGGOTA


def test_nip_is_stored_for_those_who_may_and_masked_in_the_trail(admin_a, satker_a, unit_a):
    pejabat = create_pejabat(user=admin_a, satker=satker_a, suntingan=0, nilai=entry(unit_a, nip=NIP))
    assert pejabat.nip == NIP
    jejak = Jejak.objects.get(tindakan="tambah pejabat")
    assert jejak.rincian["sesudah"]["nip"] == "(disembunyikan)"
    assert NIP not in str(jejak.rincian)


def test_pusat_may_arrange_but_not_touch_the_nip(pusat, satker_a, unit_a):
    with pytest.raises(PermissionDenied, match="melihat NIP"):
        create_pejabat(user=pusat, satker=satker_a, suntingan=0, nilai=entry(unit_a, nip=NIP))
    create_pejabat(user=pusat, satker=satker_a, suntingan=0, nilai=entry(unit_a))
    assert Pejabat.objects.get().nip == ""


def test_a_unit_of_another_satker_is_refused(admin_a, satker_a, satker_b):
    asing = UnitKerja.objects.get(satker=satker_b, kunci="lembaga")
    with pytest.raises(ValidationError, match="satuan kerja yang sama"):
        create_pejabat(user=admin_a, satker=satker_a, suntingan=0, nilai=entry(asing))
    assert Pejabat.objects.count() == 0


def test_a_term_ends_and_not_before_it_began(admin_a, satker_a, unit_a):
    nilai = entry(unit_a, mulai=datetime.date(2023, 6, 1))
    pejabat = create_pejabat(user=admin_a, satker=satker_a, suntingan=0, nilai=nilai)
    with pytest.raises(ValidationError, match="berakhir sebelum dimulai"):
        end_pejabat(user=admin_a, pejabat=pejabat, suntingan=1, selesai=datetime.date(2023, 5, 31))
    end_pejabat(user=admin_a, pejabat=pejabat, suntingan=1, selesai=datetime.date(2024, 5, 31))
    pejabat.refresh_from_db()
    assert pejabat.selesai == datetime.date(2024, 5, 31)


def test_pages_add_change_and_end(client, admin_a, satker_a, unit_a):
    client.force_login(admin_a)
    isi = {**entry(unit_a.pk), "nip": NIP, "suntingan": 0}
    assert client.post("/satker/17.02/pejabat/tambah/", isi).status_code == 302
    pejabat = Pejabat.objects.get()
    ubah = f"/satker/17.02/pejabat/{pejabat.pk}/ubah/"
    assert NIP in client.get(ubah).content.decode()
    assert client.post(ubah, {**isi, "nama": "Nama Baru", "suntingan": 1}).status_code == 302
    akhir = {"suntingan": 2, "selesai": "2024-05-31"}
    assert client.post(f"/satker/17.02/pejabat/{pejabat.pk}/akhiri/", akhir).status_code == 302
    pejabat.refresh_from_db()
    assert (pejabat.nama, str(pejabat.selesai), pejabat.nip) == ("Nama Baru", "2024-05-31", NIP)


def test_the_form_of_pusat_has_no_nip(client, pusat, unit_a):
    pejabat = Pejabat.objects.create(**entry(unit_a), nip=NIP)
    client.force_login(pusat)
    ubah = f"/satker/17.02/pejabat/{pejabat.pk}/ubah/"
    response = client.get(ubah)
    assert "nip" not in response.context["form"].fields
    assert NIP not in response.content.decode()
    assert client.post(ubah, {**entry(unit_a.pk), "nama": "Lain", "suntingan": 0}).status_code == 302
    pejabat.refresh_from_db()
    assert (pejabat.nama, pejabat.nip) == ("Lain", NIP)


@pytest.mark.parametrize("nip", ["123", "19800101200501100A"])
def test_a_wrong_nip_is_refused_in_words(client, admin_a, unit_a, nip):
    client.force_login(admin_a)
    response = client.post("/satker/17.02/pejabat/tambah/", {**entry(unit_a.pk), "nip": nip, "suntingan": 0})
    assert response.context["form"].errors == {"nip": ["NIP terdiri atas 18 angka."]}


@pytest.mark.parametrize("halaman", ["", "ubah/", "unit/tambah/", "pejabat/tambah/", "2024/kebijakan/"])
def test_another_satker_does_not_exist_for_an_operator(client, operator_b, satker_a, halaman):
    client.force_login(operator_b)
    assert client.get(f"/satker/17.02/{halaman}").status_code == 404


def test_an_official_is_found_only_under_the_own_satker(client, make_persona, unit_a, satker_b):
    pejabat = Pejabat.objects.create(**entry(unit_a))
    client.force_login(make_persona("pusat"))
    assert client.get(f"/satker/17.01/pejabat/{pejabat.pk}/ubah/").status_code == 404
