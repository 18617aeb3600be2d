"""What may go wrong on the way through a provider: each ends with a sentence, and nobody is signed in."""

import json
import logging
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from sakip.oidc import Penyedia, is_safe_address
from sakip.pencacah import count_hit
from tests import penyedia as uji
from tests.sakip.oidc import KEMBALI, MASUK, MULAI, bind, go, said, way_back, who

TUJUAN = f"{MASUK}?next=%2F"
KEADAAN = (
    "Proses masuk dengan SSO Uji ini tidak dimulai di peramban ini, sudah selesai, atau sudah lewat "
    "waktunya. Mulailah kembali."
)
BUKTI = (
    "Bukti diri dari SSO Uji tidak sah atau sudah lewat waktunya, sehingga tidak diterima. Coba lagi; "
    "apabila terulang, hubungi pengelola aplikasi."
)
PUTUS = "SSO Uji sedang tidak dapat dihubungi. Coba lagi nanti, atau pakai kata sandi."
JAWABAN = "Jawaban SSO Uji tidak dapat dibaca. Coba lagi; apabila terulang, hubungi pengelola aplikasi."
MENOLAK = "SSO Uji menolak permintaan aplikasi ini. Coba lagi; apabila terulang, hubungi pengelola aplikasi."
ALAMAT = "Alamat SSO Uji belum diatur dengan benar."
RAMAI = "Terlalu banyak permintaan masuk dari alamat Anda. Coba lagi dalam satu menit."


@pytest.fixture(autouse=True)
def terhubung(operator_a, penyedia):
    """Everything else is right: this account would come in."""
    bind(operator_a, penyedia)
    return operator_a


def refused(client, response, tujuan=TUJUAN):
    """The sentences after a refusal that signed nobody in and led to `tujuan`."""
    assert (response.status_code, response.url, who(client)) == (302, tujuan, None)
    return said(response)


def test_another_state_is_refused(client):
    alamat = way_back(client)
    query = parse_qs(urlsplit(alamat).query)
    response = client.get(KEMBALI, {"code": query["code"][0], "state": "x" * 48})
    assert refused(client, response) == [KEADAAN]


def test_a_missing_state_is_refused(client):
    way_back(client)
    assert refused(client, client.get(KEMBALI, {"code": "x"})) == [KEADAAN]


def test_a_wrong_state_ends_the_attempt(client):
    alamat = way_back(client)
    client.get(KEMBALI, {"code": "x", "state": "lain"})
    assert refused(client, client.get(alamat), MASUK) == [KEADAAN] * 2


def test_nobody_comes_in_with_the_answer_to_somebody_else(client, client_lain):
    alamat = way_back(client)
    assert refused(client_lain, client_lain.get(alamat), MASUK) == [KEADAAN]


@pytest.fixture
def client_lain():
    return Client()


def test_an_answer_serves_once(client):
    alamat = way_back(client)
    client.get(alamat)
    client.logout()
    assert refused(client, client.get(alamat), MASUK) == [KEADAAN]


def test_an_answer_while_somebody_is_signed_in_changes_nothing(client, kasubbag_a):
    alamat = way_back(client)
    client.force_login(kasubbag_a)
    response = client.get(alamat)
    assert (said(response), who(client)) == ([KEADAAN], kasubbag_a.pk)


def test_an_answer_that_took_too_long_is_refused(client):
    alamat = way_back(client)
    session = client.session
    session["oidc"] = {**session["oidc"], "mulai": time.time() - 601}
    session.save()
    assert refused(client, client.get(alamat)) == [KEADAAN]


def test_a_callback_out_of_the_blue_is_refused(client):
    assert refused(client, client.get(KEMBALI, {"code": "x", "state": "y"}), MASUK) == [KEADAAN]


def test_strange_characters_in_the_query_are_no_crash(client):
    way_back(client)
    assert refused(client, client.get(KEMBALI, {"code": "\x00\ud7ff", "state": "é\x00"})) == [KEADAAN]


def test_a_post_is_no_callback(client):
    assert client.post(KEMBALI).status_code == 405


