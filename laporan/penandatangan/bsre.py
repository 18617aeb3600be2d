"""Client of the BSrE e-sign gateway ("Esign Client Service") of an agency, versions 1 and 2 (layer 0).

NOT VERIFIED against the real service: neither its documentation nor an account was at hand. Paths, fields and
answers follow public client code; the refusals are described in `gerbang`. Before it is used in earnest, try
it against the agency's development gateway. Known to be open: the origin of the coordinates of version 1
(taken here as the lower left corner), whether the gateway always appends to the file (anything else is
refused here), and that it fills a field of its own, not the prepared one.
"""

from __future__ import annotations

import base64
import binascii
import time
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final, NoReturn

import requests
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import read_certification_data

from laporan.penandatangan.cap import is_safe_address
from laporan.penandatangan.dasar import GalatTtd, Hasil, Permintaan
from laporan.penandatangan.gerbang import read_object, refusal, refusal_of_answer, require_active
from laporan.penandatangan.hasil_periksa import Pemeriksaan, TandaTangan
from laporan.penandatangan.periksa import periksa_terbatas
from laporan.penandatangan.sertifikat import is_same_name
from sakip.qr import qr_png

DETIK: Final = 60.0
DETIK_STATUS: Final = 15.0
DETIK_PERIKSA: Final = 60
MB_PERIKSA: Final = 1500
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


