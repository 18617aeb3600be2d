"""A small time stamping authority (RFC 3161) on loopback, with a root of its own."""

import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.laporan.penandatangan.berkas import authority
from tests.laporan.penandatangan.server import Diam, serving

AKAR = "cap-waktu"  # key of its authority in berkas.authority


def tsa_root() -> bytes:
    """The root that stamps lead to (DER)."""
    return authority(AKAR).akar_der


@lru_cache
def _stamper():
    otoritas = authority(AKAR)
    kunci = rsa.generate_private_key(65537, 2048)
    now = datetime.now(UTC)
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Cap Waktu Contoh")]))
        .issuer_name(otoritas.akar.subject)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(otoritas.kunci.public_key()), critical=False
        )
        .sign(otoritas.kunci, hashes.SHA384())
    )
    return DummyTimeStamper(
        asn1_x509.Certificate.load(sertifikat.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(kunci.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
    )


@contextmanager
def stamping(ulah=""):
    """Its address. `ulah`: "" answers well; lambat, html, galat, kosong, alih misbehave."""

    class Cap(Diam):
        def do_POST(self):
            req = tsp.TimeStampReq.load(self.body())
            if ulah == "lambat":
                time.sleep(1.5)
            if ulah == "galat":
                return self.answer(b"", status=503)
            if ulah == "html":
                return self.answer(b"<html>", "text/html")
            if ulah == "alih":
                return self.answer(b"", status=307, Location="http://127.0.0.1:9/")
            isi = b"" if ulah == "kosong" else _stamper().request_tsa_response(req).dump()
            return self.answer(isi, "application/timestamp-reply")

    with serving(Cap) as alamat:
        yield alamat
