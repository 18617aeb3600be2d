"""The visible stamps of a signature and of a seal: small pages that a back end draws into the field."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from laporan.pdf.mesin import render_page
from sakip.qr import qr_data
from sakip.tanggal import cetak_tanggal

LEBAR_MM: Final = 66
TINGGI_MM: Final = 26
WIB: Final = ZoneInfo("Asia/Jakarta")


def render_stamp(*, alamat: str, nama: str, jabatan: str, waktu: datetime, keterangan: str) -> bytes:
    """A PDF of one page, 66 x 26 mm: QR of `alamat`, who signed as what and when (WIB), and `keterangan`,
    the small line that names the kind of certificate. Equal input gives equal bytes.

    `waktu` is aware. Long names and jabatan are printed smaller, never left out.
    """
    panjang = len(nama) + len(jabatan)
    konteks = {
        "qr": qr_data(alamat),
        "nama": nama,
        "jabatan": jabatan,
        "waktu": _moment(waktu),
        "keterangan": keterangan,
        "ukuran": "panjang" if panjang > 150 else "sedang" if panjang > 90 else "",
    }
    return render_page("laporan/pdf/cap.html", konteks, "cap")


def render_seal(*, instansi: str, waktu: datetime, keterangan: str) -> bytes:
    """A PDF of one page, 50 x 10 mm, that says "Segel elektronik", of whom, when (WIB) and by what kind of
    certificate. Equal input gives equal bytes. `waktu` is aware."""
    konteks = {"instansi": instansi, "waktu": _moment(waktu), "keterangan": keterangan}
    return render_page("laporan/pdf/segel.html", konteks, "segel")


def _moment(waktu: datetime) -> str:
    if waktu.tzinfo is None:
        raise ValueError("the time of a stamp needs a time zone")
    setempat = waktu.astimezone(WIB)
    return f"{cetak_tanggal(setempat.date())} pukul {setempat:%H.%M.%S} WIB"
