"""The signer's own certificate: make one, bring one, revoke it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laporan.antrean import waiting_for
from laporan.forms.ttd import BuatSertifikatForm, UlangForm, UnggahSertifikatForm
from laporan.models import Sertifikat
from laporan.services.sertifikat import (
    bring_certificate,
    certificate_of,
    make_certificate,
    official_of,
    revoke_certificate,
)
from sakip.services.keamanan import has_second_factor
from sakip.services.masuk import check_password_again
from sakip.views.halaman import form_page, try_deed

RAHASIA = ("sandi", "frasa", "frasa_ulang", "kode_otp")


@require_safe
def show_certificate(request: HttpRequest) -> HttpResponse:
    """The certificate in use and those before it."""
    konteks = {
        "judul": "Sertifikat tanda tangan",
        "pejabat": official_of(request.user),
        "sertifikat": certificate_of(request.user),
        "menunggu": [ttd.dokumen for ttd in waiting_for(request.user)],
        "lama": Sertifikat.objects.filter(user=request.user, dicabut__isnull=False),
    }
    return render(request, "laporan/sertifikat/detail.html", konteks)


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def create_certificate(request: HttpRequest) -> HttpResponse:
    """A new certificate of the own authority, under a passphrase that only the official knows."""
    form = BuatSertifikatForm(request.POST or None, berkode=has_second_factor(request.user))

    def deed() -> None:
        _prove(request, form)
        make_certificate(user=request.user, frasa=form.cleaned_data["frasa"])

    return _form_answer(
        request, form, deed, "Buat sertifikat", "Sertifikat dibuat. Simpan frasa sandinya baik-baik."
    )


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def upload_certificate(request: HttpRequest) -> HttpResponse:
    """A PKCS#12 that another authority has issued to the official."""
    form = UnggahSertifikatForm(
        request.POST or None, request.FILES or None, berkode=has_second_factor(request.user)
    )

    def deed() -> None:
        _prove(request, form)
        isi = form.cleaned_data["berkas"].read(1024 * 1024)
        bring_certificate(user=request.user, p12=isi, frasa=form.cleaned_data["frasa"])

    return _form_answer(request, form, deed, "Unggah sertifikat", "Sertifikat tersimpan.")


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one's own certificate."""
    sertifikat = get_object_or_404(Sertifikat, pk=pk, user=request.user, dicabut__isnull=True)
    form = UlangForm(request.POST or None, berkode=has_second_factor(request.user))

    def deed() -> None:
        _prove(request, form)
        revoke_certificate(user=request.user, sertifikat=sertifikat)

    return _form_answer(request, form, deed, "Cabut sertifikat", "Sertifikat dicabut.")


def _prove(request: HttpRequest, form: UlangForm) -> None:
    isi = form.cleaned_data
    check_password_again(user=request.user, sandi=isi["sandi"], kode_otp=isi.get("kode_otp", ""))


def _form_answer(
    request: HttpRequest, form: UlangForm, deed: object, judul: str, berhasil: str
) -> HttpResponse:
    if request.method == "POST" and try_deed(form, deed):  # type: ignore[arg-type]
        messages.success(request, berhasil)
        return redirect("laporan:sertifikat")
    url = reverse("laporan:sertifikat")
    remah = [{"teks": "Sertifikat tanda tangan", "url": url}, {"teks": judul}]
    konteks = {"judul": judul, "remah": remah, "batal_url": url, "teks_simpan": judul}
    return form_page(request, form, konteks, templat="laporan/sertifikat/formulir.html")
