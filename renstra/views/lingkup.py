"""The place of a page of the Renstra: within what the user sees, with its breadcrumb."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from renstra.models import Indikator, Renstra
from sakip.periode import lock_of
from sakip.permissions import Deed, can, require
from sakip.views.halaman import page_of


def renstra_of(request: HttpRequest, kode: str, pk: int, *, isi: bool = False) -> Renstra:
    """A Renstra of that satker, or 404; with `isi` also 403 in words when the user may not change it."""
    rows = Renstra.objects.visible_to(request.user).select_related("satker__induk")
    renstra: Renstra = get_object_or_404(rows, satker__kode_wilayah=kode, pk=pk)
    if isi:
        require(request.user, Deed.ISI, renstra.satker)
    return renstra


def may_edit(request: HttpRequest, renstra: Renstra) -> bool:
    """Whether the user may change `renstra` now: the right, the status and the window."""
    boleh = can(request.user, Deed.ISI, renstra.satker) and renstra.bisa_diubah
    return boleh and not lock_of(
        renstra.satker,
        renstra.jenis_dokumen,
        renstra.tahun,
        user=request.user,
        status=renstra.status,
        objek=renstra.pk,
    )


def indikator_of(request: HttpRequest, kode: str, renstra: int, pk: int) -> Indikator:
    """An indikator of that Renstra, or 404."""
    rows = Indikator.objects.visible_to(request.user)
    rows = rows.select_related("sasaran__renstra__satker__induk", "sasaran__unit", "sasaran__tujuan")
    indikator: Indikator = get_object_or_404(
        rows, sasaran__renstra__satker__kode_wilayah=kode, sasaran__renstra=renstra, pk=pk
    )
    return indikator


def title_of(renstra: Renstra) -> str:
    return f"Renstra {renstra.tahun_awal} sampai {renstra.tahun_akhir}"


def url_of(halaman: str, renstra: Renstra, *args: object) -> str:
    """The address of a page of `renstra`."""
    return reverse(f"renstra:{halaman}", args=[renstra.satker.kode_wilayah, renstra.pk, *args])


def renstra_page(renstra: Renstra, judul: str, /, *remah: tuple[str, str], **isi: Any) -> dict[str, Any]:
    """The context of a page below `renstra`."""
    isi.setdefault("tahun", renstra.year_near(timezone.localdate().year))
    daftar = ("Renstra", reverse("renstra:renstra-list", args=[renstra.satker.kode_wilayah]))
    if isi.pop("puncak", False):
        return page_of(renstra.satker, judul, daftar, renstra=renstra, **isi)
    detail = (title_of(renstra), url_of("renstra-detail", renstra))
    return page_of(renstra.satker, judul, daftar, detail, *remah, renstra=renstra, **isi)
