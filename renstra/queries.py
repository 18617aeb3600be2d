"""Reads of the Renstra: the one that covers a year, its indicators with their targets, the whole tree."""

from __future__ import annotations

from typing import Any

from django.db.models import CASCADE, ForeignObjectRel, Prefetch, QuerySet

from renstra.berlaku import IsiRenstra, is_changing, target_in, version_in_force, years_in_force
from renstra.models import Indikator, Renstra, TargetIndikator
from sakip.models import Satker, UnitKerja


def renstra_in_force(satker: Satker, tahun: int) -> Renstra | None:
    """The Renstra of `satker` of which the version in force covers `tahun`, the later one where two overlap;
    None = there is none. One query, and one for each Renstra that is being changed."""
    for renstra in Renstra.objects.filter(satker=satker).order_by("-tahun_awal"):
        renstra.satker = satker
        awal, akhir = years_in_force(renstra)
        if awal <= tahun <= akhir:
            return renstra
    return None


def renstra_being_changed(satker: Satker, tahun: int) -> Renstra | None:
    """The Renstra in force in `tahun` while a perubahan of it is being written; None = none is."""
    renstra = renstra_in_force(satker, tahun)
    return renstra if renstra is not None and is_changing(renstra) else None


def overlapping(renstra: Renstra) -> list[Renstra]:
    """The other Renstra of the satker that cover a year of `renstra`, in order of their years."""
    rows = Renstra.objects.filter(satker=renstra.satker, tahun_awal__lte=renstra.tahun_akhir)
    rows = rows.filter(tahun_akhir__gte=renstra.tahun_awal).exclude(pk=renstra.pk)
    return list(rows.order_by("tahun_awal"))


def targets_of(tahun: int) -> Prefetch[str]:
    """To be prefetched on Indikator: its target of `tahun` as the list `target_tahun` (one or none)."""
    return Prefetch("target", TargetIndikator.objects.filter(tahun=tahun), to_attr="target_tahun")


def indikator_of_unit(unit: UnitKerja, tahun: int) -> list[Indikator]:
    """The indicators that the version in force of the Renstra gives to `unit`, in order, each with
    `target_tahun`. One that a perubahan has deleted has no key (`pk` None): nothing can be linked to it.

    Empty without a Renstra for `tahun`, and where it names no sasaran of `unit`. Three queries.
    """
    renstra = renstra_in_force(unit.satker, tahun)
    if renstra is None:
        return []
    if (isi := version_in_force(renstra)) is not None:
        return _kept_of_unit(isi, unit, tahun)
    rows = Indikator.objects.filter(sasaran__renstra=renstra, sasaran__unit=unit)
    return list(
        rows.select_related("sasaran")
        .prefetch_related(targets_of(tahun))
        .order_by("sasaran__urut", "sasaran_id", "urut", "id")
    )


def _kept_of_unit(isi: IsiRenstra, unit: UnitKerja, tahun: int) -> list[Indikator]:
    found = [i for i in isi.indikator.values() if i.sasaran.unit_id == unit.pk]
    ada = set(Indikator.objects.filter(pk__in=[i.pk for i in found]).values_list("pk", flat=True))
    for satu in found:
        satu.target_tahun = target_in(isi, satu.pk, tahun)  # type: ignore[attr-defined]
        satu.pk = satu.pk if satu.pk in ada else None
    return found


def indikator_with_targets(renstra: Renstra) -> QuerySet[Indikator]:
    """The indicators of `renstra` in order with all their targets (two queries)."""
    rows = Indikator.objects.filter(sasaran__renstra=renstra).select_related("sasaran__unit")
    return rows.prefetch_related("target").order_by("sasaran__urut", "sasaran_id", "urut", "id")


def users_of(indikator: Indikator) -> list[str]:
    """The documents whose rows refer to `indikator` without being part of it, each once, by name.

    The apps that refer to it lie to the right and are not named here: the references are read from the
    models themselves, and a row is called by the document that it belongs to.
    """
    found: list[str] = []
    for rel in Indikator._meta.get_fields(include_hidden=True):
        if isinstance(rel, ForeignObjectRel) and rel.on_delete is not CASCADE:
            rows = rel.related_model._base_manager.filter(**{rel.field.name: indikator})
            induk = _owner(rel.related_model)
            rows = rows.select_related(induk) if induk else rows
            found += [str(getattr(row, induk) if induk else row) for row in rows.order_by("pk")]
    return list(dict.fromkeys(found))


def _owner(model: Any) -> str:
    """The foreign key of `model` to what it is a part of (deleted with it); "" = it stands alone."""
    return next(
        (f.name for f in model._meta.fields if f.is_relation and f.remote_field.on_delete is CASCADE), ""
    )
