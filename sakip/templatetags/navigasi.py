"""The bar of a satker and year: its pages and its years. Addresses are named, never imported."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone

register = template.Library()

HALAMAN = (
    ("laporan:rantai", "Rantai kinerja"),
    ("renstra:renstra-list", "Renstra"),
    ("kinerja:rkt-list", "RKT"),
    ("kinerja:pk-list", "Perjanjian Kinerja"),
    ("kinerja:rencana-aksi-list", "Rencana Aksi"),
    ("anggaran:anggaran-detail", "Anggaran"),
    ("kinerja:realisasi-list", "Realisasi"),
    ("laporan:lakip-detail", "LAKIP"),
)
TANPA_TAHUN = {"renstra:renstra-list"}


@register.inclusion_tag("komponen/bilah_satker.html", takes_context=True)
def bilah_satker(context: template.Context) -> dict[str, Any]:
    """Name, years and pages of the `satker` (and `tahun`) in the context."""
    satker, tahun = context["satker"], context.get("tahun") or timezone.localdate().year
    match = context["request"].resolver_match
    here = match.view_name if match else ""
    return {
        "satker": satker,
        "tahun": tahun,
        "satker_url": reverse("sakip:satker-detail", args=[satker.kode_wilayah]),
        "pilihan_tahun": range(min(2020, tahun), max(timezone.localdate().year + 1, tahun) + 1),
        "aksi_tahun": reverse("laporan:pindah-tahun", args=[satker.kode_wilayah]),
        "navigasi": [_page(name, teks, satker, tahun, here) for name, teks in HALAMAN],
    }


def _page(name: str, teks: str, satker: Any, tahun: int, here: str) -> dict[str, Any]:
    args = [satker.kode_wilayah] if name in TANPA_TAHUN else [satker.kode_wilayah, tahun]
    family = name.rsplit("-", 1)[0] if "-" in name else name
    return {"teks": teks, "url": reverse(name, args=args), "aktif": here.startswith(family)}
