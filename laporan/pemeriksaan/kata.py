"""The rules that read words, dates and names, together."""

from __future__ import annotations

from typing import Final

from laporan.pemeriksaan import ejaan, hitungan, nama_orang, salinan, tahun_teks, terbilang_teks, uang_narasi
from laporan.pemeriksaan.aturan import Aturan

ATURAN: Final[tuple[Aturan, ...]] = (
    *hitungan.ATURAN,
    *salinan.ATURAN,
    *uang_narasi.ATURAN,
    *nama_orang.ATURAN,
    *tahun_teks.ATURAN,
    *terbilang_teks.ATURAN,
    *ejaan.ATURAN,
)
