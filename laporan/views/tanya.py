"""Questions about the figures of a satker and year, their answers, and an overview for those above."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.forms.tanya import JawabanForm
from laporan.services.tanya import answer_question
from laporan.tanya.baca import Terjawab, questions_about
from sakip.choices import JenisSatker
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, page_of, try_deed


@require_safe
def list_questions(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every question with its figures and its answer."""
    satker = _satker(request, kode)
    daftar = questions_about([satker], tahun)[satker.pk]
    konteks = _page(satker, tahun, "Pertanyaan tentang angka") | {
        "daftar": daftar,
        "terjawab": sum(satu.jawaban is not None for satu in daftar),
        "boleh_jawab": can(request.user, Deed.ISI, satker),
    }
    return render(request, "laporan/tanya/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, kode: str, tahun: int, sidik: str) -> HttpResponse:
    """The answer of the satker to one question."""
    satker = _satker(request, kode)
    require(request.user, Deed.ISI, satker)
    satu = _question(satker, tahun, sidik)
    form = JawabanForm(request.POST or None)
    if request.method == "POST" and try_deed(
        form,
        lambda: answer_question(
            user=request.user, satker=satker, tahun=tahun, tanya=satu.tanya, **form.cleaned_data
        ),
    ):
        messages.success(request, "Jawaban tersimpan.")
        return redirect("laporan:tanya-list", kode=kode, tahun=tahun)
    url = reverse("laporan:tanya-list", args=[kode, tahun])
    konteks = _page(satker, tahun, "Jawab pertanyaan", ("Pertanyaan tentang angka", url))
    konteks |= {"satu": satu, "batal_url": url, "teks_simpan": "Simpan jawaban"}
    return form_page(request, form, konteks, templat="laporan/tanya/jawab.html")


@require_safe
def list_below(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """How many questions each satker below has, and how many are answered."""
    rows = Satker.objects.visible_to(request.user)
    tempat = get_object_or_404(rows, kode_wilayah=kode, jenis__in=[JenisSatker.PUSAT, JenisSatker.PROVINSI])
    anak = list(rows.filter(induk=tempat).order_by("kode_wilayah"))
    found = questions_about(anak, tahun)
    baris = [(s, found[s.pk], sum(t.jawaban is not None for t in found[s.pk])) for s in anak]
    konteks = page_of(tempat, "Pertanyaan tentang angka di bawahnya", tahun=tahun, baris=baris)
    return render(request, "laporan/tanya/bawahan.html", konteks)


def _question(satker: Satker, tahun: int, sidik: str) -> Terjawab:
    """The question as it is asked now; 404 when its figures have changed."""
    daftar = questions_about([satker], tahun)[satker.pk]
    found = next((satu for satu in daftar if satu.tanya.sidik == sidik), None)
    if found is None:
        raise Http404
    return found


def _satker(request: HttpRequest, kode: str) -> Satker:
    satker: Satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    return satker


def _page(satker: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    evaluasi = ("Evaluasi", reverse("laporan:evaluasi", args=[satker.kode_wilayah, tahun]))
    return page_of(satker, judul, rantai, evaluasi, *remah, tahun=tahun)
