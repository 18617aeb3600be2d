"""The seal of an institution behind the signatures of its officials: real certificates, a real gateway."""

import pickle
from datetime import timedelta

import pytest

from laporan.penandatangan.ca import issue_seal_p12
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.periksa import periksa_pdf
from laporan.penandatangan.sambungan import GerbangBsre
from laporan.penandatangan.segel_bsre import SegelBsre
from laporan.penandatangan.sertifikat import is_same_institution
from tests.laporan.penandatangan.berkas import (
    INSTANSI,
    KETUA,
    SANDI,
    SEKRETARIS,
    authority,
    make_pdf,
    official,
    request_of,
    seal_p12,
    seal_request,
    signed_twice,
)
from tests.laporan.penandatangan.gerbang_bsre import (
    AKAR,
    PELANGGAN,
    PENGGUNA,
    SANDI_GERBANG,
    TOTP,
    gateway,
)
from tests.laporan.penandatangan.ubah import TAMBAHAN, append

SEMUA_AKAR = [authority().akar_der, authority(AKAR).akar_der]


@pytest.fixture(scope="module")
def resmi():
    """A file that both officials have signed, with the place of the seal still empty."""
    return signed_twice(make_pdf(segel=True))


def locally(pdf, p12=None, sandi=SANDI, **lain):
    return SertifikatLokal(p12 or seal_p12(), sandi).sign(seal_request(pdf, **lain)).pdf


def at_gateway(pdf, url, totp=TOTP, **lain):
    gerbang = GerbangBsre(url, PENGGUNA, SANDI_GERBANG, **{"akar": (authority(AKAR).akar_der,), **lain})
    return SegelBsre(gerbang, PELANGGAN, totp).sign(seal_request(pdf))


def refusal_of(deed, *args, **lain):
    with pytest.raises(GalatTtd) as galat:
        deed(*args, **lain)
    return galat.value


def test_a_seal_is_appended_and_the_signatures_before_it_hold(resmi):
    isi = locally(resmi)
    temuan = periksa_pdf(isi, SEMUA_AKAR)
    assert isi.startswith(resmi)
    assert [(t.nama, t.segel, t.sah, t.docmdp_ok) for t in temuan.tanda_tangan] == [
        (KETUA, False, True, True),
        (SEKRETARIS, False, True, True),
        (INSTANSI, True, True, True),
    ]
    assert (temuan.sah, temuan.bidang_kosong) == (True, ())


def test_a_seal_is_called_a_seal_and_never_a_signature(resmi):
    segel = periksa_pdf(locally(resmi), SEMUA_AKAR).tanda_tangan[-1]
    assert segel.kalimat.startswith(f"Segel elektronik {INSTANSI}, dibubuhkan pada ")
    assert "itandatangani" not in segel.kalimat


@pytest.mark.parametrize("nama", sorted(TAMBAHAN))
def test_whatever_is_appended_after_the_seal_is_found(resmi, nama):
    assert not periksa_pdf(append(locally(resmi), TAMBAHAN[nama]), SEMUA_AKAR).sah


@pytest.mark.parametrize("bagian", [0.1, 0.5, 0.9])
def test_one_flipped_byte_under_the_seal_is_found(resmi, bagian):
    isi = bytearray(locally(resmi))
    isi[int(len(isi) * bagian)] ^= 1
    assert not periksa_pdf(bytes(isi), SEMUA_AKAR).sah


def test_an_official_does_not_seal_and_an_institution_does_not_sign(resmi):
    orang = refusal_of(locally, resmi, official(KETUA).p12)
    lembaga = refusal_of(SertifikatLokal(seal_p12(), SANDI).sign, request_of(make_pdf()))
    assert (orang.kode, lembaga.kode) == ("bukan_instansi", "nama_lain")


def test_the_seal_of_another_institution_is_refused(resmi):
    lain = seal_p12("Komisi Pemilihan Umum Kabupaten Lain")
    assert refusal_of(locally, resmi, lain).kode == "nama_lain"


