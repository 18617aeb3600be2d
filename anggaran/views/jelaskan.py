"""Jelaskan angka ini: how the sums and the penyerapan of a budget came about."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from anggaran.models import BarisPagu
from anggaran.penjelasan import budget_material, explain_branch, explain_printed, explain_total
from anggaran.queries import dipa_revisions, earlier_budgets
from anggaran.views.anggaran import SUMBER
from anggaran.views.lingkup import budget_page, satker_of
from sakip.views.jelaskan import explain_page


@require_safe
def show_total(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The sums of the DIPA (?revisi=, ?sumber=), else of what documents print for the year."""
    satker = satker_of(request, kode)
    pilihan = request.GET.get("revisi")
    dipa = next((d for d in dipa_revisions(satker, tahun) if str(d.revisi) == pilihan), None)
    bahan = budget_material(satker, tahun, dipa, _source(request))
    tercetak = next((t for t in earlier_budgets(satker) if t.tahun == tahun), None)
    penjelasan = explain_printed(tercetak) if tercetak and not bahan.pohon.dipa else explain_total(bahan)
    return explain_page(request, penjelasan, budget_page(satker, tahun, penjelasan.judul))


@require_safe
def show_branch(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """One row of the tree of its DIPA (?sumber=)."""
    rows = BarisPagu.objects.visible_to(request.user).select_related("dipa__satker")
    baris = get_object_or_404(rows, pk=pk, dipa__satker__kode_wilayah=kode, dipa__tahun=tahun)
    satker = baris.dipa.satker
    bahan = budget_material(satker, tahun, baris.dipa, _source(request))
    penjelasan = explain_branch(request.user, bahan, pk)
    if penjelasan is None:
        raise Http404("Baris ini tidak termasuk sumber dana yang dipilih.")
    return explain_page(request, penjelasan, budget_page(satker, tahun, penjelasan.judul))


def _source(request: HttpRequest) -> str:
    sumber = request.GET.get("sumber", "")
    return sumber if sumber in dict(SUMBER) else ""
