"""The list of satker, one satker, and the change of its profile."""

import pytest
from django.urls import reverse

from sakip.models import Jejak, Pejabat, Satker
from tests.hitung import queries_of


def names(response):
    return [s.nama for s in response.context["halaman"]]


@pytest.mark.parametrize(
    ("persona", "jumlah"),
    [("operator_a", 1), ("provinsi_17", 11), ("pusat", 553), ("auditor", 553)],
)
def test_everyone_sees_only_their_satker(client, make_persona, persona, jumlah):
    client.force_login(make_persona(persona))
    assert client.get("/satker/").context["halaman"].paginator.count == jumlah


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"q": "rejang lebong"}, ["KPU Kabupaten Rejang Lebong"]),
        ({"q": "Komisi Pemilihan Umum Kabupaten Rejang Lebong"}, ["KPU Kabupaten Rejang Lebong"]),
        ({"q": "17.02"}, ["KPU Kabupaten Rejang Lebong"]),
        ({"q": "1702"}, ["KPU Kabupaten Rejang Lebong"]),
        ({"provinsi": "17", "jenis": "kota"}, ["KPU Kota Bengkulu"]),
        ({"q": "tidak ada yang bernama ini"}, []),
    ],
)
def test_list_is_searched_and_narrowed(client, pusat, saring, nama):
    client.force_login(pusat)
    assert names(client.get("/satker/", saring)) == nama


def test_list_shows_fifty_rows_and_the_rest_on_further_pages(client, pusat):
    client.force_login(pusat)
    pertama = client.get("/satker/").context["halaman"]
    assert (len(pertama), pertama.paginator.num_pages) == (50, 12)
    assert len(names(client.get("/satker/", {"halaman": 12}))) == 3


def test_an_unknown_choice_narrows_nothing(client, pusat):
    client.force_login(pusat)
    assert client.get("/satker/", {"provinsi": "99", "jenis": "x"}).context["halaman"].paginator.count == 553


def test_list_takes_as_many_queries_for_one_row_as_for_fifty(client, pusat):
    client.force_login(pusat)
    satu = queries_of(client, "/satker/", {"q": "rejang lebong"})
    assert satu == queries_of(client, "/satker/", {"q": "kota"}) <= 8


@pytest.fixture
def pejabat(unit_a, sekretariat_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama Kini", nip="1" * 18)
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama Lalu", selesai="2020-01-31")
    return Pejabat.objects.create(
        unit=sekretariat_a, jabatan="Sekretaris", nama="Nama Nanti", mulai="2099-01-01"
    )


def test_detail_tells_officials_of_today_from_others(client, operator_a, pejabat):
    client.force_login(operator_a)
    konteks = client.get("/satker/17.02/").context
    assert [p.nama for p in konteks["pejabat_kini"]] == ["Nama Kini"]
    assert [p.nama for p in konteks["pejabat_lalu"]] == ["Nama Lalu", "Nama Nanti"]


@pytest.mark.parametrize("persona", ["operator_a", "admin_a", "pusat"])
def test_detail_never_shows_a_nip(client, make_persona, pejabat, persona):
    client.force_login(make_persona(persona))
    isi = client.get("/satker/17.02/").content.decode()
    assert "Nama Kini" in isi
    assert "1" * 18 not in isi


def test_detail_takes_as_many_queries_for_one_official_as_for_three(client, operator_a, unit_a):
    client.force_login(operator_a)
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama 0")
    satu = queries_of(client, "/satker/17.02/")
    for nomor in (1, 2):
        Pejabat.objects.create(unit=unit_a, jabatan="Anggota", nama=f"Nama {nomor}")
    assert satu == queries_of(client, "/satker/17.02/") <= 14


def profile(**isi):
    return {"suntingan": 0, "alamat": "Jalan Baru 1", "tempat": "Curup", **isi}


def test_admin_changes_the_profile_and_leaves_a_trace(client, admin_a, satker_a):
    client.force_login(admin_a)
    response = client.post("/satker/17.02/ubah/", profile(kode_satker="123456"))
    satker_a.refresh_from_db()
    assert response.url == reverse("sakip:satker-detail", args=["17.02"])
    assert (satker_a.alamat, satker_a.kode_satker, satker_a.suntingan) == ("Jalan Baru 1", "123456", 1)
    jejak = Jejak.objects.get(tindakan="ubah profil satuan kerja")
    assert (jejak.user, jejak.rincian["sesudah"]["alamat"]) == (admin_a, "Jalan Baru 1")


def test_a_code_of_another_satker_is_refused_in_words(client, admin_a, satker_a, satker_b):
    Satker.objects.filter(pk=satker_b.pk).update(kode_satker="654321")
    client.force_login(admin_a)
    response = client.post("/satker/17.02/ubah/", profile(kode_satker="654321"))
    assert list(response.context["form"].errors) == ["kode_satker"]
    satker_a.refresh_from_db()
    assert satker_a.alamat == ""


def test_who_was_slower_sees_both_sides_and_keeps_the_typing(client, admin_a, satker_a):
    Satker.objects.filter(pk=satker_a.pk).update(alamat="Jalan Orang Lain", suntingan=1)
    client.force_login(admin_a)
    response = client.post("/satker/17.02/ubah/", profile())
    assert response.status_code == 409
    assert ("Alamat", "Jalan Orang Lain", "Jalan Baru 1") in response.context["perbandingan"]
    assert response.context["form"]["suntingan"].value() == "1"
    assert client.post("/satker/17.02/ubah/", profile(suntingan=1)).status_code == 302


def test_operator_may_not_change_the_profile(client, operator_a, satker_a):
    client.force_login(operator_a)
    assert client.post("/satker/17.02/ubah/", profile()).status_code == 403
    satker_a.refresh_from_db()
    assert (satker_a.alamat, satker_a.suntingan) == ("", 0)
