"""What the page of a LAKIP says of its review."""

from __future__ import annotations

from typing import Any

from django import template

from laporan.models import Reviu
from laporan.models.reviu import StatusReviu
from laporan.reviu.pernyataan import Keadaan, state_of_review
from laporan.snapshot import lakip_snapshot
from sakip.models import Satker

register = template.Library()


@register.inclusion_tag("laporan/reviu/_panel.html")
def panel_reviu(satker: Satker, tahun: int) -> dict[str, Any]:
    """Whether the LAKIP is being reviewed, was reviewed, or says no longer what was reviewed. One query while
    it was never reviewed."""
    rows = list(Reviu.objects.filter(satker=satker, tahun=tahun).values_list("status", flat=True))
    keadaan: Keadaan | None = None
    if StatusReviu.SELESAI in rows:
        keadaan = state_of_review(satker, tahun, lakip_snapshot(satker, tahun))
    return {
        "satker": satker,
        "tahun": tahun,
        "keadaan": keadaan,
        "berjalan": StatusReviu.BERJALAN in rows,
    }
