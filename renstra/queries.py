"""Reads of the Renstra: the one that covers a year, its indicators with their targets, the whole tree."""

from __future__ import annotations

from django.db.models import Prefetch

from renstra.models import Indikator, Renstra, TargetIndikator
from sakip.models import Satker, UnitKerja


def renstra_in_force(satker: Satker, tahun: int) -> Renstra | None:
    """The Renstra of `satker` that covers `tahun`, the later one where two overlap; None = there is none."""
    covering = Renstra.objects.filter(satker=satker, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    return covering.order_by("-tahun_awal").first()


def targets_of(tahun: int) -> Prefetch[str]:
    """To be prefetched on Indikator: its target of `tahun` as the list `target_tahun` (one or none)."""
    return Prefetch("target", TargetIndikator.objects.filter(tahun=tahun), to_attr="target_tahun")


def indikator_of_unit(unit: UnitKerja, tahun: int) -> list[Indikator]:
    """The indicators that the Renstra in force gives to `unit`, in order, each with `target_tahun`.

    Empty without a Renstra for `tahun`, and where it names no sasaran of `unit`. Three queries.
    """
    renstra = renstra_in_force(unit.satker, tahun)
    if renstra is None:
        return []
    rows = Indikator.objects.filter(sasaran__renstra=renstra, sasaran__unit=unit)
    return list(
        rows.select_related("sasaran")
        .prefetch_related(targets_of(tahun))
        .order_by("sasaran__urut", "sasaran_id", "urut", "id")
    )