def test_who_cancels_at_the_provider_is_told_so(client, penyedia):
    penyedia.ubah = {"tolak": True}
    response = go(client)
    assert refused(client, response) == [
        "Proses di SSO Uji dibatalkan atau tidak diizinkan, sehingga belum selesai."
    ]


def test_words_of_the_provider_are_not_repeated(client, penyedia):
    penyedia.ubah = {"tolak": True}
    go(client)
    assert "rahasia" not in client.get(MASUK).content.decode()


def test_an_answer_in_the_name_of_another_issuer_is_refused(client):
    alamat = way_back(client)
    assert refused(client, client.get(f"{alamat}&iss=https://sso.lain")) == [JAWABAN]


def test_an_answer_without_a_code_is_refused(client):
    query = parse_qs(urlsplit(way_back(client)).query)
    assert refused(client, client.get(KEMBALI, {"state": query["state"][0]})) == [JAWABAN]


def test_a_code_that_the_provider_did_not_give_is_refused(client, penyedia):
    alamat = way_back(client)
    penyedia.kode.clear()
    assert refused(client, client.get(alamat)) == [MENOLAK]


def test_a_wrong_secret_of_the_application_is_refused(client, settings):
    settings.OIDC_RAHASIA = "lain"
    assert refused(client, go(client)) == [MENOLAK]


KINI = int(time.time())
KLAIM_BURUK = {
    "another issuer": {"iss": "https://sso.lain"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "aplikasi-lain"},
    "no audience": {"aud": None},
    "several audiences without azp": {"aud": [uji.KLIEN, "aplikasi-lain"]},
    "several audiences for another": {"aud": [uji.KLIEN, "lain"], "azp": "lain"},
    "another nonce": {"nonce": "x" * 48},
    "no nonce": {"nonce": None},
    "expired": {"exp": KINI - 3600},
    "no expiry": {"exp": None},
    "expiry in words": {"exp": "besok"},
    "not yet valid": {"nbf": KINI + 3600},
    "issued in the future": {"iat": KINI + 3600},
    "no time of issue": {"iat": None},
    "no sub": {"sub": None},
    "empty sub": {"sub": ""},
    "sub that is a number": {"sub": 1},
    "sub that is a list": {"sub": [uji.SUB]},
    "sub that is too long": {"sub": "x" * 256},
    "amr in words": {"amr": "mfa"},
    "hash of another access token": {"at_hash": "x"},
}


@pytest.mark.parametrize("klaim", KLAIM_BURUK)
def test_an_id_token_with_a_bad_claim_is_refused(client, penyedia, klaim):
    penyedia.ubah = {"klaim": KLAIM_BURUK[klaim]}
    assert refused(client, go(client)) == [BUKTI]


@pytest.mark.parametrize("ubah", [{"alg": "none"}, {"alg": "HS256"}, {"kunci_asing": True}])
def test_an_id_token_that_the_provider_did_not_sign_is_refused(client, penyedia, ubah):
    penyedia.ubah = ubah
    assert refused(client, go(client)) == [BUKTI]


@pytest.mark.parametrize("token", [{}, {"id_token": None}, {"id_token": "x.y"}, {"id_token": 1}])
def test_an_answer_without_an_id_token_is_refused(client, penyedia, token):
    penyedia.ubah = {"jawaban_token": (200, json.dumps(token).encode())}
    assert refused(client, go(client)) == [BUKTI]


@pytest.mark.parametrize(
    "isi", [b"{}", b'{"keys": []}', b'{"keys": 1}', b'{"keys": [1]}', b'{"keys": [{"kty": "RSA"}]}']
)
def test_keys_that_cannot_be_read_verify_nothing(client, penyedia, isi):
    penyedia.ubah = {"jawaban_jwks": (200, isi)}
    assert refused(client, go(client)) == [BUKTI]


@pytest.mark.parametrize(
    "isi", [b"", b"<html>", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"a": "' + b"x" * 300_000 + b'"}']
)
@pytest.mark.parametrize("tempat", ["token", "jwks"])
def test_an_answer_that_is_no_object_of_reasonable_size_is_refused(client, penyedia, tempat, isi):
    penyedia.ubah = {f"jawaban_{tempat}": (200, isi)}
    assert refused(client, go(client)) == [JAWABAN]


