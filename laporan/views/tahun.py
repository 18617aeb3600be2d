"""Opening a year on one page, step by step; and what one satker prepares for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.kesiapan import Butir, count_lacking, readiness
from laporan.persiapan import steps_of
from laporan.services.tahun import (
    announcement,
    open_year,
    openings,
    unique_people,
    untold_people,
    windows_in_reach,
)
from sakip.choices import JenisSatker
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.queries import kebijakan_for, national_kebijakan
from sakip.querysets import active_penugasan
from sakip.services.periode import save_schedule
from sakip.usulan_jadwal import proposed_windows
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.jadwal import owner_of, schedule_form, stored_windows, warn_of_provinces

PER_HALAMAN = 60


@require_safe
def choose_place(request: HttpRequest, tahun: int) -> HttpResponseRedirect:
    """To the page of the year where the user opens it, else to what his own satker prepares."""
    for penugasan in active_penugasan(request.user):
        tempat = penugasan.satker
        if _opens(tempat) and can(request.user, Deed.JADWAL, owner_of(tempat)):
            return redirect("laporan:tahun-buka", kode=tempat.kode_wilayah, tahun=tahun)
    milik = next((p.satker for p in active_penugasan(request.user)), None)
    if milik is None:
        return redirect("laporan:beranda")
    return redirect("laporan:tahun-siap", kode=milik.kode_wilayah, tahun=tahun)


@require_http_methods(["GET", "POST"])
def guide_year(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Kebijakan, schedule (saved here), what every satker lacks, and the way to the announcement."""
    tempat = _place(request, kode)
    pemilik, tersimpan = owner_of(tempat), stored_windows(owner_of(tempat), tahun)
    usulan = proposed_windows(pemilik, tahun)
    diusulkan = not tersimpan or request.GET.get("usulan") == "1"  # who left a row empty meant it
    form = schedule_form(request, pemilik, tahun, tersimpan, usulan if diusulkan else None)
    if request.method == "POST" and try_deed(
        form, lambda: save_schedule(user=request.user, satker=pemilik, tahun=tahun, isian=form.isian)
    ):
        messages.success(request, f"Jadwal tahun {tahun} tersimpan.")
        warn_of_provinces(request, pemilik, tahun)
        return redirect(f"{reverse('laporan:tahun-buka', args=[kode, tahun])}#langkah-2")
    if getattr(form, "bentrok", None):
        form.take_versions(stored_windows(pemilik, tahun))
    konteks = _page(tempat, tahun, f"Buka tahun {tahun}") | _steps(request, tempat, tahun)
    konteks |= {"usulan": len(usulan), "diusulkan": diusulkan, "tersimpan": len(tersimpan)}
    return form_page(request, form, konteks, templat="laporan/tahun/buka.html")


@require_safe
def list_lacking(request: HttpRequest, kode: str, tahun: int, apa: str) -> HttpResponse:
    """The satker in reach that lack one thing, each with the way to its own list."""
    tempat = _place(request, kode)
    butir = next((b for b in Butir if b.kunci == apa), None)
    if butir is None:
        raise Http404
    rows = [k for k in readiness(list(_reach(request, tempat)), tahun) if not k.has(butir)]
    halaman = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("halaman"))
    judul = f"{butir.judul} {tahun}: satuan kerja yang {butir.kurang}"
    remah = (f"Buka tahun {tahun}", reverse("laporan:tahun-buka", args=[kode, tahun]))
    konteks = page_of(tempat, judul, remah, tahun=tahun, halaman=halaman, butir=butir)
    return render(request, "laporan/tahun/kurang.html", konteks)


