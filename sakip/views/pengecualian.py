"""Named exceptions from a closed window: the list, give one, take one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sakip.choices import JenisSatker
from sakip.forms.periode import CabutForm, PengecualianForm
from sakip.jadwal import exception_rows
from sakip.models import PengecualianKunci, Satker
from sakip.periode import slot_label
from sakip.permissions import Deed, require
from sakip.services.periode import authority_over, grant_exception, withdraw_exception
from sakip.tanggal import cetak_tanggal
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.ulang import recent_login_required

PER_HALAMAN = 50


@require_safe
def list_exceptions(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The exceptions of the year: a satker's own, a province's with its kabupaten/kota, the nation's all."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    rows = PengecualianKunci.objects.visible_to(request.user).filter(tahun=tahun)
    if satker.jenis != JenisSatker.PUSAT:
        rows = rows.filter(Q(satker=satker) | Q(satker__induk=satker))
    rows = rows.select_related("satker", "unit", "pemberi")
    halaman = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("halaman"))
    izin = exception_rows(request.user, halaman.object_list)
    konteks = _page(satker, tahun, f"Pengecualian tahun {tahun}", halaman=halaman, izin=izin)
    return render(request, "sakip/jadwal/pengecualian.html", konteks)


@require_http_methods(["GET", "POST"])
@recent_login_required
def add_exception(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Open a closed window of the satker for a named reason and a limited time."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.JADWAL, authority_over(satker))
    awal = {nama: request.GET.get(nama, "") for nama in ("dokumen", "triwulan")}
    form = PengecualianForm(request.POST or None, satker=satker, initial=awal)
    if request.method == "POST" and try_deed(
        form,
        lambda: grant_exception(user=request.user, satker=satker, tahun=tahun, **form.cleaned_data),
    ):
        sampai = cetak_tanggal(form.cleaned_data["sampai"])
        messages.success(request, f"Pengecualian untuk {satker.nama} berlaku sampai {sampai}.")
        return redirect("sakip:jadwal-detail", kode=kode, tahun=tahun)
    konteks = _page(satker, tahun, "Beri pengecualian", teks_simpan="Beri pengecualian")
    return form_page(request, form, konteks)


@require_http_methods(["GET", "POST"])
@recent_login_required
def withdraw(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Take an exception back; the window is closed again at once."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    izin = get_object_or_404(PengecualianKunci, pk=pk, satker=satker, tahun=tahun)
    require(request.user, Deed.JADWAL, authority_over(satker))
    form = CabutForm(request.POST or None)
    if request.method == "POST" and try_deed(
        form, lambda: withdraw_exception(user=request.user, pengecualian=izin, **form.cleaned_data)
    ):
        messages.success(request, "Pengecualian dicabut. Pengisian kembali mengikuti jadwal.")
        return redirect("sakip:jadwal-detail", kode=kode, tahun=tahun)
    dokumen = slot_label(izin.dokumen, izin.triwulan)
    keterangan = f"{dokumen}, menurut {izin.kuasa}, sampai {cetak_tanggal(izin.sampai)}."
    konteks = _page(
        satker, tahun, "Cabut pengecualian", keterangan=keterangan, teks_simpan="Cabut pengecualian"
    )
    return form_page(request, form, konteks)


def _page(satker: Satker, tahun: int, judul: str, **isi: Any) -> dict[str, Any]:
    jadwal = reverse("sakip:jadwal-detail", args=[satker.kode_wilayah, tahun])
    remah = (f"Jadwal {tahun}", jadwal)
    return page_of(satker, judul, remah, tahun=tahun, batal_url=jadwal, **isi)
