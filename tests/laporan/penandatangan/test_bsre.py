"""The client of the BSrE gateway, against a real server that signs, refuses and misbehaves."""

import base64
import pickle
import traceback

import pytest

from laporan.penandatangan import gerbang
from laporan.penandatangan.bsre import Bsre, GerbangBsre
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.periksa import periksa_pdf
from tests.laporan.penandatangan.berkas import (
    ALAMAT,
    KETUA,
    SEKRETARIS,
    authority,
    make_pdf,
    request_of,
    signed_once,
)
from tests.laporan.penandatangan.gerbang_bsre import (
    AKAR,
    FRASA,
    NIK_KETUA,
    NIK_SEKRETARIS,
    PENGGUNA,
    SANDI_GERBANG,
    gateway,
)


def signer(url, *, nik=NIK_KETUA, frasa=FRASA, **lain):
    isi = {"pengguna": PENGGUNA, "sandi": SANDI_GERBANG, "versi": 2, "akar": (authority(AKAR).akar_der,)}
    return Bsre(GerbangBsre(url, **{**isi, **lain}), nik, frasa)


def refusal_of(deed, *args):
    with pytest.raises(GalatTtd) as galat:
        deed(*args)
    return galat.value


@pytest.mark.parametrize("versi", [1, 2])
def test_gateway_signs_what_was_sent(versi):
    pdf = make_pdf()
    with gateway() as catatan:
        hasil = signer(catatan.url, versi=versi).sign(request_of(pdf))
    assert hasil.pdf.startswith(pdf)
    assert (hasil.rincian["nama"], hasil.rincian["cap_waktu"]) == (KETUA, "")
    temuan = periksa_pdf(hasil.pdf, [authority(AKAR).akar_der])
    assert (temuan.sah, temuan.jumlah) == (True, 1)


@pytest.mark.parametrize("versi", [1, 2])
def test_second_signature_leaves_the_first_in_order(versi):
    with gateway() as catatan:
        satu = signer(catatan.url, versi=versi).sign(request_of(make_pdf())).pdf
        dua = signer(catatan.url, versi=versi, nik=NIK_SEKRETARIS).sign(request_of(satu, 2, SEKRETARIS)).pdf
    temuan = periksa_pdf(dua, [authority(AKAR).akar_der])
    assert temuan.sah
    assert [ttd.nama for ttd in temuan.tanda_tangan] == [KETUA, SEKRETARIS]


def test_version_1_asks_for_status_and_sends_a_form():
    with gateway() as catatan:
        signer(catatan.url, versi=1).sign(request_of(make_pdf()))
    assert catatan.jalan == [f"/api/user/status/{NIK_KETUA}", "/api/sign/pdf"]
    assert {nama: nilai for nama, nilai in catatan.isian.items() if nama != "file"} == {
        "nik": NIK_KETUA,
        "passphrase": FRASA,
        "tampilan": "visible",
        "image": "false",
        "linkQR": ALAMAT,
        "page": "1",
        "xAxis": "72",
        "yAxis": "100",
        "width": "74",
        "height": "74",
    }


def test_version_2_asks_for_status_and_sends_json():
    with gateway() as catatan:
        signer(catatan.url).sign(request_of(make_pdf(), 2, pertama=True))
    assert catatan.jalan == ["/api/v2/user/check/status", "/api/v2/sign/pdf"]
    letak = catatan.isian["signatureProperties"][0]
    assert base64.b64decode(letak.pop("imageBase64")).startswith(b"\x89PNG")
    assert letak == {
        "tampilan": "VISIBLE",
        "page": 1,
        "originX": 292.0,
        "originY": 842.0 - 174.0,
        "width": 74.0,
        "height": 74.0,
        "location": "Curup",
        "reason": "Ketua",
    }


