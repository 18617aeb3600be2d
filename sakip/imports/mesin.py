"""The import of a table: read a workbook, judge every row in words, write all of it or nothing."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import models, transaction
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.results import RowResult
from import_export.widgets import Widget

from laporan.spreadsheets import BerkasDitolakError, read_workbook
from sakip.imports.sel import is_empty
from sakip.lipat import lipat
from sakip.services.jejak import TERTUTUP, log_jejak
from sakip.tanggal import cetak_tanggal

logger = logging.getLogger(__name__)

KEADAAN = {
    RowResult.IMPORT_TYPE_NEW: "baru",
    RowResult.IMPORT_TYPE_UPDATE: "berubah",
    RowResult.IMPORT_TYPE_SKIP: "sama",
}
BARIS_MAKS = 5_000


class KolomImpor(Field):
    """A column of the file. `wajib`: a row without it is refused."""

    def __init__(self, judul: str, attribute: str, widget: Widget, *, wajib: bool = False) -> None:
        super().__init__(attribute=attribute, column_name=judul, widget=widget)
        self.wajib = wajib


class ImporResource(ModelResource):
    """A table that can be imported again and again: rows are found by `key_of`, empty cells say nothing."""

    class Meta:
        import_id_fields = ()
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        store_row_values = True
        clean_model_instances = True

    def stored(self) -> dict[Hashable, models.Model]:
        """What is there now, by key."""
        raise NotImplementedError

    def key_of(self, row: dict[str, Any]) -> Hashable:
        """The key of a row of the file, leniently: what cannot be read is refused by its column later."""
        raise NotImplementedError

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        self._stored = self.stored()
        self._seen: dict[Hashable, int] = {}

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        kurang = {
            f.attribute: "Kolom ini belum diisi."
            for f in self.fields.values()
            if f.wajib and is_empty(row.get(f.column_name))
        }
        if kurang:
            raise ValidationError(kurang)
        pertama = self._seen.setdefault(self.key_of(row), kwargs["row_number"])
        if pertama != kwargs["row_number"]:
            raise ValidationError("Baris ini mengulang baris lain di dalam berkas.")

    def after_import(self, dataset: tablib.Dataset, result: Any, **kwargs: Any) -> None:
        """An import from the back office, which names its user, leaves its trace here."""
        super().after_import(dataset, result, **kwargs)
        if kwargs.get("user") is not None and not kwargs.get("dry_run"):
            nama = self._meta.model._meta.verbose_name
            banyak = f"{result.totals['new']} baris baru, {result.totals['update']} baris berubah"
            log_jejak(user=kwargs["user"], tindakan=f"impor {nama}", satker=None, keterangan=banyak)

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> models.Model | None:
        return self._stored.get(self.key_of(row))

    def import_field(
        self, field: KolomImpor, instance: Any, row: dict[str, Any], *args: Any, **kw: Any
    ) -> None:
        if not is_empty(row.get(field.column_name)):
            super().import_field(field, instance, row, *args, **kw)


@dataclass(frozen=True)
class BarisImpor:
    """One row of the file: its number there, baru / berubah / sama / galat, what it is, and sentences."""

    nomor: int
    keadaan: str
    uraian: str
    pesan: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class HasilImpor:
    """What an import does or did. `galat`: nothing was written; `peringatan`: columns that are ignored."""

    baris: tuple[BarisImpor, ...]
    peringatan: tuple[str, ...]

    @property
    def jumlah(self) -> dict[str, int]:
        """How many rows are in each state."""
        banyak = Counter(b.keadaan for b in self.baris)
        return {keadaan: banyak[keadaan] for keadaan in ("baru", "berubah", "sama", "galat")}

    @property
    def galat(self) -> bool:
        """Whether a row is refused."""
        return self.jumlah["galat"] > 0

    @property
    def berubah(self) -> bool:
        """Whether there is something to write."""
        return self.jumlah["baru"] + self.jumlah["berubah"] > 0


Catat = Callable[[str, models.Model, models.Model | None], None]


def run_import(resource: ImporResource, isi: bytes, *, apply: bool, catat: Catat | None = None) -> HasilImpor:
    """Import the first sheet of the workbook `isi`, all or nothing; without `apply` only judge it.

    `catat(state, row, row before)` is called for every row written. Raises BerkasDitolakError with one
    sentence when the file cannot be read or lacks a required column.
    """
    dataset, nomor, peringatan = read_table(resource, isi)
    with transaction.atomic():
        hasil = resource.import_data(dataset, use_transactions=True, raise_errors=False)
        rows = tuple(_judge(resource, satu, n) for satu, n in zip(hasil.rows, nomor, strict=True))
        ringkasan = HasilImpor(rows, tuple(peringatan))
        if ringkasan.galat or not apply:
            transaction.set_rollback(True)
            return ringkasan
        for satu, baris in zip(hasil.rows, rows, strict=True):
            if catat and baris.keadaan != "sama":
                catat(baris.keadaan, satu.instance, getattr(satu, "original", None))
    return ringkasan


def read_table(resource: ImporResource, isi: bytes) -> tuple[tablib.Dataset, list[int], list[str]]:
    """(rows under the column names of `resource`, their numbers in the file, warnings)."""
    lembar = next((satu for satu in read_workbook(isi) if satu.baris), None)
    if lembar is None or len(lembar.baris) < 2:
        raise BerkasDitolakError("Berkas tidak memuat satu baris data pun di bawah baris judul.")
    if len(lembar.baris) - 1 > BARIS_MAKS:
        raise BerkasDitolakError(f"Berkas memuat lebih dari {BARIS_MAKS:,} baris.".replace(",", "."))
    (_, judul), *baris = lembar.baris
    kolom, peringatan = _columns(resource, lembar.nama, judul)
    dataset = tablib.Dataset(headers=list(kolom))
    for _, sel in baris:
        dataset.append([sel[ke] if ke < len(sel) else None for ke in kolom.values()])
    return dataset, [nomor for nomor, _ in baris], peringatan


def _columns(resource: ImporResource, lembar: str, judul: Any) -> tuple[dict[str, int], list[str]]:
    """Where each known column stands, and a warning for every unknown one."""
    dikenal = {lipat(f.column_name): f.column_name for f in resource.fields.values()}
    kolom: dict[str, int] = {}
    asing = []
    for ke, nama in enumerate(judul):
        baku = dikenal.get(lipat(str(nama or "")))
        if baku in kolom:
            raise BerkasDitolakError(f"Lembar '{lembar}': kolom {baku} tertulis dua kali.")
        if baku:
            kolom[baku] = ke
        elif nama is not None:
            asing.append(f"Lembar '{lembar}': kolom '{nama}' tidak dikenal dan diabaikan.")
    hilang = [f.column_name for f in resource.fields.values() if f.wajib and f.column_name not in kolom]
    if hilang:
        raise BerkasDitolakError(f"Lembar '{lembar}': kolom {', '.join(hilang)} tidak ditemukan.")
    return kolom, asing


def _judge(resource: ImporResource, satu: RowResult, nomor: int) -> BarisImpor:
    """The row in words; an error that nobody foresaw is logged without its data."""
    uraian = _named(resource, satu)
    if satu.validation_error:
        return BarisImpor(nomor, "galat", uraian, tuple(_sentences(resource, satu.validation_error)))
    if satu.errors:
        logger.error("import row %s: %s", nomor, type(satu.errors[0].error).__name__)
        return BarisImpor(nomor, "galat", uraian, (("", "Baris ini tidak dapat diproses."),))
    keadaan = KEADAAN[satu.import_type]
    pesan = _changes(resource, satu) if keadaan == "berubah" else []
    return BarisImpor(nomor, keadaan, uraian, tuple(pesan))


def _changes(resource: ImporResource, satu: RowResult) -> list[tuple[str, str]]:
    """(column, `lama menjadi baru`) for every column that changes; personal data is not repeated."""
    pasangan = (
        (f, f.get_value(satu.original), f.get_value(satu.instance)) for f in resource.get_import_fields()
    )
    return [
        (
            f.column_name,
            "diubah." if f.attribute in TERTUTUP else f"{_words(lama)} menjadi {_words(baru)}.",
        )
        for f, lama, baru in pasangan
        if lama != baru
    ]


def _words(isi: Any) -> str:
    if isi is None or isi == "":
        return "(kosong)"
    return cetak_tanggal(isi) if isinstance(isi, date) else str(isi)


def _named(resource: ImporResource, satu: RowResult) -> str:
    """What the row is, by its required columns as they stand in the file."""
    isi = [satu.row_values.get(f.column_name) for f in resource.get_import_fields() if f.wajib]
    return ", ".join(str(sel) for sel in isi if isinstance(sel, str | int))


def _sentences(resource: ImporResource, galat: ValidationError) -> list[tuple[str, str]]:
    """(column, sentence) pairs; "" for what concerns the row."""
    nama = {f.attribute: f.column_name for f in resource.fields.values()}
    if not hasattr(galat, "error_dict"):
        return [("", kalimat) for kalimat in galat.messages]
    return [
        (nama.get(kolom, ""), kalimat) for kolom, daftar in galat.message_dict.items() for kalimat in daftar
    ]
