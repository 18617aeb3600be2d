"""The self-assessment of a satker and year: its sheet, one komponen as a form, its end, and its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan.bentuk.umum import nama_berkas
from laporan.forms.lke import KomponenForm
from laporan.lke.baca import Lembar, sheet_of
from laporan.services import lke as services
from laporan.views.tabel import XLSX, file_response
from sakip.errors import ConflictError
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.lembar import seen_version


@require_safe
def show_assessment(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every komponen with its values, its criteria and what the system shows."""
    satker = _satker(request, kode)
    lembar = sheet_of(satker, tahun)
    konteks = _page(satker, tahun, "Penilaian mandiri") | {
        "lembar": lembar,
        "boleh_isi": can(request.user, Deed.ISI, satker),
        "aksi": _actions(request, satker, tahun),
    }
    return render(request, "laporan/lke/detail.html", konteks)


@require_http_methods(["GET", "POST"])
def answer_komponen(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The criteria and values of one komponen."""
    satker = _satker(request, kode)
    require(request.user, Deed.ISI, satker)
    lembar = sheet_of(satker, tahun)
    form = _form(request, lembar, nomor)
    if request.method == "POST" and try_deed(
        form,
        lambda: services.answer_komponen(
            user=request.user,
            satker=satker,
            tahun=tahun,
            komponen=nomor,
            suntingan=form.cleaned_data["suntingan"],
            isian=form.isian,
            bukti=lembar.saran,
        ),
    ):
        messages.success(request, f"Komponen {nomor} tersimpan.")
        return redirect("laporan:lke-detail", kode=kode, tahun=tahun)
    url = reverse("laporan:lke-detail", args=[kode, tahun])
    konteks = _page(satker, tahun, f"Komponen {nomor}", ("Penilaian mandiri", url)) | {"batal_url": url}
    return form_page(request, form, konteks, kunci=lembar.lke, templat="laporan/lke/komponen.html")


@require_POST
def settle_assessment(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Close the assessment, or open it again (?buka=1)."""
    satker = _satker(request, kode)
    selesai = request.GET.get("buka") != "1"
    try:
        services.settle_assessment(
            user=request.user, satker=satker, tahun=tahun, suntingan=seen_version(request), selesai=selesai
        )
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except ConflictError as bentrok:
        messages.error(request, str(bentrok))
    else:
        messages.success(
            request, "Penilaian mandiri ditutup." if selesai else "Penilaian mandiri dibuka lagi."
        )
    return redirect("laporan:lke-detail", kode=kode, tahun=tahun)


@require_safe
def print_assessment(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The assessment as PDF, shown in the browser."""
    satker = _satker(request, kode)
    require(request.user, Deed.CETAK, satker)
    cetakan = services.print_assessment(satker, tahun)
    response = HttpResponse(cetakan.isi, content_type=cetakan.media)
    response["Content-Disposition"] = f'inline; filename="{cetakan.nama}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def export_assessment(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The assessment as XLSX."""
    satker = _satker(request, kode)
    require(request.user, Deed.EKSPOR, satker)
    nama = nama_berkas("penilaian-mandiri", tahun, satker.nama).removesuffix(".pdf")
    return file_response(services.assessment_workbook(satker, tahun), f"{nama}.xlsx", XLSX)


def _satker(request: HttpRequest, kode: str) -> Satker:
    satker: Satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    return satker


def _form(request: HttpRequest, lembar: Lembar, nomor: int) -> KomponenForm:
    komponen = next((k for k in lembar.komponen if k.komponen.nomor == nomor), None)
    if komponen is None:
        raise Http404
    awal = {"suntingan": lembar.lke.suntingan if lembar.lke else 0}
    return KomponenForm(request.POST or None, initial=awal, komponen=komponen)


def _page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    evaluasi = ("Evaluasi", reverse("laporan:evaluasi", args=[satker.kode_wilayah, tahun]))
    return page_of(satker, judul, rantai, evaluasi, *remah, tahun=tahun)


def _actions(request: HttpRequest, satker: Satker, tahun: int) -> list[dict[str, str]]:
    args, aksi = [satker.kode_wilayah, tahun], []
    if can(request.user, Deed.EKSPOR, satker):
        url = reverse("laporan:lke-ekspor", args=args)
        aksi.append({"teks": "Unduh XLSX", "url": url, "ikon": "download"})
    if can(request.user, Deed.CETAK, satker):
        url = reverse("laporan:lke-cetak", args=args)
        aksi.append({"teks": "Cetak", "url": url, "ikon": "printer"})
    return aksi
