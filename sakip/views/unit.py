"""Units of a satker: add and change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sakip.forms.satker import UnitForm
from sakip.models import Satker, UnitKerja
from sakip.permissions import Deed, require
from sakip.services.satker import create_unit, edit_unit
from sakip.views.halaman import form_page, page_of, try_deed


@require_http_methods(["GET", "POST"])
def add_unit(request: HttpRequest, kode: str) -> HttpResponse:
    """A new unit kerja, usually a bagian or subbagian."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ATUR, satker)
    form = UnitForm(request.POST or None, satker=satker, initial={"suntingan": satker.suntingan})
    if request.method == "POST" and try_deed(
        form, lambda: create_unit(user=request.user, satker=satker, **_asked(form))
    ):
        messages.success(request, "Unit kerja ditambahkan.")
        return redirect("sakip:satker-detail", kode=kode)
    batal = reverse("sakip:satker-detail", args=[kode])
    return form_page(request, form, page_of(satker, "Tambah unit kerja", batal_url=batal), kunci=satker)


@require_http_methods(["GET", "POST"])
def change_unit(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Correct a unit, or note until when it existed."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    unit = get_object_or_404(UnitKerja, pk=pk, satker=satker)
    require(request.user, Deed.ATUR, satker)
    awal = model_to_dict(unit) | {"suntingan": satker.suntingan}
    form = UnitForm(request.POST or None, satker=satker, unit=unit, initial=awal)
    if request.method == "POST" and try_deed(
        form, lambda: edit_unit(user=request.user, unit=unit, **_asked(form))
    ):
        messages.success(request, "Unit kerja tersimpan.")
        return redirect("sakip:satker-detail", kode=kode)
    batal = reverse("sakip:satker-detail", args=[kode])
    return form_page(request, form, page_of(satker, "Ubah unit kerja", batal_url=batal), kunci=satker)


def _asked(form: UnitForm) -> dict[str, Any]:
    return {"suntingan": form.cleaned_data["suntingan"], "nilai": form.nilai}