class Bsre:
    """One signer at the gateway, holding NIK and passphrase for as long as the request lives; they are in
    no repr, exception or log, and cannot be pickled. Raises GalatTtd (gerbang_alamat, nik, sandi_kosong)."""

    cara = "bsre"

    def __init__(self, gerbang: GerbangBsre, nik: str, frasa: str) -> None:
        if gerbang.versi not in (1, 2) or not is_safe_address(gerbang.url):
            raise refusal("gerbang_alamat")
        if len(nik) != 16 or not nik.isascii() or not nik.isdigit():
            raise GalatTtd("NIK terdiri atas 16 angka.", "nik")
        if not frasa:
            raise GalatTtd("Isi frasa sandi (passphrase) BSrE.", "sandi_kosong")
        self._gerbang, self._nik, self._frasa = gerbang, nik, frasa

    def __repr__(self) -> str:
        return "Bsre(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A signer with NIK and passphrase is not stored.")

    def check_status(self) -> None:
        """That the signer has a valid certificate at BSrE. Raises GalatTtd (see gerbang.KATA)."""
        if self._gerbang.versi == 1:
            isi = self._call("GET", f"/api/user/status/{self._nik}", DETIK_STATUS)
        else:
            isi = self._call("POST", "/api/v2/user/check/status", DETIK_STATUS, json={"nik": self._nik})
        require_active(isi)

    def sign(self, permintaan: Permintaan) -> Hasil:
        """The file with the gateway's signature appended. Raises GalatTtd: see gerbang.KATA, and bidang,
        gerbang_lambat, gerbang_putus, gerbang_jawaban, gerbang_menolak, gerbang_mengubah, gerbang_jumlah,
        nama_lain, rantai, pdf_rusak."""
        tempat = _Tempat.of(permintaan)
        self.check_status()
        kirim = self._signed_by_v1 if self._gerbang.versi == 1 else self._signed_by_v2
        isi = kirim(permintaan, tempat)
        ttd = self._accepted(permintaan, isi, tempat.terisi)
        return Hasil(
            isi,
            {
                "nama": ttd.nama,
                "subjek": ttd.subjek,
                "penerbit": ttd.penerbit,
                "nomor_seri": ttd.nomor_seri,
                "berlaku_dari": ttd.berlaku_dari,
                "berlaku_sampai": ttd.berlaku_sampai,
                "tersertifikasi": ttd.tersertifikasi,
                "cap_waktu": ttd.cap_waktu,
            },
        )

    def _signed_by_v1(self, permintaan: Permintaan, tempat: _Tempat) -> bytes:
        isian = {"nik": self._nik, "passphrase": self._frasa, **tempat.fields_v1(permintaan)}
        berkas = {"file": ("dokumen.pdf", permintaan.pdf, "application/pdf")}
        return self._call(
            "POST", "/api/sign/pdf", self._gerbang.detik, data=isian, files=berkas, batas=len(permintaan.pdf)
        )

    def _signed_by_v2(self, permintaan: Permintaan, tempat: _Tempat) -> bytes:
        isi = self._call(
            "POST",
            "/api/v2/sign/pdf",
            self._gerbang.detik,
            json={
                "nik": self._nik,
                "passphrase": self._frasa,
                "signatureProperties": [tempat.fields_v2(permintaan)],
                "file": [base64.b64encode(permintaan.pdf).decode()],
            },
            batas=len(permintaan.pdf) * 4 // 3,
        )
        berkas = read_object(isi).get("file")
        if not isinstance(berkas, list) or len(berkas) != 1 or not isinstance(berkas[0], str):
            raise refusal_of_answer(200, isi) if read_object(isi).get("error") else _bad_answer()
        try:
            return base64.b64decode(berkas[0], validate=True)
        except (binascii.Error, ValueError):
            raise _bad_answer() from None

    def _call(self, cara: str, jalan: str, detik: float, *, batas: int = 0, **lain: Any) -> bytes:
        """The body of the gateway's answer, at most `batas` and MAX_TAMBAHAN bytes, all within `detik`."""
        gerbang = self._gerbang
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
            except requests.Timeout:
                raise _late() from None
            except (requests.RequestException, OSError, ValueError):
                raise GalatTtd(
                    "Gerbang BSrE tidak dapat dihubungi. Dokumen belum ditandatangani; coba lagi nanti.",
                    "gerbang_putus",
                    boleh_ulang=True,
                ) from None
        if status != requests.codes.ok:
            raise refusal_of_answer(status, isi)
        return isi

    def _accepted(self, permintaan: Permintaan, isi: bytes, lama: frozenset[str]) -> TandaTangan:
        """The one signature that the answer adds to the very file that was sent. Raises GalatTtd."""
        if not isi.startswith(b"%PDF-"):
            raise refusal_of_answer(200, isi) if read_object(isi).get("error") else _bad_answer()
        if not isi.startswith(permintaan.pdf) or len(isi) == len(permintaan.pdf):
            raise GalatTtd(
                "Jawaban gerbang BSrE bukan berkas yang dikirim. Dokumen belum ditandatangani.",
                "gerbang_mengubah",
            )
        baru = _added(lama, periksa_terbatas(isi, self._gerbang.akar, DETIK_PERIKSA, MB_PERIKSA))
        if not is_same_name(permintaan.nama, baru.nama):
            raise GalatTtd(
                f"Sertifikat BSrE ini atas nama {baru.nama}, bukan {permintaan.nama}.", "nama_lain"
            )
        if self._gerbang.akar and not baru.terpercaya:
            raise GalatTtd("Penerbit sertifikat dari gerbang BSrE tidak dipercaya sistem ini.", "rantai")
        return baru


