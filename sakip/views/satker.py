"""The list of satker that the user sees, one satker with its people and policy, and its profile."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sakip.forms.satker import ProfilForm, SaringSatkerForm
from sakip.models import Pejabat, Satker
from sakip.permissions import Deed, can, require
from sakip.queries import kebijakan_for, pejabat_without_right
from sakip.services.satker import edit_satker
from sakip.views.halaman import form_page, page_of, try_deed

BARIS_PER_HALAMAN = 50


@require_safe
def list_satker(request: HttpRequest) -> HttpResponse:
    """Search by name or code, narrow by province and kind, 50 rows on a page."""
    form = SaringSatkerForm(request.GET)
    rows = form.narrow(Satker.objects.visible_to(request.user).select_related("induk"))
    halaman = Paginator(rows, BARIS_PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "judul": "Satuan Kerja",
        "form": form,
        "halaman": halaman,
        "disaring": any(request.GET.get(nama) for nama in form.fields),
        "aksi": _list_actions(request),
    }
    return render(request, "sakip/satker/daftar.html", konteks)


def _list_actions(request: HttpRequest) -> list[dict[str, str]]:
    if not can(request.user, Deed.ACUAN, None):
        return []
    return [{"teks": "Data acuan nasional", "url": reverse("laporan:acuan-list"), "ikon": "database"}]


@require_safe
def show_satker(request: HttpRequest, kode: str) -> HttpResponse:
    """Profile, units, officials of today and before, and the kebijakan in force."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    hari = timezone.localdate()
    rows = Pejabat.objects.filter(unit__satker=satker).select_related("unit", "akun")
    pejabat = list(rows.order_by("urut", "id"))
    kini = [p for p in pejabat if _serves(p, hari)]
    konteks = page_of(
        satker,
        satker.nama,
        unit=satker.unit.select_related("induk"),
        pejabat_kini=kini,
        akun_gugur=pejabat_without_right(kini, hari),
        pejabat_lalu=[p for p in pejabat if not _serves(p, hari)],
        kebijakan=kebijakan_for(satker, hari.year),
        tahun_ini=hari.year,
        boleh_atur=can(request.user, Deed.ATUR, satker),
        boleh_ekspor=can(request.user, Deed.EKSPOR, satker),
        boleh_akun=can(request.user, Deed.AKUN, satker),
    )
    konteks["remah"] = konteks["remah"][:-1]
    return render(request, "sakip/satker/detail.html", konteks)


def _serves(pejabat: Pejabat, hari: date) -> bool:
    """Whether the entry holds on `hari`; an unknown date is open."""
    return (pejabat.mulai is None or pejabat.mulai <= hari) and (
        pejabat.selesai is None or pejabat.selesai >= hari
    )


@require_http_methods(["GET", "POST"])
def edit_profile(request: HttpRequest, kode: str) -> HttpResponse:
    """Change address, numbers, signing place and code of the satker."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ATUR, satker)
    form = ProfilForm(request.POST or None, initial=model_to_dict(satker))
    if request.method == "POST" and try_deed(
        form,
        lambda: edit_satker(
            user=request.user, satker=satker, suntingan=form.cleaned_data["suntingan"], nilai=form.nilai
        ),
    ):
        messages.success(request, "Profil satuan kerja tersimpan.")
        return redirect("sakip:satker-detail", kode=kode)
    batal = reverse("sakip:satker-detail", args=[kode])
    return form_page(request, form, page_of(satker, "Ubah profil", batal_url=batal), kunci=satker)
