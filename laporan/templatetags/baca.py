"""What the LAKIP page says of the content of the report: where it is read, what is empty, interim reports."""

from __future__ import annotations

from typing import Any

from django import template

from laporan.bentuk.lakip import bentuk_lakip
from laporan.snapshot import lakip_snapshot
from laporan.views.baca import completeness
from sakip.choices import Triwulan
from sakip.models import Satker, User
from sakip.permissions import Deed, can

register = template.Library()


@register.inclusion_tag("laporan/baca/_ringkas.html")
def isi_laporan(satker: Satker, tahun: int, user: User) -> dict[str, Any]:
    """The way to the reading page, the empty parts with their links, and the interim reports."""
    bab = bentuk_lakip(lakip_snapshot(satker, tahun))["bab"]
    return {
        "satker": satker,
        "tahun": tahun,
        "triwulan": Triwulan.choices if can(user, Deed.CETAK, satker) else [],
        **completeness(satker, tahun, user, bab),
    }
