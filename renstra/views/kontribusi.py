"""What units do for the sasaran of each other, and the page of one unit with both sides."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renstra.forms import KontribusiForm
from renstra.kontribusi import page_of_unit
from renstra.models import Kontribusi, Renstra
from renstra.services.kontribusi import (
    add_contribution,
    delete_contribution,
    edit_contribution,
    require_side,
)
from renstra.views.lingkup import renstra_of, renstra_page, url_of
from renstra.views.susunan import node_of
from sakip.models import Satker, UnitKerja
from sakip.permissions import Deed, can
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.konfirmasi import confirm_page


def may_contribute(request: HttpRequest, satker: Satker) -> bool:
    """Whether the page offers to record a kontribusi: the user fills in for some unit of `satker`."""
    return any(can(request.user, Deed.ISI, satker, unit) for unit in satker.unit.all())


@require_safe
def show_unit(request: HttpRequest, kode: str, unit: int) -> HttpResponse:
    """The sasaran of a unit, what it does for those of others, and what others do for its own."""
    rows = UnitKerja.objects.visible_to(request.user).select_related("satker")
    satu = get_object_or_404(rows, satker__kode_wilayah=kode, pk=unit)
    konteks = page_of(
        satu.satker,
        satu.nama,
        ("Renstra", reverse("renstra:renstra-list", args=[kode])),
        tahun=timezone.localdate().year,
        keterangan="Sasaran unit ini dan kontribusi lintas unit.",
        isi=page_of_unit(satu),
    )
    return render(request, "renstra/unit.html", konteks)


@require_http_methods(["GET", "POST"])
def create_contribution(request: HttpRequest, kode: str, pk: int, jenis: str, simpul: int) -> HttpResponse:
    """Say that another unit contributes to a sasaran or an indikator."""
    renstra = renstra_of(request, kode, pk)
    butir = node_of(renstra, jenis if jenis != "tujuan" else "", simpul)
    sasaran = butir if jenis == "sasaran" else butir.sasaran
    require_side(request.user, sasaran)
    form = KontribusiForm(request.POST or None, pemilik=sasaran.unit)

    def deed() -> None:
        isi = {kunci: form.cleaned_data[kunci] for kunci in ("unit", "uraian")}
        add_contribution(user=request.user, butir=butir, **isi)

    kembali = _at(renstra, jenis, simpul)
    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Kontribusi tersimpan. Kedua unit melihatnya.")
        return redirect(kembali)
    konteks = renstra_page(renstra, "Tambah kontribusi", keterangan=f"{butir}", batal_url=kembali)
    return form_page(request, form, konteks)


@require_http_methods(["GET", "POST"])
def edit_contribution_page(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Change the words of a kontribusi."""
    kontribusi, renstra = _found(request, kode, pk)
    require_side(request.user, kontribusi.sasaran_asal, kontribusi.unit)
    awal = {"uraian": kontribusi.uraian, "suntingan": kontribusi.suntingan}
    form = KontribusiForm(request.POST or None, initial=awal, mitra=kontribusi.unit)

    def deed() -> None:
        isi = {"uraian": form.cleaned_data["uraian"], "suntingan": form.cleaned_data["suntingan"] or 0}
        edit_contribution(user=request.user, kontribusi=kontribusi, **isi)

    kembali = _place(kontribusi, renstra)
    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Kontribusi tersimpan.")
        return redirect(kembali)
    konteks = renstra_page(renstra, "Ubah kontribusi", keterangan=f"{kontribusi}", batal_url=kembali)
    return form_page(request, form, konteks, kunci=kontribusi)


@require_http_methods(["GET", "POST"])
def remove_contribution(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Take a kontribusi away."""
    kontribusi, renstra = _found(request, kode, pk)
    require_side(request.user, kontribusi.sasaran_asal, kontribusi.unit)
    konteks = renstra_page(
        renstra,
        "Hapus kontribusi",
        penjelasan=f"{kontribusi} akan dihapus.",
        teks="Hapus kontribusi",
        batal_url=_place(kontribusi, renstra),
    )
    return confirm_page(
        request,
        deed=partial(delete_contribution, user=request.user, kontribusi=kontribusi),
        sesudah=url_of("renstra-detail", renstra),
        berhasil="Kontribusi telah dihapus.",
        konteks=konteks,
        kunci=kontribusi,
    )


def _found(request: HttpRequest, kode: str, pk: int) -> tuple[Kontribusi, Renstra]:
    rows = Kontribusi.objects.visible_to(request.user).select_related(
        "unit__satker__induk",
        "sasaran__renstra__satker__induk",
        "sasaran__unit__satker",
        "indikator__sasaran__renstra__satker__induk",
        "indikator__sasaran__unit__satker",
    )
    kontribusi: Kontribusi = get_object_or_404(rows, unit__satker__kode_wilayah=kode, pk=pk)
    return kontribusi, kontribusi.sasaran_asal.renstra


def _place(kontribusi: Kontribusi, renstra: Renstra) -> str:
    return _at(renstra, "sasaran" if kontribusi.sasaran_id else "indikator", kontribusi.butir.pk)


def _at(renstra: Renstra, jenis: str, pk: int) -> str:
    return f"{url_of('renstra-detail', renstra)}#{jenis}-{pk}"
