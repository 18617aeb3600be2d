"""The page that leads to everything that judges a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.daftar_dokumen import documents_of
from laporan.evaluasi import evaluation_of
from sakip.models import Satker
from sakip.views.halaman import page_of


@require_safe
def show_evaluation(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Review, recommendations, self-assessment and questions of a satker and year."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun]))
    konteks = page_of(satker, "Evaluasi", rantai, tahun=tahun, langkah=evaluation_of(satker, tahun))
    return render(request, "laporan/evaluasi.html", konteks)


@require_safe
def list_documents(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The 19 kinds of documents, which of them are there, and the way to each."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun]))
    evaluasi = ("Evaluasi", reverse("laporan:evaluasi", args=[kode, tahun]))
    daftar = documents_of(satker, tahun)
    konteks = page_of(
        satker,
        "Kelengkapan dokumen",
        rantai,
        evaluasi,
        tahun=tahun,
        daftar=daftar,
        ada=sum(d.ada for d in daftar),
    )
    return render(request, "laporan/daftar_dokumen.html", konteks)
