"""Signing in, in one step or two, and signing out."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sakip.forms.masuk import KodeMasukForm, MasukForm
from sakip.models import User
from sakip.pembatas import count_failure, is_locked, minutes_left
from sakip.peramban import device_words
from sakip.perantara_masuk import mark_enrolled
from sakip.services.identitas import bind_by_name, provider
from sakip.services.keamanan import has_second_factor, use_code
from sakip.services.sesi import forget_session, record_session
from sakip.views.ulang import note_confirmation

MENUNGGU: Final = "menunggu_kode"
LAMA_MENUNGGU: Final = 10 * 60  # seconds between the password and the code
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"  # whichever way somebody came in


class MasukView(LoginView):
    """Public page. `next` is followed only within this site; who is signed in already goes on."""

    form_class = MasukForm
    template_name = "sakip/masuk.html"
    redirect_authenticated_user = True

    def form_valid(self, form: MasukForm) -> HttpResponse:
        return admit(self.request, form.get_user(), self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(penyedia=provider(), **kwargs)


class KeluarView(LogoutView):
    """Ends the session (POST alone) and shows the sign-in page."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forget_session(kunci=request.session.session_key)
        return super().post(request, *args, **kwargs)


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Public page: the second step, for a browser that has just shown the right password."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    menunggu, user = _waiting(request)
    if user is None:
        messages.warning(request, "Waktu untuk mengisi kode sudah lewat. Silakan masuk kembali.")
        return redirect("sakip:masuk")
    form = KodeMasukForm(request.POST or None)
    if request.method == "POST" and _accepts(request, user, form):
        return _enter_after_code(request, user, menunggu)
    return render(request, "sakip/masuk_kode.html", {"form": form, "lewat": menunggu["lewat"]})


@require_safe
def enter_admin(request: HttpRequest) -> HttpResponse:
    """The back office has no sign-in of its own, which would know nothing of the second step."""
    if not request.user.is_staff:
        raise PermissionDenied("Anda tidak berhak membuka pengelolaan. Mintalah kepada pengelola aplikasi.")
    tujuan = request.GET.get("next", "")
    aman = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, request.is_secure())
    return redirect(tujuan if aman and tujuan != request.path else reverse("admin:index"))


def locked_out(
    request: HttpRequest, original_response: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """AXES_LOCKOUT_CALLABLE: the page that says how long; the same for a name that does not exist."""
    menit = minutes_left(request, credentials)
    response = render(request, "sakip/masuk_terkunci.html", {"menit": menit}, status=429)
    response.headers["Retry-After"] = str(menit * 60)
    return response


def admit(
    request: HttpRequest,
    user: User,
    tujuan: str,
    *,
    lewat: str = "",
    segar: bool = True,
    berfaktor: bool = False,
    sub: str = "",
) -> HttpResponse:
    """Sign in who has proved to be `user`, after a code where one is due.

    `lewat`: the provider that vouches for it ("" = the password did); `sub`: who is to be bound to the
    account there ("" = nobody), only when nothing is missing any more. `segar`: the proof was given just
    now. `berfaktor`: the provider has checked a second factor which stands for the code. Raises
    ValidationError of `bind_by_name`.
    """
    if has_second_factor(user) and not berfaktor:
        return _ask_code(request, user, tujuan, lewat=lewat, segar=segar, sub=sub)
    response = _enter(request, user, tujuan, segar=segar, sub=sub)
    if berfaktor:
        mark_enrolled(request.session, True)
    return response


def _ask_code(
    request: HttpRequest, user: User, tujuan: str, *, lewat: str, segar: bool, sub: str
) -> HttpResponse:
    request.session.cycle_key()
    request.session[MENUNGGU] = {
        "pk": user.pk,
        "sidik": user.get_session_auth_hash(),  # a password changed meanwhile ends the waiting
        "tujuan": tujuan,
        "lewat": lewat,
        "segar": segar,
        "sub": sub,
        "sampai": time.time() + LAMA_MENUNGGU,
    }
    return redirect("sakip:masuk-kode")


def _waiting(request: HttpRequest) -> tuple[dict[str, Any], User | None]:
    """What the first step left in the session, and whose sign-in it is; None when that is over."""
    menunggu = request.session.get(MENUNGGU)
    if not menunggu or menunggu["sampai"] < time.time():
        return {}, None
    user = User.objects.filter(pk=menunggu["pk"], is_active=True).first()
    if user and constant_time_compare(user.get_session_auth_hash(), menunggu["sidik"]):
        return menunggu, user
    return {}, None


def _accepts(request: HttpRequest, user: User, form: KodeMasukForm) -> bool:
    """Whether the code of `form` lets `user` in; a refusal is counted like a wrong password."""
    if not form.is_valid() or is_locked(request, user.get_username()):
        return False
    try:
        use_code(user=user, kode=form.cleaned_data["kode"])
    except ValidationError as galat:
        form.add_error("kode", galat)
        count_failure(request, user.get_username())
        return False
    return True


def _enter_after_code(request: HttpRequest, user: User, menunggu: dict[str, Any]) -> HttpResponse:
    try:
        return _enter(request, user, menunggu["tujuan"], segar=menunggu["segar"], sub=menunggu.get("sub", ""))
    except ValidationError as galat:
        del request.session[MENUNGGU]
        messages.error(request, galat.messages[0])
        return redirect("sakip:masuk")


def _enter(request: HttpRequest, user: User, tujuan: str, *, segar: bool, sub: str = "") -> HttpResponse:
    """Bind `user` to who he is at the provider where that vouched for him, sign him in for a working day,
    note the browser, and go on."""
    if sub:
        bind_by_name(user=user, sub=sub)
    login(request, user, backend=BACKEND)
    request.session.pop(MENUNGGU, None)
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    if segar:
        note_confirmation(request)
    note_visit(request)
    peranti = device_words(request.headers.get("User-Agent", ""))
    record_session(user=user, kunci=request.session.session_key, peranti=peranti)
    return redirect(tujuan)


def note_visit(request: HttpRequest) -> None:
    """Remember in the session when it was last noted as in use."""
    request.session["terlihat"] = time.time()
