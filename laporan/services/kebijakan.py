"""A kebijakan and the stored capaian that follows it, in one deed (DESIGN: laporan orchestrates)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q

from kinerja.models import Pengukuran
from kinerja.services.capaian import recompute_capaian
from sakip.kolom import IsianBaris
from sakip.models import Kebijakan, User
from sakip.services.kebijakan import edit_kebijakan, save_scale
from sakip.services.lembar import Perubahan

SEKALI = 100  # measurements that one transaction brings up to date


@transaction.atomic
def change_kebijakan(*, user: User, kebijakan: Kebijakan, suntingan: int, nilai: dict[str, Any]) -> int:
    """Change the kebijakan and the capaian under it; returns the realisasi whose capaian changed.

    Raises as `edit_kebijakan`. Of a national kebijakan the capaian is left to `follow_national`.
    """
    edit_kebijakan(user=user, kebijakan=kebijakan, suntingan=suntingan, nilai=nilai)
    return _follow_own(kebijakan)


@transaction.atomic
def change_scale(
    *, user: User, kebijakan: Kebijakan, isian: Iterable[IsianBaris], suntingan: int
) -> Perubahan:
    """Change the bands and the kategori under them. Raises as `save_scale`."""
    perubahan = save_scale(user=user, kebijakan=kebijakan, isian=isian, suntingan=suntingan)
    if perubahan:
        _follow_own(kebijakan)
    return perubahan


def _follow_own(kebijakan: Kebijakan) -> int:
    if kebijakan.satker_id is None:
        return 0
    rows = Pengukuran.objects.filter(unit__satker=kebijakan.satker_id)
    return sum(recompute_capaian(p) for p in _one_per_year(rows))


def follow_national(kebijakan: Kebijakan) -> int:
    """Bring the capaian of every satker without a kebijakan of its own after the national `kebijakan`.

    Call it outside a transaction: each batch of measurements is one of its own, so that a long run does not
    hold the database. Repeating it is harmless. Returns the realisasi whose capaian changed.
    """
    rows = Pengukuran.objects.filter(unit__satker__kebijakan__isnull=True).filter(_years_of(kebijakan))
    pengukuran, berubah = _one_per_year(rows), 0
    for mulai in range(0, len(pengukuran), SEKALI):
        with transaction.atomic():
            berubah += sum(recompute_capaian(p) for p in pengukuran[mulai : mulai + SEKALI])
    return berubah


def _years_of(kebijakan: Kebijakan) -> Q:
    """Condition: the years in which this national kebijakan holds; the first one holds for all before."""
    tahun = list(Kebijakan.objects.filter(satker=None).order_by("tahun").values_list("tahun", flat=True))
    berikut = next((t for t in tahun if t > kebijakan.tahun), None)
    syarat = Q() if tahun[0] == kebijakan.tahun else Q(tahun__gte=kebijakan.tahun)
    return syarat if berikut is None else syarat & Q(tahun__lt=berikut)


def _one_per_year(rows: Any) -> list[Pengukuran]:
    """One measurement of each unit and year: computing one computes the whole year."""
    found = {(p.unit_id, p.tahun): p for p in rows.select_related("unit__satker").order_by("id")}
    return list(found.values())
