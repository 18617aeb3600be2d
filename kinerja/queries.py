"""Reads of the documents of the year: the version in force, the rows of a measurement with their links."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi, RencanaAksi, Rkt, TargetPeriode
from sakip.choices import PolaWaktu
from sakip.models import UnitKerja
from sakip.models.nilai import Bertarget

LINKS = (
    "baris_pk__indikator_renstra",
    "baris_rkt__indikator_renstra",
    "pengukuran",
)


def rkt_in_force(unit: UnitKerja, tahun: int, on: date | None = None) -> Rkt | None:
    """The RKT of `unit` in force on `on` (None = the latest version); None = there is none."""
    return _in_force(Rkt.objects.filter(unit=unit, tahun=tahun), on)


def pk_in_force(unit: UnitKerja, tahun: int, on: date | None = None) -> Pk | None:
    """The PK of `unit` in force on `on` (None = the latest version); None = there is none."""
    return _in_force(Pk.objects.filter(unit=unit, tahun=tahun), on)


def rencana_aksi_in_force(unit: UnitKerja, tahun: int) -> list[RencanaAksi]:
    """The latest rencana aksi of `unit` of each pola, triwulan first."""
    found = RencanaAksi.objects.filter(unit=unit, tahun=tahun).order_by("versi")
    latest = {dokumen.pola: dokumen for dokumen in found}
    return [latest[pola] for pola in (PolaWaktu.TRIWULAN, PolaWaktu.BULAN) if pola in latest]


def _in_force(dokumen: QuerySet, on: date | None):  # type: ignore[no-untyped-def, type-arg]
    """The highest version whose date is not after `on`; undated versions count as known from the start."""
    if on is not None:
        dokumen = dokumen.filter(Q(tanggal__isnull=True) | Q(tanggal__lte=on)) or dokumen
    return dokumen.order_by("-versi").first()


def end_of_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of a triwulan: on it the PK version in force is the one that is measured."""
    return date(tahun, triwulan * 3, 31 if triwulan in (1, 4) else 30)


def newer_pk(pengukuran: Pengukuran, rows: Iterable[Realisasi]) -> Pk | None:
    """The PK in force at the end of the triwulan when a row is still measured against another version."""
    measured = {r.baris_pk.pk_dokumen_id for r in rows if r.baris_pk}
    if not measured:
        return None
    on = end_of_triwulan(pengukuran.tahun, pengukuran.triwulan)
    pk = pk_in_force(pengukuran.unit, pengukuran.tahun, on)
    return pk if pk and measured != {pk.pk} else None


def realisasi_rows(unit: UnitKerja, tahun: int) -> list[Realisasi]:
    """Every realisasi of `unit` in `tahun`, by triwulan, with the links that measuring needs (one query)."""
    return list(
        Realisasi.objects.filter(pengukuran__unit=unit, pengukuran__tahun=tahun)
        .select_related(*LINKS)
        .order_by("pengukuran__triwulan", "urut", "id")
    )


def period_targets(unit: UnitKerja, tahun: int) -> list[tuple[BarisPk, int, Bertarget]]:
    """(PK row, triwulan, target) of the rencana aksi of `unit`, older versions first (one query).

    A monthly rencana aksi counts by the last month of the triwulan. Ticks without a number are left out.
    """
    rows = TargetPeriode.objects.filter(
        baris__rencana_aksi__unit=unit,
        baris__rencana_aksi__tahun=tahun,
        baris__baris_pk__isnull=False,
        target_nilai__isnull=False,
    ).select_related("baris__rencana_aksi", "baris__baris_pk")
    targets: list[tuple[BarisPk, int, Bertarget]] = []
    for row in rows.order_by("baris__rencana_aksi__versi"):
        monthly = row.baris.rencana_aksi.pola == PolaWaktu.BULAN
        janji = row.baris.baris_pk
        if janji is not None and (not monthly or row.ke % 3 == 0):
            targets.append((janji, row.ke // 3 if monthly else row.ke, row))
    return targets