@pytest.mark.parametrize("versi", [1, 2])
def test_after_a_certifying_signature_it_stays_invisible(versi):
    satu = signed_once(make_pdf())
    with gateway() as catatan:
        dua = signer(catatan.url, versi=versi, nik=NIK_SEKRETARIS).sign(request_of(satu, 2, SEKRETARIS)).pdf
    assert periksa_pdf(dua, [authority().akar_der, authority(AKAR).akar_der]).sah


# --- refusals of the gateway


@pytest.mark.parametrize("versi", [1, 2])
@pytest.mark.parametrize(
    ("status", "kode"),
    [
        ("NO_CERTIFICATE", "tanpa_sertifikat"),
        ("EXPIRED", "kedaluwarsa"),
        ("REVOKE", "dicabut"),
        ("SUSPEND", "ditangguhkan"),
        ("RENEW", "pembaruan"),
        ("NEW", "belum_aktif"),
        ("ENTAH", "gerbang_menolak"),
        ("", "gerbang_menolak"),
    ],
)
def test_certificate_that_is_not_valid_is_not_asked_to_sign(versi, status, kode):
    with gateway(status=status) as catatan:
        galat = refusal_of(signer(catatan.url, versi=versi).sign, request_of(make_pdf()))
    assert (galat.kode, len(catatan.jalan)) == (kode, 1)


@pytest.mark.parametrize("versi", [1, 2])
def test_unknown_signer_is_told_so(versi):
    with gateway() as catatan:
        galat = refusal_of(signer(catatan.url, versi=versi, nik="0" * 16).sign, request_of(make_pdf()))
    assert galat.kode == "tidak_terdaftar"


@pytest.mark.parametrize("versi", [1, 2])
def test_wrong_passphrase_counts_and_is_not_repeated(versi):
    with gateway() as catatan:
        galat = refusal_of(signer(catatan.url, versi=versi, frasa="Salah-9").sign, request_of(make_pdf()))
    assert (galat.kode, galat.salah_sandi, galat.boleh_ulang) == ("sandi_salah", True, False)
    assert "Salah-9" not in galat.pesan


def test_wrong_account_of_the_system_is_not_the_signers_fault():
    with gateway() as catatan:
        galat = refusal_of(signer(catatan.url, sandi="lain").sign, request_of(make_pdf()))
    assert (galat.kode, galat.salah_sandi) == ("gerbang_masuk", False)


@pytest.mark.parametrize("versi", [1, 2])
@pytest.mark.parametrize(
    ("balasan", "kode", "boleh_ulang"),
    [
        ((400, {"error": "Passphrase anda salah", "status_code": 2031}), "sandi_salah", False),
        ((400, {"error": "Proses signing gagal : User tidak terdaftar 2011"}), "tidak_terdaftar", False),
        ((400, {"message": "Sertifikat expired"}), "kedaluwarsa", False),
        ((400, {"error": "Sertifikat user telah dicabut"}), "dicabut", False),
        ((500, {"error": "Passphrase anda salah"}), "sandi_salah", False),
        ((400, {"error": "Entah", "status_code": 2099}), "gerbang_menolak", False),
        ((400, ["aneh"]), "gerbang_menolak", False),
        ((403, {}), "gerbang_masuk", False),
        ((404, {}), "gerbang_alamat", False),
        ((413, {}), "terlalu_besar", False),
        ((429, {}), "gerbang_sibuk", True),
        ((500, {"status": 500, "error": "Internal Server Error"}), "gerbang_galat", True),
        ((503, {}), "gerbang_galat", True),
        ((200, {"error": "Passphrase anda salah"}), "sandi_salah", False),
    ],
)
def test_refusal_gets_its_own_words(versi, balasan, kode, boleh_ulang):
    with gateway(balasan=balasan) as catatan:
        galat = refusal_of(signer(catatan.url, versi=versi).sign, request_of(make_pdf()))
    assert (galat.kode, galat.boleh_ulang) == (kode, boleh_ulang)
    assert galat.pesan.endswith(".")


