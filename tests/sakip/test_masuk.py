"""Signing in and out."""

import pytest
from django.urls import reverse

from tests.conftest import SANDI

MASUK = reverse("sakip:masuk")
TIDAK_COCOK = "Nama pengguna atau kata sandi tidak cocok. Periksa kembali, lalu coba lagi."


def test_right_words_lead_home(client, operator_a):
    response = client.post(MASUK, {"username": "operator_a", "password": SANDI})
    assert (response.status_code, response.url) == (302, reverse("laporan:beranda"))


@pytest.mark.parametrize(("nama", "sandi"), [("operator_a", "salah"), ("tidak-ada", SANDI)])
def test_refusal_does_not_tell_which_part_was_wrong(client, operator_a, nama, sandi):
    response = client.post(MASUK, {"username": nama, "password": sandi})
    assert response.context["form"].non_field_errors() == [TIDAK_COCOK]
    assert "_auth_user_id" not in client.session


def test_a_closed_account_reads_like_a_wrong_password(client, operator_a):
    operator_a.is_active = False
    operator_a.save()
    response = client.post(MASUK, {"username": "operator_a", "password": SANDI})
    assert response.context["form"].non_field_errors() == [TIDAK_COCOK]


def test_empty_fields_are_named(client, db):
    response = client.post(MASUK, {"username": "", "password": ""})
    assert response.context["form"].errors == {
        "username": ["Nama pengguna belum diisi."],
        "password": ["Kata sandi belum diisi."],
    }


@pytest.mark.parametrize(
    ("tujuan", "akhir"),
    [("/satker/17.02/", "/satker/17.02/"), ("https://contoh.id/", reverse("laporan:beranda"))],
)
def test_next_is_followed_only_within_the_site(client, operator_a, tujuan, akhir):
    response = client.post(MASUK, {"username": "operator_a", "password": SANDI, "next": tujuan})
    assert response.url == akhir


def test_a_page_asks_a_stranger_to_sign_in(client, db):
    response = client.get("/satker/")
    assert response.url == f"{MASUK}?next=/satker/"


def test_who_is_signed_in_does_not_see_the_form_again(client, operator_a):
    client.force_login(operator_a)
    assert client.get(MASUK).url == reverse("laporan:beranda")


def test_signing_out_takes_a_post_and_ends_the_session(client, operator_a):
    client.force_login(operator_a)
    assert client.get(reverse("sakip:keluar")).status_code == 405
    response = client.post(reverse("sakip:keluar"))
    assert response.url == MASUK
    assert "_auth_user_id" not in client.session
