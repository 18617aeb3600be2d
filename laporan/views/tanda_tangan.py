"""Signing in the browser: one document, or the whole queue of an official in one sitting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from laporan.alur import check_address_of
from laporan.antrean import (
    latest_file,
    next_signature,
    review_due,
    source_of,
    waiting_for,
    why_not_sign,
)
from laporan.forms.ttd import AlasanForm, TandaTanganForm
from laporan.models import TandaTangan
from laporan.models.dokumen import CaraTtd
from laporan.pemeriksaan import check_document
from laporan.pemeriksaan.aturan import TTD
from laporan.pemeriksaan.periksa import is_open
from laporan.pemeriksaan.tautan import links_for
from laporan.penandatangan.dasar import Penandatangan
from laporan.services.borongan import sign_each
from laporan.services.sertifikat import certificate_of, require_unlocked
from laporan.services.tanda_tangan import reject_signature, sign_document
from laporan.views.terbit import detail_url, document_context, document_of
from sakip.services.keamanan import has_second_factor
from sakip.services.masuk import check_password_again
from sakip.views.halaman import form_page, stream_page, try_deed

RAHASIA = ("sandi", "frasa", "nik", "kode_otp")
SALAH_FRASA = "sandi_salah"


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, kode: str) -> HttpResponse:
    """The file to be signed, what stands in its way, and the form that signs it."""
    dokumen = document_of(request, kode)
    ttd = _mine(request, dokumen)
    form = _form(request)
    sumber = source_of(dokumen)
    if request.method == "POST":
        sidik = request.POST.get("sidik", "")
        if try_deed(form, lambda: _sign(request, form, ttd, sidik)):
            messages.success(request, "Dokumen telah Anda tanda tangani.")
            return redirect("laporan:terbit-detail", dokumen.kode)
    temuan = links_for(request.user, sumber, check_document(sumber, langkah=TTD), request.path)
    konteks = document_context(
        dokumen,
        "Tanda tangani",
        ttd=ttd,
        terbaru=latest_file(dokumen),
        temuan=temuan,
        terhalang=[t for t in temuan if is_open(t, TTD)],
        periksa_url=check_address_of(sumber),
        batal_url=detail_url(dokumen),
    )
    return form_page(request, form, konteks, templat="laporan/terbit/tandatangani.html")


@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, kode: str) -> HttpResponse:
    """Refuse to sign, with the reason that sends the document back."""
    dokumen = document_of(request, kode)
    ttd = _mine(request, dokumen)
    form = AlasanForm(request.POST or None)

    def deed() -> None:
        reject_signature(user=request.user, ttd=ttd, alasan=form.cleaned_data["alasan"])

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Dokumen dikembalikan dengan alasan Anda.")
        return redirect("laporan:terbit-detail", dokumen.kode)
    konteks = document_context(
        dokumen,
        "Tolak menandatangani",
        batal_url=detail_url(dokumen),
        teks_simpan="Tolak dan kembalikan",
        keterangan="Naskah ini dibatalkan, dan dokumennya kembali kepada penyusun beserta alasan Anda.",
    )
    return form_page(request, form, konteks)


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Everything that waits for the user's signature; what is chosen is signed in one sitting."""
    menunggu = [(ttd, latest_file(ttd.dokumen)) for ttd in waiting_for(request.user)]
    form = _form(request)
    cara: list[Penandatangan] = []
    if request.method == "POST" and form.is_valid():
        dipilih = set(request.POST.getlist("pilih"))
        daftar = [(t, b.sidik) for t, b in menunggu if f"{t.pk}:{b.sidik}" in dipilih]
        if not daftar:
            form.add_error(None, "Pilih sekurang-kurangnya satu dokumen yang sudah Anda baca.")
        elif try_deed(form, lambda: cara.append(_opened(request, form))):
            return _sitting(request, cara[0], daftar)
    baris = [(t, b, due) for (t, b), due in zip(menunggu, review_due([t for t, _ in menunggu]), strict=True)]
    konteks = {"judul": "Menunggu tanda tangan Anda", "menunggu": baris, "form": form}
    return render(request, "laporan/terbit/antrean.html", konteks)


def _form(request: HttpRequest) -> TandaTanganForm:
    return TandaTanganForm(
        request.POST or None, sertifikat=certificate_of(request.user), berkode=has_second_factor(request.user)
    )


def _mine(request: HttpRequest, dokumen: Any) -> TandaTangan:
    """The place that is next, when it is the user's; 404 when nothing waits, 403 in words otherwise."""
    ttd = next_signature(dokumen)
    if ttd is None:
        raise Http404
    if alasan := why_not_sign(request.user, ttd):
        raise PermissionDenied(alasan)
    return ttd


def _prove(request: HttpRequest, form: TandaTanganForm) -> None:
    """Pass when the user has shown again who he is, and his certificate is not locked."""
    isi = form.cleaned_data
    check_password_again(user=request.user, sandi=isi["sandi"], kode_otp=isi.get("kode_otp", ""))
    if form.sertifikat is not None and isi["cara"] == CaraTtd.LOKAL:
        require_unlocked(form.sertifikat)


def _sign(request: HttpRequest, form: TandaTanganForm, ttd: TandaTangan, sidik: str) -> None:
    _prove(request, form)
    try:
        sign_document(user=request.user, ttd=ttd, sidik=sidik, penandatangan=form.back_end())
    except ValidationError as galat:
        if getattr(galat, "code", None) != SALAH_FRASA:
            raise
        raise ValidationError({"frasa": galat.messages}) from galat  # named where it was typed


def _opened(request: HttpRequest, form: TandaTanganForm) -> Penandatangan:
    """The way of signing, after the user has shown again who he is."""
    _prove(request, form)
    return form.back_end()


def _sitting(request: HttpRequest, cara: Penandatangan, daftar: list[Any]) -> HttpResponse:
    """Sign one after the other while the page tells how far it is; leaving the page loses nothing."""
    kerangka = render_to_string("laporan/terbit/borongan.html", {"banyak": len(daftar)}, request)
    hasil = sign_each(user=request.user, daftar=daftar, penandatangan=cara)
    bagian = (
        render_to_string(
            "laporan/terbit/_hasil_borongan.html", {"ke": ke, "banyak": len(daftar), "hasil": satu}
        )
        for ke, satu in enumerate(hasil, start=1)
    )
    return stream_page(kerangka, bagian)
