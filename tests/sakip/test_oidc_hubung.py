"""Binding an account to a person at the provider, and confirming there who one is."""

import time

import pytest
from django.urls import reverse

from sakip.models import IdentitasOidc, Jejak, Pemberitahuan
from sakip.services.akun import reset_account
from tests import penyedia as uji
from tests.conftest import SANDI, sign_in_recently
from tests.sakip.kode import code_of, enrol, wrong_code
from tests.sakip.oidc import HUBUNG, KEAMANAN, LEPAS, SIMPAN, ULANG, bind, go, said, way_back, who

TANYA = reverse("sakip:masuk-ulang")
RAHASIA = reverse("sakip:otp-delete")
LEWAT = "Waktu untuk menghubungkan akun sudah lewat. Mulailah kembali."
BASI = "SSO Uji tidak memeriksa Anda sekali lagi. Keluarlah dari sana, lalu coba lagi."


@pytest.fixture
def masuk(client, operator_a, penyedia):
    """The owner, signed in a moment ago."""
    sign_in_recently(client, operator_a)
    return operator_a


@pytest.fixture
def lama(client, operator_a, penyedia):
    """The owner, bound, and signed in too long ago for sensitive pages."""
    bind(operator_a, penyedia)
    client.force_login(operator_a)
    return operator_a


def bound():
    return list(IdentitasOidc.objects.values_list("user", "penerbit", "sub"))


def test_the_owner_binds_the_account(client, masuk, penyedia):
    assert go(client, HUBUNG).url == SIMPAN
    assert bound() == []
    page = client.get(SIMPAN).content.decode()
    assert "akan dapat masuk ke SAKIP sebagai operator_a." in page
    response = client.post(SIMPAN)
    assert (response.url, said(response)) == (KEAMANAN, ["Akun Anda sudah terhubung dengan SSO Uji."])
    assert bound() == [(masuk.pk, penyedia.penerbit, uji.SUB)]


def test_binding_leaves_a_trace_without_the_sub_and_tells_the_owner(client, masuk):
    go(client, HUBUNG)
    client.post(SIMPAN)
    assert list(Jejak.objects.values_list("tindakan", "user", "objek_id", "rincian")) == [
        (
            "akun: hubungkan penyedia masuk",
            masuk.pk,
            masuk.pk,
            {"keterangan": "Dihubungkan dengan SSO Uji oleh pemilik akun."},
        )
    ]
    assert Pemberitahuan.objects.filter(user=masuk).count() == 1


def test_binding_asks_for_the_credentials_at_the_provider(client, masuk, penyedia):
    way_back(client, HUBUNG)
    assert {k: penyedia.ditanya[k] for k in ("prompt", "max_age")} == {"prompt": "login", "max_age": "0"}


def test_a_provider_that_does_not_ask_binds_nobody(client, masuk, penyedia):
    penyedia.masuk_sejak = int(time.time()) - 3600
    penyedia.ubah = {"tanpa_tanya": True}
    response = go(client, HUBUNG)
    assert (response.url, said(response), bound()) == (KEAMANAN, [BASI], [])


