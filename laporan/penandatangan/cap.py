"""Time stamps after RFC 3161: the client (layer 0).

The request goes over TLS, except to this machine itself, follows no redirect, and waits a limited time.
"""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Final
from urllib.parse import urlsplit

import requests
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import set_tsp_headers

from laporan.penandatangan.dasar import GalatTtd

DETIK: Final = 10.0
MAX_BYTES: Final = 64 * 1024


def is_safe_address(url: str) -> bool:
    """Whether secrets may be sent there: https, or http to a loopback address."""
    bagian = urlsplit(url)
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


class CapWaktu(TimeStamper):
    """A time stamping authority at `url`. Raises GalatTtd(cap_alamat) for an address that is not safe;
    a request that fails raises GalatTtd(cap_waktu, boleh_ulang)."""

    def __init__(self, url: str, *, detik: float = DETIK) -> None:
        if not is_safe_address(url):
            raise GalatTtd("Alamat layanan cap waktu harus https.", "cap_alamat")
        self.url = url
        self.detik = detik
        super().__init__()  # type: ignore[no-untyped-call]

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The authority's answer to `req`."""
        return await asyncio.to_thread(self._request, req.dump())

    def _request(self, isi: bytes) -> tsp.TimeStampResp:
        gagal = GalatTtd(
            "Cap waktu tidak dapat diperoleh. Tidak ada yang disimpan; coba lagi sebentar lagi.",
            "cap_waktu",
            boleh_ulang=True,
        )
        try:
            with requests.post(
                self.url,
                isi,
                headers=set_tsp_headers({}),
                timeout=self.detik,
                allow_redirects=False,
                stream=True,
            ) as jawaban:
                jenis = jawaban.headers.get("Content-Type", "").split(";")[0].strip()
                if jawaban.status_code != requests.codes.ok or jenis != "application/timestamp-reply":
                    raise gagal
                return tsp.TimeStampResp.load(jawaban.raw.read(MAX_BYTES))
        except (OSError, ValueError):
            raise gagal from None
