"""Reading uploaded pictures and scans: what kind, whole or not, and how they look when small. The only
importer of Pillow (layer 0)."""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image, ImageOps

from laporan.penandatangan.periksa import periksa_terbatas

TANDA_BERKAS: Final = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
TITIK_TERKECIL: Final = 200  # pixels of the shorter side: less is no page
TITIK_KECIL: Final = 12_000_000  # pixels up to which a picture is unpacked whole
TITIK_JPEG: Final = 50_000_000  # the same for a JPEG, which is read smaller
SISI_KECIL: Final = 320  # pixels of the longer side of a small picture


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
        ukuran = require_picture(isi, "JPEG", "PNG")
    except ValueError:
        raise ValueError("Gambar pindaian ini rusak atau terlalu besar untuk dibuka.") from None
    if min(ukuran) < TITIK_TERKECIL:
        raise ValueError("Gambar pindaian ini terlalu kecil untuk sebuah halaman.")


def require_picture(isi: bytes, *bentuk: str) -> tuple[int, int]:
    """Width and height of a picture in one of the formats `bentuk` (JPEG, PNG, WEBP), its pixels not read.

    Raises ValueError with a sentence when it is damaged or would unpack to more than Pillow deems sane.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(isi), formats=bentuk) as gambar:
                ukuran = gambar.size
                gambar.verify()
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise ValueError("Gambar ini rusak atau terlalu besar untuk dibuka.") from None
    return ukuran


def small_picture(isi: bytes, bentuk: str) -> bytes:
    """A small JPEG of a picture that `require_picture` let pass, upright and without any metadata (no place,
    no camera); b"" = too large to be unpacked here. Raises ValueError when its pixels cannot be read."""
    try:
        with Image.open(io.BytesIO(isi), formats=(bentuk,)) as gambar:
            if gambar.width * gambar.height > (TITIK_JPEG if bentuk == "JPEG" else TITIK_KECIL):
                return b""
            gambar.draft("RGB", (2 * SISI_KECIL, 2 * SISI_KECIL))
            tegak = ImageOps.exif_transpose(gambar).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ValueError("Gambar ini rusak, sehingga tidak dapat dibuka.") from None
    tegak.thumbnail((SISI_KECIL, SISI_KECIL))
    polos = Image.new("RGB", tegak.size, "white")  # a new picture carries nothing of the old one but pixels
    polos.paste(tegak, mask=tegak)
    hasil = io.BytesIO()
    polos.save(hasil, "JPEG", quality=78, optimize=True)
    return hasil.getvalue()
