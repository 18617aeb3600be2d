"""Public pages: what a code stands for, and what a file is worth. No account, no JavaScript."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from laporan.berkas import read_file
from laporan.models import Dokumen
from laporan.verifikasi import (
    UKURAN_TERBESAR,
    judge_file,
    original_of,
    public_document,
    seal_of,
    successor_of,
    words_of,
)
from laporan.views.terbit import file_response
from sakip.pencacah import count_hit
from sakip.peramban import address_of

LANTAI: Final = 0.15  # seconds: no answer is faster, so that its time says nothing
SELANG: Final = 60  # seconds in which the limits below are counted, for one address
BATAS_HALAMAN: Final = 120
BATAS_BERKAS: Final = 10
TERLALU_BANYAK: Final = 429
RUSAK = "Berkas asli dokumen ini sedang tidak dapat dibaca. Keterangan tentang dokumennya tetap berlaku."
RAMAI = "Terlalu banyak permintaan dari alamat Anda. Coba lagi dalam satu menit."


class KodeForm(forms.Form):
    """The code as it is printed, in groups or not."""

    kode = forms.CharField(label="Kode dokumen", max_length=40, strip=True)


class BerkasForm(forms.Form):
    """A file to be judged."""

    berkas = forms.FileField(
        label="Berkas yang hendak diperiksa",
        help_text=(
            "Berkas PDF atau pindaian, paling besar 20 MB. Berkas diperiksa lalu dilupakan; tidak disimpan."
        ),
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > UKURAN_TERBESAR:
            raise forms.ValidationError("Berkas paling besar 20 MB.")
        return berkas


def steady(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A public view whose answers take at least LANTAI seconds, whatever they say; who asks too often is told
    so at once, which occupies nobody."""

    @login_not_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if _too_many(request, "halaman", BATAS_HALAMAN):
            return _busy(request)
        mulai, ramai = time.monotonic(), False
        try:
            response = view(request, *args, **kwargs)
            ramai = response.status_code == TERLALU_BANYAK
            return response
        finally:
            if not ramai:
                time.sleep(max(0.0, LANTAI - (time.monotonic() - mulai)))

    return inner


@steady
@require_http_methods(["GET", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """A code to look up, or a file to judge."""
    kode = KodeForm(request.GET if "kode" in request.GET else None)
    if kode.is_bound and kode.is_valid():
        return redirect("laporan:verifikasi-detail", _plain(kode.cleaned_data["kode"]))
    return _judged(request, {"kode_form": kode})


@steady
@require_http_methods(["GET", "POST"])
def show_verification(request: HttpRequest, kode: str) -> HttpResponse:
    """What, who, when, and whether it holds; with the original and a place to compare a file."""
    if _plain(kode) != kode:
        return redirect("laporan:verifikasi-detail", _plain(kode))
    dokumen = public_document(kode)
    if dokumen is None:
        return render(request, "laporan/verifikasi/tidak_ada.html", _empty(), status=404)
    return _judged(request, _about(dokumen))


@steady
@require_safe
def show_original(request: HttpRequest, kode: str) -> HttpResponse:
    """The issued file exactly as it is stored."""
    dokumen = public_document(kode)
    if dokumen is None:
        raise Http404
    berkas = original_of(dokumen)
    try:
        isi = read_file(berkas)
    except ValidationError:
        konteks = {**_empty(), "ramai": RUSAK}
        return render(request, "laporan/verifikasi/tidak_ada.html", konteks, status=503)
    return file_response(isi, dokumen.kode, berkas.berkas.name)


def _judged(request: HttpRequest, konteks: dict[str, Any]) -> HttpResponse:
    """The page, with the verdict on the file that was sent."""
    form = (
        BerkasForm(request.POST or None, request.FILES or None) if request.method == "POST" else BerkasForm()
    )
    if form.is_bound and form.is_valid():
        if _too_many(request, "berkas", BATAS_BERKAS):
            return _busy(request)
        putusan = judge_file(form.cleaned_data["berkas"].read(), konteks.get("dokumen"))
        konteks |= {
            "putusan": putusan,
            "status_putusan": words_of(putusan.dokumen) if putusan.dokumen else "",
        }
    return render(request, "laporan/verifikasi/periksa.html", {**_empty(), **konteks, "form": form})


def _empty() -> dict[str, Any]:
    return {"judul": "Verifikasi dokumen", "kode_form": KodeForm()}


def _about(dokumen: Dokumen) -> dict[str, Any]:
    return {
        "judul": dokumen.judul,
        "dokumen": dokumen,
        "pengganti": successor_of(dokumen),
        "asli": original_of(dokumen),
        "kalimat": words_of(dokumen),
        "tanda_tangan": dokumen.tanda_tangan.order_by("urut"),
        "segel": seal_of(dokumen),
    }


def _plain(kode: str) -> str:
    """A code as typed, without the spaces and dashes of its groups."""
    return "".join(h for h in kode.lower() if h.isalnum() and h.isascii()) or "-"


def _too_many(request: HttpRequest, hal: str, batas: int) -> bool:
    """Whether this address has asked more than `batas` times within SELANG, whichever process answered."""
    alamat = address_of(request.META, settings.PROKSI)
    return count_hit(settings.FOLDER_CACAH, f"{hal}:{alamat}", SELANG, time.time()) > batas


def _busy(request: HttpRequest) -> HttpResponse:
    konteks = {**_empty(), "ramai": RAMAI}
    return render(request, "laporan/verifikasi/tidak_ada.html", konteks, status=TERLALU_BANYAK)
