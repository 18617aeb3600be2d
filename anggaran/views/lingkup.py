"""The place of a budget page: satker, year and DIPA within what the user sees, and its breadcrumb."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from anggaran.models import Dipa
from sakip.models import Satker
from sakip.views.halaman import page_of


def satker_of(request: HttpRequest, kode: str) -> Satker:
    """The satker of the address, or 404 when the user does not see it."""
    return get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)


def dipa_of(request: HttpRequest, kode: str, tahun: int, revisi: int) -> Dipa:
    """That revision of that satker and year, or 404."""
    return get_object_or_404(
        Dipa.objects.visible_to(request.user).select_related("satker"),
        satker__kode_wilayah=kode,
        tahun=tahun,
        revisi=revisi,
    )


def budget_url(satker: Satker, tahun: int) -> str:
    """The budget page of the satker-year."""
    return reverse("anggaran:anggaran-detail", args=[satker.kode_wilayah, tahun])


def budget_page(satker: Satker, tahun: int, judul: str, **isi: Any) -> dict[str, Any]:
    """The context of a page below the budget page."""
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    remah = (rantai, ("Anggaran", budget_url(satker, tahun)))
    return page_of(satker, judul, *remah, tahun=tahun, batal_url=budget_url(satker, tahun), **isi)
