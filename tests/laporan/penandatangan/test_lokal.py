"""Signing with a PKCS#12: what is written, what is refused, what never leaks."""

import pickle
import traceback
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from laporan.penandatangan import ca
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.periksa import periksa_pdf
from tests.laporan.penandatangan.berkas import (
    KETUA,
    SANDI,
    SEKRETARIS,
    authority,
    make_pdf,
    official,
    request_of,
    signed_file,
    signed_once,
    signed_twice,
)
from tests.laporan.penandatangan.otoritas_cap import stamping, tsa_root


def signer(nama=KETUA, otoritas="", **lain):
    return SertifikatLokal(official(nama, otoritas).p12, SANDI, **lain)


def refusal_of(penandatangan, permintaan):
    with pytest.raises(GalatTtd) as galat:
        penandatangan.sign(permintaan)
    return galat.value


def check(isi, *akar, **lain):
    return periksa_pdf(isi, akar or [authority().akar_der], **lain)


def opened(isi):
    return pikepdf.open(BytesIO(isi))


def test_two_signatures_are_in_order():
    temuan = check(signed_file())
    assert temuan.sah
    assert [(ttd.bidang, ttd.nama, ttd.mengesahkan) for ttd in temuan.tanda_tangan] == [
        ("ttd_1", KETUA, True),
        ("ttd_2", SEKRETARIS, False),
    ]
    assert (temuan.revisi, temuan.bidang_kosong) == (3, ())


def test_signing_only_appends():
    awal = make_pdf()
    satu = signed_once(awal)
    assert satu.startswith(awal)
    assert signed_file().startswith(make_pdf()[:100])


def test_first_signature_permits_filling_fields_only():
    with opened(signed_once(make_pdf())) as pdf:
        rujukan = pdf.Root.Perms.DocMDP.Reference[0]
        assert int(rujukan.TransformParams.P) == 2


def test_signature_is_pades_and_says_who_where_and_as_what():
    with opened(signed_once(make_pdf())) as pdf:
        isi = pdf.Root.AcroForm.Fields[0].V
        assert str(isi.SubFilter) == "/ETSI.CAdES.detached"
        assert (str(isi.Name), str(isi.Location)) == (KETUA, "Curup")
        assert str(isi.Reason) == "Ditandatangani sebagai Ketua"


def test_signing_time_is_the_one_requested():
    saat = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=2)
    isi = signer().sign(request_of(make_pdf(), waktu=saat)).pdf
    assert check(isi).tanda_tangan[0].waktu == saat.isoformat()


def test_stamp_fills_the_field():
    with opened(signed_once(make_pdf())) as pdf:
        tampilan = pdf.Root.AcroForm.Fields[0].AP.N
        gambar = next(iter(tampilan.Resources.XObject.values()))
        assert b"Ditandatangani secara elektronik" in gambar.read_bytes()


def test_without_stamp_the_field_keeps_its_look():
    isi = signer().sign(request_of(make_pdf(), stempel=b"")).pdf
    assert check(isi).sah
    with opened(isi) as pdf:
        assert pdf.Root.AcroForm.Fields[0].AP.N.read_bytes() == b""


def test_metadata_and_attachment_stay():
    with opened(signed_file()) as pdf, opened(make_pdf()) as awal:
        assert pdf.Root.Metadata.read_bytes() == awal.Root.Metadata.read_bytes()
        assert pdf.attachments["snapshot.json"].get_file().read_bytes() == b'{"target": "91"}'


def test_file_stays_pdf_1_7():
    with opened(signed_file()) as pdf:
        assert str(pdf.Root.Version) == "/1.7"
        assert [str(nama) for nama in pdf.Root.Extensions] == ["/ESIC"]


def test_result_says_what_the_certificate_says():
    hasil = signer().sign(request_of(make_pdf()))
    assert hasil.rincian == {**official(KETUA).rincian, "cap_waktu": ""}


# --- refusals


def test_wrong_passphrase_counts():
    galat = refusal_of(SertifikatLokal(official(KETUA).p12, "sandi-yang-salah"), request_of(make_pdf()))
    assert (galat.kode, galat.salah_sandi, galat.boleh_ulang) == ("sandi_salah", True, False)


@pytest.mark.parametrize(
    ("lain", "kode"),
    [
        ({"nama": "Orang Lain"}, "nama_lain"),
        ({"waktu": datetime.now(UTC) + timedelta(days=800)}, "kedaluwarsa"),
        ({"waktu": datetime.now(UTC) - timedelta(days=1)}, "belum_berlaku"),
        ({"bidang": "ttd_9"}, "bidang"),
        ({"pdf": b"%PDF-1.7 bukan"}, "pdf_rusak"),
        ({"pdf": b""}, "pdf_rusak"),
    ],
)
def test_refusal_has_its_own_kode(lain, kode):
    assert refusal_of(signer(), request_of(**{"pdf": make_pdf(), **lain})).kode == kode


