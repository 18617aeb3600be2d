"""What revisions of the DIPA change, and penyerapan through the year."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from anggaran.models import Dipa
from anggaran.queries import dipa_revisions
from anggaran.revisi import (
    BarisBeda,
    Perbandingan,
    compare_revisions,
    revision_terms,
    totals_per_revision,
)
from anggaran.serapan import absorption_of
from anggaran.views.anggaran import source_choices
from anggaran.views.lingkup import budget_page, dipa_of, satker_of


@require_safe
def compare_dipa(request: HttpRequest, kode: str, tahun: int, revisi: int) -> HttpResponse:
    """A revision against the one before it, or against ?dengan= ; ?tampil=semua shows unchanged lines too."""
    dipa = dipa_of(request, kode, tahun, revisi)
    semua = dipa_revisions(dipa.satker, tahun)
    lawan = _other(dipa, semua, request.GET.get("dengan", ""))
    banding = compare_revisions(lawan, dipa) if lawan else None
    lengkap = request.GET.get("tampil") == "semua"
    konteks = budget_page(
        dipa.satker,
        tahun,
        f"Perubahan {dipa}",
        dipa=dipa,
        lawan=lawan,
        banding=banding,
        baris=_lines(banding, lengkap),
        pilihan_lawan=_links(dipa, semua, lawan, lengkap),
        pilihan_tampil=_scopes(lawan, lengkap),
        masa=revision_terms(semua, totals_per_revision(semua)),
    )
    return render(request, "anggaran/perubahan.html", konteks)


@require_safe
def show_absorption(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Month by month and triwulan by triwulan, each against the pagu that held then (?sumber=)."""
    satker = satker_of(request, kode)
    serapan = absorption_of(satker, tahun, request.GET.get("sumber", ""))
    pilihan = source_choices(serapan.pohon)
    sumber = request.GET.get("sumber", "")
    if sumber not in dict(pilihan):
        sumber, serapan = "", absorption_of(satker, tahun) if sumber else serapan
    konteks = budget_page(
        satker,
        tahun,
        f"Penyerapan anggaran tahun {tahun}",
        serapan=serapan,
        pilihan_sumber=[
            {"teks": teks, "url": f"?{urlencode({'sumber': nilai})}", "aktif": nilai == sumber}
            for nilai, teks in pilihan
        ],
    )
    return render(request, "anggaran/serapan.html", konteks)


def _other(dipa: Dipa, semua: list[Dipa], dengan: str) -> Dipa | None:
    """The revision to compare with: the one asked for, else the one before; None = there is none."""
    lain = [d for d in semua if d.revisi != dipa.revisi]
    diminta = next((d for d in lain if str(d.revisi) == dengan), None)
    return diminta or next((d for d in lain if d.revisi < dipa.revisi), None)


def _lines(banding: Perbandingan | None, lengkap: bool) -> list[BarisBeda]:
    """Every line, or only those that changed or are overspent; the levels above them stay."""
    if banding is None or lengkap:
        return list(banding.baris) if banding else []
    tampil: list[BarisBeda] = []
    perlu = 0
    for baris in reversed(banding.baris):
        if baris.keadaan or baris.terbelanja or baris.dalam < perlu:
            tampil.append(baris)
            perlu = baris.dalam
    return tampil[::-1]


def _links(dipa: Dipa, semua: list[Dipa], lawan: Dipa | None, lengkap: bool) -> list[dict[str, Any]]:
    tambah = {"tampil": "semua"} if lengkap else {}
    return [
        {"teks": str(d), "url": f"?{urlencode({'dengan': d.revisi, **tambah})}", "aktif": d == lawan}
        for d in semua
        if d != dipa
    ]


def _scopes(lawan: Dipa | None, lengkap: bool) -> list[dict[str, Any]]:
    dengan = {"dengan": lawan.revisi} if lawan else {}
    pilihan = (("Yang berubah", {}, not lengkap), ("Semua baris", {"tampil": "semua"}, lengkap))
    return [
        {"teks": teks, "url": f"?{urlencode({**dengan, **isi})}", "aktif": aktif}
        for teks, isi, aktif in pilihan
    ]
