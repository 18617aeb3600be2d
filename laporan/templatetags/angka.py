"""What the pages of a LAKIP say of figures that changed since it was submitted."""

from typing import Any

from django import template
from django.urls import reverse

from laporan.models import Lakip
from laporan.silsilah import address_of
from laporan.usang import stale_figures
from sakip.models import Satker

register = template.Library()


@register.simple_tag
def alamat_angka(satker: Satker, tahun: int, *bagian: object) -> str:
    """The page of the figure whose id is made of `bagian`: `{% alamat_angka satker tahun "pk" 7 "target" %}`
    is that of `pk/7/target`."""
    return address_of(satker, tahun, "/".join(map(str, bagian)))


@register.inclusion_tag("laporan/angka/_usang.html")
def angka_usang(lakip: Lakip) -> dict[str, Any]:
    """How many figures changed since what was kept, the first of them in words, and the way to the report."""
    found = stale_figures(lakip)
    usang = list(found.usang.values()) if found else []
    return {
        "sejak": found.sejak if found else "",
        "banyak": len(usang),
        "contoh": usang[:5],
        "baca": reverse("laporan:lakip-baca", args=[lakip.satker.kode_wilayah, lakip.tahun]),
    }
