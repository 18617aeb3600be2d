"""Client of the BSrE e-sign gateway ("Esign Client Service") of an agency, versions 1 and 2 (layer 0).

NOT VERIFIED against the real service: neither its documentation nor an account was at hand. Paths, fields and
answers follow public client code; the refusals are described in `gerbang`. Before it is used in earnest, try
it against the agency's development gateway. Known to be open: the origin of the coordinates of version 1
(taken here as the lower left corner), whether the gateway always appends to the file (anything else is
refused here), that it fills a field of its own, not the prepared one, and how many files it takes at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NoReturn

from laporan.penandatangan.dasar import GalatTtd, Hasil, Permintaan
from laporan.penandatangan.gerbang import require_active
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

__all__ = ["Bsre", "GerbangBsre"]

DETIK_STATUS: Final = 15.0
MAX_BERKAS: Final = 10  # files in one request of version 2
MAX_SEKALIGUS: Final = 15 * 1024 * 1024  # bytes of them all, before they are encoded


class Bsre:
    """One signer at the gateway, holding NIK and passphrase for as long as the request lives; they are in
    no repr, exception or log, and cannot be pickled. Raises GalatTtd (gerbang_alamat, nik, sandi_kosong)."""

    cara = "bsre"

    def __init__(self, gerbang: GerbangBsre, nik: str, frasa: str) -> None:
        require_gateway(gerbang)
        if len(nik) != 16 or not nik.isascii() or not nik.isdigit():
            raise GalatTtd("NIK terdiri atas 16 angka.", "nik")
        if not frasa:
            raise GalatTtd("Isi frasa sandi (passphrase) BSrE.", "sandi_kosong")
        self._gerbang, self._nik, self._frasa = gerbang, nik, frasa

    def __repr__(self) -> str:
        return "Bsre(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A signer with NIK and passphrase is not stored.")

    @property
    def sekaligus(self) -> int:
        """How many files one request may carry: version 1 takes one."""
        return MAX_BERKAS if self._gerbang.versi == 2 else 1

    def check_status(self) -> None:
        """That the signer has a valid certificate at BSrE. Raises GalatTtd (see gerbang.KATA)."""
        if self._gerbang.versi == 1:
            isi = call_gateway(self._gerbang, "GET", f"/api/user/status/{self._nik}", DETIK_STATUS)
        else:
            tanya = {"nik": self._nik}
            isi = call_gateway(self._gerbang, "POST", "/api/v2/user/check/status", DETIK_STATUS, json=tanya)
        require_active(isi)

    def sign(self, permintaan: Permintaan) -> Hasil:
        """The file with the gateway's signature appended. Raises GalatTtd: see gerbang.KATA, and bidang,
        gerbang_lambat, gerbang_putus, gerbang_jawaban, gerbang_menolak, gerbang_mengubah, gerbang_jumlah,
        nama_lain, rantai, pdf_rusak."""
        tempat = Tempat.of(permintaan)
        self.check_status()
        if self._gerbang.versi == 1:
            isi = self._signed_by_v1(permintaan, tempat)
        else:
            (isi,) = self._signed_by_v2([(permintaan, tempat)])
        return accept_answer(self._gerbang, permintaan, isi, tempat.terisi)

    def fits(self, daftar: Sequence[bytes]) -> bool:
        """Whether these files may go in one request."""
        return len(daftar) <= self.sekaligus and sum(len(satu) for satu in daftar) <= MAX_SEKALIGUS

    def sign_many(self, daftar: Sequence[Permintaan]) -> list[Hasil | GalatTtd]:
        """For each request its file or its own refusal, in order, from one request to the gateway.

        Raises GalatTtd when the request as a whole was refused: then none was signed."""
        tempat = [_place_of(satu) for satu in daftar]
        dikirim = [(p, t) for p, t in zip(daftar, tempat, strict=True) if isinstance(t, Tempat)]
        self.check_status()
        jawaban = iter(self._signed_by_v2(dikirim) if dikirim else [])
        return [
            t if isinstance(t, GalatTtd) else self._judged(p, next(jawaban), t)
            for p, t in zip(daftar, tempat, strict=True)
        ]

    def _judged(self, permintaan: Permintaan, isi: bytes, tempat: Tempat) -> Hasil | GalatTtd:
        try:
            return accept_answer(self._gerbang, permintaan, isi, tempat.terisi)
        except GalatTtd as galat:
            return galat

    def _signed_by_v1(self, permintaan: Permintaan, tempat: Tempat) -> bytes:
        isian = {"nik": self._nik, "passphrase": self._frasa, **tempat.fields_v1(permintaan)}
        berkas = {"file": ("dokumen.pdf", permintaan.pdf, "application/pdf")}
        return call_gateway(
            self._gerbang,
            "POST",
            "/api/sign/pdf",
            self._gerbang.detik,
            data=isian,
            files=berkas,
            batas=len(permintaan.pdf),
        )

    def _signed_by_v2(self, daftar: Sequence[tuple[Permintaan, Tempat]]) -> list[bytes]:
        """One request with a list of files and as many signatureProperties, one for each."""
        berkas = [permintaan.pdf for permintaan, _ in daftar]
        kirim: dict[str, Any] = {
            "nik": self._nik,
            "passphrase": self._frasa,
            "signatureProperties": [tempat.fields_v2(permintaan) for permintaan, tempat in daftar],
            "file": [encoded(satu) for satu in berkas],
        }
        isi = call_gateway(
            self._gerbang,
            "POST",
            "/api/v2/sign/pdf",
            self._gerbang.detik,
            json=kirim,
            batas=size_encoded(berkas),
        )
        return files_in(isi, len(berkas))


def _place_of(permintaan: Permintaan) -> Tempat | GalatTtd:
    try:
        return Tempat.of(permintaan)
    except GalatTtd as galat:
        return galat
