"""The rules about numbers, codes and structure, in the order in which they are listed."""

from __future__ import annotations

from typing import Final

from laporan.pemeriksaan import (
    bacaan,
    besaran,
    capaian,
    jumlah,
    kembar,
    kepegawaian,
    kode,
    nomenklatur,
    tercetak,
    tingkatan,
)

ATURAN: Final = (
    *jumlah.ATURAN,
    *tercetak.ATURAN,
    *bacaan.ATURAN,
    *besaran.ATURAN,
    *kode.ATURAN,
    *nomenklatur.ATURAN,
    *capaian.ATURAN,
    *kepegawaian.ATURAN,
    *tingkatan.ATURAN,
    *kembar.ATURAN,
)
