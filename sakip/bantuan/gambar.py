"""The pictures of the help: what each shows in words, and the measures the test suite wrote (layer 0).

`tests/e2e/test_gambar_bantuan.py` takes the pictures from the running product and writes `gambar.json`: width
and height of each, and a fingerprint of what stood there. The same test fails as soon as the product looks or
reads otherwise, and names the command that renews them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

MANIFES: Final = Path(__file__).with_name("gambar.json")
FOLDER: Final = MANIFES.parent.parent / "static" / "sakip" / "bantuan"
SEMPIT: Final = 640  # CSS pixels: up to here the narrow picture is shown
KATA: Final = {
    "masuk": "Halaman masuk: isian nama pengguna, isian kata sandi, dan tombol Masuk.",
    "rantai": "Rantai kinerja satu tahun: langkah dari Renstra sampai Laporan Kinerja dengan keadaannya.",
    "kisi": (
        "Lembar isian realisasi: di kiri indikator dan target, di tengah nilai sebelumnya, di kanan isian "
        "realisasi, keadaan, dan capaian."
    ),
    "capaian": "Penjelasan satu capaian: rumus, angka yang dimasukkan, dan hasilnya.",
    "anggaran": "Pohon anggaran: program sampai rincian output dengan pagu, realisasi, dan penyerapan.",
    "sertifikat": "Formulir pembuatan sertifikat dengan frasa sandi dan ulangannya.",
    "verifikasi": "Halaman verifikasi: isian kode dokumen dan isian berkas.",
    "keamanan": "Keamanan akun: ganti kata sandi dan pasang kode masuk.",
}


@dataclass(frozen=True)
class Ukuran:
    """Width and height in CSS pixels."""

    lebar: int
    tinggi: int


@dataclass(frozen=True)
class Gambar:
    """`kata` stand in for the picture where it is not seen."""

    nama: str
    kata: str
    sempit: Ukuran
    lebar: Ukuran


@cache
def picture(nama: str) -> Gambar:
    """The picture `nama`; KeyError where KATA or the manifest does not know it."""
    ukuran = json.loads(MANIFES.read_text(encoding="utf-8"))[nama]
    return Gambar(nama, KATA[nama], *(Ukuran(*ukuran[rupa]["ukuran"]) for rupa in ("sempit", "lebar")))
