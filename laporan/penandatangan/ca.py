"""A demonstration certificate authority in a private folder: root, certificates of officials, CRL (layer 0).

Its signatures are electronic signatures without certification in the sense of PP 71/2019 article 60, and
every certificate says so. The folder holds akar.pem, kunci.pem (0600, PKCS#8, encrypted when a passphrase
is given) and crl.pem.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from laporan.penandatangan.p12 import Kredensial, pack_p12
from laporan.penandatangan.sertifikat import (
    TIDAK_TERSERTIFIKASI,
    describe_certificate,
    load_certificate,
    load_crl,
)

NAMA_CA: Final = "CA Contoh SAKIP"
MASA_AKAR: Final = timedelta(days=10 * 365)
MASA_CRL: Final = timedelta(days=90)
_SELANG: Final = timedelta(minutes=5)  # clocks differ; a fresh certificate must already be valid
_X520_MAX: Final = 64  # upper bound of a name attribute (RFC 5280, appendix A.1)


class GalatCa(Exception):
    """The folder cannot serve as a certificate authority; the sentence says why."""


@dataclass(frozen=True)
class Ca:
    """An opened authority: its folder, root certificate and key."""

    folder: Path
    akar: x509.Certificate
    kunci: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def akar_der(self) -> bytes:
        """The root certificate, to be trusted by whoever validates (`akar` of periksa_pdf)."""
        return self.akar.public_bytes(Encoding.DER)


def make_ca(folder: Path, *, sandi: str = "", nama: str = NAMA_CA) -> Ca:
    """A new authority in `folder` (made, 0700), its key encrypted with `sandi` when that is not empty.
    Raises GalatCa when one is there already."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / "kunci.pem").exists() or (folder / "akar.pem").exists():
        raise GalatCa(f"Di {folder} sudah ada otoritas sertifikat; tidak ditimpa.")
    folder.chmod(0o700)
    kunci = ec.generate_private_key(ec.SECP384R1())
    akar = _sign_root(kunci, nama)
    cara = BestAvailableEncryption(sandi.encode()) if sandi else NoEncryption()
    _write_private(folder / "kunci.pem", kunci.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, cara))
    _write_private(folder / "akar.pem", akar.public_bytes(Encoding.PEM))
    ca = Ca(folder, akar, kunci)
    _write_crl(ca, [], 1)
    return ca


def open_ca(folder: Path, *, sandi: str = "") -> Ca:
    """The authority of `folder`. Raises GalatCa when there is none or its passphrase is another."""
    try:
        akar = load_certificate((folder / "akar.pem").read_bytes())
        kunci = load_pem_private_key((folder / "kunci.pem").read_bytes(), sandi.encode() or None)
    except FileNotFoundError:
        raise GalatCa("Belum ada otoritas sertifikat. Jalankan: manage.py buat_ca") from None
    except (ValueError, TypeError):
        raise GalatCa("Otoritas sertifikat tidak dapat dibuka: berkas rusak atau sandinya lain.") from None
    if not isinstance(kunci, ec.EllipticCurvePrivateKey):
        raise GalatCa("Kunci otoritas sertifikat bukan kunci ECDSA.")
    return Ca(folder, akar, kunci)


def issue_p12(
    ca: Ca,
    nama: str,
    jabatan: str,
    satker: str,
    sandi: str,
    masa: timedelta,
    *,
    alamat_crl: str = "",
    mulai: datetime | None = None,
) -> tuple[bytes, dict[str, str]]:
    """A new key and certificate of an official as PKCS#12 under `sandi`, with what the certificate says.

    `masa`: how long it is valid, at most as long as the root; `alamat_crl`: where the CRL can be fetched;
    `mulai`: first moment of validity, None = now. Raises GalatTtd(sandi_lemah)."""
    subjek = _name(COMMON_NAME=nama, TITLE=jabatan, ORGANIZATION_NAME=satker)
    return _issued(ca, subjek, nama, sandi, masa, alamat_crl, mulai)


def issue_seal_p12(
    ca: Ca, instansi: str, sandi: str, masa: timedelta, *, mulai: datetime | None = None
) -> tuple[bytes, dict[str, str]]:
    """A new key and certificate of an institution, with no person in it, as issue_p12 makes those of
    officials. Raises GalatTtd(sandi_lemah)."""
    subjek = _name(COMMON_NAME=instansi, ORGANIZATION_NAME=instansi)
    return _issued(ca, subjek, instansi, sandi, masa, "", mulai)