def test_unknown_refusal_shows_its_number():
    with gateway(balasan=(400, {"error": "Entah", "status_code": 2099})) as catatan:
        galat = refusal_of(signer(catatan.url).sign, request_of(make_pdf()))
    assert galat.pesan == "Gerbang BSrE menolak permintaan ini (kode 2099)."


# --- a gateway that misbehaves


@pytest.mark.parametrize("versi", [1, 2])
@pytest.mark.parametrize(
    ("ulah", "kode"),
    [
        ("lain", "gerbang_mengubah"),
        ("asli", "gerbang_mengubah"),
        ("ubah", "gerbang_mengubah"),
        ("terpotong", "gerbang_jawaban"),
        ("dua", "gerbang_jumlah"),
        ("html", "gerbang_jawaban"),
        ("kosong", "gerbang_jawaban"),
        ("raksasa", "gerbang_jawaban"),
        ("json", "gerbang_jawaban"),
        ("orang_lain", "nama_lain"),
        ("alih", "gerbang_alamat"),
    ],
)
def test_wrong_answer_is_not_accepted(versi, ulah, kode):
    with gateway(ulah) as catatan:
        assert refusal_of(signer(catatan.url, versi=versi).sign, request_of(make_pdf())).kode == kode


@pytest.mark.parametrize(
    ("ulah", "kode"),
    [
        ("lambat", "gerbang_lambat"),
        ("tetes", "gerbang_lambat"),
        ("bisu", "gerbang_lambat"),
        ("diam_tengah", "gerbang_lambat"),
        ("putus_tengah", "gerbang_putus"),
    ],
)
def test_gateway_has_limited_time(ulah, kode):
    with gateway(ulah) as catatan:
        galat = refusal_of(signer(catatan.url, versi=1, detik=0.6).sign, request_of(make_pdf()))
    assert (galat.kode, galat.boleh_ulang) == (kode, True)


def test_gateway_that_is_away_says_so():
    with gateway() as catatan:
        url = catatan.url
    galat = refusal_of(signer(url).sign, request_of(make_pdf()))
    assert (galat.kode, galat.boleh_ulang) == ("gerbang_putus", True)


def test_certificate_of_another_authority_is_not_accepted():
    with gateway() as catatan:
        lain = signer(catatan.url, akar=(authority("bukan-bsre").akar_der,))
        assert refusal_of(lain.sign, request_of(make_pdf())).kode == "rantai"


# --- addresses and secrets


@pytest.mark.parametrize("url", ["http://bsre.example", "http://10.0.0.1", "ftp://127.0.0.1", "", "https://"])
def test_secrets_go_over_tls_or_nowhere(url):
    assert refusal_of(signer, url).kode == "gerbang_alamat"


@pytest.mark.parametrize("nik", ["", "123", "000000000000000x", "٠" * 16, "../../../../../x"])
def test_nik_has_sixteen_digits(nik):
    galat = refusal_of(lambda: signer("https://bsre.example", nik=nik))
    assert galat.kode == "nik"


def test_empty_passphrase_is_not_sent():
    assert refusal_of(lambda: signer("https://bsre.example", frasa="")).kode == "sandi_kosong"


def test_nik_and_passphrase_are_in_no_repr_pickle_or_error(caplog):
    nik, frasa = "0000000000000009", "Frasa-yang-rahasia"
    with gateway() as catatan:
        penandatangan = signer(catatan.url, versi=1, nik=nik, frasa=frasa)
    with pytest.raises(GalatTtd) as galat:
        penandatangan.sign(request_of(make_pdf()))
    kata = [*traceback.format_exception(galat.value), repr(penandatangan), repr(penandatangan._gerbang)]
    semua = "".join(kata) + caplog.text
    assert [satu for satu in (nik, frasa, SANDI_GERBANG) if satu in semua] == []
    with pytest.raises(TypeError):
        pickle.dumps(penandatangan)


def test_every_known_refusal_is_a_sentence():
    assert [kode for kode, kata in gerbang.KATA.items() if not kata.endswith(".")] == []
