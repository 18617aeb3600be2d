"""The register of officials."""

import datetime
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sakip.choices import JenisJabatan
from sakip.models import Jejak, Pejabat, Pemberitahuan, Penugasan, UnitKerja
from sakip.queries import pejabat_without_right
from sakip.services.pejabat import create_pejabat, edit_pejabat, end_pejabat
from tests.conftest import sign_in_recently

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
    sign_in_recently(client, admin_a)
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
    sign_in_recently(client, pusat)
    ubah = f"/satker/17.02/pejabat/{pejabat.pk}/ubah/"
    response = client.get(ubah)
    assert "nip" not in response.context["form"].fields
    assert NIP not in response.content.decode()
    assert client.post(ubah, {**entry(unit_a.pk), "nama": "Lain", "suntingan": 0}).status_code == 302
    pejabat.refresh_from_db()
    assert (pejabat.nama, pejabat.nip) == ("Lain", NIP)


@pytest.mark.parametrize("nip", ["123", "19800101200501100A"])
def test_a_wrong_nip_is_refused_in_words(client, admin_a, unit_a, nip):
    sign_in_recently(client, admin_a)
    response = client.post("/satker/17.02/pejabat/tambah/", {**entry(unit_a.pk), "nip": nip, "suntingan": 0})
    assert response.context["form"].errors == {"nip": ["NIP terdiri atas 18 angka."]}


@pytest.mark.parametrize("halaman", ["", "ubah/", "unit/tambah/", "pejabat/tambah/", "2024/kebijakan/"])
def test_another_satker_does_not_exist_for_an_operator(client, operator_b, satker_a, halaman):
    sign_in_recently(client, operator_b)
    assert client.get(f"/satker/17.02/{halaman}").status_code == 404


@pytest.mark.parametrize("halaman", ["tambah/", "{}/ubah/"])
def test_who_signs_is_changed_only_after_the_password(client, admin_a, unit_a, halaman):
    pejabat = Pejabat.objects.create(**entry(unit_a))
    url = f"/satker/17.02/pejabat/{halaman.format(pejabat.pk)}"
    client.force_login(admin_a)
    for jawab in (client.get(url), client.post(url, {**entry(unit_a.pk), "nama": "Lain", "suntingan": 0})):
        assert jawab.headers["Location"].startswith("/masuk/ulang/")
    assert list(Pejabat.objects.values_list("nama", flat=True)) == [pejabat.nama]


def test_an_official_is_found_only_under_the_own_satker(client, make_persona, unit_a, satker_b):
    pejabat = Pejabat.objects.create(**entry(unit_a))
    sign_in_recently(client, make_persona("pusat"))
    assert client.get(f"/satker/17.01/pejabat/{pejabat.pk}/ubah/").status_code == 404


def enter(admin, unit, suntingan, nama, status="definitif", mulai=None, selesai=None, **lain):
    nilai = entry(unit, nama=nama, status=status, mulai=mulai, selesai=selesai, **lain)
    return create_pejabat(user=admin, satker=unit.satker, suntingan=suntingan, nilai=nilai)


@pytest.mark.parametrize(
    ("status", "mulai", "selesai", "kolom"),
    [
        ("plt", None, None, "mulai"),
        ("plh", None, date(2024, 1, 2), "mulai"),
        ("plh", date(2024, 1, 2), None, "selesai"),
    ],
)
def test_who_stands_in_says_from_when_to_when(admin_a, unit_a, status, mulai, selesai, kolom):
    with pytest.raises(ValidationError) as galat:
        enter(admin_a, unit_a, 0, "Pengganti", status, mulai, selesai)
    assert list(galat.value.message_dict) == [kolom]


