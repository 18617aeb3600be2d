"""Snapshot of the measurement of one triwulan: what was submitted or made binding."""

from __future__ import annotations

from typing import Any

from kinerja.models import Pengukuran, Realisasi
from kinerja.queries import LINKS
from kinerja.ukuran import target_of
from laporan.snapshot.umum import realisasi_tercetak, satker_dict, target_tercetak, unit_dict


def realisasi_snapshot(pengukuran: Pengukuran) -> dict[str, Any]:
    """Every row with target, realisasi, capaian (percent as text, None = no number) and its words. One query
    beside those of the unit."""
    return {
        "dokumen": "realisasi",
        "satker": satker_dict(pengukuran.unit.satker),
        "unit": unit_dict(pengukuran.unit),
        "tahun": pengukuran.tahun,
        "triwulan": pengukuran.triwulan,
        "versi": pengukuran.versi,
        "alasan_perubahan": pengukuran.alasan_perubahan,
        "baris": [_row(b) for b in pengukuran.baris.select_related(*LINKS).order_by("urut", "id")],
    }


def _row(baris: Realisasi) -> dict[str, Any]:
    return {
        "acuan": baris.acuan,
        "kegiatan": baris.kegiatan,
        "sasaran": baris.sasaran,
        "indikator": baris.indikator,
        "target": target_tercetak(target_of(baris)),
        "realisasi": realisasi_tercetak(baris),
        "keadaan": baris.realisasi_status,
        "sementara": baris.sementara,
        "capaian": None if baris.capaian_nilai is None else f"{baris.capaian_nilai:f}",
        "status_capaian": baris.capaian_status,
        "kategori": baris.kategori,
        "keterangan": baris.keterangan,
        "kendala": baris.kendala,
        "tindak_lanjut": baris.tindak_lanjut,
        "bukti": baris.bukti,
    }
