"""Penugasan of accounts: give another, change unit and masa, end."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.akun import why_not_change, why_not_end
from sakip.forms.akun import AkhiriPenugasanForm, TambahPenugasanForm, UbahPenugasanForm
from sakip.models import Penugasan, Satker
from sakip.services.penugasan import add_penugasan, change_penugasan, end_penugasan
from sakip.tanggal import cetak_tanggal
from sakip.views.akun import satker_of
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.ulang import recent_login_required


@recent_login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kode: str) -> HttpResponse:
    """Another penugasan for an account within the user's reach."""
    satker = satker_of(request, kode)
    awal = {"mulai": timezone.localdate()}
    form = TambahPenugasanForm(request.POST or None, user=request.user, satker=satker, initial=awal)
    made: list[Penugasan] = []

    def deed() -> None:
        nama = form.cleaned_data["nama_pengguna"]
        isi = {"nama_pengguna": nama, "nilai": form.penugasan}
        made.append(add_penugasan(user=request.user, satker=satker, **isi))

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"Penugasan {made[0].user} ditambahkan.")
        return redirect("sakip:akun-detail", kode=kode, pk=made[0].user_id)
    daftar = reverse("sakip:akun-list", args=[kode])
    konteks = page_of(satker, "Tambah penugasan", ("Akun", daftar), batal_url=daftar)
    return form_page(request, form, konteks)


@recent_login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Unit and masa of a penugasan."""
    satker, penugasan = _penugasan_of(request, kode, pk)
    _refuse(why_not_change(request.user, penugasan))
    awal = model_to_dict(penugasan) | {"suntingan": satker.suntingan}
    form = UbahPenugasanForm(request.POST or None, satker=satker, initial=awal)

    def deed() -> None:
        isi = {"suntingan": form.cleaned_data["suntingan"], "nilai": form.nilai}
        change_penugasan(user=request.user, penugasan=penugasan, **isi)

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Penugasan tersimpan.")
        return redirect("sakip:akun-detail", kode=kode, pk=penugasan.user_id)
    return form_page(request, form, _page(satker, "Ubah penugasan", penugasan), kunci=satker)


@recent_login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """The last day of a penugasan; the account page then lists what is left open."""
    satker, penugasan = _penugasan_of(request, kode, pk)
    _refuse(why_not_end(request.user, penugasan))
    awal = {"suntingan": satker.suntingan, "selesai": timezone.localdate()}
    form = AkhiriPenugasanForm(request.POST or None, initial=awal)

    def deed() -> None:
        end_penugasan(user=request.user, penugasan=penugasan, **form.cleaned_data)

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, _ended(penugasan, form.cleaned_data["selesai"]))
        return redirect("sakip:akun-detail", kode=kode, pk=penugasan.user_id)
    konteks = _page(satker, "Akhiri penugasan", penugasan, teks_simpan="Akhiri penugasan", akun=penugasan)
    return form_page(request, form, konteks, kunci=satker, templat="sakip/akun/akhiri.html")


def _ended(penugasan: Penugasan, selesai: date) -> str:
    """Until when it holds: its last day counts in full."""
    if selesai < timezone.localdate():
        return f"Penugasan {penugasan.user} berakhir pada {cetak_tanggal(selesai)}."
    return f"Penugasan {penugasan.user} berlaku sampai akhir hari {cetak_tanggal(selesai)}."


def _penugasan_of(request: HttpRequest, kode: str, pk: int) -> tuple[Satker, Penugasan]:
    satker = satker_of(request, kode)
    rows = Penugasan.objects.select_related("user", "satker", "unit")
    return satker, get_object_or_404(rows, pk=pk, satker=satker)


def _refuse(tolak: str) -> None:
    if tolak:
        raise PermissionDenied(tolak)


def _page(satker: Satker, judul: str, penugasan: Penugasan, **isi: Any) -> dict[str, Any]:
    kode, akun = satker.kode_wilayah, penugasan.user
    url = reverse("sakip:akun-detail", args=[kode, akun.pk])
    remah = (("Akun", reverse("sakip:akun-list", args=[kode])), (str(akun), url))
    return page_of(satker, judul, *remah, keterangan=str(penugasan), batal_url=url, **isi)
