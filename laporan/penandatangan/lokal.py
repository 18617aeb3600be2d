"""Signing with a certificate in a PKCS#12 file: PAdES B-B, with a time stamp B-T, with a chain and CRL the
validation data of B-LT in the same revision (layer 0)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final, NoReturn

from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSignatureMetadata,
    PdfSigner,
    PdfSigningSession,
    SigDSSPlacementPreference,
)
from pyhanko.stamp import BaseStampStyle, StaticStampStyle
from pyhanko.stamp.noop import NoOpStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import ValidationError as RantaiError
from pyhanko_certvalidator.registry import SimpleCertificateStore, SimpleTrustManager

from laporan.penandatangan.baca_pdf import BacaanPdf
from laporan.penandatangan.cap import DETIK, CapWaktu
from laporan.penandatangan.dasar import GalatTtd, Hasil, Permintaan
from laporan.penandatangan.hasil_periksa import tanggal_jam
from laporan.penandatangan.p12 import Kredensial, open_p12
from laporan.penandatangan.sertifikat import (
    describe_certificate,
    find_revocation,
    load_certificate,
    load_crl,
    require_seal_certificate,
    require_signing_certificate,
)

# VRI entries cannot be written before the signature exists, and everything must lie under the signature.
_DSS: Final = DSSContentSettings(
    include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
)

_PENUH: Final = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
)


class SertifikatLokal:
    """One signer's PKCS#12 and its passphrase, for as long as the request lives.

    `tsa_url`: time stamping authority, "" = none; `tsa_akar`: roots that its certificate must lead to;
    `akar`: trusted roots and `crl`: revocation lists of the signer's certificate (PEM or DER): with both,
    the chain and the list are written into the file. The passphrase is in no repr and cannot be pickled.
    """

    cara = "lokal"

    def __init__(
        self,
        p12: bytes,
        sandi: str,
        *,
        tsa_url: str = "",
        tsa_akar: Sequence[bytes] = (),
        akar: Sequence[bytes] = (),
        crl: Sequence[bytes] = (),
        detik_cap: float = DETIK,
    ) -> None:
        self._p12 = p12
        self._sandi = sandi
        self._akar, self._crl, self._tsa_akar = tuple(akar), tuple(crl), tuple(tsa_akar)
        self._tsa_url, self._detik_cap = tsa_url, detik_cap

    def __repr__(self) -> str:
        return "SertifikatLokal(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A signer with its passphrase is not stored.")

    def sign(self, permintaan: Permintaan) -> Hasil:
        """The file with one more signature. Raises GalatTtd with kode sandi_salah, p12_rusak, tanpa_kunci,
        belum_berlaku, kedaluwarsa, kegunaan, kunci_lemah, nama_lain, bukan_instansi, dicabut, rantai,
        cap_alamat, cap_waktu, pdf_rusak, bidang, urutan or ttd_gagal."""
        kredensial = open_p12(self._p12, self._sandi)
        self._require_valid(kredensial, permintaan)
        penulis = _open_pdf(permintaan)
        keluar = BytesIO()
        try:
            self._signer(kredensial, permintaan).sign_pdf(penulis, existing_fields_only=True, output=keluar)
        except (RantaiError, SigningError) as galat:
            raise _refusal(galat) from None
        isi = keluar.getvalue()
        return Hasil(isi, self._proof(isi, kredensial.sertifikat, permintaan))

    def _require_valid(self, kredensial: Kredensial, permintaan: Permintaan) -> None:
        sertifikat = kredensial.sertifikat
        if permintaan.instansi:
            require_seal_certificate(sertifikat, waktu=permintaan.waktu, instansi=permintaan.instansi)
        else:
            require_signing_certificate(sertifikat, waktu=permintaan.waktu, nama=permintaan.nama)
        penerbit = [*(load_certificate(satu) for satu in self._akar), *kredensial.rantai]
        dicabut = find_revocation(sertifikat, self._crl, penerbit)
        if dicabut is not None:
            raise GalatTtd(f"Sertifikat ini dicabut pada {tanggal_jam(dicabut.isoformat())}.", "dicabut")

    def _signer(self, kredensial: Kredensial, permintaan: Permintaan) -> PdfSigner:
        konteks = self._context(kredensial, permintaan.waktu)
        meta = PdfSignatureMetadata(
            field_name=permintaan.bidang,
            md_algorithm="sha256",
            name=permintaan.nama,
            location=permintaan.tempat or None,
            reason=_reason(permintaan),
            certify=permintaan.pertama,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=konteks is not None,
            validation_context=konteks,
            signer_key_usage={"non_repudiation"},
            dss_settings=_DSS,
        )
        cap = CapWaktu(self._tsa_url, detik=self._detik_cap) if self._tsa_url else None
        gaya: BaseStampStyle = _stamp_style(permintaan.stempel)
        return _PdfSignerAt(permintaan.waktu, meta, _simple_signer(kredensial), cap, gaya)

    def _context(self, kredensial: Kredensial, waktu: datetime) -> ValidationContext | None:
        """What makes B-LT possible; None when roots or revocation lists are missing."""
        if not (self._akar and self._crl):
            return None
        akar = [load_certificate(satu) for satu in (*self._akar, *self._tsa_akar)]
        return ValidationContext(
            trust_manager=SimpleTrustManager.build(trust_roots=[_asn1(satu) for satu in akar]),
            other_certs=[_asn1(satu) for satu in kredensial.rantai],
            crls=[asn1_crl.CertificateList.load(load_crl(s).public_bytes(Encoding.DER)) for s in self._crl],
            allow_fetching=False,
            revocation_mode="soft-fail",
        )

    def _proof(self, isi: bytes, sertifikat: x509.Certificate, permintaan: Permintaan) -> dict[str, str]:
        """What the new signature says, read back from the file. Raises GalatTtd(ttd_gagal, cap_waktu)."""
        akar = [*self._akar, *self._tsa_akar, sertifikat.public_bytes(Encoding.DER)]
        bacaan = BacaanPdf(BytesIO(isi), akar, self._crl, permintaan.waktu)
        temuan = [bacaan.periksa_satu(satu) for satu in bacaan.biasa if satu.field_name == permintaan.bidang]
        if len(temuan) != 1 or not temuan[0].isi_terjaga:
            raise GalatTtd("Tanda tangan tidak dapat dibubuhkan pada berkas ini.", "ttd_gagal")
        if self._tsa_akar and self._tsa_url and not temuan[0].cap_waktu:
            raise GalatTtd("Layanan cap waktu memberi cap yang tidak dipercaya.", "cap_waktu")
        return {**describe_certificate(sertifikat), "cap_waktu": temuan[0].cap_waktu}


class _PdfSignerAt(PdfSigner):
    """A signer whose signing time is the one that the document's record shows."""

    def __init__(
        self,
        waktu: datetime,
        meta: PdfSignatureMetadata,
        signer: SimpleSigner,
        cap: CapWaktu | None,
        gaya: BaseStampStyle,
    ) -> None:
        super().__init__(meta, signer, timestamper=cap, stamp_style=gaya)
        self._waktu = waktu

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:
        sesi = super().init_signing_session(pdf_out, existing_fields_only)
        sesi.system_time = self._waktu
        return sesi

    def register_extensions(self, pdf_out: Any, *, md_algorithm: str) -> None:
        """Declare PAdES only: for an elliptic curve the library would also make the file PDF 2.0, which
        no PDF/A-3 is."""
        pdf_out.ensure_output_version(version=(1, 7))
        pdf_out.register_extension(ESIC_EXTENSION_1)


