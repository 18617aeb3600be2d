"""Signing in with an OpenID Connect provider: the authorization code flow with PKCE (layer 0).

After OpenID Connect Core 1.0, sections 3.1.2.1 to 3.1.3.7, Discovery 1.0 and RFC 7636. Only this file knows
authlib and joserfc. Every request goes over TLS, except to this machine itself, follows no redirect, and all
of one step share one limit of time. Nothing that is received is logged or kept but what `Bukti` holds.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from urllib3.exceptions import HTTPError

ALGORITMA: Final = ("RS256", "ES256")
LONGGAR: Final = 60  # seconds by which two clocks may differ
LAMA_PERGI: Final = 10 * 60  # seconds that somebody may stay with the provider
MAX_BYTES: Final = 256 * 1024
MAX_SUB: Final = 255  # OpenID Connect Core 1.0, section 2
METADATA: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")

catatan = logging.getLogger(__name__)

Titipan = dict[str, Any]


@dataclass(frozen=True)
class Penyedia:
    """A provider as the settings describe it.

    `alamat`: authorization, token and JWKS address in this order; empty = they are read from the document
    below `penerbit`. `lingkup`: scopes besides openid. `detik`: for one whole step. `ca`: a file with the
    roots to trust instead of those of the system.
    """

    nama: str
    penerbit: str
    klien: str
    rahasia: str = field(default="", repr=False)
    lingkup: tuple[str, ...] = ()
    alamat: tuple[str, ...] = ()
    detik: float = 10.0
    ca: str = ""


@dataclass(frozen=True)
class Bukti:
    """Who has proved to be whom: the stable `sub` at `penerbit`, the claims `amr` and `acr` in one set, the
    claim that was asked for ("" = none), and whether the proof was given after this step began."""

    penerbit: str
    sub: str
    faktor: frozenset[str]
    klaim: str
    segar: bool


class GalatOidc(Exception):  # noqa: N818 # Galat is the Indonesian word for error
    """A step that failed. `str()` is the sentence for the user, `kode` the cause in one word for the log:
    alamat, putus, lambat, jawaban, keadaan, ditolak, kode, bukti or basi."""

    def __init__(self, kode: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kode = kode
        catatan.warning("sign-in with the provider failed: %s", kode)


def begin(penyedia: Penyedia, kembali: str, *, ulang: bool = False) -> tuple[str, Titipan]:
    """Where the browser goes, and what is kept on our side until it comes back to `kembali`.

    With `ulang` the provider must ask for the credentials again. Raises GalatOidc (alamat, putus, lambat,
    jawaban).
    """
    sesi = _Sesi(penyedia, kembali)
    titipan = {
        "state": generate_token(48),
        "nonce": generate_token(48),
        "verifier": generate_token(64),
        "mulai": time.time(),
        "ulang": ulang,
    }
    tambahan: dict[str, Any] = {"prompt": "login", "max_age": "0"} if ulang else {}
    alamat, _ = sesi.create_authorization_url(
        sesi.metadata_of()["authorization_endpoint"],
        state=titipan["state"],
        nonce=titipan["nonce"],
        code_verifier=titipan["verifier"],
        **tambahan,
    )
    return str(alamat), titipan


def finish(
    penyedia: Penyedia, kembali: str, jawaban: Mapping[str, str], titipan: Titipan | None, klaim: str = ""
) -> Bukti:
    """What the provider vouches for, from the query `jawaban` with which the browser came back.

    `titipan` is what `begin` gave, taken away before this call so that it serves once; None = there is none.
    `klaim` names the claim to read. Raises GalatOidc (all of its codes).
    """
    if not titipan or not _is_awaited(jawaban, titipan):
        raise GalatOidc(
            "keadaan",
            f"Proses masuk dengan {penyedia.nama} ini tidak dimulai di peramban ini, sudah selesai, atau "
            "sudah lewat waktunya. Mulailah kembali.",
        )
    if "error" in jawaban:
        raise GalatOidc(
            "ditolak", f"Proses di {penyedia.nama} dibatalkan atau tidak diizinkan, sehingga belum selesai."
        )
    if not jawaban.get("code") or jawaban.get("iss", penyedia.penerbit) != penyedia.penerbit:
        raise _unreadable(penyedia)
    sesi = _Sesi(penyedia, kembali)
    metadata = sesi.metadata_of()
    token = sesi.exchange(metadata, jawaban["code"], titipan["verifier"])
    kunci = sesi.read_json("GET", metadata["jwks_uri"])
    isi = _verified(penyedia, token, kunci, titipan["nonce"])
    return _proof(penyedia, isi, titipan, klaim)


def is_safe_address(url: str) -> bool:
    """Whether a secret may be sent there: https, or http to a loopback address."""
    try:
        bagian = urlsplit(url)
    except ValueError:
        return False
    if bagian.scheme == "https":
        return bool(bagian.hostname)
    return bagian.scheme == "http" and _is_loopback(bagian.hostname or "")


def _is_loopback(tuan: str) -> bool:
    if tuan == "localhost":
        return True
    try:
        return ipaddress.ip_address(tuan).is_loopback
    except ValueError:
        return False


class _Sesi(OAuth2Session):  # type: ignore[misc] # authlib has no types
    """Requests of one step to one provider."""

    def __init__(self, penyedia: Penyedia, kembali: str) -> None:
        super().__init__(
            penyedia.klien,
            penyedia.rahasia or None,
            scope=" ".join(dict.fromkeys(("openid", *penyedia.lingkup))),
            redirect_uri=kembali,
            code_challenge_method="S256",
        )
        self.trust_env = False  # no password and no proxy from the environment for the client secret
        self.verify = penyedia.ca or True
        self.penyedia = penyedia
        self.akhir = time.monotonic() + penyedia.detik

    def metadata_of(self) -> dict[str, Any]:
        """The addresses of the provider, each of them safe."""
        penyedia = self.penyedia
        if penyedia.alamat:
            isi: dict[str, Any] = dict(zip(METADATA, penyedia.alamat, strict=True))
        else:
            isi = self.read_json("GET", f"{penyedia.penerbit.rstrip('/')}/.well-known/openid-configuration")
            if isi.get("issuer") != penyedia.penerbit:
                raise _unreadable(penyedia)
        if not all(isinstance(isi.get(nama), str) and is_safe_address(isi[nama]) for nama in METADATA):
            raise GalatOidc("alamat", f"Alamat {penyedia.nama} belum diatur dengan benar.")
        return isi

    def exchange(self, metadata: dict[str, Any], kode: str, verifier: str) -> dict[str, Any]:
        """The answer of the token address to the code."""
        cara = metadata.get("token_endpoint_auth_methods_supported")
        if self.client_secret and isinstance(cara, list) and "client_secret_basic" not in cara:
            self.token_endpoint_auth_method = "client_secret_post"  # noqa: S105 # the name of a way
        isi = {
            "grant_type": "authorization_code",
            "code": kode,
            "redirect_uri": self.redirect_uri,
            "code_verifier": verifier,
        }
        auth = self.client_auth(self.token_endpoint_auth_method)
        return self.read_json("POST", metadata["token_endpoint"], data=isi, auth=auth)

    def read_json(self, cara: str, alamat: str, **lain: Any) -> dict[str, Any]:
        """The object that the provider answers, at most MAX_BYTES, within the time of this step."""
        if not is_safe_address(alamat):
            raise GalatOidc("alamat", f"Alamat {self.penyedia.nama} belum diatur dengan benar.")
        sisa = max(0.01, self.akhir - time.monotonic())
        opsi = {"allow_redirects": False, "stream": True, "timeout": sisa, "withhold_token": True}
        try:
            with self.request(
                cara, alamat, headers={"Accept": "application/json"}, **opsi, **lain
            ) as jawaban:
                isi, status = self._body(jawaban), jawaban.status_code
        except (
            OSError,
            HTTPError,
            ValueError,
        ):  # what requests raises is an OSError, while reading an HTTPError
            raise self._out_of_reach("lambat" if time.monotonic() >= self.akhir else "putus") from None
        return self._object(isi, status)

    def _body(self, jawaban: Any) -> bytes:
        bagian: list[bytes] = []
        jumlah = 0
        while potong := jawaban.raw.read1(65_536, decode_content=True):
            bagian.append(potong)
            jumlah += len(potong)
            if jumlah > MAX_BYTES:
                raise _unreadable(self.penyedia)
            if time.monotonic() > self.akhir:
                raise TimeoutError
        return b"".join(bagian)

    def _object(self, isi: bytes, status: int) -> dict[str, Any]:
        if status >= 500:
            raise self._out_of_reach("putus")
        if status != 200:
            raise GalatOidc(
                "kode",
                f"{self.penyedia.nama} menolak permintaan aplikasi ini. Coba lagi; apabila terulang, hubungi "
                "pengelola aplikasi.",
            )
        try:
            objek = json.loads(isi)
        except (ValueError, RecursionError):
            raise _unreadable(self.penyedia) from None
        if not isinstance(objek, dict):
            raise _unreadable(self.penyedia)
        return objek

    def _out_of_reach(self, kode: str) -> GalatOidc:
        return GalatOidc(
            kode,
            f"{self.penyedia.nama} sedang tidak dapat dihubungi. Coba lagi nanti, atau pakai kata sandi.",
        )


def _is_awaited(jawaban: Mapping[str, str], titipan: Titipan) -> bool:
    sama = hmac.compare_digest(jawaban.get("state", "").encode(), titipan["state"].encode())
    return sama and time.time() - titipan["mulai"] <= LAMA_PERGI


def _verified(penyedia: Penyedia, token: dict[str, Any], kunci: dict[str, Any], nonce: str) -> CodeIDToken:
    """The claims of the id token, after signature, issuer, audience, time and nonce. Raises GalatOidc."""
    try:
        terbaca = jwt.decode(token["id_token"], _keys(kunci), algorithms=ALGORITMA)
        isi = CodeIDToken(
            terbaca.claims,
            terbaca.header,
            {
                "iss": {"essential": True, "value": penyedia.penerbit},
                "aud": {"essential": True, "value": penyedia.klien},
            },
            {"nonce": nonce, "client_id": penyedia.klien, "access_token": token.get("access_token")},
        )
        isi.validate(leeway=LONGGAR)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _false(penyedia) from None
    if not isinstance(isi["sub"], str) or not 0 < len(isi["sub"]) <= MAX_SUB:
        raise _false(penyedia)
    return isi


def _keys(kunci: dict[str, Any]) -> KeySet:
    """The keys that may sign an id token; the others of the provider are for something else."""
    daftar = [
        satu
        for satu in kunci["keys"]
        if (satu.get("kty") == "RSA" or satu.get("crv") == "P-256") and satu.get("use", "sig") == "sig"
    ]
    return KeySet.import_key_set({"keys": daftar})


def _proof(penyedia: Penyedia, isi: CodeIDToken, titipan: Titipan, klaim: str) -> Bukti:
    waktu = isi.get("auth_time")
    segar = isinstance(waktu, int | float) and waktu >= titipan["mulai"] - LONGGAR
    if titipan["ulang"] and not segar:
        raise GalatOidc(
            "basi", f"{penyedia.nama} tidak memeriksa Anda sekali lagi. Keluarlah dari sana, lalu coba lagi."
        )
    faktor = {nilai for nilai in (*(isi.get("amr") or ()), isi.get("acr")) if isinstance(nilai, str)}
    nama = isi.get(klaim) if klaim else ""
    return Bukti(
        penyedia.penerbit, isi["sub"], frozenset(faktor), nama if isinstance(nama, str) else "", segar
    )


def _unreadable(penyedia: Penyedia) -> GalatOidc:
    return GalatOidc(
        "jawaban",
        f"Jawaban {penyedia.nama} tidak dapat dibaca. Coba lagi; apabila terulang, hubungi pengelola "
        "aplikasi.",
    )


def _false(penyedia: Penyedia) -> GalatOidc:
    return GalatOidc(
        "bukti",
        f"Bukti diri dari {penyedia.nama} tidak sah atau sudah lewat waktunya, sehingga tidak diterima. Coba "
        "lagi; apabila terulang, hubungi pengelola aplikasi.",
    )
