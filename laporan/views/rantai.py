"""The chain page of a satker and year."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from laporan.models import HasilPemeriksaan
from laporan.rantai import chain_of
from laporan.rekap import latest_year
from sakip.models import Satker
from sakip.permissions import Deed, can


@require_safe
def show_chain(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Renstra -> RKT -> PK -> Rencana Aksi -> Realisasi -> LAKIP with the state and figures of each."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    rantai = chain_of(satker, tahun)
    return render(
        request,
        "laporan/rantai.html",
        {
            "satker": satker,
            "tahun": tahun,
            "judul": "Rantai kinerja",
            "keterangan": "Satu angka diisi satu kali; setiap tahap mengambilnya dari tahap sebelumnya.",
            "rantai": rantai,
            "langkah": rantai.langkah,
            "aksi": _actions(request, satker, tahun),
            "hasil": HasilPemeriksaan.objects.filter(satker=satker, tahun=tahun).defer("temuan").first(),
        },
    )


def _actions(request: HttpRequest, satker: Satker, tahun: int) -> list[dict[str, str]]:
    kode = satker.kode_wilayah
    periksa = reverse("laporan:periksa-tahun", args=[kode, tahun])
    aksi = [{"teks": "Periksa tahun ini", "url": periksa, "ikon": "search-check"}]
    if can(request.user, Deed.EKSPOR, satker):
        tabel = reverse("laporan:tabel-list", args=[kode, tahun])
        aksi.append({"teks": "Unduh tabel", "url": tabel, "ikon": "table"})
        aksi.append(
            {"teks": "Unduh paket", "url": reverse("laporan:paket-ekspor", args=[kode]), "ikon": "download"}
        )
    if can(request.user, Deed.CETAK, satker):
        url = reverse("laporan:cetak", args=[kode, tahun, "lakip"])
        aksi.append({"teks": "Cetak LAKIP", "url": url, "ikon": "printer"})
    return aksi


@require_safe
def change_year(request: HttpRequest, kode: str) -> HttpResponseRedirect:
    """The same page (?halaman=) of the year chosen in the bar (?tahun=), else the latest year with data."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    tahun = request.GET.get("tahun", "")
    picked = int(tahun) if re.fullmatch("20[0-9]{2}|2100", tahun) else None
    args = [kode, picked or latest_year([satker]) or timezone.localdate().year]
    try:
        return redirect(reverse(request.GET.get("halaman") or "laporan:rantai", args=args))
    except NoReverseMatch:
        return redirect(reverse("laporan:rantai", args=args))