def test_two_definitif_on_one_day_are_refused_by_name(admin_a, unit_a):
    enter(admin_a, unit_a, 0, "Nama Lama", mulai=date(2020, 1, 1))
    with pytest.raises(ValidationError, match=r"Nama Lama tercatat .* sejak 1 Januari 2020"):
        enter(admin_a, unit_a, 1, "Nama Baru", mulai=date(2024, 1, 1), jabatan="Ketua KPU Kabupaten")
    assert Pejabat.objects.count() == 1


def test_who_follows_on_the_next_day_is_taken(admin_a, unit_a):
    enter(admin_a, unit_a, 0, "Nama Lama", selesai=date(2023, 12, 31))
    enter(admin_a, unit_a, 1, "Nama Baru", mulai=date(2024, 1, 1))
    assert Pejabat.objects.count() == 2


def test_a_plh_may_stand_beside_the_definitif_but_not_beside_a_plt(admin_a, unit_a):
    enter(admin_a, unit_a, 0, "Nama Lama", mulai=date(2020, 1, 1))
    enter(admin_a, unit_a, 1, "Harian", "plh", date(2024, 3, 1), date(2024, 3, 9))
    with pytest.raises(ValidationError, match=r"Harian tercatat sebagai Ketua KPU \(Pelaksana Harian\)"):
        enter(admin_a, unit_a, 2, "Tugas", "plt", date(2024, 3, 9))


@pytest.mark.parametrize("jabatan", ["Anggota", "Staf Pelaksana"])
def test_many_may_be_anggota_or_staf_at_once(admin_a, unit_a, jabatan):
    for ke, nama in enumerate(("Satu", "Dua")):
        enter(admin_a, unit_a, ke, nama, jabatan=jabatan)
    assert Pejabat.objects.count() == 2


def test_heads_of_two_subbagian_are_not_rivals_but_two_of_one_are(admin_a, sekretariat_a):
    enter(admin_a, sekretariat_a, 0, "Satu", jabatan="Kepala Subbagian Hukum")
    enter(admin_a, sekretariat_a, 1, "Dua", jabatan="Kepala Subbagian Keuangan")
    with pytest.raises(ValidationError, match="Dua tercatat"):
        enter(admin_a, sekretariat_a, 2, "Tiga", jabatan="Kepala subbagian  keuangan")


def test_an_imported_overlap_can_be_corrected_and_ended_but_not_widened(admin_a, unit_a):
    satu, dua = (
        Pejabat.objects.create(**entry(unit_a, nama=nama), jenis_jabatan="ketua") for nama in ("Satu", "Dua")
    )
    edit_pejabat(user=admin_a, pejabat=satu, suntingan=0, nilai={"nama": "Satu, S.H."})
    end_pejabat(user=admin_a, pejabat=satu, suntingan=1, selesai=date(2023, 12, 31))
    edit_pejabat(user=admin_a, pejabat=dua, suntingan=2, nilai={"mulai": date(2024, 1, 1)})
    with pytest.raises(ValidationError, match="Dua tercatat"):
        edit_pejabat(user=admin_a, pejabat=satu, suntingan=3, nilai={"selesai": date(2024, 1, 1)})


def test_an_official_signs_with_an_account_of_his_jabatan(admin_a, ketua_a, unit_a):
    pejabat = enter(admin_a, unit_a, 0, "Nama", akun=ketua_a)
    jejak = Jejak.objects.get(tindakan="tambah pejabat")
    assert (pejabat.akun, jejak.rincian["sesudah"]["akun_id"]) == (ketua_a, ketua_a.pk)


@pytest.mark.parametrize("persona", ["operator_a", "sekretaris_a", "operator_b", "pusat"])
def test_an_account_that_does_not_fit_the_jabatan_is_refused(admin_a, make_persona, unit_a, persona):
    with pytest.raises(ValidationError, match="tidak mempunyai penugasan sebagai Ketua untuk"):
        enter(admin_a, unit_a, 0, "Nama", akun=make_persona(persona))


