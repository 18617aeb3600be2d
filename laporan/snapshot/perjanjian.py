"""Snapshot of a Perjanjian Kinerja."""

from __future__ import annotations

from typing import Any

from kinerja.models import Pk
from kinerja.tabel.dokumen import BarisDokumen, pk_rows
from laporan.snapshot.umum import anggaran_dict, kepala_dokumen, pemimpin, selisih_dict, target_tercetak
from sakip.choices import JenisSatker, JenisUnit
from sakip.models import UnitKerja


def pk_snapshot(pk: Pk) -> dict[str, Any]:
    """Everything that a printed PK says; plain values only. A constant number of queries.

    `pihak` holds one signatory for the lembaga, else the pihak pertama and the pihak kedua above it.
    """
    return {
        "dokumen": "pk",
        **kepala_dokumen(pk),
        "judul_sasaran": judul_sasaran(pk.unit),
        "pihak": [pemimpin(unit, pk.tanggal) for unit in units_of_pk(pk.unit)],
        "baris": [_row(satu) for satu in pk_rows(pk)],
        "anggaran": [anggaran_dict(row) for row in pk.anggaran.all()],
    }


def judul_sasaran(unit: UnitKerja) -> str:
    """Head of the sasaran column as the published forms print it (DOCUMENTS 4.2, 4.3)."""
    if unit.jenis in (JenisUnit.BAGIAN, JenisUnit.SUBBAGIAN):
        return "Sasaran Kegiatan"
    if unit.jenis == JenisUnit.SEKRETARIAT and unit.satker.jenis == JenisSatker.PROVINSI:
        return "Sasaran Kegiatan"
    return "Sasaran Strategis"


def units_of_pk(unit: UnitKerja) -> list[UnitKerja]:
    """The unit that promises and the one whose head is its superior (the lembaga has none)."""
    if unit.jenis == JenisUnit.LEMBAGA:
        return [unit]
    above = JenisUnit.LEMBAGA if unit.jenis == JenisUnit.SEKRETARIAT else JenisUnit.SEKRETARIAT
    superior = unit.satker.unit.filter(jenis=above, selesai__isnull=True).select_related("satker").first()
    return [unit, superior] if superior else [unit]


def _row(satu: BarisDokumen) -> dict[str, Any]:
    row = satu.baris
    renstra = row.indikator_renstra
    tujuan = renstra.sasaran.tujuan if renstra else None
    return {
        "id": row.pk,
        "baris_rkt": row.baris_rkt_id,
        "indikator_renstra": row.indikator_renstra_id,
        "tujuan": tujuan.uraian if tujuan else "",
        "sasaran": row.sasaran,
        "indikator": row.indikator,
        "target": target_tercetak(row),
        **selisih_dict(satu),
    }
