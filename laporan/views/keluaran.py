"""Documents in other formats than PDF, as files to keep."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from laporan.services.dokumen import JENIS, UNIT_BAKU
from laporan.services.keluaran import FORMAT, export_document
from laporan.views.cetak import asked_version
from laporan.views.tabel import file_response
from sakip.models import Satker
from sakip.permissions import Deed, require


@require_safe
def download(request: HttpRequest, kode: str, tahun: int, jenis: str, bentuk: str) -> HttpResponse:
    """The document of a satker and year as Word, workbook or data; where there is none, the chain says so."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    require(request.user, Deed.CETAK, satker)
    if jenis not in JENIS or bentuk not in FORMAT:
        raise Http404
    try:
        versi = asked_version(request.GET.get("versi", ""))
        berkas = export_document(jenis, bentuk, satker, tahun, request.GET.get("unit") or UNIT_BAKU, versi)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("laporan:rantai", kode=kode, tahun=tahun)
    response = file_response(berkas.isi, berkas.nama, berkas.media)
    response["Cache-Control"] = "private, no-store"
    return response
