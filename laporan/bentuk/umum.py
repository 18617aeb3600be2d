"""Pieces that several forms share: groups of equal cells, signatures, file names, titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from laporan.bentuk.tabel import Sel
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI
from sakip.qr import qr_data

ROMAWI: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BULAN_LANJUT: Final = "...................."
PANJANG_NAMA: Final = 57  # characters of the widest title line on a portrait page

Snapshot = dict[str, Any]


def romawi(angka: int) -> str:
    """`angka` (1 to 39) in Roman numerals."""
    hasil = ""
    for nilai, huruf in ROMAWI:
        hasil += huruf * (angka // nilai)
        angka %= nilai
    return hasil


def huruf(angka: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa: the letter of an item in a list."""
    hasil = ""
    while angka:
        angka, sisa = divmod(angka - 1, 26)
        hasil = chr(ord("a") + sisa) + hasil
    return hasil


def kelompok(baris: Sequence[Snapshot], *kolom: str) -> list[int]:
    """For each row the number (from 1) of the run of rows that agree in `kolom`, letters and digits only."""
    nomor, sebelum, hasil = 0, None, []
    for satu in baris:
        kunci = tuple(lipat(str(satu.get(k) or "")) for k in kolom)
        nomor += kunci != sebelum
        sebelum = kunci
        hasil.append(nomor)
    return hasil


def isi(teks: object) -> str:
    """Text of a cell; an empty one is the dash that says "no value"."""
    return str(teks or "").strip() or TANPA_NILAI


def catatan_selisih(baris: Sequence[Snapshot]) -> list[str]:
    """One line for each row with a reason: what differs from its source, and why."""
    hasil = []
    for ke, satu in enumerate(baris, start=1):
        if alasan := satu.get("alasan_selisih", ""):
            beda = "; ".join(satu.get("selisih", []))
            beda = f" ({beda})" if beda else ""
            nama = " ".join(satu["indikator"].split())
            hasil.append(f"Alasan selisih baris {ke}, “{nama}”{beda}: {alasan}")
    return hasil


def pita(teks: str, lebar: int, kelas: str = "") -> Sel:
    """The cell of a band over `lebar` columns."""
    return Sel(teks, lebar=lebar, kelas=kelas)


def penandatangan(
    jabatan: str, nama: str, *, tempat_tanggal: str = "", sebutan: str = "", bidang: str = ""
) -> dict[str, str]:
    """One signature: place and date above it, who signs as what, and the name ("" = dots to fill in).

    `bidang` names the signature field above the name; "" = paper to sign in ink.
    """
    return {
        "tempat_tanggal": tempat_tanggal,
        "sebutan": sebutan,
        "jabatan": jabatan,
        "nama": nama,
        "bidang": bidang,
    }


def ttd_tunggal(snap: Snapshot, siapa: Snapshot, tahun: int | None = None) -> list[dict[str, str]]:
    """The block of a document that one official signs; `siapa` has jabatan and nama, `tahun` is that of the
    date where none is known yet (None = the year of the document)."""
    di = tempat_tanggal(snap, tahun)
    return [
        penandatangan(siapa["jabatan"], siapa["nama"], tempat_tanggal=di, bidang=bidang_ttd(snap, 1)),
    ]


def bidang_ttd(snap: Snapshot, ke: int) -> str:
    """The signature field of the signatory number `ke` (from 1, in the order of `snap["pihak"]`); "" when
    the document is not prepared to be signed electronically."""
    terbit = snap.get("terbit")
    return f"ttd_{ke}" if terbit and not terbit.get("basah") else ""


def terbit_tercetak(snap: Snapshot) -> dict[str, Any] | None:
    """What a document that is issued prints of itself: address, kode, SHA-256 and QR; None = it is not.

    From `snap["terbit"]`: kode, alamat, and optionally sidik (SHA-256 of the snapshot) and basah (True = the
    copy to be signed in ink).
    """
    terbit = snap.get("terbit")
    if not terbit:
        return None
    sidik = terbit.get("sidik", "")
    return {
        "alamat": terbit["alamat"],
        "kode": " ".join(re.findall(".{1,4}", terbit["kode"])),
        "sidik": sidik,
        "sidik_awal": sidik[:16],
        "basah": bool(terbit.get("basah")),
        "qr": qr_data(terbit["alamat"]),
    }


def tempat_tanggal(snap: Snapshot, tahun: int | None = None) -> str:
    """`Curup, 2 Januari 2024`; dots where the date (of `tahun`) or the place is not known yet."""
    tanggal = snap["tanggal"] or f"{BULAN_LANJUT} {tahun or snap.get('tahun', '')}"
    return f"{snap['tempat'] or BULAN_LANJUT}, {tanggal}"


def nama_berkas(*bagian: object) -> str:
    """A file name from its parts: `PK-2024-kpu-kabupaten-rejang-lebong.pdf`."""
    ascii_ = [unicodedata.normalize("NFKD", str(b)).encode("ascii", "ignore").decode() for b in bagian if b]
    return "-".join(re.sub(r"[^A-Za-z0-9]+", "-", b).strip("-") for b in ascii_) + ".pdf"


def nama_baris(nama: str, panjang: int = PANJANG_NAMA) -> list[str]:
    """A long official name in two lines, broken before the place."""
    if len(nama) <= panjang:
        return [nama]
    return [b for b in re.split(r"(?<=Pemilihan Umum) |(?<=Independen Pemilihan) ", nama) if b]


def nama_pendek(unit: Snapshot) -> str:
    """`Lembaga`, `Sekretariat`, or the name of the bagian: enough where the satker is known."""
    return {"lembaga": "Lembaga", "sekretariat": "Sekretariat"}.get(unit["jenis"], str(unit["nama"]))


def unik(nilai: Iterable[str]) -> list[str]:
    """The values without repetition, in order."""
    return list(dict.fromkeys(nilai))
