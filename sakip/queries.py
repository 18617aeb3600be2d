"""Reads that several apps ask of who-is-who: the kebijakan in force and the official on a date."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from sakip.choices import JenisJabatan
from sakip.models import Kebijakan, Pejabat, Satker, UnitKerja


def kebijakan_for(satker: Satker, tahun: int) -> Kebijakan:
    """The kebijakan of `satker` in `tahun`: its own before the national one.

    One kebijakan holds from its year until another replaces it; where a satker has only a later one of
    its own (a document that prints its scale without a year), that one holds for the years before too.
    """
    candidates = list(
        Kebijakan.objects.filter(Q(satker=satker) | Q(satker__isnull=True))
        .prefetch_related("skala")
        .order_by("tahun")
    )
    own = [k for k in candidates if k.satker_id == satker.pk]
    national = [k for k in candidates if k.satker_id is None]
    return _nearest(own or national, tahun)


def _nearest(candidates: list[Kebijakan], tahun: int) -> Kebijakan:
    """The latest at or before `tahun`, else the earliest after it. `candidates` is ordered and not empty."""
    earlier = [k for k in candidates if k.tahun <= tahun]
    return earlier[-1] if earlier else candidates[0]


def pejabat_on(unit: UnitKerja, jenis: JenisJabatan, tanggal: date | None) -> Pejabat | None:
    """Who held the jabatan `jenis` of `unit` on `tanggal` (None = the latest); None = nobody is known."""
    held = unit.pejabat.filter(jenis_jabatan=jenis)
    if tanggal is not None:
        held = held.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=tanggal), Q(selesai__isnull=True) | Q(selesai__gte=tanggal)
        )
    return held.order_by("-mulai", "urut", "id").first()
