"""Single sign-on: leaving for the provider, coming back from it, and binding an account to a person there."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sakip.oidc import Bukti, GalatOidc, Penyedia, begin, finish
from sakip.pembatas import is_locked
from sakip.pencacah import count_hit
from sakip.peramban import address_of
from sakip.services.identitas import (
    account_for_sign_in,
    bind_identity,
    has_strong_proof,
    is_bound,
    provider,
    require_own_identity,
    unbind_identity,
)
from sakip.services.keamanan import has_second_factor
from sakip.views.masuk import admit
from sakip.views.ulang import DIKENALI, SEGAR, next_of, note_confirmation, recent_login_required

TITIPAN: Final = "oidc"
TERBUKTI: Final = "oidc_terbukti"  # who was recognised and may be bound: sub, and when
SELANG: Final = 60  # seconds in which the limit below is counted, for one address
BATAS: Final = 120
RAMAI: Final = "Terlalu banyak permintaan masuk dari alamat Anda. Coba lagi dalam satu menit."
LEWAT: Final = "Waktu untuk menghubungkan akun sudah lewat. Mulailah kembali."


def with_provider(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that exists only where the settings name a provider; it is given to `view`."""

    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        penyedia = provider()
        if penyedia is None:
            raise Http404
        return view(request, penyedia)

    return inner


