"""QR codes as SVG and PNG; the only importer of segno (layer 0)."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import Final

import segno

TEPI: Final = 4  # modules of quiet zone, as ISO/IEC 18004 asks


def qr_svg(teks: str, *, judul: str = "") -> str:
    """An `<svg>` element with the QR code of `teks` (level M), black on white, as wide as its place.

    `judul` is its text for those who do not see it. Equal input gives equal text. Print it at 20 mm or more.
    Raises ValueError when `teks` is too long for a QR code.
    """
    hasil = io.BytesIO()
    segno.make(teks, error="m", boost_error=False, micro=False).save(
        hasil,
        kind="svg",
        border=TEPI,
        light="#fff",
        xmldecl=False,
        omitsize=True,
        nl=False,
        svgclass=None,
        lineclass=None,
        title=judul or None,
    )
    return hasil.getvalue().decode()


def qr_data(teks: str) -> str:
    """The same as a `data:` address for the `src` of an `<img>`."""
    return "data:image/svg+xml;base64," + b64encode(qr_svg(teks).encode()).decode()


def qr_png(teks: str) -> bytes:
    """The same QR code as a PNG of 8 pixels per module, for those who take no SVG."""
    hasil = io.BytesIO()
    segno.make(teks, error="m", boost_error=False, micro=False).save(hasil, kind="png", border=TEPI, scale=8)
    return hasil.getvalue()
