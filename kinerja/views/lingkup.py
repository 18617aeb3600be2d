"""The place of a page of the year: satker, tahun and object within what the user sees, and its breadcrumb."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sakip.models import Satker
from sakip.periode import lock_of
from sakip.permissions import Deed, can
from sakip.views.halaman import page_of


def satker_of(request: HttpRequest, kode: str) -> Satker:
    """The satker of the address, or 404 when the user does not see it."""
    return get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)


def object_of(request: HttpRequest, model: type[Model], kode: str, tahun: int, pk: int) -> Any:
    """A document or measurement of that satker and year, or 404."""
    return get_object_or_404(
        model.objects.visible_to(request.user).select_related("unit__satker__induk"),  # type: ignore[attr-defined]
        unit__satker__kode_wilayah=kode,
        tahun=tahun,
        pk=pk,
    )


def year_page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str], **isi: Any) -> dict[str, Any]:
    """The context of a page of the year: breadcrumb satker / year / `remah` / this page."""
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    return page_of(satker, judul, rantai, *remah, tahun=tahun, **isi)


def may_fill(request: HttpRequest, objek: Any) -> bool:
    """Whether the user has the right to this document or measurement and its window is open."""
    satker, unit = objek.unit.satker, objek.unit
    triwulan = getattr(objek, "triwulan", None)
    return can(request.user, Deed.ISI, satker, unit) and not lock_of(
        satker,
        objek.jenis_dokumen,
        objek.tahun,
        triwulan,
        unit,
        user=request.user,
        status=objek.status,
        objek=objek.pk,
    )