@pytest.mark.parametrize(
    ("status", "kalimat"), [(500, PUTUS), (503, PUTUS), (404, MENOLAK), (302, MENOLAK), (429, MENOLAK)]
)
@pytest.mark.parametrize("tempat", ["token", "jwks"])
def test_an_error_of_the_provider_is_told(client, penyedia, tempat, status, kalimat):
    penyedia.ubah = {f"jawaban_{tempat}": (status, b"{}")}
    assert refused(client, go(client)) == [kalimat]


@pytest.mark.parametrize("tempat", ["token", "jwks"])
def test_a_slow_provider_is_not_waited_for(client, penyedia, settings, tempat):
    settings.OIDC_DETIK = 0.4
    penyedia.ubah = {f"jawaban_{tempat}": "lambat"}
    mulai = time.monotonic()
    assert refused(client, go(client)) == [PUTUS]
    assert time.monotonic() - mulai < 1.4


def test_a_provider_that_is_slow_before_the_way_is_not_waited_for(client, penyedia, settings):
    settings.OIDC_DETIK = 0.4
    penyedia.ubah = {"jawaban_openid-configuration": "lambat"}
    assert refused(client, client.get(MULAI)) == [PUTUS]


def test_a_provider_that_is_down_is_told(client, settings):
    mati = uji.start()
    settings.OIDC_PENERBIT = mati.penerbit
    uji.stop(mati)
    assert refused(client, client.get(MULAI)) == [PUTUS]


def test_a_provider_that_calls_itself_otherwise_is_not_believed(client, penyedia):
    penyedia.ubah = {"penerbit": "https://sso.lain"}
    assert refused(client, client.get(MULAI)) == [JAWABAN]


@pytest.mark.parametrize("alamat", ["http://sso.contoh/token", "ftp://127.0.0.1/", "", None, 1])
def test_an_address_that_is_not_safe_is_not_used(client, penyedia, alamat):
    penyedia.ubah = {"alamat_token": alamat}
    assert refused(client, client.get(MULAI)) == [ALAMAT]


def test_an_issuer_that_is_not_safe_is_not_asked(client, settings):
    settings.OIDC_PENERBIT = "http://sso.contoh"
    assert refused(client, client.get(MULAI)) == [ALAMAT]


@pytest.mark.parametrize(
    ("alamat", "aman"),
    [
        ("https://sso.contoh/", True),
        ("http://localhost:1/", True),
        ("http://[::1]:1/", True),
        ("http://127.0.0.1.sso.contoh/", False),
        ("http://10.0.0.1/", False),
        ("https://", False),
        ("https://[x", False),
        ("javascript:x", False),
    ],
)
def test_only_tls_and_this_machine_are_safe(alamat, aman):
    assert is_safe_address(alamat) is aman


def test_who_comes_too_often_waits(client, settings):
    kini = time.time()
    for menit in (kini, kini + 60):  # the minute may end while this runs
        for _ in range(120):
            count_hit(settings.FOLDER_CACAH, "oidc 127.0.0.1", 60, menit)
    assert refused(client, client.get(MULAI)) == [RAMAI]
    assert refused(client, client.get(KEMBALI), MASUK)[-1] == RAMAI


def test_who_comes_as_often_as_allowed_comes_in(client, settings, terhubung):
    for _ in range(118):
        count_hit(settings.FOLDER_CACAH, "oidc 127.0.0.1", 60, time.time())
    go(client)
    assert who(client) == terhubung.pk


def test_the_log_names_the_cause_and_no_token_and_no_claim(client, penyedia, caplog):
    penyedia.ubah = {"klaim": {"aud": "lain"}}
    with caplog.at_level(logging.DEBUG, logger="sakip"):
        go(client)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("sakip")] == [
        "sign-in with the provider failed: bukti"
    ]


def test_the_secret_does_not_show_itself():
    assert "rahasia-sekali" not in repr(Penyedia("n", "https://p", "k", "rahasia-sekali"))