@login_not_required
@require_safe
@with_provider
def leave_to_sign_in(request: HttpRequest, penyedia: Penyedia) -> HttpResponse:
    """Public page: off to the provider, to come back signed in."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    tujuan = next_of(request, reverse(settings.LOGIN_REDIRECT_URL))
    return _leave(request, penyedia, {"arah": "masuk", "tujuan": tujuan}, ulang=False)


@require_safe
@with_provider
def leave_to_confirm(request: HttpRequest, penyedia: Penyedia) -> HttpResponse:
    """Off to the provider, which asks for the credentials again, in place of the password here."""
    if not is_bound(request.user):
        raise Http404
    tujuan = next_of(request, reverse("sakip:keamanan-detail"))
    return _leave(request, penyedia, {"arah": "ulang", "tujuan": tujuan, "pk": request.user.pk}, ulang=True)


@require_safe
@with_provider
@recent_login_required
def leave_to_bind(request: HttpRequest, penyedia: Penyedia) -> HttpResponse:
    """Off to the provider, which asks for the credentials again, to learn who is to be bound."""
    arah = {"arah": "hubung", "tujuan": reverse("sakip:keamanan-detail"), "pk": request.user.pk}
    return _leave(request, penyedia, arah, ulang=True)


@login_not_required
@require_safe
@with_provider
def come_back(request: HttpRequest, penyedia: Penyedia) -> HttpResponse:
    """Public page: where the provider sends the browser, with whatever the query holds."""
    titipan = request.session.pop(TITIPAN, None)
    if titipan and titipan.get("pk") != request.user.pk:  # signed in or out meanwhile in another window
        titipan = None
    try:
        if _too_often(request):
            raise ValidationError(RAMAI)
        bukti = finish(penyedia, _return_address(), request.GET.dict(), titipan, settings.OIDC_KLAIM)
        return TIBA[titipan["arah"]](request, bukti, titipan["tujuan"])
    except (GalatOidc, ValidationError) as galat:
        return _refuse(request, galat, titipan or {})


@require_http_methods(["GET", "POST"])
@with_provider
@recent_login_required
def bind(request: HttpRequest, penyedia: Penyedia) -> HttpResponse:
    """Bind the account to the person whom the provider has just recognised; the POST decides."""
    terbukti = request.session.get(TERBUKTI)
    kembali = reverse("sakip:keamanan-detail")
    if not terbukti or time.time() - terbukti["waktu"] > SEGAR:
        messages.warning(request, LEWAT)
        return redirect(kembali)
    if request.method == "POST":
        del request.session[TERBUKTI]
        return _done(
            request,
            lambda: bind_identity(user=request.user, sub=terbukti["sub"]),
            f"Akun Anda sudah terhubung dengan {penyedia.nama}.",
        )
    judul = f"Hubungkan dengan {penyedia.nama}"
    return render(request, "sakip/keamanan/hubungkan.html", {**_page(judul), "penyedia": penyedia})


@require_http_methods(["GET", "POST"])
@with_provider
@recent_login_required
def unbind(request: HttpRequest, penyedia: Penyedia) -> HttpResponse:
    """Sign in with the password alone again."""
    if request.method == "POST":
        return _done(
            request,
            lambda: unbind_identity(user=request.user),
            f"Akun Anda tidak lagi terhubung dengan {penyedia.nama}.",
        )
    judul = f"Lepas hubungan dengan {penyedia.nama}"
    penjelasan = "Sesudah ini, Anda masuk dengan nama pengguna dan kata sandi."
    return render(
        request, "sakip/konfirmasi.html", {**_page(judul), "penjelasan": penjelasan, "teks": "Lepas"}
    )


def _page(judul: str) -> dict[str, Any]:
    kembali = reverse("sakip:keamanan-detail")
    remah = [{"teks": "Keamanan akun", "url": kembali}, {"teks": judul}]
    return {"judul": judul, "remah": remah, "batal_url": kembali}


def _done(request: HttpRequest, deed: Callable[[], None], hasil: str) -> HttpResponse:
    try:
        deed()
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
    else:
        messages.success(request, hasil)
    return redirect("sakip:keamanan-detail")


def _leave(request: HttpRequest, penyedia: Penyedia, arah: dict[str, Any], *, ulang: bool) -> HttpResponse:
    try:
        if _too_often(request):
            raise ValidationError(RAMAI)
        alamat, titipan = begin(penyedia, _return_address(), ulang=ulang)
    except (GalatOidc, ValidationError) as galat:
        return _refuse(request, galat, arah)
    request.session[TITIPAN] = {**titipan, **arah}
    return redirect(alamat)


def _return_address() -> str:
    """The redirect URI as it is registered with the provider."""
    return f"{settings.ALAMAT}{reverse('sakip:oidc-kembali')}"


def _too_often(request: HttpRequest) -> bool:
    """Whether this address has come more than BATAS times within a minute, over all processes."""
    alamat = address_of(request.META, settings.PROKSI)
    return count_hit(settings.FOLDER_CACAH, f"oidc {alamat}", SELANG, time.time()) > BATAS


def _refuse(
    request: HttpRequest, galat: GalatOidc | ValidationError, titipan: dict[str, Any]
) -> HttpResponse:
    """Back to where the way began, with the sentence; nobody is signed in by this."""
    kalimat = galat.messages[0] if isinstance(galat, ValidationError) else str(galat)
    messages.error(request, kalimat)
    arah, tujuan = titipan.get("arah", "masuk"), titipan.get("tujuan")
    if arah == "hubung":
        return redirect(tujuan)
    halaman = reverse("sakip:masuk-ulang" if arah == "ulang" else "sakip:masuk")
    return redirect(f"{halaman}?{urlencode({'next': tujuan})}" if tujuan else halaman)


def _sign_in(request: HttpRequest, bukti: Bukti, tujuan: str) -> HttpResponse:
    akun = account_for_sign_in(bukti=bukti)
    if is_locked(request, akun.get_username()):
        return redirect("sakip:masuk")  # the middleware answers with the lock page
    return admit(
        request,
        akun,
        tujuan,
        lewat=settings.OIDC_NAMA,
        segar=bukti.segar,
        berfaktor=has_strong_proof(bukti),
        sub="" if is_bound(akun) else bukti.sub,
    )


def _confirm(request: HttpRequest, bukti: Bukti, tujuan: str) -> HttpResponse:
    require_own_identity(user=request.user, bukti=bukti)
    if has_second_factor(request.user) and not has_strong_proof(bukti):
        request.session[DIKENALI] = time.time()
        return redirect(f"{reverse('sakip:masuk-ulang')}?{urlencode({'next': tujuan})}")
    note_confirmation(request)
    return redirect(tujuan)


def _offer_to_bind(request: HttpRequest, bukti: Bukti, tujuan: str) -> HttpResponse:
    request.session[TERBUKTI] = {"sub": bukti.sub, "waktu": time.time()}
    return redirect("sakip:identitas-bind")


TIBA: Final = {"masuk": _sign_in, "ulang": _confirm, "hubung": _offer_to_bind}
