"""HTML templates to PDF/A-3a and PDF/UA-1 in one file, with data inside and places to sign (layer 0).

`mesin` lays out (WeasyPrint), `penanda` puts its tags right, `baku` makes the file what the standards ask
(pikepdf), `cap` draws stamps.
"""

from laporan.pdf.baku import BIDANG_SEGEL, NAMA_LAMPIRAN
from laporan.pdf.cap import render_seal, render_stamp
from laporan.pdf.mesin import ClosedFetcher, Kabar, render_pdf

__all__ = [
    "BIDANG_SEGEL",
    "NAMA_LAMPIRAN",
    "ClosedFetcher",
    "Kabar",
    "render_pdf",
    "render_seal",
    "render_stamp",
]
