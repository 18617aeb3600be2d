"""The rules that read words, dates and names, together."""

from __future__ import annotations

from typing import Final

from laporan.pemeriksaan import (
    dasar_hukum,
    ejaan,
    hitungan,
    indikator_narasi,
    nama_orang,
    nama_satker,
    narasi_lain,
    salinan,
    simpulan,
    susunan_teks,
    tahun_teks,
    tanggal_mundur,
    terbilang_teks,
    uang_narasi,
)
from laporan.pemeriksaan.aturan import Aturan

ATURAN: Final[tuple[Aturan, ...]] = (
    *hitungan.ATURAN,
    *salinan.ATURAN,
    *uang_narasi.ATURAN,
    *indikator_narasi.ATURAN,
    *simpulan.ATURAN,
    *nama_orang.ATURAN,
    *nama_satker.ATURAN,
    *tahun_teks.ATURAN,
    *tanggal_mundur.ATURAN,
    *susunan_teks.ATURAN,
    *narasi_lain.ATURAN,
    *terbilang_teks.ATURAN,
    *dasar_hukum.ATURAN,
    *ejaan.ATURAN,
)
