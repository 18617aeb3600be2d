"""The reading behind `periksa`: one file with its signatures, judged by pyHanko and stricter rules (layer 0).

pyHanko judges digests, signatures, chains, and differences between revisions. Added here: later revisions
may fill signature fields only, the end of the file and the container of a signature carry nothing extra,
and a revocation counts from its date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel, StandardDiffPolicy
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleTrustManager

from laporan.penandatangan.hasil_periksa import Pemeriksaan, TandaTangan
from laporan.penandatangan.lampiran import attached_data
from laporan.penandatangan.sertifikat import (
    describe_certificate,
    find_revocation,
    is_institution,
    load_certificate,
)
from laporan.penandatangan.ubahan import AFTER_LAST, BEFORE_LAST, is_metadata_kept

_AKHIR: Final = re.compile(rb"\s*(?:startxref\s+\d+\s+%%EOF\s*)?\Z")
_PENANDA: Final = re.compile(rb"/ByteRange\s*\[")


class PdfTerenkripsiError(Exception):
    """The file is encrypted and cannot be judged."""


class BacaanPdf:
    """One file with the roots and revocation lists that it is judged by, at the moment `kini` (aware)."""

    def __init__(self, isi: BytesIO, akar: Sequence[bytes], crl: Sequence[bytes], kini: datetime) -> None:
        self.isi = isi.getvalue()
        self.reader = PdfFileReader(isi, strict=True)
        if self.reader.encrypted:
            raise PdfTerenkripsiError
        self.akar = [load_certificate(satu) for satu in akar]
        self.kini = kini
        self.semua: list[EmbeddedPdfSignature] = self.reader.embedded_signatures
        self.biasa = [satu for satu in self.semua if satu.sig_object_type != "/DocTimeStamp"]
        self.terakhir = max((satu.signed_revision for satu in self.semua), default=0)
        self.crl = [*crl, *self._crl_in_file()]

    def periksa(self) -> Pemeriksaan:
        """The finding on the whole file."""
        kode, lampiran = attached_data(self.reader)
        kosong = [nama for nama, isi, _ in enumerate_sig_fields(self.reader) if isi is None]
        return Pemeriksaan(
            revisi=self.reader.xrefs.total_revisions,
            tanda_tangan=tuple(self.periksa_satu(ttd) for ttd in self.biasa),
            bidang_kosong=tuple(kosong),
            perubahan=tuple(self._changes()),
            kode_dokumen=kode,
            lampiran=lampiran,
        )

    def periksa_satu(self, ttd: EmbeddedPdfSignature) -> TandaTangan:
        """The finding on one signature; one that cannot be judged is one that is not sound."""
        try:
            return self._judge(ttd)
        except MemoryError:
            raise
        except Exception:  # malformed CMS, ByteRange, fields or later revisions
            return TandaTangan(bidang=str(ttd.field_name))

    def _judge(self, ttd: EmbeddedPdfSignature) -> TandaTangan:
        sertifikat = x509.load_der_x509_certificate(ttd.signer_cert.dump())
        diakui = ttd.self_reported_timestamp or self.kini
        status = self._status(ttd, diakui)
        cap = _trusted_stamp(status)
        if cap:
            status = self._status(ttd, cap)
        waktu = cap or ttd.self_reported_timestamp
        dicabut = self._revoked(sertifikat, status, cap)
        kata = describe_certificate(sertifikat)
        return TandaTangan(
            bidang=str(ttd.field_name),
            nama=kata["nama"],
            subjek=kata["subjek"],
            penerbit=kata["penerbit"],
            nomor_seri=kata["nomor_seri"],
            berlaku_dari=kata["berlaku_dari"],
            berlaku_sampai=kata["berlaku_sampai"],
            waktu=waktu.isoformat() if waktu else "",
            cap_waktu=cap.isoformat() if cap else "",
            revisi=ttd.signed_revision + 1,
            mengesahkan=ttd.docmdp_level is not None,
            utuh=status.intact and status.valid and _is_stamp_whole(status) and self._is_canonical(ttd),
            menyeluruh=self._covers(ttd, status),
            docmdp_ok=bool(status.docmdp_ok),
            terpercaya=status.trusted and not dicabut,
            kedaluwarsa=self.kini > sertifikat.not_valid_after_utc,
            dicabut=dicabut,
            tersertifikasi=kata["tersertifikasi"],
            segel=is_institution(sertifikat),
        )

    def _status(self, ttd: EmbeddedPdfSignature, saat: datetime) -> PdfSignatureStatus:
        return validate_pdf_signature(
            ttd,
            signer_validation_context=self._context(saat),
            ts_validation_context=self._context(saat),
            diff_policy=self._policy(ttd),
        )

    def _policy(self, ttd: EmbeddedPdfSignature) -> StandardDiffPolicy:
        """Behind the last signature nobody writes, but the program that adds validation data to it."""
        lama = self.reader.get_historical_resolver(ttd.signed_revision).root
        if ttd.signed_revision < self.terakhir or ("/DSS" in self.reader.root and "/DSS" not in lama):
            return BEFORE_LAST
        return AFTER_LAST

    def _context(self, saat: datetime) -> ValidationContext:
        akar = [asn1_x509.Certificate.load(satu.public_bytes(Encoding.DER)) for satu in self.akar]
        return ValidationContext(
            trust_manager=SimpleTrustManager.build(trust_roots=akar),
            moment=saat,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )

    def _revoked(self, sertifikat: x509.Certificate, status: PdfSignatureStatus, cap: datetime | None) -> str:
        """When the certificate was revoked, unless a trusted time stamp is older; "" = not."""
        jalur = status.validation_path
        if jalur is None:
            return ""
        penerbit = [
            x509.load_der_x509_certificate(satu.dump()) for satu in jalur.iter_certs(include_root=True)
        ]
        kapan = find_revocation(sertifikat, self.crl, penerbit)
        if kapan is None or (cap is not None and cap < kapan):
            return ""
        return kapan.isoformat()

    def _covers(self, ttd: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
        """Whether it covers the whole file, or its revision and later ones brought only signatures."""
        if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
            return True
        beda = ttd.diff_result
        if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION or not isinstance(beda, DiffResult):
            return False
        if ttd.signed_revision == self.reader.xrefs.total_revisions - 1:
            return False  # bytes behind the last revision, which no reader shows, yet nobody signed
        return (
            beda.modification_level <= ModificationLevel.FORM_FILLING
            and beda.changed_form_fields <= {satu.field_name for satu in self.semua}
            and is_metadata_kept(self.reader, ttd.signed_revision)
        )

    def _is_canonical(self, ttd: EmbeddedPdfSignature) -> bool:
        """Whether the bytes that the signature leaves out are one CMS object in plain hexadecimal, padded
        with zeros: nothing hides there."""
        _, panjang, lanjut, _ = (int(angka) for angka in ttd.byte_range)
        celah = self.isi[panjang:lanjut]
        isi = ttd.pkcs7_content
        if celah.lower() != b"<" + isi.hex().encode() + b">" or celah not in (celah.lower(), celah.upper()):
            return False
        return not isi[der_end(isi) :].strip(b"\0") and _is_plain_cms(ttd)

    def _changes(self) -> list[str]:
        """What no signature answers for."""
        found = []
        if len(_PENANDA.findall(self.isi)) != len(self.semua):
            found.append("Berkas ini memuat tanda tangan yang dilepas dari bidangnya.")
        found.extend(
            f"Cap waktu dokumen {ttd.field_name} tidak sah."
            for ttd in self.reader.embedded_timestamp_signatures
            if not self._is_stamp_sound(ttd)
        )
        akhir = self.reader.xrefs.get_xref_container_info(self.reader.xrefs.total_revisions - 1).end_location
        if self.biasa and not self._ends_after(akhir):
            found.append("Di belakang akhir berkas ada tambahan yang tidak ditandatangani.")
        return found

    def _ends_after(self, akhir: int) -> bool:
        ekor = self.isi[akhir:]
        mulai = ekor.find(b"startxref")
        return mulai >= 0 and bool(_AKHIR.match(ekor[mulai:]))

    def _is_stamp_sound(self, ttd: EmbeddedPdfSignature) -> bool:
        try:
            status = validate_pdf_timestamp(ttd, self._context(self.kini), diff_policy=AFTER_LAST)
        except Exception:  # malformed
            return False
        return bool(status.intact and status.valid)

    def _crl_in_file(self) -> list[bytes]:
        try:
            dss = DocumentSecurityStore.read_dss(self.reader)
        except NoDSSFoundError:
            return []
        return [bytes(satu.get_object().data) for satu in dss.crls]


def _trusted_stamp(status: PdfSignatureStatus) -> datetime | None:
    """The moment that a trusted time stamp inside the signature proves; None without one."""
    cap = status.timestamp_validity
    if cap is None or not (cap.intact and cap.valid and cap.trusted):
        return None
    saat: datetime = cap.timestamp
    return saat


def _is_stamp_whole(status: PdfSignatureStatus) -> bool:
    """Whether a time stamp, if there is one, belongs to this signature and is unbroken, whoever made it."""
    cap = status.timestamp_validity
    return cap is None or (cap.intact and cap.valid)


def _is_plain_cms(ttd: EmbeddedPdfSignature) -> bool:
    """Whether the parts of the CMS object that no digest covers say what they must."""
    data: Any = ttd.signed_data
    algoritma = [satu.dump() for satu in data["digest_algorithms"]]
    _ = data.native  # parses every nested value
    return data["version"].native in {"v1", "v3"} and algoritma == [
        ttd.signer_info["digest_algorithm"].dump()
    ]


def der_end(isi: bytes, mulai: int = 0, batas: int | None = None) -> int:
    """Where the DER object that begins at `mulai` ends, its nested objects filling each other exactly;
    `batas`: where it must end at the latest, None = with `isi`.

    Raises ValueError for anything else (indefinite or longer lengths, rests), IndexError for a cut one."""
    tanda, panjang, awal = isi[mulai], isi[mulai + 1], mulai + 2
    if panjang >= 0x80:
        jumlah = panjang & 0x7F
        panjang = int.from_bytes(isi[awal : awal + jumlah], "big")
        awal += jumlah
        if panjang < 0x80 or panjang >> (8 * jumlah - 8) == 0:
            raise ValueError("Panjang objek tidak ditulis menurut DER.")
    akhir = awal + panjang
    if tanda == 0 or tanda & 0x1F == 0x1F or akhir > (len(isi) if batas is None else batas):
        raise ValueError("Objek ini bukan DER.")
    while tanda & 0x20 and awal < akhir:
        awal = der_end(isi, awal, akhir)
    return akhir
