"""Typing the material of a LAKIP: staff tables, divisi, property, figures of other years."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.models import Lakip, RekapPegawai
from laporan.models.organisasi import TabelPegawai
from laporan.services.bahan import BAHAN, save_material
from laporan.services.pegawai import save_staff, staff_sheet
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import page_of
from sakip.views.lembar import sheet_page


@require_safe
def list_material(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every sheet of material with how many rows it holds."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    konteks = _page(satker, tahun, f"Bahan Laporan Kinerja tahun {tahun}") | {
        "bahan": [(nama, b, b.rows(satker, tahun).count()) for nama, b in BAHAN.items()],
        "pegawai": [(tabel, _staff(satker, tahun, tabel).count()) for tabel in TabelPegawai],
        "boleh_isi": can(request.user, Deed.ISI, satker) and _lakip_of(satker, tahun).bisa_diubah,
    }
    return render(request, "laporan/bahan/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_material(request: HttpRequest, kode: str, tahun: int, nama: str) -> HttpResponse:
    """One sheet: divisi, property, or figures of other years."""
    satker = _writable(request, kode)
    if nama not in BAHAN:
        raise Http404
    bahan = BAHAN[nama]
    return sheet_page(
        request,
        lembar=bahan.lembar(satker, tahun),
        suntingan=_lakip_of(satker, tahun).suntingan,
        save=partial(save_material, user=request.user, satker=satker, tahun=tahun, nama=nama),
        templat="laporan/bahan/lembar.html",
        kembali=_list_url(satker, tahun),
        konteks=_sheet(satker, tahun, bahan.judul) | {"petunjuk": bahan.petunjuk},
    )


@require_http_methods(["GET", "POST"])
def edit_staff(request: HttpRequest, kode: str, tahun: int, tabel: str) -> HttpResponse:
    """One staff table as rows and columns; `?kolom=` adds columns, one a line."""
    satker = _writable(request, kode)
    if tabel not in TabelPegawai.values:
        raise Http404
    diminta, galat = request.GET.get("kolom", ""), ""
    try:
        lembar = staff_sheet(satker, tahun, tabel, diminta)
    except ValidationError as error:
        lembar, diminta, galat = staff_sheet(satker, tahun, tabel), "", error.messages[0]
    simpan = partial(save_staff, user=request.user, satker=satker, tahun=tahun, tabel=tabel, diminta=diminta)
    judul = f"Pegawai menurut {TabelPegawai(tabel).label.lower()}"
    petunjuk = "Satu baris untuk setiap hal yang dihitung; jumlah dihitung sendiri. Sel kosong bukan nol."
    return sheet_page(
        request,
        lembar=lembar,
        suntingan=_lakip_of(satker, tahun).suntingan,
        save=simpan,
        templat="laporan/bahan/lembar.html",
        kembali=_list_url(satker, tahun),
        konteks=_sheet(satker, tahun, judul)
        | {"petunjuk": petunjuk, "kolom": "\n".join(k.label for k in lembar.kolom[2:]), "galat_kolom": galat},
    )


def _staff(satker: Satker, tahun: int, tabel: str) -> Any:
    rows = RekapPegawai.objects.filter(satker=satker, tahun=tahun, tabel=tabel)
    return rows.order_by().values("baris").distinct()


def _lakip_of(satker: Satker, tahun: int) -> Lakip:
    return Lakip.objects.filter(satker=satker, tahun=tahun).first() or Lakip(satker=satker, tahun=tahun)


def _writable(request: HttpRequest, kode: str) -> Satker:
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ISI, satker)
    return satker


def _list_url(satker: Satker, tahun: int) -> str:
    return reverse("laporan:bahan", args=[satker.kode_wilayah, tahun])


def _page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    args = [satker.kode_wilayah, tahun]
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=args))
    lakip = ("Laporan Kinerja", reverse("laporan:lakip-detail", args=args))
    return page_of(satker, judul, rantai, lakip, *remah, tahun=tahun)


def _sheet(satker: Satker, tahun: int, judul: str) -> dict[str, Any]:
    return _page(satker, tahun, judul, ("Bahan laporan", _list_url(satker, tahun)))
