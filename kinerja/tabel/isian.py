"""The rows of a triwulan as they are filled: beside each cell its target and the four triwulan before it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kinerja.dukungan import evidence_counts
from kinerja.models import Pengukuran, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.queries import period_targets, realisasi_rows
from kinerja.rasio import card_of, ratio_card
from kinerja.ukuran import key_of, promise_key, target_of, with_history
from laporan.capaian import rata_rata
from renstra.models import Indikator
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import StatusNilai
from sakip.lipat import lipat

ROMAWI = ("", "I", "II", "III", "IV")
MUNDUR = 4  # triwulan shown before the one that is filled; the first of them is that of last year


@dataclass(frozen=True)
class Lampau:
    """One earlier triwulan of a row: `teks` "" = it was not measured."""

    tahun: int
    triwulan: int
    teks: str

    @property
    def label(self) -> str:
        """`TW III 2023`"""
        return f"TW {ROMAWI[self.triwulan]} {self.tahun}"


def earlier_periods(tahun: int, triwulan: int) -> list[tuple[int, int]]:
    """The four (tahun, triwulan) before this one, oldest first: the same triwulan of last year leads."""
    ke = tahun * 4 + triwulan - 1
    return [((ke - n) // 4, (ke - n) % 4 + 1) for n in range(MUNDUR, 0, -1)]


def rows_to_fill(pengukuran: Pengukuran) -> list[Any]:
    """The rows of `pengukuran` in order, each with `target_tertulis`, `target_triwulan` (of the rencana aksi,
    "" = none), `lampau` (four Lampau), `kartu` (the indikator, or None; `renstra_kartu` the key of its
    Renstra), `rasio` (the same where it asks for both parts) and `banyak_bukti`; constant
    number of queries."""
    unit, tahun = pengukuran.unit, pengukuran.tahun
    lalu = _by_promise(realisasi_rows(unit, tahun - 1))
    janji: dict[tuple[object, ...], str] = {}
    for baris_pk, triwulan, target in period_targets(unit, tahun):
        if triwulan == pengukuran.triwulan:
            janji[promise_key(baris_pk)] = teks_target(target)
    bukti = evidence_counts(pengukuran)
    rows: list[Any] = []
    baris: Any
    for baris, history in with_history(realisasi_rows(unit, tahun)):
        if baris.pengukuran_id == pengukuran.pk:
            told = {(tahun, r.pengukuran.triwulan): r for r in history} | _last_year(baris, lalu)
            baris.lampau = [
                Lampau(t, tw, _told(told.get((t, tw))))
                for t, tw in earlier_periods(tahun, pengukuran.triwulan)
            ]
            baris.target_tertulis = teks_target(target_of(baris))
            baris.target_triwulan = janji.get(promise_key(baris.baris_pk), "") if baris.baris_pk else ""
            baris.rasio, baris.kartu = ratio_card(baris), card_of(baris)
            baris.pengukuran = pengukuran
            baris.banyak_bukti = bukti.get(baris.pk, 0)
            rows.append(baris)
    renstra = dict(
        Indikator.objects.filter(pk__in=[b.kartu.pk for b in rows if b.kartu]).values_list(
            "pk", "sasaran__renstra"
        )
    )
    for baris in rows:
        baris.renstra_kartu = renstra.get(baris.kartu.pk) if baris.kartu else None
    return rows


def _by_promise(rows: list[Realisasi]) -> dict[Hashable, dict[tuple[int, int], Realisasi]]:
    """Rows of a year by their promise, under its link to the Renstra and under its words."""
    found: dict[Hashable, dict[tuple[int, int], Realisasi]] = {}
    for baris in rows:
        for kunci in {key_of(baris), _words_of(baris)}:
            waktu = (baris.pengukuran.tahun, baris.pengukuran.triwulan)
            found.setdefault(kunci, {}).setdefault(waktu, baris)
    return found


def _last_year(
    baris: Realisasi, lalu: dict[Hashable, dict[tuple[int, int], Realisasi]]
) -> dict[tuple[int, int], Realisasi]:
    return lalu.get(key_of(baris)) or lalu.get(_words_of(baris)) or {}


def _words_of(baris: Realisasi) -> Hashable:
    """What a promise is recognised by when last year's PK was drawn from another Renstra."""
    return baris.acuan, "kata", lipat(baris.indikator)


def _told(baris: Realisasi | None) -> str:
    if baris is None or baris.realisasi_status == StatusNilai.BELUM_DIISI:
        return ""
    return teks_realisasi(baris) or str(StatusNilai(baris.realisasi_status).label)


@dataclass(frozen=True)
class RerataAcuan:
    """The mean of the `dihitung` rows that are measured against one kind of document, in percent with 2
    decimals; None = none of them has a number."""

    acuan: Acuan
    nilai: Decimal | None
    dihitung: int


@dataclass(frozen=True)
class Kemajuan:
    """How far the filling has come: `terisi` of `seluruh` rows say something; `rerata` per kind of document
    that rows are measured against, never mixed."""

    terisi: int
    seluruh: int
    rerata: tuple[RerataAcuan, ...]

    @property
    def bernilai(self) -> list[RerataAcuan]:
        """The means that have a number."""
        return [satu for satu in self.rerata if satu.nilai is not None]


def progress_of(rows: list[Any]) -> Kemajuan:
    """The progress of rows that `rows_to_fill` gave."""
    ada = [acuan for acuan in Acuan if any(b.acuan == acuan for b in rows)]
    return Kemajuan(
        terisi=sum(b.realisasi_status != StatusNilai.BELUM_DIISI for b in rows),
        seluruh=len(rows),
        rerata=tuple(_mean_of(acuan, [b for b in rows if b.acuan == acuan]) for acuan in ada),
    )


def _mean_of(acuan: Acuan, rows: list[Any]) -> RerataAcuan:
    rerata = rata_rata([b.capaian_dipakai for b in rows])
    return RerataAcuan(acuan, rerata.nilai, rerata.dihitung)
