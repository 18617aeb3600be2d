"""Documents as PDF in the browser."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from laporan.services.dokumen import UNIT_BAKU, Cetakan, print_document
from laporan.services.interim import print_interim
from sakip.models import Satker
from sakip.permissions import Deed, require


@require_safe
def print_pdf(request: HttpRequest, kode: str, tahun: int, jenis: str) -> HttpResponse:
    """The document of a satker and year, shown in the browser; where there is none, the chain says so."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    require(request.user, Deed.CETAK, satker)
    try:
        cetakan = print_document(
            jenis,
            satker,
            tahun,
            request.GET.get("unit") or UNIT_BAKU,
            asked_version(request.GET.get("versi", "")),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("laporan:rantai", kode=kode, tahun=tahun)
    return _shown(cetakan)


@require_safe
def print_interim_pdf(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The interim report of a triwulan, shown in the browser; where there is none, the page of the LAKIP says
    so."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    require(request.user, Deed.CETAK, satker)
    try:
        return _shown(print_interim(satker, tahun, triwulan))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("laporan:lakip-baca", kode=kode, tahun=tahun)


def _shown(cetakan: Cetakan) -> HttpResponse:
    response = HttpResponse(cetakan.isi, content_type=cetakan.media)
    response["Content-Disposition"] = f'inline; filename="{cetakan.nama}"'
    response["Cache-Control"] = "private, no-store"
    return response


def asked_version(teks: str) -> int | None:
    """The version asked for; "" = the one in force."""
    if not teks:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 4):
        raise ValidationError("Versi ditulis dengan angka, misalnya 0 atau 1.")
    return int(teks)
