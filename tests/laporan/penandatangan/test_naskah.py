"""Real documents with tags, fields and attached data, signed twice."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from laporan.pdf import render_stamp
from laporan.penandatangan.bsre import Bsre, GerbangBsre
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.periksa import periksa_pdf, periksa_terbatas
from sakip.qr import qr_svg
from tests.laporan.dokumen.conftest import satker  # noqa: F401 - a fixture
from tests.laporan.dokumen.naskah import ALAMAT as ALAMAT_TERBIT
from tests.laporan.dokumen.naskah import make_frozen, print_issued, read_attachment
from tests.laporan.penandatangan.berkas import ALAMAT, SANDI, authority, official, request_of
from tests.laporan.penandatangan.gerbang_bsre import (
    AKAR,
    FRASA,
    ORANG,
    PENGGUNA,
    SANDI_GERBANG,
    gateway,
)
from tests.laporan.penandatangan.ubah import TAMBAHAN, append


@pytest.fixture
def naskah(satker):  # noqa: F811 - the fixture
    """A Perjanjian Kinerja as it is issued, with the names of its signers in order."""
    jenis, isi = make_frozen(satker, "pk-sekretariat")
    return print_issued(jenis, isi), [pihak["nama"] for pihak in isi["pihak"]]


def sign_all(pdf, daftar):
    for nomor, nama in enumerate(daftar, start=1):
        stempel = render_stamp(
            alamat=ALAMAT, nama=nama, jabatan="Ketua", waktu=datetime.now(UTC), keterangan="Contoh"
        )
        permintaan = request_of(pdf, nomor, nama, stempel=stempel)
        pdf = SertifikatLokal(official(nama).p12, SANDI).sign(permintaan).pdf
    return pdf


def test_issued_document_holds_after_two_signatures(naskah):
    pdf, daftar = naskah
    isi = sign_all(pdf, daftar)
    assert isi.startswith(pdf)
    temuan = periksa_pdf(isi, [authority().akar_der])
    assert [ttd.nama for ttd in temuan.tanda_tangan] == daftar
    assert (temuan.sah, temuan.bidang_kosong) == (True, ("segel",))
    assert periksa_terbatas(isi, [authority().akar_der]) == temuan


def test_stamp_fills_the_field_and_its_qr_code_measures_20_mm(naskah):
    pdf, daftar = naskah
    with pikepdf.open(BytesIO(sign_all(pdf, daftar))) as akhir:
        for bidang in list(akhir.Root.AcroForm.Fields)[:2]:
            skala, kiri, bawah, lebar, tinggi = _painted(bidang.AP.N)
            x1, y1, x2, y2 = (float(sudut) for sudut in bidang.Rect)
            assert (x2 - x1 - lebar, y2 - y1 - tinggi) == pytest.approx((0, 0), abs=3)
            assert (kiri, bawah) == pytest.approx(((x2 - x1 - lebar) / 2, (y2 - y1 - tinggi) / 2), abs=1)
            assert skala * 25.5 * _dark_part(ALAMAT_TERBIT) >= 20


def _painted(tampilan):
    """(scale, left, bottom, width, height in points) of the stamp in the appearance of a field."""
    gerak = [satu.operands for satu in pikepdf.parse_content_stream(tampilan) if str(satu.operator) == "cm"]
    skala, kiri, bawah = 1.0, 0.0, 0.0
    for a, _, _, _, e, f in ([float(angka) for angka in satu] for satu in gerak):
        kiri, bawah, skala = kiri + skala * e, bawah + skala * f, skala * a
    kotak = [float(angka) for angka in tampilan.Resources.XObject["/Stempel"].BBox]
    return skala, kiri, bawah, skala * (kotak[2] - kotak[0]), skala * (kotak[3] - kotak[1])


def _dark_part(alamat):
    """How much of the side of a QR code is code and not its quiet zone of four modules."""
    sisi = int(re.search(r'viewBox="0 0 (\d+)', qr_svg(alamat))[1])
    return (sisi - 8) / sisi


def test_claims_tags_and_attached_data_stay(naskah):
    pdf, daftar = naskah
    isi = sign_all(pdf, daftar)
    assert read_attachment(isi) == read_attachment(pdf)
    with pikepdf.open(BytesIO(pdf)) as awal, pikepdf.open(BytesIO(isi)) as akhir:
        assert akhir.Root.Metadata.read_bytes() == awal.Root.Metadata.read_bytes()
        assert akhir.Root.StructTreeRoot.objgen == awal.Root.StructTreeRoot.objgen
        assert (akhir.pdf_version, str(akhir.Root.Lang)) == ("1.7", str(awal.Root.Lang))
        assert [field.keys() - {"/V"} for field in akhir.Root.AcroForm.Fields] == [
            field.keys() for field in awal.Root.AcroForm.Fields
        ]


@pytest.mark.parametrize("nama", ["page_content", "annotation", "other_attachment", "stamp_appearance"])
def test_change_of_an_issued_document_is_found(naskah, nama):
    pdf, daftar = naskah
    assert not periksa_pdf(append(sign_all(pdf, daftar), TAMBAHAN[nama]), [authority().akar_der]).sah


@pytest.mark.parametrize("versi", [1, 2])
def test_gateway_signs_issued_documents(naskah, versi):
    pdf, _ = naskah
    akar = (authority(AKAR).akar_der,)
    with gateway() as catatan:
        gerbang = GerbangBsre(catatan.url, PENGGUNA, SANDI_GERBANG, versi, akar=akar)
        for nomor, (nik, nama) in enumerate(ORANG.items(), start=1):
            pdf = Bsre(gerbang, nik, FRASA).sign(request_of(pdf, nomor, nama)).pdf
    temuan = periksa_pdf(pdf, akar)
    assert (temuan.sah, temuan.jumlah, temuan.bidang_kosong) == (
        True,
        2,
        ("ttd_1", "ttd_2", "segel"),
    )
