"""The kinds of evidence that are taken, found from the bytes of the file (layer 0)."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from kinerja.pindai.kantor import kind_of_office
from kinerja.pindai.pdf import require_quiet_pdf
from laporan.pindai import require_picture

# Kind (also the ending of the name): what it is called, and the media type under which it is sent.
JENIS: Final[dict[str, tuple[str, str]]] = {
    "pdf": ("PDF", "application/pdf"),
    "jpg": ("Gambar JPEG", "image/jpeg"),
    "png": ("Gambar PNG", "image/png"),
    "webp": ("Gambar WebP", "image/webp"),
    "xlsx": ("Buku kerja Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("Dokumen Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "ods": ("Lembar kerja OpenDocument", "application/vnd.oasis.opendocument.spreadsheet"),
    "odt": ("Dokumen OpenDocument", "application/vnd.oasis.opendocument.text"),
    "csv": ("Tabel CSV", "text/csv; charset=utf-8"),
    "txt": ("Teks", "text/plain; charset=utf-8"),
}
GAMBAR: Final = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
DITERIMA: Final = "PDF, JPEG, PNG, WebP, XLSX, DOCX, ODS, ODT, CSV, dan TXT"

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIF: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_SISIPAN: Final = (b"<script", b"<html", b"<!doctype", b"<svg", b"<?php", b"<iframe", b"%pdf-")
_AWAL: Final = 1024  # so far a reader that sniffs looks for another kind
_KENDALI: Final = frozenset(range(32)) - frozenset(b"\t\n\f\r")


def kind_of_evidence(isi: bytes, nama: str = "") -> str:
    """The kind in JENIS of the file `isi`; `nama` only tells CSV from other text.

    Raises ValueError with a sentence for the user: another kind, a damaged file, one with macros or
    scripts, one that unpacks without end, or one that is two kinds at once. A PDF takes about 0.3 s in a
    process of its own.
    """
    if not isi:
        raise ValueError("Berkas ini kosong.")
    jenis = _by_first_bytes(isi)
    if jenis == "pdf":
        _require_one_kind(isi)
        require_quiet_pdf(isi)
    elif jenis in GAMBAR:
        _require_one_kind(isi)
        require_picture(isi, GAMBAR[jenis])
    elif jenis == "zip":
        return kind_of_office(isi)
    return jenis or _text_kind(isi, nama)


def _by_first_bytes(isi: bytes) -> str:
    """pdf, jpg, png, webp, zip, or "" for what begins like no file of a kind that is known."""
    if isi.startswith(b"%PDF-"):
        return "pdf"
    if isi.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if isi.startswith(b"RIFF") and isi[8:12] == b"WEBP":
        return "webp"
    if isi.startswith(_OLE):
        raise ValueError(
            "Berkas ini berformat Office lama atau dilindungi kata sandi. Simpan sebagai DOCX, XLSX, atau "
            "PDF tanpa kata sandi, lalu unggah kembali."
        )
    if isi[4:8] == b"ftyp" and isi[8:12] in _HEIF:
        raise ValueError(
            "Foto ini berformat HEIC, yang tidak dapat dibuka di semua komputer. Simpan sebagai JPEG, lalu "
            "unggah kembali."
        )
    return "zip" if isi.startswith(b"PK") else ""


def _require_one_kind(isi: bytes) -> None:
    """Refuse a picture or PDF that is an archive or a page as well."""
    awal = isi[5:_AWAL].lower()
    if zipfile.is_zipfile(io.BytesIO(isi)) or any(tanda in awal for tanda in _SISIPAN):
        raise ValueError("Berkas ini memuat berkas lain di dalamnya, sehingga tidak diterima.")


def _text_kind(isi: bytes, nama: str) -> str:
    """csv or txt; ValueError for what is no plain text."""
    if _KENDALI & set(isi) or not _is_readable(isi):
        raise ValueError(f"Jenis berkas ini tidak dikenal. Yang diterima: {DITERIMA}.")
    if any(tanda in isi[:_AWAL].lower() for tanda in (*_SISIPAN, b"<?xml")):
        raise ValueError(
            "Berkas ini berupa halaman web atau program, bukan teks biasa, sehingga tidak diterima."
        )
    return "csv" if nama.strip().lower().endswith(".csv") else "txt"


def _is_readable(isi: bytes) -> bool:
    for aksara in ("utf-8", "cp1252"):
        try:
            isi.decode(aksara)
        except UnicodeDecodeError:
            continue
        return True
    return False
