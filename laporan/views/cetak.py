"""Documents as PDF in the browser."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from laporan.services.dokumen import UNIT_BAKU, print_document
from sakip.models import Satker
from sakip.permissions import Deed, require


@require_safe
def print_pdf(request: HttpRequest, kode: str, tahun: int, jenis: str) -> HttpResponse:
    """The document of a satker and year, shown in the browser; 404 where there is nothing to print."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    require(request.user, Deed.CETAK, satker)
    try:
        cetakan = print_document(
            jenis, satker, tahun, request.GET.get("unit") or UNIT_BAKU, _version(request.GET.get("versi", ""))
        )
    except ValidationError as error:
        raise Http404(" ".join(error.messages)) from None
    response = HttpResponse(cetakan.isi, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{cetakan.nama}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _version(teks: str) -> int | None:
    """The version asked for; "" = the one in force."""
    if not teks:
        return None
    if not (teks.isascii() and teks.isdigit()):
        raise Http404(f"Versi ditulis dengan angka, bukan {teks}.")
    return int(teks)