def test_binding_wants_a_recent_confirmation(client, operator_a, penyedia):
    client.force_login(operator_a)
    assert [client.get(alamat).url for alamat in (HUBUNG, SIMPAN, LEPAS)] == [
        f"{TANYA}?next={alamat.replace('/', '%2F')}" for alamat in (HUBUNG, SIMPAN, LEPAS)
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_bound_without_having_been_there(client, masuk, method):
    response = getattr(client, method)(SIMPAN)
    assert (response.url, said(response), bound()) == (KEAMANAN, [LEWAT], [])


def test_nothing_is_bound_long_after(client, masuk):
    go(client, HUBUNG)
    session = client.session
    session["oidc_terbukti"] = {**session["oidc_terbukti"], "waktu": time.time() - 601}
    session.save()
    response = client.post(SIMPAN)
    assert (said(response), bound()) == ([LEWAT], [])


def test_one_person_is_bound_to_one_account(client, masuk, kasubbag_a, penyedia):
    bind(kasubbag_a, penyedia)
    go(client, HUBUNG)
    assert said(client.post(SIMPAN)) == [
        "Identitas itu di SSO Uji sudah terhubung dengan akun SAKIP yang lain."
    ]
    assert bound() == [(kasubbag_a.pk, penyedia.penerbit, uji.SUB)]


def test_binding_again_takes_the_place_of_the_former(client, masuk, penyedia):
    bind(masuk, penyedia, "sub-lama")
    go(client, HUBUNG)
    client.post(SIMPAN)
    assert bound() == [(masuk.pk, penyedia.penerbit, uji.SUB)]


def test_the_owner_takes_the_binding_away(client, masuk, penyedia):
    bind(masuk, penyedia)
    assert client.get(LEPAS).status_code == 200
    response = client.post(LEPAS)
    assert (said(response), bound()) == (["Akun Anda tidak lagi terhubung dengan SSO Uji."], [])
    assert list(Jejak.objects.values_list("tindakan", "user")) == [("akun: lepas penyedia masuk", masuk.pk)]


def test_what_is_not_bound_is_not_taken_away(client, masuk):
    assert said(client.post(LEPAS)) == ["Akun ini tidak terhubung dengan penyedia masuk mana pun."]


def test_who_has_no_password_keeps_the_binding(client, masuk, penyedia):
    masuk.set_unusable_password()
    masuk.save()
    bind(masuk, penyedia)
    sign_in_recently(client, masuk)
    client.post(LEPAS)
    assert len(bound()) == 1


def test_the_security_page_says_whether_it_is_bound(client, masuk, penyedia):
    kata = {"Hubungkan dengan SSO Uji", "Lepas hubungan"}

    def shown():
        page = client.get(KEAMANAN).content.decode()
        return {butir for butir in kata if butir in page}

    assert shown() == {"Hubungkan dengan SSO Uji"}
    bind(masuk, penyedia)
    assert shown() == {"Lepas hubungan"}


def test_a_reset_of_the_account_takes_the_binding_away(operator_a, admin_a, satker_a, penyedia):
    bind(operator_a, penyedia)
    reset_account(user=admin_a, satker=satker_a, akun=operator_a, alasan="", lepas_kode=False)
    assert bound() == []


def test_the_provider_may_confirm_in_place_of_the_password(client, lama, penyedia):
    alamat = f"{ULANG}?next={RAHASIA}"
    assert (
        f'href="{ULANG}?next={RAHASIA.replace("/", "%2F")}"'
        in client.get(client.get(RAHASIA).url).content.decode()
    )
    assert go(client, alamat).url == RAHASIA
    assert (penyedia.ditanya["prompt"], penyedia.ditanya["max_age"]) == ("login", "0")
    assert client.get(RAHASIA).status_code == 200


def test_the_password_still_confirms(client, lama):
    client.post(TANYA, {"sandi": SANDI})
    assert client.get(RAHASIA).status_code == 200


def test_who_has_an_app_gives_the_code_too(client, lama):
    perangkat = enrol(lama)
    assert go(client, f"{ULANG}?next={RAHASIA}").url == f"{TANYA}?next={RAHASIA.replace('/', '%2F')}"
    assert client.get(RAHASIA).status_code == 302
    assert list(client.get(TANYA).context["form"].fields) == ["kode_otp"]
    client.post(TANYA, {"kode_otp": wrong_code(perangkat)})
    assert client.get(RAHASIA).status_code == 302
    perangkat.refresh_from_db()
    perangkat.throttle_reset()
    client.post(TANYA, {"kode_otp": code_of(perangkat)})
    assert client.get(RAHASIA).status_code == 200


def test_being_recognised_serves_one_confirmation(client, lama):
    perangkat = enrol(lama)
    go(client, ULANG)
    client.post(TANYA, {"kode_otp": code_of(perangkat)})
    assert list(client.get(TANYA).context["form"].fields) == ["sandi", "kode_otp"]


def test_wrong_codes_after_being_recognised_are_counted(client, lama):
    perangkat = enrol(lama)
    go(client, ULANG)
    for _ in range(5):
        client.post(TANYA, {"kode_otp": wrong_code(perangkat)})
    response = client.post(TANYA, {"kode_otp": code_of(perangkat)})
    assert response.context["form"].errors["kode_otp"] == [
        "Terlalu banyak isian yang keliru. Demi keamanan, coba lagi dalam 15 menit."
    ]


def test_a_second_factor_of_the_provider_confirms_alone_when_the_setting_says_so(
    client, lama, penyedia, settings
):
    enrol(lama)
    settings.OIDC_FAKTOR, penyedia.ubah = ["mfa"], {"klaim": {"amr": ["mfa"]}}
    assert go(client, f"{ULANG}?next={RAHASIA}").url == RAHASIA
    assert client.get(RAHASIA).status_code == 200


def test_a_provider_that_does_not_ask_again_confirms_nothing(client, lama, penyedia):
    penyedia.masuk_sejak = int(time.time()) - 3600
    penyedia.ubah = {"tanpa_tanya": True}
    response = go(client, f"{ULANG}?next={RAHASIA}")
    assert (response.url, said(response)) == (f"{TANYA}?next={RAHASIA.replace('/', '%2F')}", [BASI])
    assert client.get(RAHASIA).status_code == 302


def test_a_proof_without_its_time_confirms_nothing(client, lama, penyedia):
    penyedia.ubah = {"klaim": {"auth_time": None}}
    assert said(go(client, ULANG)) == [BASI]


def test_another_person_confirms_nothing(client, lama, penyedia):
    penyedia.orang = {"sub": "orang-lain"}
    response = go(client, f"{ULANG}?next={RAHASIA}")
    assert said(response) == [
        "Identitas yang baru saja Anda pakai di SSO Uji bukan yang terhubung dengan akun ini."
    ]
    assert client.get(RAHASIA).status_code == 302


def test_an_answer_to_a_sign_in_confirms_nothing(client, operator_a, penyedia):
    bind(operator_a, penyedia)
    alamat = way_back(client)
    client.force_login(operator_a)
    client.get(alamat)
    assert client.get(RAHASIA).status_code == 302


def test_an_answer_to_a_confirmation_signs_nobody_in(client, lama):
    alamat = way_back(client, ULANG)
    client.logout()
    client.get(alamat)
    assert who(client) is None


def test_who_is_not_bound_cannot_confirm_there(client, operator_a, penyedia):
    client.force_login(operator_a)
    assert client.get(ULANG).status_code == 404
    assert "Pastikan dengan" not in client.get(TANYA).content.decode()


def test_who_must_enrol_an_app_first_may_confirm_there(client, lama, settings):
    settings.WAJIB_OTP = ["operator"]
    assert go(client, f"{ULANG}?next=/akun/keamanan/kode-masuk/pasang/").url == reverse("sakip:otp-create")
    assert client.get(reverse("sakip:otp-create")).status_code == 200
