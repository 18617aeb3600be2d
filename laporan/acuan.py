"""The tables of national reference data that can be brought in and taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from anggaran.imports import KodeAnggaranResource
from laporan.spreadsheets import write_workbook
from sakip.imports.acuan import SatkerResource
from sakip.imports.mesin import ImporResource


@dataclass(frozen=True)
class Acuan:
    """One table: its short name, its title, what it is for, and how it is imported."""

    nama: str
    judul: str
    keterangan: str
    resource: Callable[[], ImporResource]


ACUAN = {
    satu.nama: satu
    for satu in (
        Acuan(
            "kode-anggaran",
            "Kode anggaran",
            "Program, kegiatan, klasifikasi rincian output, dan rincian output menurut masa berlakunya.",
            KodeAnggaranResource,
        ),
        Acuan(
            "satker",
            "Profil satuan kerja",
            "Kode satker, alamat, dan keterangan lain dari 553 satuan kerja yang sudah ada.",
            SatkerResource,
        ),
    )
}


def reference_workbook(acuan: Acuan) -> bytes:
    """The table as XLSX with the columns of its import; what was not changed imports as `sama`."""
    resource = acuan.resource()
    kolom = resource.get_import_fields()
    rows = (
        [f.export(baris) for f in kolom] for baris in resource.get_queryset().order_by(kolom[0].attribute)
    )
    return write_workbook([(acuan.nama, [f.column_name for f in kolom], rows)])
