"""The windows of a year: what holds for a satker, and the page on which nation or province sets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sakip.choices import JenisSatker
from sakip.forms.periode import JadwalForm
from sakip.jadwal import exception_rows, schedule_rows
from sakip.models import Periode, Satker, User
from sakip.periode import exceptions_used
from sakip.permissions import Deed, can, require
from sakip.petak import Petak, petak_of
from sakip.services.periode import authority_over, save_schedule, windows_outside
from sakip.usulan_jadwal import Usulan
from sakip.views.halaman import form_page, page_of, try_deed


@require_safe
def show_schedule(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Window, deadline and lock of every document of the satker in the year, with its exceptions."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    izin = list(exceptions_used(satker, tahun))
    konteks = _page(
        satker,
        tahun,
        "Jadwal pengisian",
        baris=schedule_rows(satker, tahun, izin),
        izin=exception_rows(request.user, izin),
        aksi=_actions(request.user, satker, tahun),
    )
    return render(request, "sakip/jadwal/detail.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_schedule(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Set the windows of a province, or (at the national satker) those of the nation."""
    tempat = get_object_or_404(
        Satker.objects.visible_to(request.user).filter(jenis__in=[JenisSatker.PUSAT, JenisSatker.PROVINSI]),
        kode_wilayah=kode,
    )
    pemilik = owner_of(tempat)
    require(request.user, Deed.JADWAL, pemilik)
    form = schedule_form(request, pemilik, tahun, stored_windows(pemilik, tahun))
    if request.method == "POST" and try_deed(
        form, lambda: save_schedule(user=request.user, satker=pemilik, tahun=tahun, isian=form.isian)
    ):
        messages.success(request, "Jadwal tersimpan.")
        warn_of_provinces(request, pemilik, tahun)
        return redirect("sakip:jadwal-detail", kode=kode, tahun=tahun)
    if getattr(form, "bentrok", None):
        form.take_versions(stored_windows(pemilik, tahun))
    batal = reverse("sakip:jadwal-detail", args=[kode, tahun])
    konteks = _page(tempat, tahun, _title(pemilik), batal_url=batal, nasional=pemilik is None)
    return form_page(request, form, konteks, templat="sakip/jadwal/ubah.html")


def schedule_form(
    request: HttpRequest,
    pemilik: Satker | None,
    tahun: int,
    tersimpan: Mapping[Petak, Periode],
    usulan: Mapping[Petak, Usulan] | None = None,
) -> JadwalForm:
    """The form of the windows of `pemilik` as it was asked for or sent; `?pisah=` parts one by level."""
    return JadwalForm(
        request.POST or None,
        tahun=tahun,
        pemilik=pemilik,
        tersimpan=tersimpan,
        usulan=usulan,
        pisah=request.GET.get("pisah", ""),
    )


def owner_of(tempat: Satker) -> Satker | None:
    """Whose windows are set at `tempat`: at the national satker those of the nation (None)."""
    return None if tempat.jenis == JenisSatker.PUSAT else tempat


def stored_windows(pemilik: Satker | None, tahun: int) -> dict[Petak, Periode]:
    """The windows that `pemilik` (None = the nation) has set for `tahun`."""
    return {petak_of(p): p for p in Periode.objects.filter(satker=pemilik, tahun=tahun)}


def _title(pemilik: Satker | None) -> str:
    return f"Atur jadwal {pemilik.nama}" if pemilik else "Atur jadwal nasional"


def warn_of_provinces(request: HttpRequest, pemilik: Satker | None, tahun: int) -> None:
    """After the nation's windows were saved: name the provinces whose own reach beyond them."""
    if pemilik is not None:
        return
    nama = sorted({p.satker.nama for p in windows_outside(tahun)})
    if nama:
        daftar = ", ".join(nama)
        messages.warning(request, f"Jadwal provinsi berikut melewati jadwal nasional yang baru: {daftar}.")


def _actions(user: User, satker: Satker, tahun: int) -> list[dict[str, str]]:
    args, aksi = [satker.kode_wilayah, tahun], []
    daftar = reverse("sakip:pengecualian-list", args=args)
    if satker.jenis in (JenisSatker.PUSAT, JenisSatker.PROVINSI):
        aksi.append({"teks": "Semua pengecualian", "url": daftar, "ikon": "list"})
        if can(user, Deed.JADWAL, owner_of(satker)):
            url = reverse("sakip:jadwal-edit", args=args)
            aksi.append({"teks": "Atur jadwal", "url": url, "ikon": "pencil", "jenis": "utama"})
    aksi.append(_year_link(user, satker, args))
    if can(user, Deed.JADWAL, authority_over(satker)):
        url = reverse("sakip:pengecualian-create", args=args)
        aksi.append({"teks": "Beri pengecualian", "url": url, "ikon": "lock-open"})
    return aksi


def _year_link(user: User, satker: Satker, args: list[Any]) -> dict[str, str]:
    """To the page that opens the year, for who opens it; else to what the satker still lacks."""
    if satker.jenis in (JenisSatker.PUSAT, JenisSatker.PROVINSI) and can(user, Deed.JADWAL, owner_of(satker)):
        teks, url = f"Buka tahun {args[1]}", reverse("laporan:tahun-buka", args=args)
        return {"teks": teks, "url": url, "ikon": "calendar-check"}
    return {
        "teks": f"Siapkan tahun {args[1]}",
        "url": reverse("laporan:tahun-siap", args=args),
        "ikon": "list-checks",
    }


def _page(satker: Satker, tahun: int, judul: str, **isi: Any) -> dict[str, Any]:
    return page_of(satker, f"{judul} tahun {tahun}", tahun=tahun, **isi)