def _issued(
    ca: Ca,
    subjek: x509.Name,
    label: str,
    sandi: str,
    masa: timedelta,
    alamat_crl: str,
    mulai: datetime | None,
) -> tuple[bytes, dict[str, str]]:
    kunci = ec.generate_private_key(ec.SECP256R1())
    sertifikat = _sign_leaf(ca, kunci, subjek, masa, alamat_crl, mulai)
    p12 = pack_p12(Kredensial(sertifikat, kunci, (ca.akar,)), sandi, label=label)
    return p12, describe_certificate(sertifikat)


def revoke(ca: Ca, nomor_seri: str, *, waktu: datetime | None = None) -> bytes:
    """Revoke the certificate with this serial number (hex) and write the new CRL; returns it (DER).
    Revoking twice keeps the first date."""
    with _locked(ca.folder):
        daftar = _read_crl(ca)
        entries = {entry.serial_number: entry for entry in daftar}
        nomor = int(nomor_seri, 16)
        if nomor not in entries:
            builder = x509.RevokedCertificateBuilder().serial_number(nomor)
            entries[nomor] = builder.revocation_date(waktu or datetime.now(UTC)).build()
        return _write_crl(ca, list(entries.values()), _number_of(daftar) + 1)


def current_crl(ca: Ca) -> bytes:
    """The CRL (DER), signed anew when two thirds of its life are over."""
    with _locked(ca.folder):
        daftar = _read_crl(ca)
        berakhir = daftar.next_update_utc
        if berakhir is None or berakhir - datetime.now(UTC) < MASA_CRL / 3:
            return _write_crl(ca, list(daftar), _number_of(daftar) + 1)
        return daftar.public_bytes(Encoding.DER)


def _name(**parts: str) -> x509.Name:
    """A subject in Indonesia, marked as not certified; longer values are cut to what X.520 allows."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            *(
                x509.NameAttribute(getattr(NameOID, oid), value.strip()[:_X520_MAX])
                for oid, value in parts.items()
                if value.strip()
            ),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, TIDAK_TERSERTIFIKASI),
        ]
    )


def _usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def _sign_root(kunci: ec.EllipticCurvePrivateKey, nama: str) -> x509.Certificate:
    now = datetime.now(UTC)
    subjek = _name(COMMON_NAME=nama)
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(subjek)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SELANG)
        .not_valid_after(now + MASA_AKAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(ca=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci.public_key()), critical=False)
        .sign(kunci, hashes.SHA384())
    )


def _sign_leaf(
    ca: Ca,
    kunci: ec.EllipticCurvePrivateKey,
    subjek: x509.Name,
    masa: timedelta,
    alamat_crl: str,
    mulai: datetime | None,
) -> x509.Certificate:
    awal = mulai or datetime.now(UTC) - _SELANG
    akhir = min(awal + masa, ca.akar.not_valid_after_utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(ca.akar.subject)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(awal)
        .not_valid_after(akhir)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(ca=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.kunci.public_key()), critical=False
        )
    )
    if alamat_crl:
        tempat = x509.DistributionPoint([x509.UniformResourceIdentifier(alamat_crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([tempat]), critical=False)
    return builder.sign(ca.kunci, hashes.SHA384())


def _read_crl(ca: Ca) -> x509.CertificateRevocationList:
    return load_crl((ca.folder / "crl.pem").read_bytes())


def _number_of(daftar: x509.CertificateRevocationList) -> int:
    return daftar.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


def _write_crl(ca: Ca, entries: list[x509.RevokedCertificate], number: int) -> bytes:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(ca.akar.subject)
        .last_update(now)
        .next_update(now + MASA_CRL)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.kunci.public_key()), critical=False
        )
    )
    for entry in entries:
        builder = builder.add_revoked_certificate(entry)
    daftar = builder.sign(ca.kunci, hashes.SHA384())
    baru = ca.folder / "crl.pem.baru"
    baru.unlink(missing_ok=True)
    _write_private(baru, daftar.public_bytes(Encoding.PEM))
    baru.replace(ca.folder / "crl.pem")
    return daftar.public_bytes(Encoding.DER)


def _write_private(path: Path, isi: bytes) -> None:
    """A new file that only its owner reads; never over an existing one."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as berkas:
        berkas.write(isi)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer of the CRL at a time, across processes."""
    with (folder / "kunci.lock").open("a") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        yield