@require_http_methods(["GET", "POST"])
def announce_year(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """GET says who will be told what; POST tells them."""
    tempat = _place(request, kode)
    alasan: list[str] = []
    if request.method == "POST":
        try:
            banyak = open_year(user=request.user, tempat=tempat, tahun=tahun)
        except ValidationError as galat:
            alasan = galat.messages
        else:
            _report(request, tahun, banyak)
            return redirect(f"{reverse('laporan:tahun-buka', args=[kode, tahun])}#langkah-4")
    remah = (f"Buka tahun {tahun}", reverse("laporan:tahun-buka", args=[kode, tahun]))
    konteks = page_of(tempat, f"Umumkan tahun {tahun}", remah, tahun=tahun, alasan=alasan)
    return render(request, "laporan/tahun/umumkan.html", konteks | _announcing(request, tempat, tahun))


@require_safe
def prepare_year(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """What the satker has for the year and what comes next, each step with one way to its page."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    langkah = steps_of(request.user, satker, tahun)
    konteks = page_of(
        satker,
        f"Siapkan tahun {tahun}",
        tahun=tahun,
        langkah=langkah,
        selesai=sum(s.selesai for s in langkah),
        kebijakan=kebijakan_for(satker, tahun),
        aksi=[
            {
                "teks": "Jadwal",
                "url": reverse("sakip:jadwal-detail", args=[kode, tahun]),
                "ikon": "calendar-clock",
            }
        ],
    )
    return render(request, "laporan/tahun/siap.html", konteks)


def _place(request: HttpRequest, kode: str) -> Satker:
    """The nation or province whose year the user may open; 404 when he does not see it or it has none."""
    rows = Satker.objects.visible_to(request.user)
    tempat = get_object_or_404(rows, kode_wilayah=kode, jenis__in=[JenisSatker.PUSAT, JenisSatker.PROVINSI])
    require(request.user, Deed.JADWAL, owner_of(tempat))
    return tempat


def _opens(tempat: Satker) -> bool:
    return tempat.jenis in (JenisSatker.PUSAT, JenisSatker.PROVINSI)


def _reach(request: HttpRequest, tempat: Satker) -> QuerySet[Satker]:
    """Every satker for which the year is opened at `tempat`, itself included."""
    rows = Satker.objects.visible_to(request.user).select_related("induk").order_by("kode_wilayah")
    return rows if owner_of(tempat) is None else rows.filter(Q(pk=tempat.pk) | Q(induk=tempat))


def _steps(request: HttpRequest, tempat: Satker, tahun: int) -> dict[str, Any]:
    """What steps 1, 3 and 4 of the page say."""
    nasional = owner_of(tempat) is None
    kebijakan = national_kebijakan(tahun)
    rows = readiness(list(_reach(request, tempat)), tahun)
    args = [tempat.kode_wilayah, tahun]
    return {
        "nasional": nasional,
        "kebijakan": kebijakan,
        "boleh_kebijakan": nasional and can(request.user, Deed.ACUAN, None),
        "banyak": len(rows),
        "siap": sum(not k.kurang for k in rows),
        "kurang": [
            (b, n, reverse("laporan:tahun-kurang", args=[*args, b.kunci])) for b, n in count_lacking(rows)
        ],
        "status_url": reverse("laporan:status", args=args) + ("?lingkup=semua" if nasional else ""),
        "pembukaan": openings(tempat, tahun),
        "batal_url": reverse("sakip:jadwal-detail", args=args),
    }


def _announcing(request: HttpRequest, tempat: Satker, tahun: int) -> dict[str, Any]:
    orang, baru = unique_people(tempat), untold_people(tempat, tahun)
    return {
        "teks": announcement(tempat, tahun),
        "orang": len({p.user_id for p in baru}),
        "banyak_satker": len({p.satker_id for p in baru}),
        "sudah": len({p.user_id for p in orang} - {p.user_id for p in baru}),
        "jadwal": windows_in_reach(tempat, tahun),
        "kebijakan": national_kebijakan(tahun),
        "pembukaan": openings(tempat, tahun),
        "batal_url": reverse("laporan:tahun-buka", args=[tempat.kode_wilayah, tahun]),
    }


def _report(request: HttpRequest, tahun: int, banyak: int) -> None:
    if banyak:
        messages.success(request, f"Tahun {tahun} dibuka; {banyak} pemberitahuan dikirim.")
    else:
        messages.info(request, f"Tahun {tahun} sudah dibuka. Semua orang sudah diberi tahu.")


def _page(tempat: Satker, tahun: int, judul: str) -> dict[str, Any]:
    jadwal = reverse("sakip:jadwal-detail", args=[tempat.kode_wilayah, tahun])
    return page_of(tempat, judul, (f"Jadwal {tahun}", jadwal), tahun=tahun)
