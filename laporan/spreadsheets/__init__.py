"""The only door to openpyxl: uploaded workbooks read safely, exports written exactly (layer 0 engine).

`baca` reads, `tulis` writes tables, `buku` a book of tables with live formulas.
"""

from laporan.spreadsheets.baca import (
    BESAR_BERKAS,
    BerkasDitolakError,
    LembarBerkas,
    Persen,
    SelRusak,
    read_workbook,
)
from laporan.spreadsheets.buku import write_book
from laporan.spreadsheets.tulis import fits_cell, write_workbook

__all__ = [
    "BESAR_BERKAS",
    "BerkasDitolakError",
    "LembarBerkas",
    "Persen",
    "SelRusak",
    "fits_cell",
    "read_workbook",
    "write_book",
    "write_workbook",
]
