"""The review of a LAKIP: what it says so far, the checklist, its findings, and its end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan.bentuk.reviu import statement
from laporan.forms.reviu import DaftarUjiForm, PutusTemuanForm, TanggapanForm, TemuanForm, TutupReviuForm
from laporan.models import Reviu, TemuanReviu
from laporan.models.reviu import StatusReviu
from laporan.reviu.baca import answers_of, review_page
from laporan.reviu.saran import suggestions
from laporan.reviu.tempat import places_of
from laporan.services import reviu as services
from laporan.snapshot import lakip_snapshot
from sakip.models import Satker
from sakip.permissions import Deed, require
from sakip.views.halaman import form_page, page_of, try_deed


@require_safe
def show_review(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The latest review of the LAKIP, with its findings and what the user may do about them."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    isi = review_page(request.user, satker, tahun)
    return render(request, "laporan/reviu/detail.html", _page(satker, tahun, "Reviu laporan kinerja") | isi)


@require_POST
def open_review(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Begin a review."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    try:
        services.open_review(user=request.user, satker=satker, tahun=tahun)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("laporan:reviu-detail", kode=kode, tahun=tahun)
    messages.success(request, "Reviu dibuka. Jawablah daftar uji dan catat temuannya.")
    return redirect("laporan:reviu-edit", kode=kode, tahun=tahun)


@require_http_methods(["GET", "POST"])
def answer_checklist(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The 23 items, each with what the system knows of it."""
    reviu = _open_review(request, kode, tahun)
    snapshot = lakip_snapshot(reviu.satker, tahun)
    form = DaftarUjiForm(
        request.POST or None,
        initial={"suntingan": reviu.suntingan},
        jawaban=answers_of(reviu),
        saran=suggestions(reviu.satker, tahun, snapshot),
    )
    if request.method == "POST" and try_deed(
        form,
        lambda: services.answer_checklist(
            user=request.user,
            reviu=reviu,
            suntingan=form.cleaned_data["suntingan"],
            jawaban=form.jawaban,
        ),
    ):
        messages.success(request, "Jawaban daftar uji tersimpan.")
        return redirect("laporan:reviu-detail", kode=kode, tahun=tahun)
    konteks = _sub_page(reviu, "Daftar uji reviu")
    return form_page(request, form, konteks, kunci=reviu, templat="laporan/reviu/daftar_uji.html")


@require_http_methods(["GET", "POST"])
def add_finding(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """A new finding."""
    reviu = _open_review(request, kode, tahun)
    tempat = places_of(reviu.satker, tahun, lakip_snapshot(reviu.satker, tahun))
    awal = {"tingkat": "sedang", "kode": request.GET.get("butir", "")}
    form = TemuanForm(request.POST or None, initial=awal, tempat=tempat)
    if request.method == "POST" and try_deed(
        form, lambda: services.add_finding(user=request.user, reviu=reviu, **form.nilai)
    ):
        messages.success(request, "Temuan dicatat dan satuan kerja diberi tahu.")
        return redirect("laporan:reviu-detail", kode=kode, tahun=tahun)
    return form_page(request, form, _sub_page(reviu, "Catat temuan"))


@require_http_methods(["GET", "POST"])
def edit_finding(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Change a finding or decide on its answer."""
    temuan = _finding(request, kode, tahun, pk)
    services.require_review(request.user, temuan.reviu.satker)
    tempat = places_of(temuan.reviu.satker, tahun, lakip_snapshot(temuan.reviu.satker, tahun))
    form = PutusTemuanForm(request.POST or None, initial=_columns(temuan), tempat=tempat)
    if request.method == "POST" and try_deed(
        form,
        lambda: services.edit_finding(
            user=request.user,
            temuan=temuan,
            suntingan=form.cleaned_data["suntingan"],
            **form.nilai,
        ),
    ):
        messages.success(request, "Temuan tersimpan.")
        return redirect("laporan:reviu-detail", kode=kode, tahun=tahun)
    konteks = _sub_page(temuan.reviu, "Ubah temuan") | {"temuan": temuan}
    return form_page(request, form, konteks, kunci=temuan, templat="laporan/reviu/temuan.html")


@require_http_methods(["GET", "POST"])
def answer_finding(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """The words of the satker on a finding."""
    temuan = _finding(request, kode, tahun, pk)
    require(request.user, Deed.ISI, temuan.reviu.satker)
    form = TanggapanForm(request.POST or None, initial=_columns(temuan))
    if request.method == "POST" and try_deed(
        form, lambda: services.answer_finding(user=request.user, temuan=temuan, **form.cleaned_data)
    ):
        messages.success(request, "Tanggapan tersimpan dan pereviu diberi tahu.")
        return redirect("laporan:reviu-detail", kode=kode, tahun=tahun)
    konteks = _sub_page(temuan.reviu, "Tanggapi temuan") | {"temuan": temuan}
    return form_page(request, form, konteks, kunci=temuan, templat="laporan/reviu/temuan.html")


@require_http_methods(["GET", "POST"])
def close_review(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """End the review, with or without the statement."""
    reviu = _open_review(request, kode, tahun)
    form = TutupReviuForm(request.POST or None, reviu=reviu)
    if request.method == "POST" and try_deed(
        form, lambda: services.close_review(user=request.user, reviu=reviu, **form.cleaned_data)
    ):
        messages.success(request, "Reviu ditutup.")
        return redirect("laporan:reviu-detail", kode=kode, tahun=tahun)
    konteks = _sub_page(reviu, "Tutup reviu") | {
        "pernyataan": statement(reviu.satker.nama_lengkap, tahun),
        "teks_simpan": "Tutup reviu",
    }
    return form_page(request, form, konteks, kunci=reviu, templat="laporan/reviu/tutup.html")


def _open_review(request: HttpRequest, kode: str, tahun: int) -> Reviu:
    """The review that is being done, for who may do it; 404 when there is none."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    services.require_review(request.user, satker)
    rows = Reviu.objects.select_related("satker", "pembuka")
    reviu: Reviu = get_object_or_404(rows, satker=satker, tahun=tahun, status=StatusReviu.BERJALAN)
    return reviu


def _finding(request: HttpRequest, kode: str, tahun: int, pk: int) -> TemuanReviu:
    rows = TemuanReviu.objects.visible_to(request.user).select_related("reviu__satker", "user")
    temuan: TemuanReviu = get_object_or_404(rows, pk=pk, reviu__satker__kode_wilayah=kode, reviu__tahun=tahun)
    return temuan


def _columns(temuan: TemuanReviu) -> dict[str, Any]:
    nama = ("kode", "bagian", "uraian", "tingkat", "status", "keputusan", "tanggapan", "suntingan")
    return {satu: getattr(temuan, satu) for satu in nama}


def _page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    evaluasi = ("Evaluasi", reverse("laporan:evaluasi", args=[satker.kode_wilayah, tahun]))
    return page_of(satker, judul, rantai, evaluasi, *remah, tahun=tahun)


def _sub_page(reviu: Reviu, judul: str) -> dict[str, Any]:
    url = reverse("laporan:reviu-detail", args=[reviu.satker.kode_wilayah, reviu.tahun])
    konteks = _page(reviu.satker, reviu.tahun, judul, ("Reviu laporan kinerja", url))
    return konteks | {"reviu": reviu, "batal_url": url}
