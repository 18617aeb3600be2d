"""Columns and documents that several sheets of a paket share."""

from __future__ import annotations

from typing import Final

from django.db.models import Model

from kinerja.models import (
    Pk,
    Rkt,
)
from laporan.paket.skema import Dokumen, Kolom, Lembar
from renstra.models import Renstra
from renstra.models.indikator import Frekuensi
from sakip.choices import AturanTargetNol, SumberDana


def year_column(nama: str = "tahun", *, turun: bool = True) -> Kolom:
    """The year that a row is about."""
    return Kolom(nama, "tahun", wajib=True, turun=turun)


UNIT: Final = Kolom("unit", "unit", wajib=True, turun=True)
VERSI: Final = Kolom("versi", "bulat", bawaan=0)
URUT: Final = Kolom("urut", "bulat", sampai=2_000_000_000)
SASARAN: Final = Kolom("sasaran", wajib=True)
INDIKATOR: Final = Kolom("indikator", wajib=True)
TARGET: Final = Kolom("target", "nilai", wajib=True)
TARGET_BEBAS: Final = Kolom("target", "nilai")
KODE: Final = Kolom("kode", "kode")
TEMPAT: Final = Kolom("tempat", dokumen=True)
ALASAN: Final = Kolom("alasan_perubahan", dokumen=True)
SUMBER_DANA: Final = Kolom("sumber_dana", "pilihan", pilihan=SumberDana, bawaan=SumberDana.RM)
SELISIH: Final = Kolom("alasan_selisih", tambahan=True)
UNIT_BEBAS: Final = Kolom("unit", "unit")
PERIODE: Final = tuple(Kolom(f"p{ke}", "periode") for ke in range(1, 13))
VERSI_DOKUMEN: Final = ("unit", "tahun", "versi")


def budget_sheet(nama: str, model: type[Model], dokumen: Dokumen) -> Lembar:
    """The budget lines of a kind of document."""
    kolom = (
        year_column(),
        UNIT,
        VERSI,
        URUT,
        KODE,
        Kolom("uraian", wajib=True),
        Kolom("anggaran", "rupiah", wajib=True),
    )
    return Lembar(nama, model, kolom, ("kode_baku", "uraian"), dokumen, rincian="anggaran")


RKT: Final = Dokumen(Rkt, "rkt", VERSI_DOKUMEN)
PK: Final = Dokumen(Pk, "pk_dokumen", VERSI_DOKUMEN)
RENSTRA: Final = Dokumen(Renstra, "renstra", ("tahun_awal",))
BUTIR: Final = (year_column("tahun_awal"), Kolom("no", wajib=True), Kolom("uraian", wajib=True))
BARIS: Final = ("sasaran", "indikator")

# What the kartu says besides: exported where it says anything.
KARTU: Final = (
    Kolom("iku_tahun", tambahan=True),
    *(Kolom(nama, tambahan=True) for nama in ("alasan", "cara_hitung", "pembilang", "penyebut")),
    Kolom("frekuensi", "pilihan", pilihan=Frekuensi, tambahan=True),
    Kolom("batas_capaian", "desimal", tambahan=True),
    Kolom("batas_bawah_capaian", "desimal", tambahan=True),
    Kolom("aturan_target_nol", "pilihan", isian="target_nol", pilihan=AturanTargetNol, tambahan=True),
    Kolom("wajar_min", "angka", tambahan=True),
    Kolom("wajar_maks", "angka", tambahan=True),
    *(Kolom(nama, tambahan=True) for nama in ("cara_kumpul", "pilah", "bukti")),
    Kolom("bukti_wajib", "ya_tidak", tambahan=True),
    *(Kolom(nama, tambahan=True) for nama in ("mutu", "keterbatasan", "pemanfaatan")),
    Kolom("nilai_awal", "tercetak", tambahan=True),
    Kolom("tahun_nilai_awal", "tahun", tambahan=True),
)
