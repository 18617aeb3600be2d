"""Snapshot of a rencana aksi."""

from __future__ import annotations

from typing import Any

from kinerja.models import RencanaAksi
from laporan.snapshot.perjanjian import judul_sasaran
from laporan.snapshot.umum import kepala_dokumen, pemimpin, target_tercetak

CENTANG = "√"


def rencana_aksi_snapshot(rencana: RencanaAksi) -> dict[str, Any]:
    """Everything that a printed rencana aksi says. A constant number of queries.

    `periode` of a row maps "1" to "4" or "12" to a tick or the target of that period.
    """
    return {
        "dokumen": "rencana-aksi",
        **kepala_dokumen(rencana),
        "pola": rencana.pola,
        "jumlah_periode": rencana.jumlah_periode,
        "judul_sasaran": judul_sasaran(rencana.unit),
        "penandatangan": pemimpin(rencana.unit, rencana.tanggal),
        "baris": [_row(row) for row in rencana.baris.prefetch_related("periode")],
    }


def _row(row: Any) -> dict[str, Any]:
    return {
        "program": row.program,
        "sasaran": row.sasaran,
        "indikator": row.indikator,
        "target": target_tercetak(row),
        "kegiatan": row.kegiatan,
        "pelaksana": row.pelaksana,
        "periode": {str(p.ke): CENTANG if p.dicentang else target_tercetak(p) for p in row.periode.all()},
    }
