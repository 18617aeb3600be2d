"""Snapshot of a rencana aksi."""

from __future__ import annotations

from typing import Any

from kinerja.models import RencanaAksi
from kinerja.tabel.dokumen import BarisDokumen, rencana_aksi_rows
from laporan.snapshot.perjanjian import judul_sasaran
from laporan.snapshot.umum import given, kepala_dokumen, pemimpin, selisih_dict, target_tercetak

CENTANG = "√"


def rencana_aksi_snapshot(rencana: RencanaAksi) -> dict[str, Any]:
    """Everything that a printed rencana aksi says. A constant number of queries.

    `periode` of a row maps "1" to "4" or "12" to a tick or the target of that period. keluaran, jadwal, kode,
    pagu, dibatalkan, alasan_batal, selisih and alasan_selisih stand in a row only where they hold something.
    """
    return {
        "dokumen": "rencana-aksi",
        **kepala_dokumen(rencana),
        "pola": rencana.pola,
        "jumlah_periode": rencana.jumlah_periode,
        "judul_sasaran": judul_sasaran(rencana.unit),
        "penandatangan": pemimpin(rencana.unit, rencana.tanggal),
        "baris": [_row(satu) for satu in rencana_aksi_rows(rencana)],
    }


def _row(satu: BarisDokumen) -> dict[str, Any]:
    row = satu.baris
    return {
        "id": row.pk,
        "janji": row.baris_pk_id,
        "program": row.program,
        "sasaran": row.sasaran,
        "indikator": row.indikator,
        "target": target_tercetak(row),
        "kegiatan": row.kegiatan,
        "pelaksana": row.pelaksana,
        "periode": {str(p.ke): CENTANG if p.dicentang else target_tercetak(p) for p in row.periode.all()},
        **given(
            keluaran=row.keluaran,
            jadwal=row.jadwal,
            kode=row.kode,
            pagu=row.pagu,
            dibatalkan=row.dibatalkan,
            alasan_batal=row.alasan_batal,
        ),
        **selisih_dict(satu),
    }
