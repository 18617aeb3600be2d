"""Keamanan akun: password, app and recovery codes."""

import pytest
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from sakip.models import Jejak
from sakip.services.keamanan import new_recovery_codes
from tests.conftest import SANDI, sign_in_recently
from tests.sakip.kode import code_of, enrol, wrong_code

DETAIL = reverse("sakip:keamanan-detail")
PASANG = reverse("sakip:otp-create")
LEPAS = reverse("sakip:otp-delete")
PEMULIHAN = reverse("sakip:kode-pemulihan")
GANTI = reverse("sakip:sandi-edit")
BARU = "tujuh-belas-lumbung"


@pytest.fixture
def masuk(client, operator_a):
    sign_in_recently(client, operator_a)
    return client


def begin(client, user):
    client.post(PASANG, {"mulai": "1"})
    return TOTPDevice.objects.get(user=user)


def change(client, lama=SANDI, baru=BARU):
    return client.post(GANTI, {"sandi_lama": lama, "sandi_baru": baru, "sandi_ulang": baru})


def deeds():
    return list(Jejak.objects.order_by("id").values_list("tindakan", flat=True))


@pytest.mark.parametrize("alamat", [PASANG, LEPAS, PEMULIHAN])
def test_what_concerns_the_app_asks_for_the_password_again(client, operator_a, alamat):
    client.force_login(operator_a)
    assert client.get(alamat).url.startswith(reverse("sakip:masuk-ulang"))


def test_opening_the_page_makes_no_secret(masuk):
    masuk.get(PASANG)
    assert TOTPDevice.objects.count() == 0


def test_the_secret_is_shown_as_a_picture_and_as_text(masuk, operator_a):
    perangkat = begin(masuk, operator_a)
    konteks = masuk.get(PASANG).context
    assert konteks["qr"].startswith("data:image/svg+xml;base64,")
    rahasia = konteks["rahasia"].replace(" ", "")
    assert f"secret={rahasia}&" in perangkat.config_url
    assert "issuer=SAKIP%20KPU" in perangkat.config_url


def test_a_secret_that_is_not_confirmed_protects_nothing_yet(masuk, operator_a):
    begin(masuk, operator_a)
    assert masuk.get(DETAIL).context["berkode"] is False


def test_the_first_code_enrols_and_shows_the_recovery_codes_once(masuk, operator_a):
    perangkat = begin(masuk, operator_a)
    daftar = masuk.post(PASANG, {"kode": code_of(perangkat)}).context["daftar_kode"]
    assert len(set(daftar)) == 10
    konteks = masuk.get(DETAIL).context
    assert (konteks["berkode"], konteks["sisa_kode"]) == (True, 10)
    assert deeds() == ["akun: pasang kode masuk", "akun: buat kode pemulihan"]


def test_a_wrong_first_code_enrols_nothing(masuk, operator_a):
    perangkat = begin(masuk, operator_a)
    response = masuk.post(PASANG, {"kode": wrong_code(perangkat)})
    assert set(response.context["form"].errors) == {"__all__"}
    perangkat.refresh_from_db()
    assert (perangkat.confirmed, perangkat.throttling_failure_count) == (False, 1)


def test_a_second_app_is_refused(masuk, operator_a):
    enrol(operator_a)
    assert masuk.post(PASANG, {"mulai": "1"}).url == DETAIL
    assert TOTPDevice.objects.count() == 1


def test_recovery_codes_are_not_stored_in_clear(operator_a):
    enrol(operator_a)
    tersaji = {kode.replace("-", "") for kode in new_recovery_codes(user=operator_a)}
    tersimpan = set(StaticToken.objects.values_list("token", flat=True))
    assert (len(tersimpan), tersaji & tersimpan) == (10, set())


def test_new_recovery_codes_replace_the_old(masuk, operator_a):
    enrol(operator_a)
    lama = set(new_recovery_codes(user=operator_a))
    assert lama.isdisjoint(masuk.post(PEMULIHAN).context["daftar_kode"])
    assert StaticToken.objects.count() == 10


def test_without_an_app_there_is_nothing_to_recover(masuk):
    assert masuk.post(PEMULIHAN).url == DETAIL
    assert StaticToken.objects.count() == 0


def test_taking_the_app_away_takes_the_recovery_codes_too(masuk, operator_a):
    enrol(operator_a)
    new_recovery_codes(user=operator_a)
    assert masuk.post(LEPAS).url == DETAIL
    assert (TOTPDevice.objects.count(), StaticToken.objects.count()) == (0, 0)
    assert deeds() == ["akun: buat kode pemulihan", "akun: lepas kode masuk"]


def test_the_trace_holds_no_secret(masuk, operator_a):
    perangkat = begin(masuk, operator_a)
    daftar = masuk.post(PASANG, {"kode": code_of(perangkat)}).context["daftar_kode"]
    tertulis = str(list(Jejak.objects.values()))
    assert [rahasia for rahasia in (perangkat.key, *daftar) if rahasia in tertulis] == []


def test_a_new_password_keeps_this_browser_in(masuk, operator_a):
    assert change(masuk).url == DETAIL
    assert masuk.get(DETAIL).status_code == 200
    operator_a.refresh_from_db()
    assert operator_a.check_password(BARU)
    assert deeds() == ["akun: ganti kata sandi"]


def test_the_old_password_is_needed(masuk, operator_a):
    response = change(masuk, lama="salah")
    assert set(response.context["form"].errors) == {"sandi_lama"}
    operator_a.refresh_from_db()
    assert operator_a.check_password(SANDI)


def test_guessing_the_old_password_is_throttled(masuk):
    for _ in range(5):
        change(masuk, lama="salah")
    galat = change(masuk).context["form"].errors["sandi_lama"]
    assert galat == ["Terlalu banyak isian yang keliru. Demi keamanan, coba lagi dalam 15 menit."]


def test_a_weak_password_is_refused(masuk):
    assert set(change(masuk, baru="operator_a1").context["form"].errors) == {"sandi_baru"}


def test_the_back_office_changes_the_own_password_here(client, admin_user):
    client.force_login(admin_user)
    assert client.get("/admin/password_change/").url == GANTI


def test_the_back_office_shows_no_secret_of_a_second_factor(client, admin_user):
    client.force_login(admin_user)
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