def test_a_wrong_passphrase_and_an_expired_certificate_seal_nothing(resmi):
    salah = refusal_of(locally, resmi, sandi="bukan ini")
    permintaan = seal_request(resmi)
    lalu, _ = issue_seal_p12(
        authority(), INSTANSI, SANDI, timedelta(days=9), mulai=permintaan.waktu - timedelta(days=10)
    )
    assert (salah.kode, salah.salah_sandi) == ("sandi_salah", True)
    assert refusal_of(locally, resmi, lalu).kode == "kedaluwarsa"


def test_a_file_without_a_place_or_with_a_seal_is_not_sealed(resmi):
    assert refusal_of(locally, signed_twice(make_pdf())).kode == "bidang"
    assert refusal_of(locally, locally(resmi)).kode == "bidang"


def test_the_gateway_seals_what_was_sent_without_a_mark(resmi):
    with gateway() as catatan:
        hasil = at_gateway(resmi, catatan.url)
    temuan = periksa_pdf(hasil.pdf, SEMUA_AKAR)
    assert (temuan.sah, temuan.jumlah, temuan.tanda_tangan[-1].segel) == (True, 3, True)
    assert hasil.rincian["nama"] == INSTANSI
    assert catatan.jalan == ["/api/v2/seal/pdf"]
    assert {k: v for k, v in catatan.isian.items() if k != "file"} == {
        "idSubscriber": PELANGGAN,
        "totp": TOTP,
        "signatureProperties": [{"tampilan": "INVISIBLE", "location": "Curup", "reason": "Segel elektronik"}],
    }


def test_a_wrong_one_time_code_is_told_and_not_repeated(resmi):
    with gateway() as catatan:
        galat = refusal_of(at_gateway, resmi, catatan.url, "000111")
    assert (galat.kode, galat.boleh_ulang, "000111" in galat.pesan) == ("totp_salah", False, False)


@pytest.mark.parametrize(
    ("ulah", "kode"),
    [
        ("lain", "gerbang_mengubah"),
        ("asli", "gerbang_mengubah"),
        ("terpotong", "gerbang_jawaban"),
        ("dua", "gerbang_jumlah"),
        ("html", "gerbang_jawaban"),
        ("raksasa", "gerbang_jawaban"),
        ("json", "gerbang_jawaban"),
        ("kurang", "gerbang_jawaban"),
        ("orang_lain", "nama_lain"),
        ("alih", "gerbang_alamat"),
    ],
)
def test_a_wrong_answer_of_the_gateway_seals_nothing(resmi, ulah, kode):
    with gateway(ulah) as catatan:
        assert refusal_of(at_gateway, resmi, catatan.url).kode == kode


def test_a_gateway_that_is_late_or_away_seals_nothing(resmi):
    with gateway("bisu") as catatan:
        lambat = refusal_of(at_gateway, resmi, catatan.url, detik=0.5)
    putus = refusal_of(at_gateway, resmi, catatan.url)
    assert (lambat.kode, putus.kode) == ("gerbang_lambat", "gerbang_putus")


def test_a_seal_needs_version_2_a_subscriber_and_a_code():
    satu = GerbangBsre("https://bsre.example", "a", "b", 1)
    dua = GerbangBsre("https://bsre.example", "a", "b", 2)
    galat = [refusal_of(SegelBsre, *isi).kode for isi in ((satu, "x", "1"), (dua, " ", "1"), (dua, "x", ""))]
    assert galat == ["segel_versi", "pelanggan", "totp_kosong"]


def test_the_one_time_code_is_in_no_repr_and_no_pickle():
    segel = SegelBsre(GerbangBsre("https://bsre.example", "a", "b"), "LANGGANAN-7", "987650")
    assert [kata for kata in ("LANGGANAN-7", "987650") if kata in repr(segel)] == []
    with pytest.raises(TypeError):
        pickle.dumps(segel)


@pytest.mark.parametrize(
    ("satu", "sama"),
    [
        ("KOMISI PEMILIHAN UMUM KABUPATEN REJANG LEBONG", True),
        ("Segel Elektronik Komisi Pemilihan Umum Kabupaten Rejang Lebong", True),
        ("Komisi Pemilihan Umum Republik Indonesia", False),
        ("Komisi Pemilihan Umum", False),
        ("Segel Elektronik", False),
        ("", False),
    ],
)
def test_an_institution_is_known_by_its_whole_name(satu, sama):
    assert is_same_institution(satu, [INSTANSI]) is sama
