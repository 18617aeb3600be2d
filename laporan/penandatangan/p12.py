"""PKCS#12 files: opening with a passphrase, packing, changing the passphrase (layer 0).

A passphrase is an argument and nothing else: it is kept in no object, exception or message.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, cast

from asn1crypto import pkcs12 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.sertifikat import (
    describe_certificate,
    require_seal_certificate,
    require_signing_certificate,
)

KDF_ROUNDS: Final = 200_000  # PBKDF2-HMAC-SHA256, once per opening of each of the two parts
MAX_ROUNDS: Final = 2_000_000  # a file that asks for more is meant to keep the server busy
MAX_BYTES: Final = 64 * 1024
MIN_SANDI: Final = 8

Kunci = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Kredensial:
    """An opened PKCS#12: private key, certificate, and the other certificates of its chain."""

    sertifikat: x509.Certificate
    kunci: Kunci = field(repr=False)
    rantai: tuple[x509.Certificate, ...] = ()


def open_p12(p12: bytes, sandi: str) -> Kredensial:
    """The contents of a PKCS#12. Raises GalatTtd with kode p12_rusak, sandi_salah (salah_sandi set) or
    tanpa_kunci."""
    _require_reasonable(p12)
    try:
        isi = pkcs12.load_pkcs12(p12, sandi.encode())
    except (ValueError, TypeError):
        raise GalatTtd("Frasa sandi sertifikat salah.", "sandi_salah", salah_sandi=True) from None
    if isi.key is None or isi.cert is None:
        raise GalatTtd("Berkas ini tidak memuat kunci dan sertifikat penandatangan.", "tanpa_kunci")
    if not isinstance(isi.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise GalatTtd("Jenis kunci di berkas ini tidak dikenal. Gunakan RSA atau ECDSA.", "kunci_lemah")
    if isi.key.public_key() != isi.cert.certificate.public_key():
        raise GalatTtd("Kunci di berkas ini bukan kunci sertifikatnya.", "tanpa_kunci")
    rantai = tuple(lain.certificate for lain in isi.additional_certs)
    return Kredensial(isi.cert.certificate, isi.key, rantai)


def pack_p12(kredensial: Kredensial, sandi: str, *, label: str = "penandatangan") -> bytes:
    """A PKCS#12 with AES-256-CBC and PBKDF2 (KDF_ROUNDS). Raises GalatTtd(sandi_lemah)."""
    if len(sandi) < MIN_SANDI:
        raise GalatTtd(f"Frasa sandi sertifikat sedikitnya {MIN_SANDI} karakter.", "sandi_lemah")
    cara = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(KDF_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(sandi.encode())
    )
    p12 = pkcs12.serialize_key_and_certificates(
        label.encode(), kredensial.kunci, kredensial.sertifikat, kredensial.rantai, cara
    )
    return _harden_mac(p12, sandi)


def read_p12_info(p12: bytes, sandi: str) -> dict[str, str]:
    """What the certificate inside says (see describe_certificate). Raises GalatTtd as open_p12 does."""
    return describe_certificate(open_p12(p12, sandi).sertifikat)


def accept_p12(p12: bytes, sandi: str, *, nama: str, waktu: datetime) -> tuple[bytes, dict[str, str]]:
    """A PKCS#12 that an official brings: checked for `nama` at `waktu`, packed anew with our strong
    encryption under the same passphrase, with what it says. Raises GalatTtd."""
    kredensial = open_p12(p12, sandi)
    require_signing_certificate(kredensial.sertifikat, waktu=waktu, nama=nama)
    return pack_p12(kredensial, sandi), describe_certificate(kredensial.sertifikat)


def accept_seal_p12(
    p12: bytes, sandi: str, *, instansi: Sequence[str], waktu: datetime
) -> tuple[bytes, dict[str, str]]:
    """As accept_p12, for the certificate of an institution of one of these names. Raises GalatTtd."""
    kredensial = open_p12(p12, sandi)
    require_seal_certificate(kredensial.sertifikat, waktu=waktu, instansi=instansi)
    return pack_p12(kredensial, sandi), describe_certificate(kredensial.sertifikat)


def change_passphrase(p12: bytes, lama: str, baru: str) -> bytes:
    """The same key and certificates under a new passphrase. Raises GalatTtd as open_p12 and pack_p12 do."""
    return pack_p12(open_p12(p12, lama), baru)


def _harden_mac(p12: bytes, sandi: str) -> bytes:
    """The same file with KDF_ROUNDS for its integrity code, which the library leaves at 2,048: guessing the
    passphrase by that code would be a hundred times cheaper than by the encryption."""
    pfx = asn1.Pfx.load(p12, strict=True)
    mac = pfx["mac_data"]
    kunci = _mac_key(sandi, mac["mac_salt"].native)
    mac["iterations"] = KDF_ROUNDS
    mac["mac"]["digest"] = hmac.digest(kunci, pfx["auth_safe"]["content"].native, "sha256")
    return bytes(pfx.dump(force=True))


def _mac_key(sandi: str, garam: bytes) -> bytes:
    """The key of the integrity code: RFC 7292 appendix B.2 with SHA-256, whose one block is enough."""
    kata = sandi.encode("utf-16-be") + b"\0\0"
    blok = bytes([3]) * 64 + _fill(garam) + _fill(kata)
    for _ in range(KDF_ROUNDS):
        blok = sha256(blok).digest()
    return blok


def _fill(teks: bytes) -> bytes:
    """`teks` repeated to whole blocks of 64 bytes."""
    panjang = 64 * -(-len(teks) // 64)
    return (teks * (panjang // len(teks) + 1))[:panjang]


def _require_reasonable(p12: bytes) -> None:
    """That the file is a PKCS#12 of ordinary size whose key derivation ends in a reasonable time."""
    rusak = GalatTtd("Berkas ini bukan PKCS#12 (.p12 atau .pfx) yang dapat dibaca.", "p12_rusak")
    if len(p12) > MAX_BYTES:
        raise rusak
    try:
        rounds = list(_rounds_of(asn1.Pfx.load(p12, strict=True)))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise rusak from None
    if max(rounds, default=0) > MAX_ROUNDS:
        raise rusak


def _rounds_of(pfx: Any) -> Iterator[int]:
    """Every iteration count that opening the file would use."""
    if pfx["mac_data"].native is not None:
        yield int(pfx["mac_data"]["iterations"].native)
    for bagian in pfx.authenticated_safe:
        isi = bagian["content"]
        if bagian["content_type"].native == "encrypted_data":
            yield _iterations(isi["encrypted_content_info"]["content_encryption_algorithm"])
            continue
        for bag in cast(Sequence[Any], asn1.SafeContents.load(isi.native)):
            if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                yield _iterations(bag["bag_value"]["encryption_algorithm"])


def _iterations(algoritma: Any) -> int:
    parameter = algoritma["parameters"]
    if algoritma["algorithm"].native == "pbes2":
        return int(parameter["key_derivation_func"]["parameters"]["iteration_count"].native)
    return int(parameter["iterations"].native)
