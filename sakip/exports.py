"""Tables that leave the system: named columns over django-import-export, native values, no personal data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

import tablib
from django.db.models import Model, QuerySet
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import Widget

from sakip.models import Kebijakan, Pejabat, Satker, UnitKerja
from sakip.models.kebijakan import BarisSkala

# What a spreadsheet takes for the beginning of a formula, also behind what it does not show.
RUMUS = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


class NilaiAsli(Widget):
    """A value as it is: numbers stay numbers, dates dates; yes and no in words, nothing as an empty cell."""

    def render(self, value: Any, obj: Model | None = None, **kwargs: Any) -> Any:
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else value.normalize()
        if value is None or isinstance(value, int | date):
            return value
        return str(value)


@dataclass(frozen=True)
class Tabel:
    """One table of the export: `kolom` pairs of header and path from the row.

    `satker` and `tahun` are the paths to what a page is about; `tahun` "" = the table knows no year.
    """

    nama: str
    judul: str
    model: type[Model]
    kolom: tuple[tuple[str, str], ...]
    satker: str
    tahun: str = ""
    urut: tuple[str, ...] = ()

    def rows(self, satker: Satker, tahun: int) -> QuerySet[Any]:
        """The rows of `satker` (and `tahun`), with what the columns need, in their order."""
        pilih = {self.satker: satker.pk} | ({self.tahun: tahun} if self.tahun else {})
        terkait = {jalur.rpartition("__")[0] for _, jalur in self.kolom if "__" in jalur}
        rows = self.model._default_manager.filter(**pilih)
        rows = rows.select_related(*sorted(terkait)) if terkait else rows
        return rows.order_by(*self.urut) if self.urut else rows

    @cached_property
    def resource(self) -> ModelResource:
        """The django-import-export resource with just these columns."""
        fields = {
            f"kolom_{ke}": Field(attribute=jalur, column_name=judul, widget=NilaiAsli(coerce_to_string=False))
            for ke, (judul, jalur) in enumerate(self.kolom)
        }
        meta = type("Meta", (), {"model": self.model, "fields": tuple(fields), "export_order": tuple(fields)})
        return type("TabelResource", (ModelResource,), {**fields, "Meta": meta})()

    def dataset(self, satker: Satker, tahun: int) -> tablib.Dataset:
        """The table as a dataset of native values."""
        return self.resource.export(self.rows(satker, tahun))


def csv_of(dataset: tablib.Dataset) -> bytes:
    """`dataset` as CSV for a spreadsheet: dates ISO, no text that begins a formula, UTF-8 with a mark."""
    aman = tablib.Dataset(*([_csv_cell(isi) for isi in baris] for baris in dataset), headers=dataset.headers)
    return aman.export("csv").encode("utf-8-sig")


def _csv_cell(isi: Any) -> Any:
    if isinstance(isi, str) and RUMUS.match(isi):
        return f"'{isi}"
    return isi.isoformat() if isinstance(isi, date | datetime) else isi


PROFIL = (
    ("Kode wilayah", "kode_wilayah"),
    ("Kode satker", "kode_satker"),
    ("Nama", "nama"),
    ("Nama resmi", "nama_resmi"),
    ("Jenis", "get_jenis_display"),
    ("Satuan kerja di atasnya", "induk__nama"),
    ("Alamat", "alamat"),
    ("Telepon", "telepon"),
    ("Faksimile", "faksimile"),
    ("Surel", "surel"),
    ("Laman", "laman"),
    ("Tempat penandatanganan", "tempat"),
)

TABEL = (
    Tabel("satker", "Profil satuan kerja", Satker, PROFIL, "pk"),
    Tabel(
        "unit",
        "Unit kerja",
        UnitKerja,
        (
            ("Kunci", "kunci"),
            ("Nama", "nama"),
            ("Singkatan", "singkatan"),
            ("Jenis", "get_jenis_display"),
            ("Unit atasan", "induk__kunci"),
            ("Berlaku sejak", "mulai"),
            ("Berlaku sampai", "selesai"),
        ),
        "satker",
    ),
    Tabel(
        "pejabat",
        "Pejabat",
        Pejabat,
        (
            ("Unit", "unit__kunci"),
            ("Jabatan", "jabatan"),
            ("Nama", "nama"),
            ("Status", "status"),
            ("Mulai", "mulai"),
            ("Selesai", "selesai"),
        ),
        "unit__satker",
    ),
    Tabel(
        "kebijakan",
        "Kebijakan penghitungan",
        Kebijakan,
        (
            ("Tahun", "tahun"),
            ("Batas atas", "batas_atas"),
            ("Batas bawah", "batas_bawah"),
            ("Rumus minimal", "rumus_minimal"),
            ("Aturan target nol", "target_nol"),
            ("Aturan celah", "celah"),
            ("Dasar", "dasar"),
        ),
        "satker",
    ),
    Tabel(
        "skala",
        "Skala kategori",
        BarisSkala,
        (
            ("Tahun", "kebijakan__tahun"),
            ("Urut", "urut"),
            ("Dari", "dari"),
            ("Sampai", "sampai"),
            ("Kategori", "kategori"),
            ("Keterangan", "keterangan"),
        ),
        "kebijakan__satker",
        urut=("kebijakan__tahun", "urut"),
    ),
)
