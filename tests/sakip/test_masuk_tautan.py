"""The one-time link on which a password is set."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from sakip.models import Jejak
from sakip.services.masuk import password_link

BARU = "tujuh-belas-lumbung"


def open_link(client, user):
    """The address of the form, which no longer carries the token."""
    return client.get(password_link(user)).url


def test_the_form_has_no_token_in_its_address(client, operator_a):
    assert open_link(client, operator_a).endswith("/set-password/")


def test_a_new_password_is_set_and_leads_to_sign_in(client, operator_a):
    response = client.post(open_link(client, operator_a), {"sandi_baru": BARU, "sandi_ulang": BARU})
    operator_a.refresh_from_db()
    assert (response.url, operator_a.check_password(BARU)) == (reverse("sakip:masuk"), True)


def test_setting_a_password_leaves_a_trace_without_it(client, operator_a):
    client.post(open_link(client, operator_a), {"sandi_baru": BARU, "sandi_ulang": BARU})
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.user, jejak.objek_id) == (
        "akun: ganti kata sandi",
        operator_a,
        operator_a.pk,
    )
    assert jejak.rincian == {"keterangan": "Lewat tautan sekali pakai."}


def test_a_link_works_once(client, operator_a):
    link = password_link(operator_a)
    client.post(client.get(link).url, {"sandi_baru": BARU, "sandi_ulang": BARU})
    assert client.get(link).context["validlink"] is False


def test_a_link_expires_after_three_days(client, operator_a, monkeypatch):
    link = password_link(operator_a)
    later = datetime.now() + timedelta(days=3, minutes=1)  # noqa: DTZ005 - Django's token counts naive seconds
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later)
    assert client.get(link).context["validlink"] is False


def test_a_link_of_a_closed_account_opens_nothing(client, operator_a):
    link = password_link(operator_a)
    operator_a.is_active = False
    operator_a.save()
    assert client.get(link).context["validlink"] is False


@pytest.mark.parametrize(
    ("baru", "ulang", "galat"),
    [
        (BARU, "lain-sama-sekali", {"sandi_ulang": ["Kedua isian kata sandi baru tidak sama."]}),
        (
            "",
            "",
            {
                "sandi_baru": ["Kata sandi baru belum diisi."],
                "sandi_ulang": ["Ulangan kata sandi baru belum diisi."],
            },
        ),
    ],
)
def test_what_is_wrong_with_the_two_fields_is_said(client, operator_a, baru, ulang, galat):
    response = client.post(open_link(client, operator_a), {"sandi_baru": baru, "sandi_ulang": ulang})
    assert response.context["form"].errors == galat


@pytest.mark.parametrize("lemah", ["pendek-1", "123456789012345", "operator_a1", "password123"])
def test_a_weak_password_is_refused(client, operator_a, lemah):
    response = client.post(open_link(client, operator_a), {"sandi_baru": lemah, "sandi_ulang": lemah})
    assert set(response.context["form"].errors) == {"sandi_baru"}
