"""Reads of the documents of the year: the version in force, the rows of a measurement with their links."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any, Final

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi, RencanaAksi, Rkt, TargetPeriode
from renstra.berlaku import hold_in_force
from sakip.choices import PERNAH_SAH, SAH, AsalData, PolaWaktu, StatusDokumen
from sakip.models import UnitKerja
from sakip.models.nilai import Bertarget

LINKS = (
    "baris_pk__indikator_renstra",
    "baris_rkt__indikator_renstra",
    "pengukuran",
)


# Which version holds: what is or was in force, then what a paket brought from before; a draf of the system
# stands in only where there is nothing else (RKT of a unit that has not come so far, years of history). Which
# of them holds is `held_of`: what was replaced holds only beside what is in force, else it was withdrawn.
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
    held = versions_that_hold(RencanaAksi.objects.filter(unit=unit, tahun=tahun))
    latest = {dokumen.pola: dokumen for dokumen in held}
    return [latest[pola] for pola in (PolaWaktu.TRIWULAN, PolaWaktu.BULAN) if pola in latest]


def version_in_force(dokumen: QuerySet[Any], on: date | None = None) -> Any:
    """The version of one document that holds on `on` (None = now), as `held_of` finds it; one query."""
    return held_of(dokumen, on)


def held_of(versions: Iterable[Any], on: date | None = None) -> Any:
    """Of all the versions of one document the one that holds on `on` (None = now); None = there is none.

    A draf perubahan never holds beside a version that is in force. A version that is digantikan while none is
    in force was withdrawn, with those before it, and does not hold. Among those of the same rank the highest
    one dated not after `on` (undated ones count as known from the start), else the highest.
    """
    rows = list(versions)
    in_force = any(d.status in SAH for d in rows)
    held = [d for d in rows if in_force or d.status != StatusDokumen.DIGANTIKAN]
    return max(held, key=lambda d: (rank_of(d), _is_timely(d, on), d.versi), default=None)


def _is_timely(dokumen: Any, on: date | None) -> bool:
    return on is None or dokumen.tanggal is None or dokumen.tanggal <= on


def versions_that_hold(rows: Iterable[Any]) -> list[Any]:
    """The version that holds now of each document (unit, tahun and pola) in `rows`, which are all of their
    versions; in the order in which the documents come first."""
    groups: dict[Hashable, list[Any]] = {}
    for dokumen in rows:
        kunci = (dokumen.unit_id, dokumen.tahun, getattr(dokumen, "pola", ""))
        groups.setdefault(kunci, []).append(dokumen)
    held = (held_of(versions) for versions in groups.values())
    return [dokumen for dokumen in held if dokumen is not None]


def is_binding(dokumen: Any) -> bool:
    """Whether a version is changed by a perubahan and not in place: it is or was in force, or came from
    before. One that was withdrawn is among them; what may be measured is `pk_in_force`."""
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
    """Every realisasi of `unit` in `tahun`, by triwulan, with the links that measuring needs. Two queries."""
    rows = Realisasi.objects.filter(pengukuran__unit=unit, pengukuran__tahun=tahun)
    return with_links(rows.order_by("pengukuran__triwulan", "urut", "id"))


def with_links(rows: QuerySet[Realisasi]) -> list[Realisasi]:
    """`rows` with the links that measuring needs: each promise with its indikator as the version in force of
    the Renstra has it (two queries)."""
    found = list(rows.select_related(*LINKS))
    hold_in_force(janji for baris in found for janji in (baris.baris_pk, baris.baris_rkt))
    return found


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
    """The rencana aksi of `unit` but those that rank below another one of the same pola, and those that were
    withdrawn."""
    plans = RencanaAksi.objects.filter(unit=unit, tahun=tahun)
    same = plans.filter(pola=OuterRef("pola")).order_by()
    sah, impor = Exists(same.filter(status__in=SAH)), Exists(same.filter(asal=AsalData.IMPOR))
    replaced = Q(status=StatusDokumen.DIGANTIKAN)
    return (
        plans.exclude(~Q(status__in=PERNAH_SAH) & sah)
        .exclude(~Q(status__in=PERNAH_SAH) & ~Q(asal=AsalData.IMPOR) & impor)
        .exclude(replaced & ~sah)
    )
