"""Where a user is signed in: noted, renewed, listed and ended."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sakip.models import Jejak, Sesi
from sakip.services.masuk import password_link
from tests.conftest import SANDI
from tests.sakip.kode import code_of

DETAIL = reverse("sakip:keamanan-detail")
MASUK = reverse("sakip:masuk")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"
BARU = "tujuh-belas-lumbung"


def browser(nama="operator_a"):
    """A browser that has signed in through the page."""
    client = Client(headers={"User-Agent": FIREFOX})
    client.post(MASUK, {"username": nama, "password": SANDI})
    return client


def is_in(client):
    return client.get("/satker/").status_code == 200


@pytest.fixture
def ini(operator_a):
    return browser()


@pytest.fixture
def lain(operator_a):
    return browser()


def test_signing_in_notes_the_browser(ini, operator_a):
    sesi = Sesi.objects.get()
    assert (sesi.user, sesi.peranti, sesi.kunci) == (operator_a, "Firefox di Linux", ini.session.session_key)


def test_signing_out_forgets_it(ini):
    ini.post(reverse("sakip:keluar"))
    assert Sesi.objects.count() == 0


def test_a_session_ends_after_a_working_day_whatever_is_done_in_it(ini):
    sebelum = ini.session.get_expiry_date()
    session = ini.session
    session["terlihat"] -= 3600
    session.save()
    ini.get("/satker/")
    assert ini.session.get_expiry_date() == sebelum
    assert timedelta(hours=11, minutes=59) < sebelum - timezone.now() < timedelta(hours=12)


@pytest.mark.parametrize(("menit", "dicatat"), [(4, False), (6, True)])
def test_use_is_noted_at_most_every_five_minutes(ini, menit, dicatat):
    lama = timezone.now() - timedelta(minutes=menit)
    Sesi.objects.update(terakhir=lama)
    session = ini.session
    session["terlihat"] = time.time() - menit * 60
    session.save()
    ini.get("/satker/")
    assert (Sesi.objects.get().terakhir > lama) is dicatat


def test_a_session_that_did_not_come_from_the_page_is_not_listed(client, operator_a):
    client.force_login(operator_a)
    assert client.get(DETAIL).status_code == 200
    assert Sesi.objects.count() == 0


def test_the_page_lists_the_own_living_sessions(ini, lain, kasubbag_a):
    browser("kasubbag_a")
    mati = browser()
    Session.objects.filter(session_key=mati.session.session_key).update(expire_date=timezone.now())
    daftar = ini.get(DETAIL).context["daftar_sesi"]
    assert {s.kunci for s in daftar} == {ini.session.session_key, lain.session.session_key}


def test_the_page_shows_no_key_of_a_session(ini, lain):
    isi = ini.get(DETAIL).content.decode()
    assert [s.kunci for s in Sesi.objects.all() if s.kunci in isi] == []


def test_the_list_asks_the_same_number_of_queries(ini):
    banyak = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as tertangkap:
            ini.get(DETAIL)
        banyak.append(len(tertangkap))
        browser()
        browser()
    assert banyak[0] == banyak[1]


def test_an_ended_session_is_out_at_its_next_request(ini, lain):
    sesi = Sesi.objects.get(kunci=lain.session.session_key)
    ini.post(reverse("sakip:sesi-akhiri", args=[sesi.pk]))
    assert (is_in(ini), is_in(lain)) == (True, False)
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.rincian) == ("akun: akhiri sesi", {"keterangan": "Firefox di Linux"})


def test_a_session_of_somebody_else_does_not_exist(ini, kasubbag_a):
    asing = browser("kasubbag_a")
    sesi = Sesi.objects.get(kunci=asing.session.session_key)
    assert ini.post(reverse("sakip:sesi-akhiri", args=[sesi.pk])).status_code == 404
    assert is_in(asing)


def test_this_session_is_ended_by_signing_out_alone(ini):
    sesi = Sesi.objects.get()
    assert ini.post(reverse("sakip:sesi-akhiri", args=[sesi.pk])).status_code == 404


def test_all_others_end_at_once(ini, lain, kasubbag_a):
    asing = browser("kasubbag_a")
    ini.post(reverse("sakip:sesi-akhiri-lain"))
    assert (is_in(ini), is_in(lain), is_in(asing)) == (True, False, True)


def test_a_new_password_ends_all_others(ini, lain):
    isi = {"sandi_lama": SANDI, "sandi_baru": BARU, "sandi_ulang": BARU}
    ini.post(reverse("sakip:sandi-edit"), isi)
    assert (is_in(ini), is_in(lain)) == (True, False)
    assert Sesi.objects.get().kunci == ini.session.session_key


def test_a_password_from_a_link_ends_all(client, ini, lain, operator_a):
    operator_a.refresh_from_db()  # signing in has moved last_login, which the token is bound to
    client.post(client.get(password_link(operator_a)).url, {"sandi_baru": BARU, "sandi_ulang": BARU})
    assert (is_in(ini), is_in(lain), Sesi.objects.count()) == (False, False, 0)


def test_enrolling_an_app_ends_all_others(ini, lain, operator_a):
    pasang = reverse("sakip:otp-create")
    ini.post(pasang, {"mulai": "1"})
    ini.post(pasang, {"kode": code_of(operator_a.totpdevice_set.get())})
    assert (is_in(ini), is_in(lain)) == (True, False)


def test_signing_in_again_forgets_rows_of_sessions_that_are_gone(ini, lain):
    Session.objects.filter(session_key=lain.session.session_key).delete()
    ketiga = browser()
    kunci = {ini.session.session_key, ketiga.session.session_key}
    assert set(Sesi.objects.values_list("kunci", flat=True)) == kunci


def test_a_password_set_in_the_back_office_ends_all(client, admin_user, ini):
    user = Sesi.objects.get().user
    client.force_login(admin_user)
    isi = {"usable_password": "true", "password1": BARU, "password2": BARU}
    client.post(reverse("admin:auth_user_password_change", args=[user.pk]), isi)
    assert (is_in(ini), Sesi.objects.count()) == (False, 0)
    jejak = Jejak.objects.get(tindakan="akun: akhiri sesi")
    assert (jejak.user, jejak.objek_id) == (admin_user, user.pk)


def test_the_own_password_set_in_the_back_office_keeps_this_browser_listed(admin_user):
    admin_user.set_password(SANDI)
    admin_user.save()
    ini = browser(admin_user.username)
    isi = {"usable_password": "true", "password1": BARU, "password2": BARU}
    ini.post(reverse("admin:auth_user_password_change", args=[admin_user.pk]), isi)
    assert is_in(ini)
    assert Sesi.objects.get().kunci == ini.session.session_key
