"""Pagu and realisasi typed on one page each: only the lowest rows, the levels above are computed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from anggaran.models import BarisPagu, Dipa
from anggaran.models.realisasi import triwulan_of
from anggaran.services import pagu as layanan_pagu
from anggaran.services import realisasi as layanan_realisasi
from anggaran.views.lingkup import budget_page, budget_url, dipa_of
from sakip.choices import JenisDokumen
from sakip.errors import ConflictError
from sakip.periode import lock_of
from sakip.permissions import Deed, require
from sakip.tanggal import NAMA_BULAN
from sakip.views.kisi import Kisi, is_from_grid
from sakip.views.lembar import seen_version, sheet_page

JUMLAHKAN = {"pagu": layanan_pagu.use_sum_of_rows, "realisasi": layanan_realisasi.use_sum_of_rows}
BERUBAH = "Anggaran ini telah diubah oleh pengguna lain sejak Anda membukanya. Periksa kembali angkanya."


@require_http_methods(["GET", "POST"])
def edit_pagu(request: HttpRequest, kode: str, tahun: int, revisi: int) -> HttpResponse:
    """The lowest rows of the DIPA with empty ones to add; program and kegiatan come from the code."""
    dipa = dipa_of(request, kode, tahun, revisi)
    require(request.user, Deed.ISI, dipa.satker)
    return sheet_page(
        request,
        lembar=layanan_pagu.pagu_sheet(dipa),
        suntingan=dipa.suntingan,
        save=partial(layanan_pagu.save_pagu, user=request.user, dipa=dipa),
        templat="anggaran/pagu.html",
        kembali=budget_url(dipa.satker, tahun),
        konteks=_page(dipa, f"Ubah pagu, {dipa}"),
        kisi=Kisi(dipa),
    )


@require_http_methods(["GET", "POST"])
def edit_realisasi(
    request: HttpRequest, kode: str, tahun: int, revisi: int, bulan: int | None = None
) -> HttpResponse:
    """What was spent on the lowest rows, for the whole year or for one month."""
    if bulan is not None and bulan not in range(1, 13):
        raise Http404
    dipa = dipa_of(request, kode, tahun, revisi)
    require(request.user, Deed.ISI, dipa.satker)
    terkunci = lock_of(dipa.satker, JenisDokumen.REALISASI, tahun, triwulan_of(bulan), user=request.user)
    masa = "setahun" if bulan is None else f"bulan {NAMA_BULAN[bulan - 1]}"
    return sheet_page(
        request,
        lembar=layanan_realisasi.realisasi_sheet(dipa, bulan),
        suntingan=dipa.suntingan,
        save=partial(layanan_realisasi.save_realisasi, user=request.user, dipa=dipa, bulan=bulan),
        templat="anggaran/realisasi.html",
        kembali=budget_url(dipa.satker, tahun),
        konteks=_page(
            dipa,
            f"Isi realisasi {masa}",
            masa=masa,
            bulan=bulan,
            pilihan=_months(dipa, bulan),
            terkunci=terkunci,
        ),
        kisi=None if terkunci and not is_from_grid(request) else Kisi(dipa),
    )


@require_POST
def use_sum(request: HttpRequest, kode: str, tahun: int, apa: str, pk: int) -> HttpResponse:
    """Let the sum of the rows below hold at a level that says another amount."""
    rows = BarisPagu.objects.visible_to(request.user).select_related("dipa__satker")
    baris = get_object_or_404(rows, pk=pk, dipa__satker__kode_wilayah=kode, dipa__tahun=tahun)
    if apa not in JUMLAHKAN:
        raise Http404
    try:
        JUMLAHKAN[apa](user=request.user, baris=baris, suntingan=seen_version(request))
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except ConflictError:
        messages.error(request, BERUBAH)
    else:
        messages.success(request, f"{apa.capitalize()} {baris} kini memakai jumlah rinciannya.")
    url = budget_url(baris.dipa.satker, tahun)
    return redirect(f"{url}?revisi={baris.dipa.revisi}")


def _page(dipa: Dipa, judul: str, **isi: Any) -> dict[str, Any]:
    di_atas = f"{dipa}{f', nomor {dipa.nomor}' if dipa.nomor else ''}"
    return budget_page(dipa.satker, dipa.tahun, judul, dipa=dipa, di_atas=di_atas, **isi)


def _months(dipa: Dipa, bulan: int | None) -> list[dict[str, Any]]:
    """The year and its twelve months as links."""
    args = [dipa.satker.kode_wilayah, dipa.tahun, dipa.revisi]
    setahun = {
        "teks": "Setahun",
        "url": reverse("anggaran:realisasi-edit", args=args),
        "aktif": bulan is None,
    }
    return [
        setahun,
        *(
            {
                "teks": nama,
                "url": reverse("anggaran:realisasi-bulan", args=[*args, nomor]),
                "aktif": bulan == nomor,
            }
            for nomor, nama in enumerate(NAMA_BULAN, start=1)
        ),
    ]
