"""The columns in which pagu and realisasi are typed, and the rows that the realisasi page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from anggaran.choices import TingkatKode
from anggaran.kode import baca_kode
from anggaran.models import BarisPagu, BarisRealisasi
from anggaran.penyerapan import jumlahkan
from anggaran.pohon import spent_on
from sakip.choices import SumberDana
from sakip.kolom import RAGU, IsianBaris, Kolom, KolomPilihan, KolomRupiah
from sakip.numbers import baca_rupiah, cetak_rupiah
from sakip.tanggal import NAMA_BULAN


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


class KolomBulan(Kolom):
    """Realisasi of the month `bulan` in a sheet of twelve, kept in `baris.anak[bulan]`."""

    bentuk = "pendek"

    def __init__(self, bulan: int) -> None:
        super().__init__(f"b{bulan}", NAMA_BULAN[bulan - 1].capitalize())
        self.bulan, self.uang = bulan, KolomUangBulan("realisasi", self.label)

    def teks(self, baris: Any) -> str:
        return self.uang.teks(baris.anak[self.bulan])

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        self.uang.isi(baris.anak[self.bulan], teks, yakin)
        baris.anak[self.bulan].diisi = True

    def bacaan(self, baris: Any) -> str:
        return self.uang.bacaan(baris.anak[self.bulan])


PAGU = (
    KolomKode("kode", "Kode"),
    Kolom("uraian", "Uraian"),
    KolomSumber(),
    KolomRupiah("pagu", "Pagu"),
)
REALISASI_SETAHUN = (KolomRupiah("realisasi", "Realisasi"),)
REALISASI_SEBULAN = (KolomUangBulan("realisasi", "Realisasi"),)
REALISASI_BULANAN = tuple(KolomBulan(bulan) for bulan in range(1, 13))


@dataclass(frozen=True)
class Setahun:
    """What is stored for the whole year beside the months of a pagu row: the amount in whole rupiah (None =
    nothing; then the months hold), and `kode` where it is written under another code than the pagu row's."""

    jumlah: int | None
    kode: str


@dataclass
class RealisasiPagu:
    """The realisasi of one lowest pagu row for the year (`bulan` None) or a month, as the page edits it.

    `tercatat` are the stored rows that match it for that period; their sum is what the page shows.
    `per_bulan` is the sum of the months, shown beside the year; None = no month has a number, or this is a
    month. `bulan_lain` is the sum of the other months and `setahun` the figure of the year, for a month.
    """

    pagu: BarisPagu
    bulan: int | None
    tercatat: list[BarisRealisasi] = field(default_factory=list)
    realisasi: int | None = None
    realisasi_teks: str = ""
    per_bulan: int | None = None
    bulan_lain: int | None = None
    setahun: Setahun = Setahun(None, "")
    diisi: bool = False

    def __post_init__(self) -> None:
        self.realisasi = spent_on(self.tercatat)
        if len(self.tercatat) == 1:
            self.realisasi_teks = self.tercatat[0].realisasi_teks

    @property
    def pk(self) -> int:
        """The key of the row on the page: its pagu row."""
        return self.pagu.pk

    @property
    def jumlah(self) -> int | None:
        """What was spent in the year when this cell holds: with the other months, for a month."""
        return jumlahkan([self.realisasi, self.bulan_lain])

    @property
    def sel(self) -> list[RealisasiPagu]:
        """The cells of the row: itself."""
        return [self]


@dataclass
class RealisasiBulanan:
    """The twelve months of one lowest pagu row: `anak` {month: its cell}."""

    pagu: BarisPagu
    anak: dict[int, RealisasiPagu]
    setahun: Setahun

    @property
    def pk(self) -> int:
        """The key of the row on the page: its pagu row."""
        return self.pagu.pk

    @property
    def jumlah(self) -> int | None:
        """The sum of the months in whole rupiah; None without a number."""
        return jumlahkan(sel.realisasi for sel in self.anak.values())

    @property
    def sel(self) -> list[RealisasiPagu]:
        """The cells in which something was typed."""
        return [sel for sel in self.anak.values() if sel.diisi]


def ask_above_pagu(
    baris: RealisasiPagu | RealisasiBulanan, isian: IsianBaris, berubah: set[str]
) -> dict[str, ValidationError]:
    """A doubt beside the last changed cell that holds something, until it is confirmed: the realisasi of the
    year comes out above the pagu, or the months above the figure of the year that holds. Rule R06 judges what
    is confirmed."""
    kalimat = _above(baris)
    terisi = [nama for nama in berubah if isian.nilai.get(nama, "").strip()]
    if not kalimat or not terisi:
        return {}
    terakhir = max(terisi, key=lambda nama: (len(nama), nama))
    if isian.yakin.get(terakhir, "").strip() == isian.nilai[terakhir].strip():
        return {}
    return {terakhir: ValidationError(kalimat, code=RAGU)}


def _above(baris: RealisasiPagu | RealisasiBulanan) -> str:
    jumlah, pagu, setahun = baris.jumlah, baris.pagu.pagu, baris.setahun.jumlah
    if jumlah is None:
        return ""
    if pagu is not None and jumlah > pagu:
        return f"Realisasi setahun menjadi {cetak_rupiah(jumlah)}, melebihi pagu {cetak_rupiah(pagu)}."
    if setahun is not None and jumlah > setahun:
        return (
            f"Jumlah per bulan menjadi {cetak_rupiah(jumlah)}, "
            f"melebihi realisasi setahun {cetak_rupiah(setahun)} yang dipakai."
        )
    return ""
