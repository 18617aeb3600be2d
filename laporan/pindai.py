"""Reading the scan of a paper document: is it one, and what kind? The only importer of Pillow (layer 0)."""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image

from laporan.penandatangan.periksa import periksa_terbatas

TANDA_BERKAS: Final = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
TITIK_TERKECIL: Final = 200  # pixels of the shorter side: less is no page


def kind_of_scan(isi: bytes) -> str:
    """pdf, jpg or png by what the file is, whatever its name says. Raises ValueError with a sentence when it
    is none of them, or cannot be opened. A PDF is read in a process with limits."""
    akhiran = next((a for tanda, a in TANDA_BERKAS.items() if isi.startswith(tanda)), "")
    if not akhiran:
        raise ValueError("Pindaian harus berupa berkas PDF, JPG, atau PNG.")
    if akhiran == "pdf":
        _require_pdf(isi)
    else:
        _require_picture(isi)
    return akhiran


def _require_pdf(isi: bytes) -> None:
    hasil = periksa_terbatas(isi, [])
    if hasil.kode:
        raise ValueError(f"Pindaian PDF ini tidak dapat dibuka. {hasil.pesan}")


def _require_picture(isi: bytes) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as gambar:
                ukuran = min(gambar.size)
                gambar.verify()
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise ValueError("Gambar pindaian ini rusak atau terlalu besar untuk dibuka.") from None
    if ukuran < TITIK_TERKECIL:
        raise ValueError("Gambar pindaian ini terlalu kecil untuk sebuah halaman.")