def test_an_account_fits_only_in_the_masa_of_its_penugasan(admin_a, ketua_a, unit_a):
    Penugasan.objects.filter(user=ketua_a).update(selesai=date(2023, 12, 31))
    enter(admin_a, unit_a, 0, "Dahulu", selesai=date(2023, 12, 31), akun=ketua_a)
    with pytest.raises(ValidationError, match="pada masa jabatan itu"):
        enter(admin_a, unit_a, 1, "Nama", mulai=date(2024, 1, 1), akun=ketua_a)


def test_the_form_offers_the_accounts_of_the_satker_alone(client, admin_a, ketua_a, operator_b):
    sign_in_recently(client, admin_a)
    form = client.get("/satker/17.02/pejabat/tambah/").context["form"]
    assert list(form.fields["akun"].queryset) == [admin_a, ketua_a]


def test_the_register_tells_the_admin_who_has_no_account(client, admin_a, operator_a, ketua_a, unit_a):
    Pejabat.objects.create(**entry(unit_a, nama="Tanpa"))
    Pejabat.objects.create(**entry(unit_a, nama="Dengan"), akun=ketua_a)
    found = []
    for user in (admin_a, operator_a):
        client.force_login(user)
        isi = client.get("/satker/17.02/").content.decode()
        found.append((isi.count("Belum ada akun"), isi.count("ketua_a (ketua_a)")))
    assert found == [(1, 1), (0, 0)]


GUGUR = "Akun ini tidak lagi mempunyai penugasan yang sesuai."


@pytest.mark.parametrize(
    ("perubahan", "banyak"),
    [
        ({}, 0),
        ({"selesai": date(2024, 1, 1)}, 1),
        ({"peran": "operator"}, 1),
        ({"mulai": date(2999, 1, 1)}, 1),
    ],
)
def test_the_register_says_which_account_lost_its_penugasan(
    client, admin_a, ketua_a, unit_a, perubahan, banyak
):
    Pejabat.objects.create(**entry(unit_a, jenis_jabatan=JenisJabatan.KETUA), akun=ketua_a)
    Penugasan.objects.filter(user=ketua_a).update(**perubahan)
    client.force_login(admin_a)
    assert client.get("/satker/17.02/").content.decode().count(GUGUR) == banyak


def test_an_official_of_before_keeps_his_account_without_a_word(client, admin_a, ketua_a, unit_a):
    Pejabat.objects.create(
        **entry(unit_a, jenis_jabatan=JenisJabatan.KETUA, selesai=date(2024, 1, 1)), akun=ketua_a
    )
    Penugasan.objects.filter(user=ketua_a).update(selesai=date(2024, 1, 1))
    client.force_login(admin_a)
    assert GUGUR not in client.get("/satker/17.02/").content.decode()


def test_a_penugasan_for_another_unit_does_not_fit(ketua_a, unit_a, sekretariat_a):
    pejabat = Pejabat.objects.create(**entry(unit_a, jenis_jabatan=JenisJabatan.KETUA), akun=ketua_a)
    found = []
    for unit in (None, unit_a, sekretariat_a):
        Penugasan.objects.filter(user=ketua_a).update(unit=unit)
        found.append(pejabat_without_right([pejabat], date(2026, 1, 1)))
    assert found == [set(), set(), {pejabat.pk}]


def test_the_satker_above_learns_which_account_signs_for_an_official(admin_a, ketua_a, unit_a, provinsi_17):
    pejabat = enter(admin_a, unit_a, 0, "Nama")
    before = Pemberitahuan.objects.filter(user=provinsi_17).count()
    edit_pejabat(user=admin_a, pejabat=pejabat, suntingan=1, nilai={"akun": ketua_a})
    edit_pejabat(user=admin_a, pejabat=pejabat, suntingan=2, nilai={"nama": "Nama, S.H."})
    told = Pemberitahuan.objects.filter(user=provinsi_17)
    assert (before, told.count()) == (0, 1)
    assert "menautkan akun ketua_a" in told.get().teks
