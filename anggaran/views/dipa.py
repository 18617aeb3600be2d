"""DIPA revisions: record one, correct its number and date, take away the latest."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from anggaran.forms import DipaBaruForm, DipaForm, dipa_initial
from anggaran.models import Dipa
from anggaran.queries import dipa_revisions
from anggaran.services.dipa import create_dipa, delete_dipa, edit_dipa
from anggaran.views.lingkup import budget_page, budget_url, dipa_of, satker_of
from sakip.permissions import Deed, require
from sakip.views.halaman import form_page, try_deed
from sakip.views.konfirmasi import confirm_page


@require_http_methods(["GET", "POST"])
def add_dipa(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The first DIPA of the year, or its next revision with the rows of the one before."""
    satker = satker_of(request, kode)
    require(request.user, Deed.ISI, satker)
    lalu = next(iter(dipa_revisions(satker, tahun)), None)
    awal = {"revisi": lalu.revisi + 1 if lalu else 0, "nomor": lalu.nomor if lalu else "", "salin": True}
    form = DipaBaruForm(request.POST or None, sebelumnya=lalu, initial=awal)
    baru: list[Dipa] = []

    def deed() -> None:
        salin = lalu if form.cleaned_data.get("salin") else None
        baru.append(create_dipa(user=request.user, satker=satker, tahun=tahun, nilai=form.nilai, salin=salin))

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"{baru[0]} dicatat. Sekarang isi atau sesuaikan pagunya.")
        return redirect("anggaran:pagu-edit", kode=kode, tahun=tahun, revisi=baru[0].revisi)
    return form_page(request, form, budget_page(satker, tahun, "Revisi DIPA baru" if lalu else "Catat DIPA"))


@require_http_methods(["GET", "POST"])
def change_dipa(request: HttpRequest, kode: str, tahun: int, revisi: int) -> HttpResponse:
    """Number, date and which revision it is."""
    dipa = dipa_of(request, kode, tahun, revisi)
    require(request.user, Deed.ISI, dipa.satker)
    form = DipaForm(request.POST or None, initial=dipa_initial(dipa))
    if request.method == "POST" and try_deed(
        form,
        lambda: edit_dipa(
            user=request.user, dipa=dipa, suntingan=form.cleaned_data["suntingan"], nilai=form.nilai
        ),
    ):
        messages.success(request, "Data DIPA tersimpan.")
        return redirect("anggaran:anggaran-detail", kode=kode, tahun=tahun)
    konteks = budget_page(dipa.satker, tahun, f"Ubah {dipa}")
    return form_page(request, form, konteks, kunci=dipa)


@require_http_methods(["GET", "POST"])
def remove_dipa(request: HttpRequest, kode: str, tahun: int, revisi: int) -> HttpResponse:
    """Take away the latest revision; the one before holds again."""
    dipa = dipa_of(request, kode, tahun, revisi)
    require(request.user, Deed.ISI, dipa.satker)
    konteks = budget_page(
        dipa.satker,
        tahun,
        f"Hapus {dipa}",
        penjelasan=f"{dipa} dan {dipa.baris.count()} baris pagunya akan dihapus. Realisasi tetap tersimpan.",
        teks="Hapus DIPA",
    )
    return confirm_page(
        request,
        deed=partial(delete_dipa, user=request.user, dipa=dipa),
        sesudah=budget_url(dipa.satker, tahun),
        berhasil=f"{dipa} dihapus.",
        konteks=konteks,
        kunci=dipa,
    )
