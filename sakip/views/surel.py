"""The own e-mail address and its confirmation, and the public page that ends the digest."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sakip.forms.surel import SurelForm
from sakip.services.surel import (
    BASI,
    account_of_link,
    change_own_mail,
    confirm_mail,
    is_link_of,
    stop_digest,
)
from sakip.views.halaman import form_page, try_deed
from sakip.views.ulang import recent_login_required


@recent_login_required
@require_http_methods(["GET", "POST"])
def edit_mail(request: HttpRequest) -> HttpResponse:
    """Where the digest goes, and how often."""
    user, kembali = request.user, reverse("sakip:keamanan-detail")
    awal = {"surel": user.surel_baru or user.email, "ringkasan": user.ringkasan}
    form = SurelForm(request.POST or None, initial=awal)
    if request.method == "POST" and try_deed(form, lambda: change_own_mail(user=user, **form.cleaned_data)):
        tunggu = (
            f" Buka tautan yang dikirim ke {user.surel_baru} untuk memakainya." if user.surel_baru else ""
        )
        messages.success(request, f"Pengaturan surel tersimpan.{tunggu}")
        return redirect(kembali)
    konteks = {
        "judul": "Surel dan ringkasan tugas",
        "remah": [{"teks": "Keamanan akun", "url": kembali}, {"teks": "Surel dan ringkasan tugas"}],
        "batal_url": kembali,
    }
    return form_page(request, form, konteks)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Show the address that a link is for, and take it into use on a POST; the link of another account is as
    one that has expired."""
    if request.method == "POST":
        try:
            confirm_mail(user=request.user, token=token)
        except ValidationError as galat:
            messages.error(request, galat.messages[0])
        else:
            messages.success(request, "Alamat surel Anda sudah dikonfirmasi.")
        return redirect("sakip:keamanan-detail")
    konteks = {"judul": "Konfirmasi alamat surel", "berlaku": is_link_of(request.user, token), "basi": BASI}
    return render(request, "sakip/surel_konfirmasi.html", konteks)


@login_not_required
@csrf_exempt  # a mail program sends the POST by itself (RFC 8058); the signed token stands for the right
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and end the digest on a POST; nothing on the page tells whose it is."""
    akun = account_of_link(token)
    if akun is None:
        raise Http404
    if request.method == "POST":
        stop_digest(akun=akun)
    konteks = {"judul": "Berhenti menerima ringkasan", "selesai": request.method == "POST"}
    return render(request, "sakip/surel_berhenti.html", konteks)
