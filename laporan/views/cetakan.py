"""Documents that are printed in the background: asked for, watched, cancelled, taken."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from laporan.models.cetakan import PekerjaanCetak
from laporan.services import cetakan as services
from laporan.services.dokumen import JENIS, MEDIA
from sakip.models import Satker
from sakip.permissions import Deed, require
from sakip.views.halaman import page_of


@require_POST
def ask(request: HttpRequest, kode: str, tahun: int, jenis: str) -> HttpResponse:
    """Have a document printed in the background, and show how far it is."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    try:
        satu = services.request_print(user=request.user, satker=satker, tahun=tahun, jenis=jenis)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("laporan:rantai", kode=kode, tahun=tahun)
    return redirect("laporan:cetakan-detail", kode=kode, tahun=tahun, pk=satu.pk)


@require_safe
def show(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """How far a job is; asked again by the page itself while it is open."""
    satu = _job(request, kode, tahun, pk)
    konteks = page_of(
        satu.satker,
        f"Penyusunan {JENIS[satu.jenis].nama}",
        (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun])),
        tahun=tahun,
        pekerjaan=satu,
        ada_petugas=services.is_anyone_printing(),
    )
    template = "laporan/cetakan/_keadaan.html" if request.htmx else "laporan/cetakan/detail.html"
    return render(request, template, konteks)


@require_POST
def cancel(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Stop a job."""
    satu = _job(request, kode, tahun, pk)
    try:
        services.cancel_print(user=request.user, pekerjaan=satu)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Penyusunan dibatalkan.")
    return redirect("laporan:cetakan-detail", kode=kode, tahun=tahun, pk=pk)


@require_safe
def show_result(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """The document that was printed; while there is none, the page of the job."""
    satu = _job(request, kode, tahun, pk)
    if not satu.berkas:
        return redirect("laporan:cetakan-detail", kode=kode, tahun=tahun, pk=pk)
    with satu.berkas.open("rb") as isi:
        response = HttpResponse(isi.read(), content_type=MEDIA[satu.nama.rsplit(".", 1)[-1]])
    response["Content-Disposition"] = f'inline; filename="{satu.nama}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _job(request: HttpRequest, kode: str, tahun: int, pk: int) -> PekerjaanCetak:
    rows = PekerjaanCetak.objects.visible_to(request.user).select_related("satker__induk")
    satu = get_object_or_404(rows, pk=pk, satker__kode_wilayah=kode, tahun=tahun)
    require(request.user, Deed.CETAK, satu.satker)
    return satu
