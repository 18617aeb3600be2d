"""The way to the gateway of BSrE: address, account, one request with a bounded answer (layer 0)."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError  # of the body, which is read past requests

from laporan.penandatangan.cap import is_safe_address
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.gerbang import read_object, refusal, refusal_of_answer

DETIK: Final = 60.0
MAX_TAMBAHAN: Final = 4 * 1024 * 1024  # bytes that a signature with its stamp may add to a file


@dataclass(frozen=True)
class GerbangBsre:
    """Where the gateway is and this system's account there. `versi` 1 or 2; `ca`: file with the root of its
    TLS certificate, "" = the usual ones; `akar`: roots that signers' certificates must lead to, () = any."""

    url: str
    pengguna: str
    sandi: str = field(repr=False)
    versi: int = 2
    detik: float = DETIK
    ca: str = ""
    akar: tuple[bytes, ...] = field(default=(), repr=False)


def require_gateway(gerbang: GerbangBsre) -> None:
    """That secrets may be sent there. Raises GalatTtd(gerbang_alamat)."""
    if gerbang.versi not in (1, 2) or not is_safe_address(gerbang.url):
        raise refusal("gerbang_alamat")


def call_gateway(
    gerbang: GerbangBsre, cara: str, jalan: str, detik: float, *, batas: int = 0, **lain: Any
) -> bytes:
    """The body of the gateway's answer, at most `batas` and MAX_TAMBAHAN bytes, all within `detik`."""
    with requests.Session() as sesi:
        sesi.trust_env = False  # no password or proxy from the environment for NIK and passphrase
        try:
            with sesi.request(
                cara,
                gerbang.url.rstrip("/") + jalan,
                headers={"Authorization": _basic(gerbang)},
                timeout=(min(detik, 10.0), detik),
                allow_redirects=False,
                stream=True,
                verify=gerbang.ca or True,
                **lain,
            ) as jawaban:
                isi = _read(jawaban, batas + MAX_TAMBAHAN, time.monotonic() + detik)
                status = jawaban.status_code
        except (requests.Timeout, ReadTimeoutError):
            raise late() from None
        except (requests.RequestException, HTTPError, OSError, ValueError):
            raise GalatTtd(
                "Gerbang BSrE tidak dapat dihubungi. Tidak ada yang disimpan; coba lagi nanti.",
                "gerbang_putus",
                boleh_ulang=True,
            ) from None
    if status != requests.codes.ok:
        raise refusal_of_answer(status, isi)
    return isi


def files_in(isi: bytes, banyak: int) -> list[bytes]:
    """The `banyak` files of an answer of version 2, in the order of the request; one that is no base64 is
    b"". Raises GalatTtd (gerbang_jawaban, or what the answer says) for any other number."""
    berkas = read_object(isi).get("file")
    if not isinstance(berkas, list) or len(berkas) != banyak:
        raise refusal_of_answer(200, isi) if read_object(isi).get("error") else bad_answer()
    return [_decoded(satu) for satu in berkas]


def encoded(pdf: bytes) -> str:
    """A file as version 2 takes it."""
    return base64.b64encode(pdf).decode()


def size_encoded(berkas: Sequence[bytes]) -> int:
    """About how many bytes an answer with these files has, before what the signatures add."""
    return sum(len(satu) for satu in berkas) * 4 // 3 + (len(berkas) - 1) * MAX_TAMBAHAN


def _decoded(teks: Any) -> bytes:
    try:
        return base64.b64decode(teks, validate=True)
    except (binascii.Error, ValueError, TypeError):
        return b""


def _basic(gerbang: GerbangBsre) -> str:
    akun = f"{gerbang.pengguna}:{gerbang.sandi}".encode()
    return f"Basic {base64.b64encode(akun).decode()}"


def _read(jawaban: requests.Response, batas: int, akhir: float) -> bytes:
    """The body, refused when it is longer than `batas` or not there at `akhir` (monotonic)."""
    bagian: list[bytes] = []
    jumlah = 0
    while potong := jawaban.raw.read1(65_536, decode_content=True):
        bagian.append(potong)
        jumlah += len(potong)
        if jumlah > batas:
            raise bad_answer()
        if time.monotonic() > akhir:
            raise late()
    return b"".join(bagian)


def late() -> GalatTtd:
    """The refusal of an answer that did not come in time."""
    return GalatTtd(
        "Gerbang BSrE tidak menjawab pada waktunya. Tidak ada yang disimpan; coba lagi nanti.",
        "gerbang_lambat",
        boleh_ulang=True,
    )


def bad_answer() -> GalatTtd:
    """The refusal of an answer that says nothing."""
    return GalatTtd("Jawaban gerbang BSrE tidak dapat dibaca.", "gerbang_jawaban", boleh_ulang=True)
