"""The pages of accounts: what they show, whom they offer, and the link that is shown once."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran
from sakip.models import Jejak, Pejabat, Penugasan, Satker, UnitKerja, User
from sakip.tanggal import cetak_tanggal
from tests.conftest import SANDI, sign_in_recently
from tests.hitung import queries_of

AKUN = "/satker/17.02/akun/"
PENUGASAN = "/satker/17.02/penugasan/"


@pytest.fixture
def admin(client, admin_a):
    sign_in_recently(client, admin_a)
    return admin_a


def states(response):
    return {a.user.username: a.keadaan.value for a in response.context["daftar"]}


def text_of(response):
    return " ".join(re.sub("<[^>]*>", " ", response.content.decode()).split())


def test_the_list_tells_the_state_of_every_account(client, admin, make_persona, satker_a):
    for nama in ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a", "operator_b"):
        make_persona(nama)
    User.objects.filter(username="kasubbag_a").update(is_active=False)
    Penugasan.objects.filter(user__username="sekretaris_a").update(selesai=date(2024, 1, 1))
    for nama, masuk in (("diundang", None), ("direset", timezone.now())):
        user = User.objects.create_user(nama, last_login=masuk)
        Penugasan.objects.create(user=user, peran="operator", satker=satker_a)
    assert states(client.get(AKUN)) == {
        "admin_a": "aktif",
        "operator_a": "aktif",
        "ketua_a": "aktif",
        "kasubbag_a": "ditangguhkan",
        "sekretaris_a": "berakhir",
        "diundang": "diundang",
        "direset": "diatur_ulang",
    }


def test_a_row_tells_peran_unit_masa_second_factor_and_sign_in(client, admin, ketua_a, unit_a):
    saat = timezone.make_aware(timezone.datetime(2024, 3, 5, 9, 7))
    User.objects.filter(pk=ketua_a.pk).update(last_login=saat)
    Penugasan.objects.filter(user=ketua_a).update(unit=unit_a, mulai=date(2024, 1, 2))
    ketua_a.totpdevice_set.create(name="aplikasi", confirmed=True)
    isi = text_of(client.get(AKUN))
    nama = unit_a.singkatan or unit_a.nama
    masuk = "5 Maret 2024 pukul 09.07 WIB"
    assert f"ketua_a ketua_a Ketua, {nama} sejak 2 Januari 2024 Aktif Aktif {masuk}" in isi


def test_an_app_that_is_not_confirmed_is_no_second_factor(client, admin, ketua_a):
    ketua_a.totpdevice_set.create(name="aplikasi", confirmed=False)
    assert [a.faktor_kedua for a in client.get(AKUN).context["daftar"]] == [False, False]


def test_penugasan_elsewhere_are_not_shown(client, admin, operator_a, satker_b):
    Penugasan.objects.create(user=operator_a, peran="kasubbag", satker=satker_b)
    daftar, akun = client.get(AKUN), client.get(f"{AKUN}{operator_a.pk}/")
    assert [[p.peran for p in a.penugasan] for a in daftar.context["daftar"]] == [
        ["admin_satker"],
        ["operator"],
    ]
    assert "di luar lingkup Anda" in text_of(akun)
    assert "Kepala Subbagian" not in text_of(akun)


def test_the_list_takes_as_many_queries_for_one_account_as_for_three(client, admin, satker_a):
    satu = queries_of(client, AKUN)
    for nama in ("x", "y"):
        user = User.objects.create_user(nama)
        user.totpdevice_set.create(confirmed=True)
        Penugasan.objects.create(user=user, peran="operator", satker=satker_a)
    assert satu == queries_of(client, AKUN) <= 14


def test_the_page_of_an_account_takes_as_many_queries_for_one_penugasan_as_for_three(
    client, admin, operator_a, satker_a
):
    halaman = f"{AKUN}{operator_a.pk}/"
    satu = queries_of(client, halaman)
    for peran in ("kasubbag", "ketua"):
        Penugasan.objects.create(user=operator_a, peran=peran, satker=satker_a)
    assert satu == queries_of(client, halaman) <= 20


INVITE = {"nama": "Budi", "nama_pengguna": "Budi.Baru", "surel": "", "peran": "operator"}


def signs_in(client, nama, sandi):
    client.post("/masuk/", {"username": nama, "password": sandi})
    return "_auth_user_id" in client.session


def link_in(response):
    found = re.search(r'value="(http[^"]+)"', response.content.decode())
    return found[1]


def test_an_invited_person_sets_a_password_by_the_link_and_signs_in(client, admin, satker_a):
    tautan = link_in(client.post(f"{AKUN}undang/", INVITE))
    assert tautan.startswith("http://127.0.0.1:8000/akun/sandi/")
    client.logout()
    isian = client.get(tautan.removeprefix("http://127.0.0.1:8000"), follow=True)
    kirim = dict.fromkeys(isian.context["form"].fields, "kata-sandi-panjang-7")
    client.post(isian.redirect_chain[-1][0], kirim)
    assert signs_in(client, "budi.baru", "kata-sandi-panjang-7")


def test_the_link_is_shown_once_and_kept_nowhere(client, admin):
    tautan = link_in(client.post(f"{AKUN}undang/", INVITE))
    kode = tautan.rstrip("/").rpartition("/")[2]
    akun = User.objects.get(username="budi.baru")
    lain = [client.get(u).content.decode() for u in (f"{AKUN}undang/", AKUN, f"{AKUN}{akun.pk}/")]
    tercatat = str(list(Jejak.objects.values())) + str(dict(client.session))
    assert [kode in isi for isi in (*lain, tercatat)] == [False] * 4


def test_sending_the_invitation_again_makes_no_second_account(client, admin):
    client.post(f"{AKUN}undang/", INVITE)
    response = client.post(f"{AKUN}undang/", INVITE)
    assert list(response.context["form"].errors) == ["nama_pengguna"]
    assert response.context["form"]["nama"].value() == "Budi"


@pytest.mark.parametrize(
    ("persona", "kode", "peran"),
    [
        ("admin_a", "17.02", "operator kasubbag sekretaris ketua admin_satker"),
        ("provinsi_17", "17", "operator kasubbag sekretaris ketua admin_satker provinsi"),
        ("pusat", "00", "operator kasubbag sekretaris ketua admin_satker pusat auditor"),
    ],
)
def test_only_the_peran_that_one_may_give_are_offered(client, make_persona, persona, kode, peran):
    client.force_login(make_persona(persona))
    form = client.get(f"/satker/{kode}/akun/undang/").context["form"]
    assert [nilai for nilai, _ in form.fields["peran"].choices] == peran.split()


def test_a_forged_peran_or_unit_is_refused(client, admin, satker_b):
    asing = UnitKerja.objects.get(satker=satker_b, kunci="lembaga")
    response = client.post(f"{AKUN}undang/", {**INVITE, "peran": "pusat", "unit": asing.pk})
    assert list(response.context["form"].errors) == ["peran", "unit"]
    assert not User.objects.filter(username="budi.baru").exists()


@pytest.mark.parametrize("deed", ["atur-ulang", "tangguhkan"])
def test_a_sensitive_deed_asks_for_the_password_again(client, admin_a, operator_a, deed):
    client.force_login(admin_a)
    alamat = f"{AKUN}{operator_a.pk}/{deed}/"
    response = client.post(alamat, {"alasan": "x"})
    assert response.url.startswith("/masuk/ulang/")
    assert User.objects.get(pk=operator_a.pk).has_usable_password()


def test_a_reset_shows_a_new_link_and_the_old_password_is_gone(client, admin, operator_a):
    response = client.post(f"{AKUN}{operator_a.pk}/atur-ulang/", {"alasan": "Lupa"})
    assert "/akun/sandi/" in link_in(response)
    client.logout()
    assert not signs_in(client, "operator_a", SANDI)


def test_suspend_and_restore_from_the_page(client, admin, operator_a):
    halaman = f"{AKUN}{operator_a.pk}/"
    kosong = client.post(f"{halaman}tangguhkan/", {"alasan": ""})
    assert list(kosong.context["form"].errors) == ["alasan"]
    assert client.post(f"{halaman}tangguhkan/", {"alasan": "Cuti"}).url == halaman
    assert [a["teks"] for a in client.get(halaman).context["aksi"]] == ["Pulihkan"]
    client.post(f"{halaman}pulihkan/", {"alasan": ""})
    assert User.objects.get(pk=operator_a.pk).is_active


def test_nobody_is_offered_what_he_may_not_do_with_himself(client, admin):
    konteks = client.get(f"{AKUN}{admin.pk}/").context
    assert (konteks["aksi"], [tautan for _, tautan in konteks["penugasan"]]) == ([], [[]])


def test_a_penugasan_is_added_changed_and_ended(client, admin, operator_a, sekretariat_a):
    kirim = {"nama_pengguna": "operator_a", "peran": "kasubbag", "mulai": "2024-01-02"}
    assert client.post(f"{PENUGASAN}tambah/", kirim).url == f"{AKUN}{operator_a.pk}/"
    baru = Penugasan.objects.get(user=operator_a, peran="kasubbag")
    client.post(f"{PENUGASAN}{baru.pk}/ubah/", {"suntingan": 0, "unit": sekretariat_a.pk})
    kemarin = timezone.localdate() - timedelta(days=1)
    client.post(f"{PENUGASAN}{baru.pk}/akhiri/", {"suntingan": 1, "selesai": kemarin, "alasan": "Mutasi"})
    baru.refresh_from_db()
    assert (baru.unit, baru.mulai, baru.selesai) == (sekretariat_a, None, kemarin)


def test_who_was_slower_gets_the_newer_version_to_compare(client, admin, operator_a, satker_a):
    tugas = Penugasan.objects.get(user=operator_a)
    satker_a.suntingan = 3
    satker_a.save()
    response = client.post(f"{PENUGASAN}{tugas.pk}/akhiri/", {"suntingan": 2, "selesai": "2024-01-01"})
    assert (response.status_code, response.context["form"]["suntingan"].value()) == (409, "3")


def test_accounts_and_penugasan_are_found_only_under_their_own_satker(client, pusat, operator_a):
    sign_in_recently(client, pusat)
    tugas = Penugasan.objects.get(user=operator_a)
    alamat = (f"akun/{operator_a.pk}/", f"penugasan/{tugas.pk}/ubah/", f"penugasan/{tugas.pk}/akhiri/")
    assert [client.get(f"/satker/17.01/{a}").status_code for a in alamat] == [404, 404, 404]


def test_the_page_names_the_official_who_signs_with_the_account(client, admin, ketua_a, unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua KPU", nama="Nama Ketua", akun=ketua_a)
    assert "Menandatangani sebagai Nama Ketua, Ketua KPU" in text_of(client.get(f"{AKUN}{ketua_a.pk}/"))


def test_the_page_lists_what_the_account_answers_for(client, admin, operator_a, satker_a, unit_a):
    renstra = satker_a.renstra.create(tahun_awal=2025, tahun_akhir=2029)
    sasaran = renstra.sasaran.create(unit=unit_a, uraian="S")
    indikator = sasaran.indikator.create(uraian="Indikator yang harus dialihkan")
    operator_a.tanggung_jawab.create(indikator=indikator, nama="Ani", mulai=date(2025, 1, 2))
    response = client.get(f"{AKUN}{operator_a.pk}/")
    assert "Indikator yang harus dialihkan" in text_of(response)
    assert f'href="/satker/17.02/akun/{operator_a.pk}/tanggung-jawab/"' in response.content.decode()


@pytest.mark.parametrize(
    ("persona", "ada"), [("admin_a", True), ("provinsi_17", True), ("operator_a", False)]
)
def test_the_profile_leads_to_the_accounts(client, make_persona, satker_a, persona, ada):
    client.force_login(make_persona(persona))
    assert (f'href="{AKUN}"' in client.get("/satker/17.02/").content.decode()) is ada


@pytest.mark.parametrize("halaman", ["tambah/", "{}/ubah/", "{}/akhiri/"])
def test_a_penugasan_is_given_changed_and_ended_only_after_the_password(client, admin_a, operator_a, halaman):
    tugas = Penugasan.objects.get(user=operator_a)
    url = f"{PENUGASAN}{halaman.format(tugas.pk)}"
    client.force_login(admin_a)
    for jawab in (client.get(url), client.post(url, {"nama_pengguna": "operator_a", "peran": "ketua"})):
        assert jawab.headers["Location"].startswith("/masuk/ulang/")
    assert Penugasan.objects.filter(user=operator_a).count() == 1


def test_ending_a_penugasan_names_the_indikator_that_are_left_and_says_until_when(client, admin, operator_a):
    renstra = Renstra.objects.create(
        satker=Satker.objects.get(kode_wilayah="17.02"), tahun_awal=2025, tahun_akhir=2029
    )
    unit = UnitKerja.objects.get(satker=renstra.satker, kunci="lembaga")
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit, uraian="S")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Indikator kesatu")
    PenanggungJawab.objects.create(indikator=indikator, user=operator_a, nama="Ani", mulai=date(2025, 1, 1))
    tugas = Penugasan.objects.get(user=operator_a)
    isi = client.get(f"{PENUGASAN}{tugas.pk}/akhiri/").content.decode()
    assert ("masih bertanggung jawab atas 1 indikator" in isi, "Alihkan semuanya" in isi) == (True, True)
    hari = timezone.localdate()
    kirim = {"suntingan": 0, "selesai": hari.isoformat(), "alasan": "Mutasi"}
    jawaban = client.post(f"{PENUGASAN}{tugas.pk}/akhiri/", kirim, follow=True)
    assert [str(m) for m in jawaban.context["messages"]] == [
        f"Penugasan operator_a berlaku sampai akhir hari {cetak_tanggal(hari)}."
    ]
