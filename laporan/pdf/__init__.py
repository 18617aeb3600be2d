"""HTML templates to PDF/A-3a and PDF/UA-1 in one file, with data inside and places to sign (layer 0).

`mesin` lays out (WeasyPrint), `penanda` puts its tags right, `baku` makes the file what the standards ask
(pikepdf), `cap` draws stamps.
"""

from laporan.pdf.baku import NAMA_LAMPIRAN
from laporan.pdf.cap import render_stamp
from laporan.pdf.mesin import ClosedFetcher, render_pdf

__all__ = ["NAMA_LAMPIRAN", "ClosedFetcher", "render_pdf", "render_stamp"]
