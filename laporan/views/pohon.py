"""The pohon kinerja of a Renstra: a picture beside a list, and both on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.services.pohon import print_tree
from renstra.bagan import lay_out
from renstra.pohon import forest_of, summary_of
from renstra.views.lingkup import renstra_of, renstra_page
from sakip.permissions import Deed, can, require


@require_safe
def show_tree(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """The picture at its own size, or as wide as the page (`?ukuran=muat`), and the same as a list."""
    renstra = renstra_of(request, kode, pk)
    hutan = forest_of(renstra)
    cetak = {
        "teks": "Cetak pada A3",
        "url": reverse("laporan:pohon-cetak", args=[kode, pk]),
        "ikon": "printer",
    }
    gambar = lay_out(hutan)
    konteks = renstra_page(
        renstra,
        "Pohon kinerja",
        keterangan="Tujuan, sasaran, indikator, dan unit yang bertanggung jawab atas masing-masing.",
        hutan=hutan,
        ringkasan=summary_of(hutan),
        gambar=gambar,
        lebar=round(gambar.lebar) + 2,
        tinggi=round(gambar.tinggi) + 2,
        muat=request.GET.get("ukuran") == "muat",
        aksi=[cetak] if can(request.user, Deed.CETAK, renstra.satker) else [],
    )
    return render(request, "laporan/pohon/detail.html", konteks)


@require_safe
def print_tree_pdf(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """The PDF on A3, shown in the browser."""
    renstra = renstra_of(request, kode, pk)
    require(request.user, Deed.CETAK, renstra.satker)
    response = HttpResponse(print_tree(renstra), content_type="application/pdf")
    nama = f"pohon-kinerja-{kode}-{renstra.tahun_awal}-{renstra.tahun_akhir}.pdf"
    response["Content-Disposition"] = f'inline; filename="{nama}"'
    response["Cache-Control"] = "private, no-store"
    return response
