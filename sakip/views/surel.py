"""The own e-mail address, and the public page that ends the digest."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sakip.forms.surel import SurelForm
from sakip.services.surel import account_of_link, change_own_mail, stop_digest
from sakip.views.halaman import form_page, try_deed
from sakip.views.ulang import recent_login_required


@recent_login_required
@require_http_methods(["GET", "POST"])
def edit_mail(request: HttpRequest) -> HttpResponse:
    """Where the digest goes, and how often."""
    user, kembali = request.user, reverse("sakip:keamanan-detail")
    form = SurelForm(request.POST or None, initial={"surel": user.email, "ringkasan": user.ringkasan})
    if request.method == "POST" and try_deed(form, lambda: change_own_mail(user=user, **form.cleaned_data)):
        messages.success(request, "Pengaturan surel tersimpan.")
        return redirect(kembali)
    konteks = {
        "judul": "Surel dan ringkasan tugas",
        "remah": [{"teks": "Keamanan akun", "url": kembali}, {"teks": "Surel dan ringkasan tugas"}],
        "batal_url": kembali,
    }
    return form_page(request, form, konteks)


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
