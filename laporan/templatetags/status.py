"""What the LAKIP page of a province says of the LAKIP below it."""

from __future__ import annotations

from typing import Any

from django import template

from laporan.status import lakip_below
from sakip.choices import JenisSatker
from sakip.models import Satker, User

register = template.Library()
DI_BAWAH = {JenisSatker.PROVINSI: "kabupaten/kota", JenisSatker.PUSAT: "KPU Provinsi"}


@register.inclusion_tag("laporan/status/_lakip_bawahan.html")
def lakip_bawahan(satker: Satker, tahun: int, user: User) -> dict[str, Any]:
    """How many of the satker directly below have delivered; nothing for a satker without any below it."""
    if satker.jenis not in DI_BAWAH:
        return {}
    ada, seluruh = lakip_below(satker, tahun)
    return {
        "satker": satker,
        "tahun": tahun,
        "sebutan": DI_BAWAH[satker.jenis],
        "ada": ada,
        "belum": seluruh - ada,
        "seluruh": seluruh,
        "boleh_lihat": Satker.objects.visible_to(user).filter(induk=satker).exists(),
    }
