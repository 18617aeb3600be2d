"""The own address and rhythm, and the link that ends the digest without signing in."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from sakip.models import Jejak, User
from sakip.services.surel import account_of_link, change_own_mail, stop_digest, stop_path
from tests.conftest import sign_in_recently

ALAMAT = "operator@kpu.example"
UBAH = reverse("sakip:surel-edit")


def stored(user):
    return tuple(User.objects.values_list("email", "ringkasan").get(pk=user.pk))


def test_a_new_account_with_an_address_gets_the_digest_daily(operator_a):
    assert stored(operator_a) == ("", "harian")


def test_the_owner_sets_address_and_rhythm(client, operator_a):
    sign_in_recently(client, operator_a)
    answer = client.post(UBAH, {"surel": ALAMAT, "ringkasan": "mingguan"})
    assert (answer.status_code, answer.url) == (302, reverse("sakip:keamanan-detail"))
    assert stored(operator_a) == ("", "mingguan")
    operator_a.refresh_from_db()
    assert operator_a.surel_baru == ALAMAT


def test_the_trace_says_that_there_is_an_address_and_never_which(operator_a):
    change_own_mail(user=operator_a, surel=ALAMAT, ringkasan="mati")
    [jejak] = Jejak.objects.all()
    assert (jejak.tindakan, jejak.objek_id) == ("akun: ubah surel", operator_a.pk)
    assert jejak.rincian["sesudah"] == {"ringkasan": "mati"}
    assert jejak.rincian["keterangan"] == "Alamat surel baru menunggu konfirmasi."
    assert ALAMAT not in str(jejak.rincian)


def test_saving_the_same_leaves_no_trace(operator_a):
    change_own_mail(user=operator_a, surel="", ringkasan="harian")
    assert Jejak.objects.count() == 0


@pytest.mark.parametrize(
    ("surel", "ringkasan", "kolom"), [("bukan alamat", "harian", "surel"), ("", "tiap jam", "ringkasan")]
)
def test_what_is_no_address_or_rhythm_is_refused(operator_a, surel, ringkasan, kolom):
    with pytest.raises(ValidationError) as galat:
        change_own_mail(user=operator_a, surel=surel, ringkasan=ringkasan)
    assert (list(galat.value.message_dict), stored(operator_a)) == ([kolom], ("", "harian"))


def test_what_was_typed_survives_a_refusal(client, operator_a):
    sign_in_recently(client, operator_a)
    answer = client.post(UBAH, {"surel": "operator@", "ringkasan": "mingguan"})
    assert 'value="operator@"' in answer.content.decode()
    assert "Tulis alamat surel seperti nama@contoh.go.id." in answer.content.decode()


def test_without_a_recent_password_it_is_asked_for(client, operator_a):
    client.force_login(operator_a)
    answer = client.post(UBAH, {"surel": ALAMAT, "ringkasan": "harian"})
    assert (answer.status_code, stored(operator_a)) == (302, ("", "harian"))
    assert answer.url == f"{reverse('sakip:masuk-ulang')}?next=%2Fakun%2Fsurel%2F"


def test_the_link_asks_first_and_stops_on_a_post_without_signing_in(operator_a):
    tamu = Client(enforce_csrf_checks=True)
    alamat = stop_path(operator_a)
    tanya = tamu.get(alamat)
    sebelum = stored(operator_a)
    selesai = tamu.post(alamat, {"List-Unsubscribe": "One-Click"})
    assert (tanya.status_code, selesai.status_code) == (200, 200)
    assert (sebelum, stored(operator_a)) == (("", "harian"), ("", "mati"))
    assert "Ringkasan tugas lewat surel sudah dihentikan." in selesai.content.decode()


def test_neither_page_tells_whose_it_is(operator_a):
    User.objects.filter(pk=operator_a.pk).update(email=ALAMAT, nama="Nama Orang")
    halaman = [getattr(Client(), cara)(stop_path(operator_a)).content.decode() for cara in ("get", "post")]
    assert [kata in isi for isi in halaman for kata in (ALAMAT, "Nama Orang", "operator_a")] == [False] * 6


def test_stopping_twice_leaves_one_trace(operator_a):
    assert [stop_digest(akun=operator_a) for _ in range(2)] == [True, False]
    assert list(Jejak.objects.values_list("tindakan", "user")) == [
        ("akun: hentikan ringkasan", operator_a.pk)
    ]


@pytest.mark.parametrize(
    "ubah", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: f"9{t}", lambda t: "x"]
)
def test_a_token_that_was_not_made_here_is_not_found(client, operator_a, ubah):
    token = ubah(stop_path(operator_a).split("/")[-2])
    alamat = reverse("sakip:surel-berhenti", args=[token])
    assert (client.get(alamat).status_code, client.post(alamat).status_code) == (404, 404)
    assert stored(operator_a) == ("", "harian")


def test_the_link_of_one_account_is_of_no_other(operator_a, operator_b):
    assert account_of_link(stop_path(operator_b).split("/")[-2]) == operator_b


def test_the_page_of_the_account_shows_where_it_goes(client, operator_a):
    User.objects.filter(pk=operator_a.pk).update(email=ALAMAT, ringkasan="mingguan")
    client.force_login(operator_a)
    isi = client.get(reverse("sakip:keamanan-detail")).content.decode()
    assert f"Ringkasan tugas dikirim ke <b>{ALAMAT}</b>: sekali seminggu." in isi
