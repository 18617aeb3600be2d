"""Changing a kebijakan: a satker's own, or the nation's. Stored capaian is computed anew."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from laporan.services.kebijakan import change_kebijakan, change_scale, follow_national
from sakip.forms.kebijakan import KebijakanForm
from sakip.models import Kebijakan, Satker
from sakip.permissions import Deed, require
from sakip.services.kebijakan import create_kebijakan, scale_sheet
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.lembar import sheet_page


@require_POST
def adopt_kebijakan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Give the satker a kebijakan of its own (at the national satker: the nation a new one), at first the
    same as what holds now. From the page that opens a year (ke=buka-tahun) one comes back to it."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    pemilik = None if satker.induk_id is None else satker
    kembali = "laporan:tahun-buka" if request.POST.get("ke") == "buka-tahun" else ""
    try:
        create_kebijakan(user=request.user, satker=pemilik, tahun=tahun)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect(kembali or "sakip:kebijakan-detail", kode=kode, tahun=tahun)
    milik = "satuan kerja" if pemilik else f"nasional tahun {tahun}"
    messages.success(request, f"Kebijakan {milik} ditetapkan dengan isi yang sama. Ubah seperlunya.")
    return redirect(kembali or "laporan:kebijakan-edit", kode=kode, tahun=tahun)


@require_http_methods(["GET", "POST"])
def edit_kebijakan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Cap, floor, formula and gap rule of the satker's own kebijakan of `tahun`."""
    kebijakan = _own(request, kode, tahun)
    form = KebijakanForm(request.POST or None, initial=model_to_dict(kebijakan))
    berubah: list[int] = []

    def deed() -> None:
        suntingan = form.cleaned_data["suntingan"]
        berubah.append(
            change_kebijakan(user=request.user, kebijakan=kebijakan, suntingan=suntingan, nilai=form.nilai)
        )
        if kebijakan.satker_id is None:
            berubah.append(follow_national(kebijakan))

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"Kebijakan tersimpan; capaian {sum(berubah)} realisasi dihitung ulang.")
        return redirect("sakip:kebijakan-detail", kode=kode, tahun=tahun)
    konteks = _page(kebijakan, kode, tahun, f"Ubah kebijakan {tahun}")
    return form_page(request, form, konteks, kunci=kebijakan, templat="laporan/kebijakan/ubah.html")


@require_http_methods(["GET", "POST"])
def edit_scale(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The bands of the scale on one page; holes and overlaps are shown on the page of the kebijakan."""
    kebijakan = _own(request, kode, tahun)
    return sheet_page(
        request,
        lembar=scale_sheet(kebijakan),
        suntingan=kebijakan.suntingan,
        save=partial(_save_scale, request, kebijakan),
        templat="laporan/kebijakan/skala.html",
        kembali=reverse("sakip:kebijakan-detail", args=[kode, tahun]),
        konteks=_page(kebijakan, kode, tahun, f"Ubah skala kategori {tahun}"),
    )


def _save_scale(request: HttpRequest, kebijakan: Kebijakan, **isi: Any) -> Any:
    perubahan = change_scale(user=request.user, kebijakan=kebijakan, **isi)
    if perubahan and kebijakan.satker_id is None:
        follow_national(kebijakan)
    return perubahan


def _own(request: HttpRequest, kode: str, tahun: int) -> Kebijakan:
    """The satker's own kebijakan that begins in `tahun`; of the national satker the nation's."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    pemilik = None if satker.induk_id is None else satker
    require(request.user, Deed.ATUR if pemilik else Deed.ACUAN, pemilik)
    return get_object_or_404(Kebijakan.objects.select_related("satker"), satker=pemilik, tahun=tahun)


def _page(kebijakan: Kebijakan, kode: str, tahun: int, judul: str) -> dict[str, Any]:
    satker = kebijakan.satker or Satker.objects.get(kode_wilayah=kode)
    atas = reverse("sakip:kebijakan-detail", args=[kode, tahun])
    remah = ("Kebijakan penghitungan", atas)
    return page_of(satker, judul, remah, tahun=tahun, kebijakan=kebijakan, batal_url=atas, kode=kode)
