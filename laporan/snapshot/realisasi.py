"""Snapshot of the measurement of one triwulan: what was submitted or made binding."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from kinerja.models import Bukti, Pengukuran, TindakLanjut
from kinerja.queries import LINKS
from kinerja.ukuran import target_of
from laporan.snapshot.umum import realisasi_tercetak, satker_dict, target_tercetak, unit_dict
from sakip.tanggal import cetak_tanggal


def realisasi_snapshot(pengukuran: Pengukuran) -> dict[str, Any]:
    """Every row with target, realisasi, capaian (percent as text, None = no number), its words, its evidence
    (files by their SHA-256) and what was promised about it. Three queries beside those of the unit.

    How far a promise is stays out: it is reported in later triwulan, when this one is settled.
    """
    rows = pengukuran.baris.select_related(*LINKS).prefetch_related(
        Prefetch("bukti_dukung", Bukti.objects.filter(ditarik=None).order_by("id")),
        Prefetch("daftar_tindak_lanjut", TindakLanjut.objects.order_by("id")),
    )
    return {
        "dokumen": "realisasi",
        "satker": satker_dict(pengukuran.unit.satker),
        "unit": unit_dict(pengukuran.unit),
        "tahun": pengukuran.tahun,
        "triwulan": pengukuran.triwulan,
        "versi": pengukuran.versi,
        "alasan_perubahan": pengukuran.alasan_perubahan,
        "baris": [_row(b) for b in rows.order_by("urut", "id")],
    }


def _evidence(bukti: Bukti) -> str:
    """`Judul; nama.pdf; SHA-256 ...`: what a reader needs to know a piece of evidence again."""
    sidik = f"SHA-256 {bukti.sidik}" if bukti.sidik else ""
    return "; ".join(kata for kata in (bukti.judul, bukti.nama, bukti.tautan, bukti.teks, sidik) if kata)


def _promise(tindak: TindakLanjut) -> str:
    return f"{tindak.uraian}; {tindak.penanggung_jawab}; sampai {cetak_tanggal(tindak.tenggat)}"


def _numbered(kata: list[str]) -> dict[str, str]:
    return {str(ke): satu for ke, satu in enumerate(kata, start=1)}


def _row(baris: Any) -> dict[str, Any]:
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
        "bukti_dukung": _numbered([_evidence(b) for b in baris.bukti_dukung.all()]),
        "janji_tindak_lanjut": _numbered([_promise(t) for t in baris.daftar_tindak_lanjut.all()]),
    }