def test_signed_field_is_not_signed_again():
    galat = refusal_of(signer(), request_of(signed_once(make_pdf()), pertama=False))
    assert galat.kode == "bidang"


def test_certifying_signature_is_the_first():
    galat = refusal_of(signer(SEKRETARIS), request_of(signed_once(make_pdf()), 2, SEKRETARIS, pertama=True))
    assert galat.kode == "urutan"


def test_revoked_certificate_does_not_sign():
    otoritas = authority("cabut")
    pejabat = official(KETUA, "cabut")
    daftar = ca.revoke(otoritas, pejabat.rincian["nomor_seri"])
    galat = refusal_of(signer(otoritas="cabut", crl=[daftar]), request_of(make_pdf()))
    assert galat.kode == "dicabut"


def test_untrusted_certificate_gets_no_validation_data():
    lain = authority("tak-dikenal")
    penandatangan = signer(akar=[lain.akar_der], crl=[ca.current_crl(lain)])
    assert refusal_of(penandatangan, request_of(make_pdf())).kode == "rantai"


# --- time stamps and validation data


def test_time_stamp_proves_the_time():
    with stamping() as alamat:
        hasil = signer(tsa_url=alamat, tsa_akar=[tsa_root()]).sign(request_of(make_pdf()))
    ttd = check(hasil.pdf, authority().akar_der, tsa_root()).tanda_tangan[0]
    assert ttd.sah
    assert ttd.cap_waktu == ttd.waktu == hasil.rincian["cap_waktu"] != ""


def test_stamp_of_an_unknown_authority_proves_nothing():
    with stamping() as alamat:
        isi = signed_once(make_pdf(), tsa_url=alamat)
    ttd = check(isi).tanda_tangan[0]
    assert (ttd.sah, ttd.cap_waktu) == (True, "")


@pytest.mark.parametrize("ulah", ["lambat", "html", "galat", "kosong", "alih"])
def test_failing_time_stamp_signs_nothing(ulah):
    with stamping(ulah) as alamat:
        galat = refusal_of(signer(tsa_url=alamat, detik_cap=0.3), request_of(make_pdf()))
    assert (galat.kode, galat.boleh_ulang) == ("cap_waktu", True)


def test_stamp_that_must_be_trusted_and_is_not_signs_nothing():
    with stamping() as alamat:
        galat = refusal_of(signer(tsa_url=alamat, tsa_akar=[authority().akar_der]), request_of(make_pdf()))
    assert galat.kode == "cap_waktu"


@pytest.mark.parametrize("url", ["http://cap.example", "ftp://127.0.0.1", "http://127.0.0.1.example"])
def test_time_stamp_address_must_be_safe(url):
    assert refusal_of(signer(tsa_url=url), request_of(make_pdf())).kode == "cap_alamat"


def test_validation_data_lies_under_both_signatures():
    otoritas = authority()
    with stamping() as alamat:
        isi = signed_twice(
            make_pdf(),
            akar=[otoritas.akar_der],
            crl=[ca.current_crl(otoritas)],
            tsa_url=alamat,
            tsa_akar=[tsa_root()],
        )
    temuan = check(isi, otoritas.akar_der, tsa_root())
    assert temuan.sah
    assert [bool(ttd.cap_waktu) for ttd in temuan.tanda_tangan] == [True, True]
    with opened(isi) as pdf:
        assert len(pdf.Root.DSS.CRLs) == 1
        assert len(pdf.Root.DSS.Certs) >= 3


# --- secrets


def test_passphrase_is_in_no_repr_pickle_or_error():
    penandatangan = SertifikatLokal(official(KETUA).p12, "sandi-sangat-rahasia")
    with pytest.raises(GalatTtd) as galat:
        penandatangan.sign(request_of(make_pdf()))
    jejak = "".join(traceback.format_exception(galat.value))
    assert "sandi-sangat-rahasia" not in jejak + repr(penandatangan) + repr(galat.value) + str(
        vars(galat.value)
    )
    with pytest.raises(TypeError):
        pickle.dumps(penandatangan)


def test_request_and_result_print_no_file():
    permintaan = request_of(make_pdf())
    assert "PDF-" not in repr(permintaan) + repr(signer().sign(permintaan))
