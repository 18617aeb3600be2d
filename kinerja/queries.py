"""Reads of the documents of the year: the version in force, the rows of a measurement with their links."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi, RencanaAksi, Rkt, TargetPeriode
from sakip.choices import PERNAH_SAH, AsalData, PolaWaktu
from sakip.models import UnitKerja
from sakip.models.nilai import Bertarget

LINKS = (
    "baris_pk__indikator_renstra",
    "baris_rkt__indikator_renstra",
    "pengukuran",
)


# Which version holds: what is or was in force, then what a paket brought from before; a draf of the system
# stands in only where there is nothing else (RKT of a unit that has not come so far, years of history).
PERINGKAT: Final = Case(When(status__in=PERNAH_SAH, then=2), When(asal=AsalData.IMPOR, then=1), default=0)


def rank_of(dokumen: Any) -> int:
    """`PERINGKAT` of a stored version: 2 = is or was in force, 1 = imported, 0 = a draf of the system."""
    if dokumen.status in PERNAH_SAH:
        return 2
    return 1 if dokumen.asal == AsalData.IMPOR else 0


def rkt_in_force(unit: UnitKerja, tahun: int, on: date | None = None) -> Rkt | None:
    """The RKT of `unit` that holds on `on` (None = now); see `version_in_force`."""
    return version_in_force(Rkt.objects.filter(unit=unit, tahun=tahun), on)


def pk_in_force(unit: UnitKerja, tahun: int, on: date | None = None) -> Pk | None:
    """The PK of `unit` that holds on `on` (None = now); see `version_in_force`."""
    return version_in_force(Pk.objects.filter(unit=unit, tahun=tahun), on)


def rencana_aksi_in_force(unit: UnitKerja, tahun: int) -> list[RencanaAksi]:
    """The rencana aksi of `unit` of each pola that holds now, triwulan first."""
    found = RencanaAksi.objects.filter(unit=unit, tahun=tahun).order_by(PERINGKAT, "versi")
    latest = {dokumen.pola: dokumen for dokumen in found}
    return [latest[pola] for pola in (PolaWaktu.TRIWULAN, PolaWaktu.BULAN) if pola in latest]


def version_in_force(dokumen: QuerySet[Any], on: date | None = None) -> Any:
    """The version of one document that holds on `on` (None = now); None = there is none.

    A draf perubahan never holds beside a version that is or was in force. Among those of the same rank the
    highest one dated not after `on` (undated ones count as known from the start), else the highest.
    """
    tepat = Case(When(Q(tanggal__isnull=True) | Q(tanggal__lte=on), then=1), default=0) if on else Value(1)
    return dokumen.annotate(tepat=tepat).order_by(PERINGKAT.desc(), "-tepat", "-versi").first()


def is_binding(dokumen: Any) -> bool:
    """Whether a PK may be measured and planned from: it is or was in force, or came from before."""
    return dokumen is not None and rank_of(dokumen) > 0


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

    A monthly rencana aksi counts by the last month of the triwulan. Ticks without a number are left out,
    and a draf beside a version that is in force.
    """
    rows = TargetPeriode.objects.filter(
        baris__rencana_aksi__in=_plans_that_count(unit, tahun),
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


def _plans_that_count(unit: UnitKerja, tahun: int) -> QuerySet[RencanaAksi]:
    """The rencana aksi of `unit` but those that rank below another one of the same pola."""
    plans = RencanaAksi.objects.filter(unit=unit, tahun=tahun)
    same = plans.filter(pola=OuterRef("pola")).order_by()
    sah, impor = same.filter(status__in=PERNAH_SAH), same.filter(asal=AsalData.IMPOR)
    return plans.exclude(~Q(status__in=PERNAH_SAH) & Exists(sah)).exclude(
        ~Q(status__in=PERNAH_SAH) & ~Q(asal=AsalData.IMPOR) & Exists(impor)
    )
