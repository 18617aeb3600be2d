"""Reads of what units do for each other: the page of one unit (layer 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from renstra.models import Kontribusi, Sasaran
from sakip.models import UnitKerja


@dataclass(frozen=True)
class HalamanUnit:
    """`sasaran` are its own (each with `banyak_indikator`), `diberikan` what it does for other units,
    `diterima` what others do for it."""

    unit: UnitKerja
    sasaran: list[Sasaran]
    diberikan: list[Kontribusi]
    diterima: list[Kontribusi]


def page_of_unit(unit: UnitKerja) -> HalamanUnit:
    """Both sides of `unit`, the newest Renstra first (three queries)."""
    sasaran = Sasaran.objects.filter(unit=unit).select_related("renstra")
    sasaran = sasaran.annotate(banyak_indikator=Count("indikator"))
    milik = Q(sasaran__unit=unit) | Q(indikator__sasaran__unit=unit)
    return HalamanUnit(
        unit,
        list(sasaran.order_by("-renstra__tahun_awal", "urut", "id")),
        list(_whole(Kontribusi.objects.filter(unit=unit))),
        list(_whole(Kontribusi.objects.filter(milik))),
    )


def _whole(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With everything that a line says, so that no line asks again."""
    return rows.select_related(
        "unit", "sasaran__renstra", "sasaran__unit", "indikator__sasaran__renstra", "indikator__sasaran__unit"
    ).order_by("id")
