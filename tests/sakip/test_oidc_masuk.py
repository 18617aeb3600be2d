"""Signing in with a provider: who comes in, by which binding, and what is asked besides."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sakip.models import IdentitasOidc, Jejak, Pemberitahuan, Sesi, User
from tests import penyedia as uji
from tests.conftest import SANDI
from tests.sakip.kode import code_of, enrol, wrong_code
from tests.sakip.oidc import HUBUNG, KEAMANAN, KEMBALI, MASUK, MULAI, bind, go, said, way_back, who

BERANDA = reverse("laporan:beranda")
KODE = reverse("sakip:masuk-kode")
ASING = (
    "Identitas Anda di SSO Uji belum terhubung dengan akun SAKIP. Masuklah dengan nama pengguna dan kata "
    "sandi, lalu hubungkan di halaman Keamanan akun. Apabila belum mempunyai akun, mintalah kepada admin "
    "satuan kerja Anda."
)


@pytest.fixture
def terhubung(operator_a, penyedia):
    bind(operator_a, penyedia)
    return operator_a


def test_without_settings_there_is_no_button_and_no_page(client, db):
    assert "Masuk dengan" not in client.get(MASUK).content.decode()
    assert [client.get(alamat).status_code for alamat in (MULAI, KEMBALI)] == [404, 404]


def test_without_settings_the_security_page_does_not_speak_of_it(client, operator_a):
    client.force_login(operator_a)
    assert "Masuk dengan" not in client.get(KEAMANAN).content.decode()
    assert client.get(HUBUNG).status_code == 404


def test_the_button_names_the_provider_and_keeps_the_way(client, db, penyedia):
    page = client.get(f"{MASUK}?next=/satker/?a=1%26b=2").content.decode()
    assert re.findall(
        r'href="(/masuk/penyedia/[^"]*)"[^>]*>.*?Masuk dengan SSO Uji</a>', page, re.DOTALL
    ) == ["/masuk/penyedia/?next=%2Fsatker%2F%3Fa%3D1%26b%3D2"]


def test_the_provider_is_asked_with_pkce_state_and_nonce(client, db, penyedia):
    way_back(client)
    tanya = penyedia.ditanya
    tetap = {k: tanya[k] for k in ("response_type", "client_id", "scope", "code_challenge_method")}
    assert tetap == {
        "response_type": "code",
        "client_id": uji.KLIEN,
        "scope": "openid",
        "code_challenge_method": "S256",
    }
    assert tanya["redirect_uri"] == f"http://127.0.0.1:8000{KEMBALI}"
    assert [len(tanya[k]) for k in ("state", "nonce", "code_challenge")] == [48, 48, 43]
    assert "prompt" not in tanya


def test_two_ways_share_no_secret(client, db, penyedia):
    tanya = []
    for _ in range(2):
        way_back(client)
        tanya.append(penyedia.ditanya)
    assert [k for k in ("state", "nonce", "code_challenge") if tanya[0][k] == tanya[1][k]] == []


def test_the_bound_account_comes_in(client, terhubung):
    response = go(client)
    assert (response.status_code, response.url, who(client)) == (302, BERANDA, terhubung.pk)


@pytest.mark.parametrize("alg", ["RS256", "ES256"])
def test_both_kinds_of_signature_are_taken(client, terhubung, penyedia, alg):
    penyedia.ubah = {"alg": alg}
    go(client)
    assert who(client) == terhubung.pk


@pytest.mark.parametrize(
    "lain",
    [
        {"kty": "RSA", "use": "enc", "kid": "rsa", "alg": "RSA-OAEP", "n": "AQAB", "e": "AQAB"},
        {"kty": "EC", "crv": "brainpoolP512r1", "kid": "lain", "x": "AQ", "y": "AQ"},
        {"kty": "AKP", "alg": "ML-DSA-65", "kid": "lain", "pub": "AQ"},
    ],
)
def test_keys_for_something_else_do_not_stand_in_the_way(client, terhubung, penyedia, lain):
    penyedia.ubah = {"kunci_lain": [lain]}
    go(client)
    assert who(client) == terhubung.pk


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(client, terhubung, penyedia):
    penyedia.ubah = {"cara_klien": "post"}
    go(client)
    assert who(client) == terhubung.pk


def test_named_addresses_make_discovery_needless(client, terhubung, penyedia, settings):
    settings.OIDC_ALAMAT = [f"{penyedia.penerbit}/{akhir}" for akhir in ("authorize", "token", "jwks")]
    go(client)
    assert (who(client), penyedia.diminta) == (terhubung.pk, ["authorize", "token", "jwks"])


def test_the_session_is_noted_like_every_other(client, terhubung):
    go(client)
    assert list(Sesi.objects.values_list("user", "kunci")) == [(terhubung.pk, client.session.session_key)]


def test_the_session_key_changes_at_sign_in(client, terhubung):
    alamat = way_back(client)
    sebelum = client.session.session_key
    client.get(alamat)
    assert client.session.session_key != sebelum


def test_nothing_of_the_proof_stays_in_the_session(client, terhubung, penyedia):
    go(client)
    assert [k for k in client.session.keys() if "oidc" in k] == []  # noqa: SIM118 # a session is no dict
    assert uji.SUB not in str(dict(client.session.items()))


@pytest.mark.parametrize(
    ("tujuan", "akhir"), [("/satker/17.02/", "/satker/17.02/"), ("https://contoh.id/", BERANDA)]
)
def test_next_is_followed_only_within_the_site(client, terhubung, tujuan, akhir):
    assert go(client, f"{MULAI}?next={tujuan}").url == akhir


def test_who_is_signed_in_does_not_leave_again(client, terhubung):
    client.force_login(terhubung)
    assert client.get(MULAI).url == BERANDA


def test_a_proof_given_now_opens_sensitive_pages(client, terhubung):
    go(client)
    assert client.get(reverse("sakip:otp-delete")).status_code == 200


def test_an_old_session_at_the_provider_opens_no_sensitive_page(client, terhubung, penyedia):
    penyedia.masuk_sejak = int(timezone.now().timestamp()) - 3600
    go(client)
    assert who(client) == terhubung.pk
    assert client.get(reverse("sakip:otp-delete")).url.startswith(reverse("sakip:masuk-ulang"))


def test_the_second_factor_still_applies(client, terhubung):
    perangkat = enrol(terhubung)
    assert (go(client).url, who(client)) == (KODE, None)
    assert "Anda sudah dikenali oleh SSO Uji." in client.get(KODE).content.decode()
    client.post(KODE, {"kode": code_of(perangkat)})
    assert who(client) == terhubung.pk


@pytest.mark.parametrize("klaim", [{"amr": ["pwd", "otp"]}, {"acr": "otp"}])
def test_a_second_factor_of_the_provider_counts_when_the_setting_says_so(
    client, terhubung, penyedia, settings, klaim
):
    enrol(terhubung)
    penyedia.ubah = {"klaim": klaim}
    assert go(client).url == KODE
    settings.OIDC_FAKTOR = ["mfa", "otp"]
    assert (go(client).url, who(client)) == (BERANDA, terhubung.pk)


def test_the_setting_alone_is_no_second_factor(client, terhubung, settings):
    enrol(terhubung)
    settings.OIDC_FAKTOR = ["mfa"]
    assert go(client).url == KODE


def test_who_must_use_a_code_enrols_one_unless_the_provider_checked_it(client, terhubung, penyedia, settings):
    settings.WAJIB_OTP = ["operator"]
    go(client)
    assert client.get(reverse("sakip:satker-list")).url == reverse("sakip:otp-create")
    client.logout()
    settings.OIDC_FAKTOR, penyedia.ubah = ["mfa"], {"klaim": {"amr": ["mfa"]}}
    go(client)
    assert client.get(reverse("sakip:satker-list")).status_code == 200


@pytest.mark.parametrize("sub", ["orang-lain", uji.SUB.upper()])
def test_a_stranger_is_told_what_to_do_and_no_account_is_made(client, terhubung, penyedia, sub):
    penyedia.orang = {"sub": sub, "preferred_username": "tidak-ada"}
    banyak = User.objects.count()
    response = go(client)
    assert (response.url, said(response), who(client)) == (f"{MASUK}?next=%2F", [ASING], None)
    assert (User.objects.count(), IdentitasOidc.objects.count()) == (banyak, 1)


def test_the_sentence_stands_on_the_sign_in_page(client, db, penyedia):
    go(client)
    assert ASING in client.get(MASUK).content.decode()


def test_the_same_sub_at_another_issuer_is_somebody_else(client, operator_a, penyedia):
    IdentitasOidc.objects.create(user=operator_a, penerbit="https://sso.lain", sub=uji.SUB)
    assert (said(go(client)), who(client)) == ([ASING], None)


def test_a_name_binds_nobody_without_the_setting(client, operator_a, penyedia):
    assert (said(go(client)), who(client)) == ([ASING], None)


def test_with_the_setting_a_claim_equal_to_the_name_binds_once(client, operator_a, penyedia, settings):
    settings.OIDC_KLAIM = "preferred_username"
    go(client)
    assert who(client) == operator_a.pk
    client.logout()
    penyedia.orang = {"sub": uji.SUB, "preferred_username": "nama-baru"}
    go(client)
    assert who(client) == operator_a.pk
    assert list(Jejak.objects.values_list("tindakan", "user", "objek_id", "rincian")) == [
        (
            "akun: hubungkan penyedia masuk",
            operator_a.pk,
            operator_a.pk,
            {"keterangan": "Terhubung karena nama pengguna sama."},
        )
    ]
    assert Pemberitahuan.objects.filter(user=operator_a).count() == 1


@pytest.fixture
def by_name(client, operator_a, penyedia, settings):
    """A first sign-in by the name, as far as the page that asks for the code."""
    settings.OIDC_KLAIM = "preferred_username"
    perangkat = enrol(operator_a)
    assert go(client).url == KODE
    return perangkat


def test_a_name_binds_only_after_the_second_factor(client, operator_a, by_name):
    assert (IdentitasOidc.objects.count(), Jejak.objects.count(), Pemberitahuan.objects.count()) == (0, 0, 0)
    assert client.post(KODE, {"kode": code_of(by_name)}).url == BERANDA
    [identitas] = IdentitasOidc.objects.all()
    assert (identitas.user, identitas.sub, who(client)) == (operator_a, uji.SUB, operator_a.pk)


def test_a_wrong_code_binds_nobody(client, by_name):
    assert client.post(KODE, {"kode": wrong_code(by_name)}).status_code == 200
    assert (who(client), IdentitasOidc.objects.count()) == (None, 0)


def test_who_was_bound_to_another_before_the_code_is_not_signed_in(client, operator_a, by_name, penyedia):
    bind(operator_a, penyedia, "orang-lain")
    response = client.post(KODE, {"kode": code_of(by_name)})
    assert (response.url, who(client)) == (MASUK, None)
    assert said(response)[0].startswith("Akun ini baru saja dihubungkan dengan identitas lain")
    assert [i.sub for i in IdentitasOidc.objects.all()] == ["orang-lain"]
    assert client.get(KODE).url == MASUK


def test_a_person_whom_another_account_took_before_the_code_is_not_signed_in(
    client, by_name, make_persona, penyedia
):
    lain = make_persona("operator_b")
    bind(lain, penyedia)
    assert (client.post(KODE, {"kode": code_of(by_name)}).url, who(client)) == (MASUK, None)
    assert [i.user for i in IdentitasOidc.objects.all()] == [lain]


def test_who_unbinds_himself_before_the_code_is_not_bound_again(client, terhubung, settings):
    settings.OIDC_KLAIM = "preferred_username"
    perangkat = enrol(terhubung)
    go(client)
    IdentitasOidc.objects.all().delete()
    client.post(KODE, {"kode": code_of(perangkat)})
    assert (who(client), IdentitasOidc.objects.count()) == (terhubung.pk, 0)


def test_a_name_does_not_take_over_a_bound_account(client, terhubung, penyedia, settings):
    settings.OIDC_KLAIM = "preferred_username"
    penyedia.orang = {"sub": "orang-lain", "preferred_username": "operator_a"}
    assert (said(go(client)), who(client)) == ([ASING], None)


@pytest.mark.parametrize("nama", ["OPERATOR_A", "operator_a ", ["operator_a"], "", None, 1])
def test_only_exactly_the_name_binds(client, operator_a, penyedia, settings, nama):
    settings.OIDC_KLAIM = "preferred_username"
    penyedia.orang = {"sub": uji.SUB, "preferred_username": nama}
    assert (said(go(client)), who(client)) == ([ASING], None)


@pytest.mark.parametrize("hak", ["is_superuser", "is_staff"])
def test_a_name_never_binds_an_account_of_the_back_office(client, operator_a, penyedia, settings, hak):
    settings.OIDC_KLAIM = "preferred_username"
    setattr(operator_a, hak, True)
    operator_a.save()
    assert (said(go(client)), who(client)) == ([ASING], None)


def test_a_name_does_not_bring_back_who_was_reset(client, operator_a, penyedia, settings):
    settings.OIDC_KLAIM = "preferred_username"
    operator_a.set_unusable_password()
    operator_a.last_login = timezone.now()
    operator_a.save()
    assert (said(go(client)), who(client)) == ([ASING], None)


def test_an_invited_account_may_begin_with_the_provider(client, operator_a, penyedia, settings):
    settings.OIDC_KLAIM = "preferred_username"
    operator_a.set_unusable_password()
    operator_a.save()
    go(client)
    assert who(client) == operator_a.pk


def test_a_suspended_account_is_told_so(client, terhubung):
    terhubung.is_active = False
    terhubung.save()
    response = go(client)
    assert (said(response), who(client)) == (
        ["Akun SAKIP Anda sedang ditangguhkan. Hubungi admin satuan kerja Anda."],
        None,
    )


def test_an_account_whose_tasks_have_ended_is_told_so(client, terhubung):
    terhubung.penugasan.update(selesai=timezone.localdate() - timedelta(days=1))
    response = go(client)
    assert (said(response), who(client)) == (
        ["Semua penugasan pada akun SAKIP Anda sudah berakhir. Hubungi admin satuan kerja Anda."],
        None,
    )


def test_a_closed_account_is_not_bound_by_its_name(client, operator_a, penyedia, settings):
    settings.OIDC_KLAIM = "preferred_username"
    operator_a.is_active = False
    operator_a.save()
    go(client)
    assert not IdentitasOidc.objects.exists()


def test_a_locked_name_stays_locked(client, terhubung):
    for _ in range(5):
        client.post(MASUK, {"username": "operator_a", "password": "salah"})
    assert (go(client).status_code, who(client)) == (429, None)


def test_rights_come_from_penugasan_and_not_from_claims(client, terhubung, penyedia):
    penyedia.ubah = {"klaim": {"roles": ["pusat"], "is_superuser": True, "groups": ["admin"]}}
    go(client)
    user = User.objects.get(pk=terhubung.pk)
    assert (user.is_superuser, user.is_staff, user.groups.count(), user.penugasan.count()) == (
        False,
        False,
        0,
        1,
    )


def test_the_password_goes_on_working(client, terhubung):
    client.post(MASUK, {"username": "operator_a", "password": SANDI})
    assert who(client) == terhubung.pk


def test_the_provider_is_asked_three_things_on_the_way_back(client, terhubung, penyedia):
    alamat = way_back(client)
    penyedia.diminta.clear()
    client.get(alamat)
    assert penyedia.diminta == ["openid-configuration", "token", "jwks"]
