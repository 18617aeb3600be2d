"""Officials of a satker: enter, correct, and end a term."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.forms.satker import AkhiriPejabatForm, PejabatForm
from sakip.models import Pejabat, Satker
from sakip.permissions import Deed, can, require
from sakip.services.pejabat import create_pejabat, edit_pejabat, end_pejabat
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.ulang import recent_login_required


@recent_login_required
@require_http_methods(["GET", "POST"])
def add_pejabat(request: HttpRequest, kode: str) -> HttpResponse:
    """A person in a jabatan; who holds a second one is entered again."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ATUR, satker)
    form = _pejabat_form(request, satker, {"suntingan": satker.suntingan})
    if request.method == "POST" and try_deed(
        form, lambda: create_pejabat(user=request.user, satker=satker, **_asked(form))
    ):
        messages.success(request, "Pejabat ditambahkan.")
        return redirect("sakip:satker-detail", kode=kode)
    return form_page(request, form, _page(satker, "Tambah pejabat"), kunci=satker)


@recent_login_required
@require_http_methods(["GET", "POST"])
def change_pejabat(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Correct an entry. Another person in the jabatan: end this one and enter the next."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    pejabat = get_object_or_404(Pejabat, pk=pk, unit__satker=satker)
    require(request.user, Deed.ATUR, satker)
    form = _pejabat_form(request, satker, model_to_dict(pejabat) | {"suntingan": satker.suntingan})
    if request.method == "POST" and try_deed(
        form, lambda: edit_pejabat(user=request.user, pejabat=pejabat, **_asked(form))
    ):
        messages.success(request, "Data pejabat tersimpan.")
        return redirect("sakip:satker-detail", kode=kode)
    return form_page(request, form, _page(satker, "Ubah pejabat"), kunci=satker)


@require_http_methods(["GET", "POST"])
def finish_pejabat(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Note the last day of somebody in a jabatan."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    pejabat = get_object_or_404(Pejabat, pk=pk, unit__satker=satker)
    require(request.user, Deed.ATUR, satker)
    awal = {"suntingan": satker.suntingan, "selesai": timezone.localdate()}
    form = AkhiriPejabatForm(request.POST or None, pejabat=pejabat, initial=awal)
    if request.method == "POST" and try_deed(
        form, lambda: end_pejabat(user=request.user, pejabat=pejabat, **form.cleaned_data)
    ):
        messages.success(request, f"Masa jabatan {pejabat.nama} diakhiri.")
        return redirect("sakip:satker-detail", kode=kode)
    konteks = _page(satker, "Akhiri masa jabatan", keterangan=str(pejabat), teks_simpan="Akhiri masa jabatan")
    return form_page(request, form, konteks, kunci=satker)


def _pejabat_form(request: HttpRequest, satker: Satker, awal: dict[str, Any]) -> PejabatForm:
    lihat_nip = can(request.user, Deed.LIHAT_NIP, satker)
    return PejabatForm(request.POST or None, satker=satker, lihat_nip=lihat_nip, initial=awal)


def _asked(form: PejabatForm) -> dict[str, Any]:
    return {"suntingan": form.cleaned_data["suntingan"], "nilai": form.nilai}


def _page(satker: Satker, judul: str, **isi: Any) -> dict[str, Any]:
    batal = reverse("sakip:satker-detail", args=[satker.kode_wilayah])
    return page_of(satker, judul, batal_url=batal, **isi)
