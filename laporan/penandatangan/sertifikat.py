"""What a certificate says and whether it may sign: reading, names, validity, revocation (layer 0)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from laporan.penandatangan.dasar import GalatTtd

TIDAK_TERSERTIFIKASI: Final = "TIDAK TERSERTIFIKASI (PP 71/2019) - CONTOH"
MIN_RSA_BITS: Final = 2048
_PANJANG_NAMA: Final = 60  # a name of an attribute has 64 characters at most (RFC 5280); then it is cut
_GELAR_DEPAN: Final = {"dr", "drs", "dra", "ir", "h", "hj", "prof", "kh", "tgk", "sdr"}
_PERORANGAN: Final = (NameOID.TITLE, NameOID.GIVEN_NAME, NameOID.SURNAME)
_NEGARA: Final = (("republik", "indonesia"), ("ri",))
_KATA_SEGEL: Final = (("segel", "elektronik"), ("e", "seal"), ("eseal",), ("segel",))
_PART_NAMES: Final = (
    (NameOID.COMMON_NAME, "CN"),
    (NameOID.TITLE, "T"),
    (NameOID.ORGANIZATIONAL_UNIT_NAME, "OU"),
    (NameOID.ORGANIZATION_NAME, "O"),
    (NameOID.COUNTRY_NAME, "C"),
)


def load_certificate(isi: bytes) -> x509.Certificate:
    """The certificate in `isi`, PEM or DER. Raises ValueError."""
    if isi.lstrip().startswith(b"-----"):
        return x509.load_pem_x509_certificate(isi)
    return x509.load_der_x509_certificate(isi)


def load_crl(isi: bytes) -> x509.CertificateRevocationList:
    """The revocation list in `isi`, PEM or DER. Raises ValueError."""
    if isi.lstrip().startswith(b"-----"):
        return x509.load_pem_x509_crl(isi)
    return x509.load_der_x509_crl(isi)


def redact_numbers(teks: str) -> str:
    """`teks` with every run of 15 digits or more (NIK, NIP) hidden."""
    return re.sub(r"\d{15,}", "…", teks)


def describe_name(nama: x509.Name) -> str:
    """CN, title, OU, O and C of a name in one line; other attributes may be personal and are left out."""
    parts = [
        f"{label}={redact_numbers(str(attribute.value))}"
        for oid, label in _PART_NAMES
        for attribute in nama.get_attributes_for_oid(oid)
    ]
    return ", ".join(parts)


def common_name(nama: x509.Name) -> str:
    """The CN of a name, "" when it has none."""
    found = nama.get_attributes_for_oid(NameOID.COMMON_NAME)
    return redact_numbers(str(found[0].value)) if found else ""


def describe_certificate(sertifikat: x509.Certificate) -> dict[str, str]:
    """nama, subjek, penerbit, nomor_seri (hex), berlaku_dari, berlaku_sampai (ISO, UTC), and
    tersertifikasi ("tidak" for a certificate of the demonstration CA, else "")."""
    subjek = describe_name(sertifikat.subject)
    return {
        "nama": common_name(sertifikat.subject),
        "subjek": subjek,
        "penerbit": describe_name(sertifikat.issuer),
        "nomor_seri": f"{sertifikat.serial_number:x}",
        "berlaku_dari": sertifikat.not_valid_before_utc.isoformat(),
        "berlaku_sampai": sertifikat.not_valid_after_utc.isoformat(),
        "tersertifikasi": "tidak" if TIDAK_TERSERTIFIKASI in subjek else "",
    }


def plain_name(nama: str) -> str:
    """A name without titles, points and case: what "Dr. Ir. SITI  AMINAH, M.Si." and "Siti Aminah" share."""
    words = re.sub(r"[.'’`]", " ", nama.split(",")[0]).casefold().split()
    while len(words) > 1 and words[0] in _GELAR_DEPAN:
        words.pop(0)
    return " ".join(words)


def is_same_name(satu: str, dua: str) -> bool:
    """Whether two spellings, with or without titles, name the same person."""
    return bool(plain_name(satu)) and plain_name(satu) == plain_name(dua)


def is_institution(sertifikat: x509.Certificate) -> bool:
    """Whether the certificate is of an institution and no person: its name is its organisation's, and it
    bears no title, given name or surname (as ETSI EN 319 412-3 has it for legal persons)."""
    subjek = sertifikat.subject
    organisasi = subjek.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return (
        not any(subjek.get_attributes_for_oid(oid) for oid in _PERORANGAN)
        and len(organisasi) == 1
        and is_same_institution(common_name(subjek), [str(organisasi[0].value)])
    )


def is_same_institution(satu: str, nama: Sequence[str]) -> bool:
    """Whether `satu` spells one of the names: case, points, "Segel Elektronik" before, "Republik Indonesia"
    behind, and what exceeds the 64 characters of a certificate do not matter."""
    kata = _institution_words(satu)
    return bool(kata) and any(kata == _institution_words(lain) for lain in nama)


def _institution_words(nama: str) -> str:
    words = tuple(re.sub(r"[^\w\s]", " ", nama).casefold().split())
    words = next((words[len(k) :] for k in _KATA_SEGEL if words[: len(k)] == k), words)
    words = next((words[: -len(k)] for k in _NEGARA if words[-len(k) :] == k), words)
    return " ".join(words)[:_PANJANG_NAMA].strip()


def require_seal_certificate(
    sertifikat: x509.Certificate, *, waktu: datetime, instansi: Sequence[str]
) -> None:
    """That this certificate may seal at `waktu` (aware) for an institution of one of these names. Raises
    GalatTtd as require_signing_certificate does, and bukan_instansi."""
    require_signing_certificate(sertifikat, waktu=waktu)
    nama = common_name(sertifikat.subject)
    if not is_institution(sertifikat):
        raise GalatTtd(
            f"Sertifikat atas nama {nama} bukan sertifikat instansi, sehingga tidak dapat menjadi segel.",
            "bukan_instansi",
        )
    if not is_same_institution(nama, instansi):
        raise GalatTtd(f"Segel ini atas nama {nama}, bukan {instansi[0]}.", "nama_lain")


def find_revocation(
    sertifikat: x509.Certificate, crl: Sequence[bytes], penerbit: Sequence[x509.Certificate]
) -> datetime | None:
    """When the certificate was revoked (UTC), by the lists that one of `penerbit` has really signed;
    None: not revoked by any. Lists that cannot be read or are not of its issuer say nothing."""
    for isi in crl:
        try:
            daftar = load_crl(isi)
        except ValueError:
            continue
        if daftar.issuer != sertifikat.issuer or not _is_signed_by_any(daftar, penerbit):
            continue
        entry = daftar.get_revoked_certificate_by_serial_number(sertifikat.serial_number)
        if entry is not None:
            return entry.revocation_date_utc
    return None


def _is_signed_by_any(daftar: x509.CertificateRevocationList, penerbit: Sequence[x509.Certificate]) -> bool:
    for calon in penerbit:
        kunci = calon.public_key()
        if calon.subject == daftar.issuer and isinstance(kunci, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
            try:
                if daftar.is_signature_valid(kunci):
                    return True
            except (TypeError, ValueError):
                continue
    return False


def require_signing_certificate(sertifikat: x509.Certificate, *, waktu: datetime, nama: str = "") -> None:
    """That this certificate may sign at `waktu` (aware), for `nama` when one is given. Raises GalatTtd with
    kode belum_berlaku, kedaluwarsa, kegunaan, kunci_lemah or nama_lain."""
    if waktu < sertifikat.not_valid_before_utc:
        raise GalatTtd("Sertifikat ini belum berlaku.", "belum_berlaku")
    if waktu > sertifikat.not_valid_after_utc:
        raise GalatTtd(
            "Masa berlaku sertifikat ini sudah habis. Terbitkan atau unggah sertifikat baru.", "kedaluwarsa"
        )
    if not _may_sign(sertifikat):
        raise GalatTtd(
            "Sertifikat ini tidak dibuat untuk menandatangani dokumen (kegunaan nirsangkal tidak ada).",
            "kegunaan",
        )
    if not _has_strong_key(sertifikat):
        raise GalatTtd("Kunci sertifikat ini terlalu lemah untuk menandatangani.", "kunci_lemah")
    if nama and not is_same_name(nama, common_name(sertifikat.subject)):
        raise GalatTtd(
            f"Sertifikat ini atas nama {common_name(sertifikat.subject)}, bukan {nama}.", "nama_lain"
        )


def _may_sign(sertifikat: x509.Certificate) -> bool:
    try:
        usage = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return usage.content_commitment


def _has_strong_key(sertifikat: x509.Certificate) -> bool:
    kunci = sertifikat.public_key()
    if isinstance(kunci, rsa.RSAPublicKey):
        return kunci.key_size >= MIN_RSA_BITS
    return isinstance(kunci, ec.EllipticCurvePublicKey) and kunci.curve.name in {
        "secp256r1",
        "secp384r1",
        "secp521r1",
    }
