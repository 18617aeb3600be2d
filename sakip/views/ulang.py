"""Asking for the password again: the decorator for sensitive pages, and the page itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from sakip.forms.masuk import UlangForm
from sakip.services.identitas import is_bound, provider
from sakip.services.keamanan import has_second_factor
from sakip.services.masuk import check_code_again, check_password_again
from sakip.views.halaman import form_page, try_deed

DIKONFIRMASI: Final = "dikonfirmasi"
DIKENALI: Final = "dikenali_penyedia"  # when the provider vouched anew for who still owes a code
SEGAR: Final = 10 * 60  # seconds in which a form may be opened
SEGAR_KIRIM: Final = 30 * 60  # ... and sent: what was typed meanwhile must not be lost
KETERANGAN: Final = {
    False: "Halaman berikut menyangkut keamanan. Isilah kata sandi sekali lagi untuk membukanya.",
    True: "Anda sudah dikenali. Isilah kode masuk untuk membuka halaman berikut.",
}


def note_confirmation(request: HttpRequest) -> None:
    """The user has just proved who it is: at sign-in, and on the page below."""
    request.session[DIKONFIRMASI] = time.time()


def recent_login_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let `view` be opened only within 10 minutes after the password (and the code) was given.

    Otherwise the browser asks for both on /masuk/ulang/ and comes back to the same address, so the address
    must answer a GET. A POST may come within 30 minutes: who opened the form in time can send it.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        batas = SEGAR_KIRIM if request.method == "POST" else SEGAR
        if time.time() - request.session.get(DIKONFIRMASI, 0) <= batas:
            return view(request, *args, **kwargs)
        alamat = f"{reverse('sakip:masuk-ulang')}?{urlencode({'next': request.get_full_path()})}"
        return HttpResponseClientRedirect(alamat) if request.headers.get("HX-Request") else redirect(alamat)

    return guarded


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm_again(request: HttpRequest) -> HttpResponse:
    """Ask for the password (and a code), then go to `next` within this site. Who is bound to a provider may
    prove it there instead, and is then asked for the code alone."""
    tujuan = next_of(request, reverse("sakip:keamanan-detail"))
    berkode = has_second_factor(request.user)
    dikenali = berkode and time.time() - request.session.get(DIKENALI, 0) <= SEGAR
    form = UlangForm(request.POST or None, berkode=berkode, bersandi=not dikenali)
    periksa = check_code_again if dikenali else check_password_again
    if request.method == "POST" and try_deed(form, lambda: periksa(user=request.user, **form.cleaned_data)):
        request.session.pop(DIKENALI, None)
        note_confirmation(request)
        return redirect(tujuan)
    penyedia = provider() if not dikenali and is_bound(request.user) else None
    konteks = {
        "judul": "Pastikan ini Anda",
        "keterangan": KETERANGAN[dikenali],
        "teks_simpan": "Lanjutkan",
        "batal_url": reverse("sakip:keamanan-detail"),
        "penyedia": penyedia,
        "tujuan": tujuan,
    }
    return form_page(request, form, konteks, templat="sakip/keamanan/isian.html")


def next_of(request: HttpRequest, jika_tidak: str) -> str:
    """Where the query wants to go, if that is within this site; else `jika_tidak`."""
    tujuan = request.GET.get("next", "")
    aman = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, request.is_secure())
    return tujuan if aman else jika_tidak
