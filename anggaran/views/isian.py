"""Pagu and realisasi typed on one page each: only the lowest rows, the levels above are computed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from anggaran.kolom import REALISASI_BULANAN
from anggaran.models import BarisPagu, Dipa
from anggaran.models.realisasi import triwulan_of
from anggaran.penyerapan import jumlahkan
from anggaran.services import pagu as layanan_pagu
from anggaran.services import realisasi as layanan_realisasi
from anggaran.views.lingkup import budget_page, budget_url, dipa_of
from sakip.choices import JenisDokumen
from sakip.errors import ConflictError
from sakip.numbers import cetak_rupiah_polos
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


@require_http_methods(["GET", "POST"])
def edit_months(request: HttpRequest, kode: str, tahun: int, revisi: int) -> HttpResponse:
    """What was spent on the lowest rows in each month of the year, on one page."""
    dipa = dipa_of(request, kode, tahun, revisi)
    require(request.user, Deed.ISI, dipa.satker)
    kunci = layanan_realisasi.closed_months(request.user, dipa)
    lembar = layanan_realisasi.months_sheet(dipa, kunci)
    return sheet_page(
        request,
        lembar=lembar,
        suntingan=dipa.suntingan,
        save=partial(layanan_realisasi.save_months, user=request.user, dipa=dipa),
        templat="anggaran/bulanan.html",
        kembali=budget_url(dipa.satker, tahun),
        konteks=_page(
            dipa,
            "Isi realisasi per bulan",
            pilihan=_months(dipa, "bulanan"),
            bulan=[(k.nama, k.label, k.bulan in kunci) for k in REALISASI_BULANAN],
            terkunci=list(dict.fromkeys(kunci.values())),
            tertutup=len(kunci) == len(REALISASI_BULANAN),
            jumlah=_sums(lembar.baca()),
        ),
        kisi=Kisi(dipa, sel=_drawn_sums, kaki=_sums),
    )


def _drawn_sums(rows: Sequence[Any]) -> dict[int, dict[str, str]]:
    return {b.pk: {"jumlah": cetak_rupiah_polos(b.jumlah)} for b in rows}


def _sums(rows: Sequence[Any]) -> str:
    """`Jumlah: Januari 1.000; Maret 250; setahun 1.250.`: the months in which something is recorded."""
    per_bulan = [(k.label, jumlahkan(b.anak[k.bulan].realisasi for b in rows)) for k in REALISASI_BULANAN]
    ada = [f"{nama} {cetak_rupiah_polos(nilai)}" for nama, nilai in per_bulan if nilai is not None]
    semua = cetak_rupiah_polos(jumlahkan(nilai for _, nilai in per_bulan))
    return f"Jumlah: {'; '.join([*ada, f'seluruh bulan {semua}'])}." if ada else "Belum ada isian per bulan."


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


def _months(dipa: Dipa, bulan: int | str | None) -> list[dict[str, Any]]:
    """The year, its twelve months on one page (`bulan` "bulanan") and each of them as links."""
    args = [dipa.satker.kode_wilayah, dipa.tahun, dipa.revisi]
    setahun = {
        "teks": "Setahun",
        "url": reverse("anggaran:realisasi-edit", args=args),
        "aktif": bulan is None,
    }
    semua = {
        "teks": "Semua bulan",
        "url": reverse("anggaran:realisasi-bulanan", args=args),
        "aktif": bulan == "bulanan",
    }
    return [
        setahun,
        semua,
        *(
            {
                "teks": nama,
                "url": reverse("anggaran:realisasi-bulan", args=[*args, nomor]),
                "aktif": bulan == nomor,
            }
            for nomor, nama in enumerate(NAMA_BULAN, start=1)
        ),
    ]
