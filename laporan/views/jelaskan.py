"""Jelaskan angka ini: the mean capaian of a unit, as home, chain, LAKIP and province show it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.penjelasan import explain_headline
from laporan.rekap import UNIT_UTAMA
from sakip.choices import JenisUnit
from sakip.models import Satker
from sakip.views.halaman import page_of
from sakip.views.jelaskan import explain_page


@require_safe
def show_headline(request: HttpRequest, kode: str, tahun: int, unit: str) -> HttpResponse:
    """The headline of `unit` (lembaga or sekretariat); ?triwulan=1..4 picks one, else the latest filled."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    if unit not in UNIT_UTAMA:
        raise Http404("Hanya lembaga dan sekretariat mempunyai angka ringkas.")
    picked = request.GET.get("triwulan", "")
    triwulan = int(picked) if picked in {"1", "2", "3", "4"} else None
    penjelasan = explain_headline(satker, tahun, unit, triwulan)
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun]))
    keterangan = f"Perjanjian Kinerja {JenisUnit(unit).label.lower()} {satker.nama} tahun {tahun}"
    konteks = page_of(satker, penjelasan.judul, rantai, tahun=tahun, keterangan=keterangan)
    return explain_page(request, penjelasan, konteks)
