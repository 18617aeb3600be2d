"""Reads that several apps ask of who-is-who: the kebijakan in force and the official on a date."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import Case, F, Q, When

from sakip.choices import JenisJabatan, StatusPejabat
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
    """Who acts in the jabatan `jenis` of `unit` on `tanggal`; None = nobody is known.

    Of those whose masa holds on that day, who took up the jabatan last: a Plh or Plt stands before the
    definitif who is away, from his first day to his last, and a new definitif stands before a Plt whose
    end nobody wrote down. An unknown beginning counts as the earliest; on the same day the Plt or Plh
    comes first, and of two unknown beginnings the definitif. `tanggal` None (a document without a date)
    = the latest: who has no last day before who has one, then as above.
    """
    held = unit.pejabat.filter(jenis_jabatan=jenis)
    first: list[Any] = []
    if tanggal is None:
        first = [F("selesai").desc(nulls_first=True)]
    else:
        held = held.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=tanggal), Q(selesai__isnull=True) | Q(selesai__gte=tanggal)
        )
    return held.order_by(*first, F("mulai").desc(nulls_last=True), _STANDING, "urut", "id").first()


# The Plt or Plh whose beginning is known, the definitif, the others.
_STANDING: Final = Case(
    When(~Q(status=StatusPejabat.DEFINITIF) & Q(mulai__isnull=False), then=0),
    When(status=StatusPejabat.DEFINITIF, then=1),
    default=2,
)
