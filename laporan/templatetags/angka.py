"""What the pages of a LAKIP say of figures that changed since it was submitted."""

from typing import Any

from django import template
from django.urls import reverse

from laporan.models import Lakip
from laporan.usang import stale_figures

register = template.Library()


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
