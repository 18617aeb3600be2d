"""The way from an object to its history."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse

register = template.Library()


@register.simple_tag
def riwayat_url(objek: Model, kolom: str = "") -> str:
    """The address of the history of `objek`, or of one column of it."""
    url = reverse("sakip:riwayat", args=[objek._meta.model_name, objek.pk])
    return f"{url}?kolom={kolom}" if kolom else url


@register.inclusion_tag("komponen/riwayat.html")
def riwayat_baris(objek: Model, *kata: object) -> dict[str, Any]:
    """A small link to the history of a row; `kata` tell a screen reader which row (`baris 1.2`)."""
    return {"url": riwayat_url(objek), "nama": " ".join(str(satu) for satu in kata)}
