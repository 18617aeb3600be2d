"""Recommendations of a satker: the list of a year, each with its progress, and the deeds on it."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.pindai.jenis import JENIS
from laporan.forms.rekomendasi import KemajuanForm, PutusanForm, RekomendasiForm
from laporan.models import Rekomendasi
from laporan.rekomendasi import TONE, may_give, panel_of, read_file, recommendations_of
from laporan.services import rekomendasi as services
from sakip.models import Satker
from sakip.permissions import Deed, require
from sakip.views.halaman import form_page, page_of, try_deed

KOLOM = "sumber rujukan temuan tanggal uraian unit jabatan tenggat suntingan".split()


@require_safe
def list_recommendations(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """What is open, and what was decided since the beginning of the year."""
    satker = _satker(request, kode)
    tambah = reverse("laporan:rekomendasi-create", args=[kode, tahun])
    aksi = [{"teks": "Catat rekomendasi", "url": tambah, "ikon": "plus", "jenis": "utama"}]
    rows = [(satu, TONE[satu.status]) for satu in recommendations_of(satker, tahun)]
    konteks = _page(satker, tahun, "Rekomendasi dan tindak lanjut") | {
        "rows": rows,
        "terbuka": sum(satu.is_open for satu, _ in rows),
        "aksi": aksi if may_give(request.user, satker) else [],
    }
    return render(request, "laporan/rekomendasi/daftar.html", konteks)


@require_safe
def show_recommendation(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """One recommendation with everything that was reported on it."""
    satu = _find(request, kode, pk)
    kemajuan = satu.kemajuan.select_related("user").order_by("-tanggal", "-id")
    konteks = _page(satu.satker, tahun, "Rekomendasi", _list(satu.satker, tahun))
    konteks |= {"satu": satu, "kemajuan": kemajuan, **panel_of(request.user, satu)}
    return render(request, "laporan/rekomendasi/detail.html", konteks)


@require_http_methods(["GET", "POST"])
def give_recommendation(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Write a recommendation down."""
    satker = _satker(request, kode)
    services.require_give(request.user, satker)
    awal = {"temuan": request.GET.get("temuan", ""), "sumber": request.GET.get("sumber", "")}
    form = RekomendasiForm(request.POST or None, initial=awal, satker=satker)
    if request.method == "POST" and try_deed(
        form, lambda: services.give_recommendation(user=request.user, satker=satker, **form.nilai)
    ):
        messages.success(request, "Rekomendasi dicatat.")
        return redirect("laporan:rekomendasi-list", kode=kode, tahun=tahun)
    konteks = _page(satker, tahun, "Catat rekomendasi", _list(satker, tahun))
    return form_page(request, form, konteks | {"batal_url": _list(satker, tahun)[1]})


@require_http_methods(["GET", "POST"])
def edit_recommendation(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Change a recommendation that nobody has ended."""
    satu = _find(request, kode, pk)
    services.require_edit(request.user, satu)
    awal = {nama: getattr(satu, nama) for nama in KOLOM}
    form = RekomendasiForm(request.POST or None, initial=awal, satker=satu.satker)
    if request.method == "POST" and try_deed(
        form,
        lambda: services.edit_recommendation(
            user=request.user, satu=satu, suntingan=form.cleaned_data["suntingan"] or 0, **form.nilai
        ),
    ):
        messages.success(request, "Rekomendasi tersimpan.")
        return redirect("laporan:rekomendasi-detail", kode=kode, tahun=tahun, pk=pk)
    return form_page(request, form, _sub_page(satu, tahun, "Ubah rekomendasi"), kunci=satu)


@require_http_methods(["GET", "POST"])
def report_progress(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """The owner says how far it is."""
    satu = _find(request, kode, pk)
    require(request.user, Deed.ISI, satu.satker, satu.unit)
    awal = {"suntingan": satu.suntingan, "status": "berjalan"}
    form = KemajuanForm(request.POST or None, request.FILES or None, initial=awal)
    if request.method == "POST" and try_deed(
        form, lambda: services.report_progress(user=request.user, satu=satu, **form.nilai)
    ):
        messages.success(request, "Kemajuan dicatat.")
        return redirect("laporan:rekomendasi-detail", kode=kode, tahun=tahun, pk=pk)
    konteks = _sub_page(satu, tahun, "Laporkan kemajuan")
    return form_page(request, form, konteks, kunci=satu, templat="laporan/rekomendasi/lapor.html")


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Who evaluates ends it or has it go on."""
    satu = _find(request, kode, pk)
    require(request.user, Deed.REKOMENDASI, satu.satker)
    form = PutusanForm(request.POST or None, initial={"suntingan": satu.suntingan})
    if request.method == "POST" and try_deed(
        form, lambda: services.decide_recommendation(user=request.user, satu=satu, **form.cleaned_data)
    ):
        messages.success(request, "Putusan dicatat.")
        return redirect("laporan:rekomendasi-detail", kode=kode, tahun=tahun, pk=pk)
    konteks = _sub_page(satu, tahun, "Putus rekomendasi")
    return form_page(request, form, konteks, kunci=satu, templat="laporan/rekomendasi/lapor.html")


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": ""})
def download(request: HttpRequest, kode: str, tahun: int, pk: int, kemajuan: int) -> HttpResponse:
    """The evidence exactly as it was uploaded, to be saved and not shown."""
    satu = _find(request, kode, pk)
    bukti = get_object_or_404(satu.kemajuan, pk=kemajuan)
    try:
        isi = read_file(bukti)
    except OSError:
        raise Http404 from None
    response = HttpResponse(isi, content_type=JENIS[bukti.tipe][1])
    response["Content-Disposition"] = content_disposition_header(True, bukti.nama)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _satker(request: HttpRequest, kode: str) -> Satker:
    satker: Satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    return satker


def _find(request: HttpRequest, kode: str, pk: int) -> Rekomendasi:
    rows = Rekomendasi.objects.visible_to(request.user).select_related("satker", "unit", "user", "temuan")
    satu: Rekomendasi = get_object_or_404(rows, satker__kode_wilayah=kode, pk=pk)
    return satu


def _list(satker: Satker, tahun: int) -> tuple[str, str]:
    return "Rekomendasi", reverse("laporan:rekomendasi-list", args=[satker.kode_wilayah, tahun])


def _page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    evaluasi = ("Evaluasi", reverse("laporan:evaluasi", args=[satker.kode_wilayah, tahun]))
    return page_of(satker, judul, rantai, evaluasi, *remah, tahun=tahun)


def _sub_page(satu: Rekomendasi, tahun: int, judul: str) -> dict[str, Any]:
    url = reverse("laporan:rekomendasi-detail", args=[satu.satker.kode_wilayah, tahun, satu.pk])
    return _page(satu.satker, tahun, judul, _list(satu.satker, tahun)) | {"satu": satu, "batal_url": url}
