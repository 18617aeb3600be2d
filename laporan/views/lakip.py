"""The LAKIP page of a satker and year: what the report will hold, its head and its narrative sections."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.forms.lakip import LakipForm
from laporan.models import Lakip, Narasi
from laporan.models.lakip import JenisNarasi
from laporan.rantai import chain_of
from laporan.services import lakip as services
from laporan.susunan import Keadaan, rows_of
from laporan.views.narasi import open_sections
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, page_of, try_deed


@require_safe
def show_lakip(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Sections and figures of the LAKIP, with the way to print it."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    lakip = _lakip_of(satker, tahun)
    narasi = list(Narasi.objects.filter(satker=satker, tahun=tahun))
    konteks = _page(satker, tahun, f"Laporan Kinerja tahun {tahun}") | {
        "rantai": chain_of(satker, tahun),
        "lakip": lakip,
        "bagian": rows_of(Keadaan(satker, tahun), narasi),
        "rkt": [n for n in narasi if n.dokumen == JenisNarasi.RKT],
        "bagian_terbuka": open_sections(request, lakip),
        "aksi": _actions(request, lakip),
    }
    return render(request, "laporan/lakip.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_lakip(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Place and date of the LAKIP."""
    satker = _writable(request, kode)
    lakip = _lakip_of(satker, tahun)
    awal = {"tempat": lakip.tempat or satker.tempat, "tanggal": lakip.tanggal_teks}
    form = LakipForm(request.POST or None, initial=awal | {"suntingan": lakip.suntingan})
    if request.method == "POST" and try_deed(
        form,
        lambda: services.save_lakip(
            user=request.user,
            satker=satker,
            tahun=tahun,
            suntingan=form.cleaned_data["suntingan"],
            **form.kolom(),
        ),
    ):
        messages.success(request, "Tempat dan tanggal laporan tersimpan.")
        return redirect("laporan:lakip-detail", kode=kode, tahun=tahun)
    konteks = _form_page(satker, tahun, "Tempat dan tanggal laporan")
    return form_page(request, form, konteks, kunci=lakip if lakip.pk else None)


def _lakip_of(satker: Satker, tahun: int) -> Lakip:
    """The LAKIP of the year; without a row an unsaved one, an undated draf."""
    return Lakip.objects.filter(satker=satker, tahun=tahun).first() or Lakip(satker=satker, tahun=tahun)


def _writable(request: HttpRequest, kode: str) -> Satker:
    """The satker, when the user sees it and may write there."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ISI, satker)
    return satker


def _page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    return page_of(satker, judul, rantai, *remah, tahun=tahun)


def _form_page(satker: Satker, tahun: int, judul: str) -> dict[str, Any]:
    lakip = reverse("laporan:lakip-detail", args=[satker.kode_wilayah, tahun])
    return _page(satker, tahun, judul, ("Laporan Kinerja", lakip)) | {"batal_url": lakip}


def _actions(request: HttpRequest, lakip: Lakip) -> list[dict[str, str]]:
    satker, args = lakip.satker, [lakip.satker.kode_wilayah, lakip.tahun]
    aksi = [{"teks": "Bahan laporan", "url": reverse("laporan:bahan", args=args), "ikon": "table"}]
    if can(request.user, Deed.ISI, satker) and lakip.bisa_diubah:
        aksi.append(
            {
                "teks": "Tempat dan tanggal",
                "url": reverse("laporan:lakip-edit", args=args),
                "ikon": "square-pen",
            }
        )
    if can(request.user, Deed.CETAK, satker):
        url = reverse("laporan:cetak", args=[*args, "lakip"])
        aksi.append({"teks": "Cetak LAKIP", "url": url, "ikon": "printer", "jenis": "utama"})
    return aksi
