"""Asking for the password again before a sensitive deed."""

import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from sakip.models import Jejak
from sakip.services.masuk import check_password_again
from sakip.views.ulang import recent_login_required
from tests.conftest import SANDI
from tests.sakip.kode import code_of, enrol

ULANG = reverse("sakip:masuk-ulang")
LEPAS = reverse("sakip:otp-delete")
KELIRU = {"sandi": ["Kata sandi ini tidak cocok. Periksa kembali, lalu coba lagi."]}


def visit(method, menit=None, **headers):
    """The answer of a guarded view `menit` minutes after the password was given (None = never)."""
    request = getattr(RequestFactory(), method)("/rahasia/?a=1", headers=headers)
    request.session = {} if menit is None else {"dikonfirmasi": time.time() - menit * 60}
    return recent_login_required(lambda request: "terbuka")(request)


def reason(user, sandi, kode=""):
    """What `check_password_again` says; {} when it passes."""
    try:
        check_password_again(user=user, sandi=sandi, kode_otp=kode)
    except ValidationError as galat:
        return galat.message_dict
    return {}


@pytest.mark.parametrize(("method", "menit"), [("get", 9), ("post", 29)])
def test_a_recent_password_opens(method, menit):
    assert visit(method, menit) == "terbuka"


@pytest.mark.parametrize(("method", "menit"), [("get", 11), ("post", 31), ("get", None), ("post", None)])
def test_an_old_password_is_asked_again(method, menit):
    assert visit(method, menit).url == f"{ULANG}?next=%2Frahasia%2F%3Fa%3D1"


def test_a_part_of_a_page_sends_the_whole_page_away(db):
    response = visit("get", 11, **{"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == f"{ULANG}?next=%2Frahasia%2F%3Fa%3D1"


def test_the_password_comes_back_to_where_it_was_asked(client, operator_a):
    client.force_login(operator_a)
    ke = client.get(LEPAS).url
    assert client.post(ke, {"sandi": SANDI}).url == LEPAS
    assert client.get(LEPAS).status_code == 200


def test_the_way_back_stays_within_the_site(client, operator_a):
    client.force_login(operator_a)
    response = client.post(f"{ULANG}?next=https://contoh.id/", {"sandi": SANDI})
    assert response.url == reverse("sakip:keamanan-detail")


def test_signing_in_counts_as_given(client, operator_a):
    client.post(reverse("sakip:masuk"), {"username": "operator_a", "password": SANDI})
    assert client.get(LEPAS).status_code == 200


def test_a_code_is_asked_from_who_has_an_app(client, operator_a):
    client.force_login(operator_a)
    assert list(client.get(ULANG).context["form"].fields) == ["sandi"]
    enrol(operator_a)
    assert list(client.get(ULANG).context["form"].fields) == ["sandi", "kode_otp"]


def test_the_right_password_passes(operator_a):
    assert reason(operator_a, SANDI) == {}


def test_a_wrong_password_is_told_in_words(operator_a):
    assert reason(operator_a, "salah") == KELIRU


def test_with_an_app_both_must_fit(operator_a):
    perangkat = enrol(operator_a)
    assert set(reason(operator_a, SANDI, "")) == {"kode_otp"}
    perangkat.refresh_from_db()
    perangkat.throttle_reset()
    assert reason(operator_a, SANDI, code_of(perangkat)) == {}


def test_a_wrong_password_uses_up_no_code(operator_a):
    perangkat = enrol(operator_a)
    reason(operator_a, "salah", code_of(perangkat))
    assert reason(operator_a, SANDI, code_of(perangkat)) == {}


def test_five_failures_in_a_row_lock(operator_a):
    for _ in range(5):
        reason(operator_a, "salah")
    assert reason(operator_a, SANDI) == {
        "sandi": ["Terlalu banyak isian yang keliru. Demi keamanan, coba lagi dalam 15 menit."]
    }


def test_a_success_starts_the_count_anew(operator_a):
    for _ in range(4):
        reason(operator_a, "salah")
    reason(operator_a, SANDI)
    assert [reason(operator_a, "salah") for _ in range(5)] == [KELIRU] * 5


def test_the_lock_ends_by_itself(operator_a):
    for _ in range(5):
        reason(operator_a, "salah")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert reason(operator_a, SANDI) == {}


def test_the_lock_is_one_account_alone(operator_a, kasubbag_a):
    for _ in range(5):
        reason(operator_a, "salah")
    assert reason(kasubbag_a, SANDI) == {}


def test_the_lock_leaves_one_trace(operator_a):
    for _ in range(7):
        reason(operator_a, "salah")
    assert list(Jejak.objects.values_list("tindakan", "user", "objek_id")) == [
        ("akun: dikunci", operator_a.pk, operator_a.pk)
    ]


def test_it_refuses_to_run_where_a_failure_would_be_forgotten(operator_a):
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        check_password_again(user=operator_a, sandi=SANDI)
