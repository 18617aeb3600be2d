"""Dari mana angka ini: the page of one figure of a PK or LAKIP."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.silsilah import lineage_of
from sakip.models import Satker
from sakip.views.halaman import page_of


@require_safe
def show_figure(request: HttpRequest, kode: str, tahun: int, fakta: str) -> HttpResponse:
    """The chain of the figure with this id, how it was counted, who entered, approved and signed it."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    silsilah = lineage_of(request.user, satker, tahun, fakta)
    if silsilah is None:
        raise Http404("Angka itu tidak ada pada satuan kerja dan tahun ini.")
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun]))
    isi = {"tahun": tahun, "silsilah": silsilah, "keterangan": silsilah.fakta.tentang}
    return render(request, "laporan/angka/detail.html", page_of(satker, "Dari mana angka ini?", rantai) | isi)
