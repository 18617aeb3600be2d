"""The second step of signing in: a code from the app, or a recovery code."""

import pytest
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from sakip.models import Jejak, Sesi
from sakip.services.keamanan import new_recovery_codes
from tests.conftest import SANDI
from tests.sakip.kode import code_of, enrol, wrong_code

MASUK = reverse("sakip:masuk")
KODE = reverse("sakip:masuk-kode")
TIDAK_COCOK = (
    "Kode ini tidak cocok atau sudah pernah dipakai. Tunggu sampai aplikasi menampilkan kode berikutnya, "
    "lalu coba lagi."
)


@pytest.fixture
def perangkat(operator_a):
    return enrol(operator_a)


def first_step(client, tujuan=""):
    return client.post(MASUK, {"username": "operator_a", "password": SANDI, "next": tujuan})


def second_step(client, kode):
    return client.post(KODE, {"kode": kode})


def is_in(client):
    return "_auth_user_id" in client.session


def test_a_password_alone_leads_to_the_second_step(client, perangkat):
    assert (first_step(client).url, is_in(client)) == (KODE, False)


def test_the_code_leads_to_where_the_user_wanted(client, perangkat):
    first_step(client, "/satker/17.02/")
    assert (second_step(client, code_of(perangkat)).url, is_in(client)) == ("/satker/17.02/", True)


def test_blanks_in_a_code_do_not_matter(client, perangkat):
    first_step(client)
    kode = code_of(perangkat)
    assert second_step(client, f" {kode[:3]} {kode[3:]} ").status_code == 302


def test_a_wrong_code_is_refused_in_words(client, perangkat):
    first_step(client)
    response = second_step(client, wrong_code(perangkat))
    assert (response.context["form"].errors, is_in(client)) == ({"kode": [TIDAK_COCOK]}, False)


def test_a_code_is_accepted_once(client, perangkat):
    kode = code_of(perangkat)
    first_step(client)
    second_step(client, kode)
    client.logout()
    first_step(client)
    assert second_step(client, kode).context["form"].errors == {"kode": [TIDAK_COCOK]}


def test_after_a_wrong_code_the_next_has_to_wait(client, perangkat):
    first_step(client)
    second_step(client, wrong_code(perangkat))
    response = second_step(client, code_of(perangkat))
    assert response.context["form"].errors == {
        "kode": ["Kode sebelumnya keliru. Tunggu 1 detik, lalu coba lagi."]
    }


def test_wrong_codes_lock_like_wrong_passwords(client, perangkat):
    first_step(client)
    jawaban = [second_step(client, wrong_code(perangkat)).status_code for _ in range(5)]
    assert jawaban == [200, 200, 200, 200, 429]
    TOTPDevice.objects.update(throttling_failure_count=0)
    assert second_step(client, code_of(perangkat)).status_code == 429
    assert first_step(client).status_code == 429


def test_the_right_password_again_does_not_clear_wrong_codes(client, perangkat):
    for _ in range(4):
        first_step(client)
        second_step(client, wrong_code(perangkat))
    first_step(client)
    assert second_step(client, wrong_code(perangkat)).status_code == 429


def test_a_recovery_code_opens_once_and_leaves_a_trace(client, operator_a, perangkat):
    kode = new_recovery_codes(user=operator_a)[0]
    first_step(client)
    assert second_step(client, kode.upper()).status_code == 302
    client.logout()
    first_step(client)
    assert second_step(client, kode).status_code == 200
    jejak = Jejak.objects.get(tindakan="akun: pakai kode pemulihan")
    assert jejak.rincian == {"keterangan": "Kode pemulihan yang tersisa: 9."}


def test_a_recovery_code_of_somebody_else_opens_nothing(client, perangkat, kasubbag_a):
    enrol(kasubbag_a)
    first_step(client)
    assert second_step(client, new_recovery_codes(user=kasubbag_a)[0]).status_code == 200


@pytest.mark.parametrize("kode", ["", "abc", "１２３４５６", "0" * 30, "-"])
def test_what_is_no_code_is_refused(client, perangkat, kode):
    first_step(client)
    assert (second_step(client, kode).status_code, is_in(client)) == (200, False)


def test_the_second_step_needs_the_first(client, perangkat):
    assert (second_step(client, code_of(perangkat)).url, is_in(client)) == (MASUK, False)


def test_the_second_step_waits_ten_minutes(client, perangkat):
    first_step(client)
    session = client.session
    session["menunggu_kode"] = session["menunggu_kode"] | {"sampai": session["menunggu_kode"]["sampai"] - 601}
    session.save()
    assert second_step(client, code_of(perangkat)).url == MASUK


@pytest.mark.parametrize("ubah", ["sandi", "tutup"])
def test_an_account_changed_meanwhile_starts_again(client, operator_a, perangkat, ubah):
    first_step(client)
    if ubah == "sandi":
        operator_a.set_password("sama-sekali-lain-1")
    else:
        operator_a.is_active = False
    operator_a.save()
    assert (second_step(client, code_of(perangkat)).url, is_in(client)) == (MASUK, False)


def test_the_session_is_noted_after_the_code_alone(client, operator_a, perangkat):
    first_step(client)
    assert Sesi.objects.count() == 0
    second_step(client, code_of(perangkat))
    assert Sesi.objects.get().user == operator_a


def test_the_key_of_the_session_changes_at_each_step(client, perangkat):
    client.get(MASUK)
    first_step(client)
    di_tengah = client.session.session_key
    second_step(client, code_of(perangkat))
    assert client.session.session_key != di_tengah
