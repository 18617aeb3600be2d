"""Pictures inside a page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from laporan.bentuk.naskah import Gambar

register = template.Library()


@register.simple_tag
def svg(gambar: Gambar) -> SafeString:
    """The picture itself. Only `laporan/charts.py` makes one, and it escapes every word that it prints."""
    return mark_safe(gambar.svg)  # noqa: S308
