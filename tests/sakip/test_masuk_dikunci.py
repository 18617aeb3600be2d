"""Throttled sign-in: how many failures, for whom, how long, and what is said about it."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db import IntegrityError
from django.db.models.signals import pre_save
from django.urls import reverse
from django.utils import timezone

from sakip.models import Jejak
from tests.conftest import SANDI

MASUK = reverse("sakip:masuk")
ALAMAT = "203.0.113.7"


def try_in(client, nama, sandi="salah", alamat=ALAMAT):
    return client.post(MASUK, {"username": nama, "password": sandi}, REMOTE_ADDR=alamat)


def fail(client, nama, kali, alamat=ALAMAT):
    """The answers to `kali` wrong passwords."""
    return [try_in(client, nama, alamat=alamat).status_code for _ in range(kali)]


def test_the_fifth_failure_locks(client, operator_a):
    assert fail(client, "operator_a", 5) == [200, 200, 200, 200, 429]


def test_a_locked_name_is_refused_even_with_the_right_password(client, operator_a):
    fail(client, "operator_a", 5)
    response = try_in(client, "operator_a", SANDI)
    assert (response.status_code, "_auth_user_id" in client.session) == (429, False)


def test_an_unknown_name_is_answered_like_a_known_one(client, operator_a):
    dikenal = [try_in(client, "operator_a") for _ in range(6)]
    asing = [try_in(client, "tidak-ada") for _ in range(6)]
    assert [(r.status_code, [t.name for t in r.templates]) for r in asing] == [
        (r.status_code, [t.name for t in r.templates]) for r in dikenal
    ]


def test_the_page_says_how_long(client, operator_a):
    fail(client, "operator_a", 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=10, seconds=30))
    response = try_in(client, "operator_a")
    assert (response.context["menit"], response.headers["Retry-After"]) == (5, "300")
    assert "Anda dapat mencoba lagi dalam 5 menit." in response.content.decode()


def test_trying_while_locked_does_not_lengthen_the_lock(client, operator_a):
    fail(client, "operator_a", 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14, seconds=30))
    assert [try_in(client, "operator_a").context["menit"] for _ in range(2)] == [1, 1]


def test_the_lock_ends_by_itself(client, operator_a):
    fail(client, "operator_a", 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert try_in(client, "operator_a", SANDI).status_code == 302


def test_another_name_from_the_same_office_goes_on(client, operator_a, kasubbag_a):
    fail(client, "operator_a", 5)
    assert try_in(client, "kasubbag_a", SANDI).status_code == 302


def test_the_owner_elsewhere_is_not_locked_out(client, operator_a):
    fail(client, "operator_a", 5)
    assert try_in(client, "operator_a", SANDI, alamat="198.51.100.2").status_code == 302


def test_many_names_from_one_address_lock_the_address(client, operator_a, settings):
    settings.MASUK_BATAS_ALAMAT = 8
    jawaban = [try_in(client, f"nama-{n}").status_code for n in range(8)]
    assert jawaban == [200] * 7 + [429]
    assert try_in(client, "operator_a", SANDI).status_code == 429


def test_who_knows_one_password_does_not_clear_the_failures_of_others(client, operator_a, settings):
    settings.MASUK_BATAS_ALAMAT = 8
    for n in range(7):
        try_in(client, f"nama-{n}")
    try_in(client, "operator_a", SANDI)
    client.logout()
    assert try_in(client, "nama-8").status_code == 429


def test_signing_in_forgets_the_slips_before_it(client, operator_a):
    fail(client, "operator_a", 4)
    try_in(client, "operator_a", SANDI)
    client.logout()
    assert fail(client, "operator_a", 4) == [200] * 4


def test_behind_a_proxy_the_visitor_is_told_from_the_proxy(client, operator_a, settings):
    settings.PROKSI = 1
    for _ in range(5):
        client.post(MASUK, {"username": "operator_a", "password": "x"}, HTTP_X_FORWARDED_FOR="192.0.2.1")
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"192.0.2.1"}


def test_a_lock_leaves_one_trace_at_the_account(client, operator_a):
    fail(client, "operator_a", 7)
    assert list(Jejak.objects.values_list("tindakan", "objek", "objek_id")) == [
        ("akun: dikunci", "user", operator_a.pk)
    ]


def test_a_lock_of_an_unknown_name_leaves_no_trace(client, db):
    fail(client, "tidak-ada", 5)
    assert Jejak.objects.count() == 0


def test_the_log_names_nobody(client, operator_a, caplog):
    with caplog.at_level(logging.DEBUG, logger="axes"):
        fail(client, "operator_a", 6)
    assert "Locking out" in caplog.text
    assert "operator_a" not in caplog.text
    assert ALAMAT not in caplog.text


def test_a_stored_failure_holds_no_password(client, operator_a):
    try_in(client, "operator_a", "rahasia-salah-ketik")
    assert "rahasia-salah-ketik" not in AccessAttempt.objects.get().post_data


def test_the_back_office_signs_in_on_the_same_page(client, db):
    response = client.get("/admin/login/?next=/admin/sakip/user/")
    assert response.url == f"{MASUK}?next=/admin/login/%3Fnext%3D/admin/sakip/user/"


@pytest.mark.parametrize(
    ("tujuan", "akhir"),
    [("/admin/sakip/user/", "/admin/sakip/user/"), ("https://contoh.id/", "/admin/"), ("", "/admin/")],
)
def test_the_back_office_leads_staff_on_within_the_site(client, admin_user, tujuan, akhir):
    client.force_login(admin_user)
    assert client.get("/admin/login/", {"next": tujuan}).url == akhir


def test_the_back_office_takes_no_password_of_its_own(client, operator_a):
    assert client.post("/admin/login/", {"username": "operator_a", "password": SANDI}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_count_that_a_rival_took_away_is_counted_anew(client, operator_a):
    """Between the failed insert and the read that follows it, a success of the same name deleted the row."""
    kali = []

    def lose_once(**kwargs):
        kali.append(1)
        if len(kali) == 1:
            raise IntegrityError("axes_accessattempt_username_ip_address_user_agent")

    pre_save.connect(lose_once, sender=AccessAttempt)
    try:
        assert try_in(client, "operator_a").status_code == 200
    finally:
        pre_save.disconnect(lose_once, sender=AccessAttempt)
    assert AccessAttempt.objects.get().failures_since_start == 1
