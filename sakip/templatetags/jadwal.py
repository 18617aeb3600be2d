"""What the window of a document says on its page and on its forms."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from sakip.models.alur import Beralur
from sakip.periode import countdown, deadline_of, open_notice

register = template.Library()


@register.inclusion_tag("komponen/jendela.html")
def jendela(dokumen: Beralur | None) -> dict[str, Any]:
    """By which exception `dokumen` is open, and how long until its deadline while it may be edited (at most
    three queries); nothing for a document that is not there yet or may not be edited."""
    if dokumen is None or not dokumen.bisa_diubah:
        return {}
    letak = (dokumen.pemilik, dokumen.jenis_dokumen, dokumen.tahun, getattr(dokumen, "triwulan", None))
    tenggat = deadline_of(*letak)
    return {
        "izin": open_notice(*letak, unit=dokumen.unit_alur),
        "tenggat": tenggat,
        "hitung": countdown(tenggat),
        "lewat": tenggat is not None and tenggat < timezone.localdate(),
    }
