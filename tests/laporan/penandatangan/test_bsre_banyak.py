"""Several files in one request to the gateway of version 2, each with its own result."""

import pytest

from laporan.penandatangan.bsre import MAX_BERKAS, MAX_SEKALIGUS, Bsre
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.periksa import periksa_pdf
from laporan.penandatangan.sambungan import GerbangBsre
from tests.laporan.penandatangan.berkas import authority, make_pdf, request_of
from tests.laporan.penandatangan.gerbang_bsre import (
    AKAR,
    FRASA,
    NIK_KETUA,
    PENGGUNA,
    SANDI_GERBANG,
    gateway,
)


def signer(url, frasa=FRASA, **lain):
    akar = (authority(AKAR).akar_der,)
    return Bsre(GerbangBsre(url, PENGGUNA, SANDI_GERBANG, **{"akar": akar, **lain}), NIK_KETUA, frasa)


def requests_of(banyak):
    """Requests for as many files, no two alike, the second of which is signed in its second field."""
    isi = [request_of(make_pdf(objek=nomor)) for nomor in range(1, banyak + 1)]
    isi[1] = request_of(make_pdf(objek=2), 2, nama=isi[0].nama, pertama=True)
    return isi


def kinds(hasil):
    return [satu.kode if isinstance(satu, GalatTtd) else "" for satu in hasil]


def test_three_files_go_in_one_request_and_come_back_in_their_order():
    daftar = requests_of(3)
    with gateway() as catatan:
        hasil = signer(catatan.url).sign_many(daftar)
    assert catatan.jalan == ["/api/v2/user/check/status", "/api/v2/sign/pdf"]
    assert [h.pdf.startswith(p.pdf) for h, p in zip(hasil, daftar, strict=True)] == [True] * 3
    assert [periksa_pdf(h.pdf, [authority(AKAR).akar_der]).sah for h in hasil] == [True] * 3
    assert [satu["originX"] for satu in catatan.isian["signatureProperties"]] == [72.0, 292.0, 72.0]


def test_one_broken_file_does_not_stop_the_others():
    with gateway("satu_rusak") as catatan:
        hasil = signer(catatan.url).sign_many(requests_of(3))
    assert kinds(hasil) == ["", "gerbang_mengubah", ""]


def test_a_file_without_a_place_is_not_sent():
    daftar = [*requests_of(2), request_of(make_pdf(), bidang="ttd_9")]
    with gateway() as catatan:
        hasil = signer(catatan.url).sign_many(daftar)
    assert (kinds(hasil), len(catatan.isian["file"])) == (["", "", "bidang"], 2)


@pytest.mark.parametrize(
    ("ulah", "kode"), [("kurang", "gerbang_jawaban"), ("tolak_banyak", "gerbang_menolak")]
)
def test_an_answer_that_fits_no_file_refuses_all(ulah, kode):
    with gateway(ulah) as catatan, pytest.raises(GalatTtd) as galat:
        signer(catatan.url).sign_many(requests_of(2))
    assert galat.value.kode == kode


def test_a_wrong_passphrase_is_sent_once_for_all():
    with gateway() as catatan, pytest.raises(GalatTtd) as galat:
        signer(catatan.url, frasa="Salah-9").sign_many(requests_of(3))
    assert (galat.value.salah_sandi, catatan.jalan.count("/api/v2/sign/pdf")) == (True, 1)


def test_one_request_is_bounded_in_files_and_bytes():
    banyak, satu = signer("https://bsre.example"), signer("https://bsre.example", versi=1)
    assert (banyak.sekaligus, satu.sekaligus) == (MAX_BERKAS, 1)
    assert (banyak.fits([b"x"] * MAX_BERKAS), banyak.fits([b"x"] * (MAX_BERKAS + 1))) == (True, False)
    assert banyak.fits([bytes(MAX_SEKALIGUS), b"x"]) is False
