"""The columns in which pagu and realisasi are typed, and the rows that the realisasi page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from anggaran.choices import TingkatKode
from anggaran.kode import baca_kode
from anggaran.models import BarisPagu, BarisRealisasi
from anggaran.pohon import spent_on
from sakip.choices import SumberDana
from sakip.kolom import RAGU, Kolom, KolomPilihan, KolomRupiah
from sakip.numbers import baca_rupiah, cetak_rupiah


class KolomKode(Kolom):
    """A budget code from the program on; its canonical form and level are stored beside it."""

    bentuk = "pendek"

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        hasil = baca_kode(teks)
        if not hasil.kode or hasil.tingkat == TingkatKode.NOMOR or not hasil.lengkap:
            kalimat = hasil.catatan or "Kode anggaran belum lengkap."
            raise ValidationError(f"{kalimat} Tulis seperti CQ.6709.QGE.003.")
        if hasil.ragu and yakin != teks:
            raise ValidationError(f"Dibaca sebagai {hasil.kode}. {hasil.catatan}", code=RAGU)
        super().isi(baris, teks, yakin)
        baris.kode_baku, baris.tingkat = hasil.kode, hasil.tingkat


class KolomSumber(KolomPilihan):
    """Source of funds; an empty choice is rupiah murni."""

    def __init__(self) -> None:
        lain = [pilihan for pilihan in SumberDana.choices if pilihan[0] != SumberDana.RM]
        super().__init__("sumber_dana", "Sumber dana", lain, SumberDana.RM.label)

    def teks(self, baris: Any) -> str:
        return "" if baris.sumber_dana == SumberDana.RM else super().teks(baris)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        super().isi(baris, teks, yakin)
        baris.sumber_dana = teks or SumberDana.RM


class KolomUangBulan(KolomRupiah):
    """Realisasi of a month: below zero where belanja was paid back."""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        hasil = baca_rupiah(teks)
        if hasil.nilai is None or hasil.nilai >= 0:
            super().isi(baris, teks, yakin)
            return
        if yakin != teks:
            dibaca = f"Dibaca sebagai pengembalian belanja {cetak_rupiah(hasil.nilai)}."
            raise ValidationError(dibaca, code=RAGU)
        baris.realisasi, baris.realisasi_teks = hasil.nilai, teks[:100]


PAGU = (
    KolomKode("kode", "Kode"),
    Kolom("uraian", "Uraian"),
    KolomSumber(),
    KolomRupiah("pagu", "Pagu"),
)
REALISASI_SETAHUN = (KolomRupiah("realisasi", "Realisasi"),)
REALISASI_SEBULAN = (KolomUangBulan("realisasi", "Realisasi"),)


@dataclass
class RealisasiPagu:
    """The realisasi of one lowest pagu row for the year (`bulan` None) or a month, as the page edits it.

    `tercatat` are the stored rows that match it for that period; their sum is what the page shows.
    `per_bulan` is the sum of the months, shown beside the year; None = no month has a number.
    """

    pagu: BarisPagu
    bulan: int | None
    tercatat: list[BarisRealisasi] = field(default_factory=list)
    realisasi: int | None = None
    realisasi_teks: str = ""
    per_bulan: int | None = None

    def __post_init__(self) -> None:
        self.realisasi = spent_on(self.tercatat)
        if len(self.tercatat) == 1:
            self.realisasi_teks = self.tercatat[0].realisasi_teks

    @property
    def pk(self) -> int:
        """The key of the row on the page: its pagu row."""
        return self.pagu.pk