@dataclass(frozen=True)
class _Tempat:
    """Where the visible signature goes: page from 1, box in points from the lower left, page height.

    `tampak` False: a certifying signature is in the file, after which a new visible field is a change.
    `terisi`: the fields that are signed already."""

    halaman: int
    kotak: tuple[float, float, float, float]
    tinggi: float
    tampak: bool
    terisi: frozenset[str]

    @classmethod
    def of(cls, permintaan: Permintaan) -> _Tempat:
        """The place of the prepared field. Raises GalatTtd (pdf_rusak, bidang)."""
        try:
            reader = PdfFileReader(BytesIO(permintaan.pdf))
            semua = list(enumerate_sig_fields(reader))
            bidang = {nama: rujukan for nama, isi, rujukan in semua if isi is None}
            if permintaan.bidang not in bidang:
                raise GalatTtd("Berkas ini tidak menyediakan tempat untuk tanda tangan ini.", "bidang")
            terisi = frozenset(nama for nama, isi, _ in semua if isi is not None)
            return cls._of_field(reader, bidang[permintaan.bidang], terisi)
        except (PdfError, ValueError, KeyError, TypeError, IndexError):
            raise GalatTtd("Berkas PDF ini tidak dapat dibaca.", "pdf_rusak") from None

    @classmethod
    def _of_field(cls, reader: PdfFileReader, bidang: Any, terisi: frozenset[str]) -> _Tempat:
        for nomor in range(int(reader.root["/Pages"]["/Count"])):
            halaman = reader.find_page_for_modification(nomor)[0].get_object()
            if "/Annots" not in halaman:
                continue
            if any(getattr(satu, "idnum", None) == bidang.idnum for satu in halaman["/Annots"]):
                kiri, bawah, kanan, atas = (float(angka) for angka in bidang.get_object()["/Rect"])
                return cls(
                    nomor + 1,
                    (kiri, bawah, kanan, atas),
                    float(_inherited(halaman, "/MediaBox")[3]),
                    read_certification_data(reader) is None,
                    terisi,
                )
        raise KeyError("/Annots")

    @property
    def sisi(self) -> float:
        """The side of the square for the QR code, as high as the field."""
        return self.kotak[3] - self.kotak[1]

    def fields_v1(self, permintaan: Permintaan) -> dict[str, str]:
        """Form fields of version 1."""
        if not self.tampak:
            return {"tampilan": "invisible"}
        return {
            "tampilan": "visible",
            "image": "false",
            "linkQR": permintaan.alamat,
            "page": str(self.halaman),
            "xAxis": str(round(self.kotak[0])),
            "yAxis": str(round(self.kotak[1])),
            "width": str(round(self.sisi)),
            "height": str(round(self.sisi)),
        }

    def fields_v2(self, permintaan: Permintaan) -> dict[str, Any]:
        """One of the signatureProperties of version 2, whose origin is the upper left corner."""
        umum = {"location": permintaan.tempat, "reason": permintaan.jabatan}
        if not self.tampak:
            return {"tampilan": "INVISIBLE", **umum}
        return {
            "tampilan": "VISIBLE",
            "imageBase64": base64.b64encode(qr_png(permintaan.alamat)).decode(),
            "page": self.halaman,
            "originX": self.kotak[0],
            "originY": self.tinggi - self.kotak[3],
            "width": self.sisi,
            "height": self.sisi,
            **umum,
        }


def _inherited(halaman: Any, kunci: str) -> Any:
    """A page attribute, of the page or of what it belongs to. Raises KeyError."""
    while kunci not in halaman:
        halaman = halaman["/Parent"]
    return halaman[kunci]


def _added(lama: frozenset[str], kini: Pemeriksaan) -> TandaTangan:
    """The one signature outside the fields `lama`, all of them sound. Raises GalatTtd with kode
    gerbang_jawaban, gerbang_jumlah or gerbang_mengubah."""
    if kini.kode:
        raise _bad_answer()
    baru = [ttd for ttd in kini.tanda_tangan if ttd.bidang not in lama]
    if len(baru) != 1 or kini.jumlah != len(lama) + 1:
        raise GalatTtd(
            "Gerbang BSrE tidak menambahkan tepat satu tanda tangan. Dokumen belum ditandatangani.",
            "gerbang_jumlah",
        )
    if kini.perubahan or not all(ttd.isi_terjaga for ttd in kini.tanda_tangan):
        raise GalatTtd(
            "Gerbang BSrE mengubah isi dokumen atau merusak tanda tangan lain. Dokumen belum ditandatangani.",
            "gerbang_mengubah",
        )
    return baru[0]


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
            raise _bad_answer()
        if time.monotonic() > akhir:
            raise _late()
    return b"".join(bagian)


def _late() -> GalatTtd:
    return GalatTtd(
        "Gerbang BSrE tidak menjawab pada waktunya. Dokumen ini belum ditandatangani; coba lagi nanti.",
        "gerbang_lambat",
        boleh_ulang=True,
    )


def _bad_answer() -> GalatTtd:
    return GalatTtd("Jawaban gerbang BSrE tidak dapat dibaca.", "gerbang_jawaban", boleh_ulang=True)
