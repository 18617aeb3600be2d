"""Who answers for which indikator: the list of a satker, one indikator, and all that an account holds."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renstra.forms import PjForm
from renstra.models import PenanggungJawab
from renstra.services.penanggung_jawab import assign_pj, hand_over_all, hand_over_pj
from renstra.tanggung_jawab import answering_at, indikator_without, open_at, with_rights
from renstra.views.lingkup import indikator_of, renstra_page, url_of
from sakip.models import Satker
from sakip.permissions import Deed, require
from sakip.queries import accounts_at
from sakip.tanggal import masa_words
from sakip.views.halaman import form_page, page_of, try_deed


@require_safe
def list_pj(request: HttpRequest, kode: str) -> HttpResponse:
    """Everybody who answers today or will; `?tanpa_hak=1` only those who may not fill in."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    semua = with_rights(satker, answering_at(satker))
    tanpa_hak = [baris for baris in semua if baris.halangan]
    hanya = request.GET.get("tanpa_hak") == "1"
    konteks = page_of(
        satker,
        "Penanggung jawab indikator",
        ("Renstra", reverse("renstra:renstra-list", args=[kode])),
        tahun=timezone.localdate().year,
        keterangan="Siapa yang bertanggung jawab atas setiap indikator, dan apakah akunnya berhak mengisi.",
        daftar=tanpa_hak if hanya else semua,
        hanya=hanya,
        banyak=len(semua),
        banyak_tanpa_hak=len(tanpa_hak),
        belum=indikator_without(satker),
    )
    return render(request, "renstra/penanggung_jawab.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_pj(request: HttpRequest, kode: str, renstra: int, pk: int) -> HttpResponse:
    """Say who answers, or hand over to another person with a reason."""
    indikator = indikator_of(request, kode, renstra, pk)
    induk = indikator.sasaran.renstra
    require(request.user, Deed.ISI, induk.satker, indikator.sasaran.unit)
    kini = PenanggungJawab.objects.filter(indikator=indikator, selesai__isnull=True).first()
    form = PjForm(request.POST or None, satker=induk.satker, alihkan=kini is not None)

    def deed() -> None:
        if kini is None:
            assign_pj(user=request.user, indikator=indikator, nilai=form.nilai)
        else:
            alasan = form.cleaned_data["alasan"]
            hand_over_pj(user=request.user, pj=kini, nilai=form.nilai, alasan=alasan)

    kembali = url_of("indikator-detail", induk, pk)
    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Penanggung jawab tersimpan.")
        return redirect(kembali)
    konteks = renstra_page(
        induk,
        "Alihkan penanggung jawab" if kini else "Tetapkan penanggung jawab",
        ("Kartu indikator", kembali),
        keterangan=f"{indikator.uraian}{f' ({kini}, {_masa(kini)})' if kini else ''}",
        batal_url=kembali,
    )
    return form_page(request, form, konteks)


def _masa(pj: PenanggungJawab) -> str:
    return masa_words(pj.mulai, pj.selesai, timezone.localdate())


@require_http_methods(["GET", "POST"])
def move_all(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Hand everything that an account answers for to one other person."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    akun = get_object_or_404(accounts_at(satker), pk=pk)
    require(request.user, Deed.ISI, satker)
    form = PjForm(request.POST or None, satker=satker, alihkan=True)
    hasil: list[int] = []

    def deed() -> None:
        alasan = form.cleaned_data["alasan"]
        isi = {"satker": satker, "akun": akun, "nilai": form.nilai, "alasan": alasan}
        hasil.append(hand_over_all(user=request.user, **isi))

    daftar = reverse("renstra:pj-list", args=[kode])
    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"Tanggung jawab atas {hasil[0]} indikator dialihkan.")
        return redirect(daftar)
    konteks = page_of(
        satker,
        f"Alihkan semua tanggung jawab {akun}",
        ("Penanggung jawab indikator", daftar),
        rincian=open_at(satker, akun),
        teks_simpan="Alihkan semua",
        batal_url=daftar,
    )
    return form_page(request, form, konteks, templat="renstra/alihkan.html")
