"""The electronic seal of an institution at the BSrE e-sign gateway, version 2 (layer 0).

NOT VERIFIED against the real service. Public client code asks POST /api/v2/seal/pdf with idSubscriber, totp,
signatureProperties and file, and reads {"time", "file": [...]} as for signing; the totp comes from
/api/v2/seal/get/totp, for which the institution has an activation that its keeper renews. Here the keeper
brings both. Known to be open: what the service says to a wrong code, which name its certificate bears, and
whether it leaves the metadata of a certified file alone (one that does not is refused).
"""

from __future__ import annotations

from typing import NoReturn

from laporan.penandatangan.dasar import GalatTtd, Hasil, Permintaan
from laporan.penandatangan.jawaban import accept_answer
from laporan.penandatangan.sambungan import (
    GerbangBsre,
    call_gateway,
    encoded,
    files_in,
    require_gateway,
    size_encoded,
)
from laporan.penandatangan.tempat import Tempat


class SegelBsre:
    """The seal of one subscriber, holding its number and a one-time code for as long as the request lives;
    they are in no repr, exception or log, and cannot be pickled. Raises GalatTtd (gerbang_alamat,
    segel_versi, pelanggan, totp_kosong)."""

    cara = "bsre"

    def __init__(self, gerbang: GerbangBsre, pelanggan: str, totp: str) -> None:
        require_gateway(gerbang)
        if gerbang.versi != 2:
            raise GalatTtd("Segel elektronik memerlukan gerbang BSrE versi 2.", "segel_versi")
        if not pelanggan.strip():
            raise GalatTtd("Isi nomor pelanggan segel (idSubscriber).", "pelanggan")
        if not totp.strip():
            raise GalatTtd("Isi kode sekali pakai segel (TOTP).", "totp_kosong")
        self._gerbang, self._pelanggan, self._totp = gerbang, pelanggan.strip(), totp.strip()

    def __repr__(self) -> str:
        return "SegelBsre(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A seal with its one-time code is not stored.")

    def sign(self, permintaan: Permintaan) -> Hasil:
        """The file with the seal of permintaan.instansi appended, in a field of the gateway's own that shows
        nothing. Raises GalatTtd as Bsre.sign does, and totp_salah."""
        tempat = Tempat.of(permintaan)
        isi = call_gateway(
            self._gerbang,
            "POST",
            "/api/v2/seal/pdf",
            self._gerbang.detik,
            json={
                "idSubscriber": self._pelanggan,
                "totp": self._totp,
                "signatureProperties": [
                    {"tampilan": "INVISIBLE", "location": permintaan.tempat, "reason": "Segel elektronik"}
                ],
                "file": [encoded(permintaan.pdf)],
            },
            batas=size_encoded([permintaan.pdf]),
        )
        (berkas,) = files_in(isi, 1)
        return accept_answer(self._gerbang, permintaan, berkas, tempat.terisi)
