"""The kartu indikator as PDF in the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from laporan.services.dokumen import Cetakan
from laporan.services.kartu import print_kartu
from renstra.models import Indikator, Renstra
from sakip.permissions import Deed, require


@require_safe
def print_one(request: HttpRequest, kode: str, renstra: int, pk: int) -> HttpResponse:
    """The kartu of one indikator."""
    induk = _renstra_of(request, kode, renstra)
    rows = Indikator.objects.visible_to(request.user).filter(sasaran__renstra=induk)
    indikator = get_object_or_404(rows, pk=pk)
    return _answer(request, induk, lambda: print_kartu(induk, indikator))


@require_safe
def print_all(request: HttpRequest, kode: str, renstra: int) -> HttpResponse:
    """The kartu of every indikator of a Renstra, one on a page; where there is none, the Renstra says so."""
    induk = _renstra_of(request, kode, renstra)
    return _answer(request, induk, lambda: print_kartu(induk))


def _renstra_of(request: HttpRequest, kode: str, pk: int) -> Renstra:
    rows = Renstra.objects.visible_to(request.user).select_related("satker__induk")
    renstra: Renstra = get_object_or_404(rows, satker__kode_wilayah=kode, pk=pk)
    require(request.user, Deed.CETAK, renstra.satker)
    return renstra


def _answer(request: HttpRequest, renstra: Renstra, cetak: Callable[[], Cetakan]) -> HttpResponse:
    try:
        cetakan = cetak()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("renstra:renstra-detail", kode=renstra.satker.kode_wilayah, pk=renstra.pk)
    response = HttpResponse(cetakan.isi, content_type=cetakan.media)
    response["Content-Disposition"] = f'inline; filename="{cetakan.nama}"'
    response["Cache-Control"] = "private, no-store"
    return response
