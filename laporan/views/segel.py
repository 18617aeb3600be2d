"""Sealing an issued document, and the certificate with which a satker does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laporan.antrean import latest_file
from laporan.forms.segel import SegelForm
from laporan.forms.ttd import BuatSertifikatForm, UlangForm, UnggahSertifikatForm
from laporan.models import Dokumen, SertifikatSegel
from laporan.models.dokumen import StatusTerbit
from laporan.models.segel import CaraSegel
from laporan.services.segel import seal_document, why_not_seal
from laporan.services.sertifikat import require_unlocked
from laporan.services.sertifikat_segel import (
    bring_seal_certificate,
    make_seal_certificate,
    revoke_seal_certificate,
    seal_certificate_of,
)
from laporan.views.terbit import detail_url, document_context, document_of
from sakip.models import Satker
from sakip.permissions import Deed, require
from sakip.services.keamanan import has_second_factor
from sakip.services.masuk import check_password_again
from sakip.views.halaman import form_page, page_of, try_deed

RAHASIA = ("sandi", "frasa", "frasa_ulang", "pelanggan", "totp", "kode_otp")


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def seal(request: HttpRequest, kode: str) -> HttpResponse:
    """The file to be sealed, what stands in its way, and the form that seals it."""
    dokumen = document_of(request, kode)
    if dokumen.status != StatusTerbit.BERLAKU:
        raise Http404
    require(request.user, Deed.SEGEL, dokumen.satker)
    sertifikat = seal_certificate_of(dokumen.satker)
    form = SegelForm(request.POST or None, sertifikat=sertifikat, berkode=has_second_factor(request.user))
    sidik = request.POST.get("sidik", "")
    if request.method == "POST" and try_deed(form, lambda: _seal(request, form, dokumen, sidik)):
        messages.success(request, "Dokumen telah disegel.")
        return redirect("laporan:terbit-detail", dokumen.kode)
    konteks = document_context(
        dokumen,
        "Segel dokumen",
        terbaru=latest_file(dokumen),
        halangan=why_not_seal(dokumen),
        batal_url=detail_url(dokumen),
    )
    return form_page(request, form, konteks, templat="laporan/segel/bubuhkan.html")


def _seal(request: HttpRequest, form: SegelForm, dokumen: Dokumen, sidik: str) -> None:
    _prove(request, form)
    if form.sertifikat is not None and form.cleaned_data["cara"] == CaraSegel.LOKAL:
        require_unlocked(form.sertifikat)
    seal_document(user=request.user, dokumen=dokumen, sidik=sidik, penandatangan=form.back_end())


@require_safe
def show_seal_certificate(request: HttpRequest, kode: str) -> HttpResponse:
    """The certificate with which a satker seals, and those before it."""
    satker = _satker(request, kode)
    konteks = page_of(
        satker,
        "Sertifikat segel",
        sertifikat=seal_certificate_of(satker),
        lama=SertifikatSegel.objects.filter(satker=satker, dicabut__isnull=False),
    )
    return render(request, "laporan/segel/sertifikat.html", konteks)


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def create_seal_certificate(request: HttpRequest, kode: str) -> HttpResponse:
    """A new certificate of the own authority for the satker."""
    satker = _satker(request, kode)
    form = BuatSertifikatForm(request.POST or None, berkode=has_second_factor(request.user))

    def deed() -> None:
        _prove(request, form)
        make_seal_certificate(user=request.user, satker=satker, frasa=form.cleaned_data["frasa"])

    return _answer(request, form, deed, satker, "Buat sertifikat segel")


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def upload_seal_certificate(request: HttpRequest, kode: str) -> HttpResponse:
    """A PKCS#12 that another authority has issued to the satker."""
    satker = _satker(request, kode)
    form = UnggahSertifikatForm(
        request.POST or None, request.FILES or None, berkode=has_second_factor(request.user)
    )

    def deed() -> None:
        _prove(request, form)
        isi = form.cleaned_data["berkas"].read(1024 * 1024)
        bring_seal_certificate(user=request.user, satker=satker, p12=isi, frasa=form.cleaned_data["frasa"])

    return _answer(request, form, deed, satker, "Unggah sertifikat segel")


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def revoke_seal(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """End the certificate of a satker."""
    satker = _satker(request, kode)
    sertifikat = get_object_or_404(SertifikatSegel, pk=pk, satker=satker, dicabut__isnull=True)
    form = UlangForm(request.POST or None, berkode=has_second_factor(request.user))

    def deed() -> None:
        _prove(request, form)
        revoke_seal_certificate(user=request.user, sertifikat=sertifikat)

    return _answer(request, form, deed, satker, "Cabut sertifikat segel")


def _satker(request: HttpRequest, kode: str) -> Satker:
    """The satker, when the user may see it and keeps its seal; 404 and 403 otherwise."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.SEGEL, satker)
    return satker


def _prove(request: HttpRequest, form: UlangForm) -> None:
    isi = form.cleaned_data
    check_password_again(user=request.user, sandi=isi["sandi"], kode_otp=isi.get("kode_otp", ""))


def _answer(
    request: HttpRequest, form: UlangForm, deed: Callable[[], None], satker: Satker, judul: str
) -> HttpResponse:
    url = reverse("laporan:segel", args=[satker.kode_wilayah])
    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"Selesai: {judul.lower()}.")
        return redirect(url)
    konteks: dict[str, Any] = page_of(
        satker, judul, ("Sertifikat segel", url), batal_url=url, teks_simpan=judul
    )
    return form_page(request, form, konteks, templat="laporan/sertifikat/formulir.html")