class _PlainWriter(IncrementalPdfFileWriter):
    """An appending writer that leaves the document's metadata alone: XMP carries the claims of PDF/A and
    PDF/UA, and the library's own writer would name itself the producer there."""

    def _update_meta(self) -> None:
        pass


class _StampPage(ImportedPdfPage):
    """The first page of a PDF in memory; the library itself only takes the name of a file."""

    def __init__(self, isi: bytes) -> None:
        super().__init__("")  # type: ignore[no-untyped-call]
        self._isi = isi

    def render(self) -> bytes:
        """The operator that paints the page, registered as a resource."""
        penulis = self._ensure_writer
        objek = penulis.import_page_as_xobject(PdfFileReader(BytesIO(self._isi)))
        self.resources.xobject["/Stempel"] = objek
        kiri, bawah, kanan, atas = (float(angka) for angka in objek.get_object()["/BBox"])
        self.box = BoxConstraints(width=round(kanan - kiri), height=round(atas - bawah))
        return b"/Stempel Do"


def _reason(permintaan: Permintaan) -> str | None:
    if permintaan.instansi:
        return "Segel elektronik instansi"
    return f"Ditandatangani sebagai {permintaan.jabatan}" if permintaan.jabatan else None


def _stamp_style(stempel: bytes) -> BaseStampStyle:
    if not stempel:
        return NoOpStampStyle()
    return StaticStampStyle(background=_StampPage(stempel), background_layout=_PENUH, border_width=0)


def _open_pdf(permintaan: Permintaan) -> IncrementalPdfFileWriter:
    """The file to append to. Raises GalatTtd (pdf_rusak, bidang, urutan)."""
    try:
        penulis = _PlainWriter(BytesIO(permintaan.pdf))
        bidang = {nama: isi for nama, isi, _ in enumerate_sig_fields(penulis.prev)}
    except (PdfError, ValueError, KeyError, TypeError):
        raise GalatTtd("Berkas PDF ini tidak dapat dibaca.", "pdf_rusak") from None
    if permintaan.bidang not in bidang:
        raise GalatTtd("Berkas ini tidak menyediakan tempat untuk tanda tangan ini.", "bidang")
    if bidang[permintaan.bidang] is not None:
        raise GalatTtd("Tempat ini sudah ditandatangani.", "bidang")
    if permintaan.pertama and any(isi is not None for isi in bidang.values()):
        raise GalatTtd("Berkas ini sudah memuat tanda tangan lain.", "urutan")
    return penulis


def _simple_signer(kredensial: Kredensial) -> SimpleSigner:
    """The signer for the library. The root stays out of the signature: it is trusted from elsewhere."""
    kunci = kredensial.kunci.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    lain = SimpleCertificateStore()
    lain.register_multiple([_asn1(satu) for satu in kredensial.rantai if satu.subject != satu.issuer])
    return SimpleSigner(
        signing_cert=_asn1(kredensial.sertifikat),
        signing_key=asn1_keys.PrivateKeyInfo.load(kunci),
        cert_registry=lain,
        embed_roots=False,
    )


def _asn1(sertifikat: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(sertifikat.public_bytes(Encoding.DER))


def _refusal(galat: Exception) -> GalatTtd:
    """The library's error as a sentence; its own text may quote the file and is left out."""
    if isinstance(galat, RantaiError) or isinstance(galat.__context__, RantaiError):
        return GalatTtd("Penerbit sertifikat ini tidak dipercaya sistem ini.", "rantai")
    return GalatTtd("Tanda tangan tidak dapat dibubuhkan pada berkas ini.", "ttd_gagal")
