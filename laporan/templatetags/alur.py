"""The life of a document on the pages of the apps to the left, which do not know `laporan`."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from laporan.alur import TONE, changes_of_version, history_of, panel_of
from sakip.choices import StatusDokumen
from sakip.models.alur import Beralur

register = template.Library()


@register.inclusion_tag("laporan/alur/_panel.html", takes_context=True)
def panel_alur(context: Context, dokumen: Beralur) -> dict[str, Any]:
    """Status, last step with its reason, and the steps that the reader may take."""
    return {"panel": panel_of(context["user"], dokumen), "dokumen": dokumen, "user": context["user"]}


@register.inclusion_tag("laporan/alur/_kembali.html")
def alasan_kembali(dokumen: Beralur | None) -> dict[str, Any]:
    """Above a form that mends what was returned: by whom, when and why (one query); nothing otherwise."""
    if dokumen is None or dokumen.status != StatusDokumen.DIKEMBALIKAN:
        return {}
    return {"kembali": history_of(dokumen).first()}


@register.inclusion_tag("laporan/alur/_beda_versi.html")
def beda_versi(dokumen: Beralur) -> dict[str, Any]:
    """The difference of this version to the one before it, line by line; nothing for the first version."""
    return {"perbandingan": changes_of_version(dokumen)}


@register.filter
def warna_status(status: str) -> str:
    """The tone in which the badge of a status is shown."""
    return TONE[status]
