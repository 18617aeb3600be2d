"""File formats of the back office: the product's own reader and writer behind django-import-export."""

from __future__ import annotations

from typing import Any

import tablib
from import_export.formats.base_formats import CSV, XLSX

from laporan.spreadsheets import BerkasDitolakError, read_workbook, write_workbook
from sakip.exports import csv_of


class BukuKerja(XLSX):
    """XLSX that is read safely and written exactly: numbers native, texts never formulas."""

    def create_dataset(self, in_stream: Any) -> tablib.Dataset:
        lembar = next((satu for satu in read_workbook(in_stream) if satu.baris), None)
        if lembar is None:
            raise BerkasDitolakError("Berkas tidak memuat satu baris pun.")
        (_, judul), *baris = lembar.baris
        lebar = max((ke for ke, nama in enumerate(judul, start=1) if nama is not None), default=0)
        return tablib.Dataset(
            *((sel + (None,) * lebar)[:lebar] for _, sel in baris),
            headers=[str(n or "") for n in judul[:lebar]],
        )

    def export_data(self, dataset: tablib.Dataset, escape_formulae: bool = False, **kwargs: Any) -> bytes:
        return write_workbook([("data", list(dataset.headers), [tuple(baris) for baris in dataset])])


class TeksTerpisah(CSV):
    """CSV whose texts begin no formula."""

    def export_data(self, dataset: tablib.Dataset, escape_formulae: bool = False, **kwargs: Any) -> bytes:
        return csv_of(dataset)
