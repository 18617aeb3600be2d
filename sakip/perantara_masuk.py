"""Sign-in on the way of every request: a session in use is noted, and who must use a code enrols first."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sakip.choices import Peran
from sakip.services.keamanan import has_second_factor, needs_second_factor
from sakip.services.sesi import touch_session

JEDA: Final = 5 * 60  # seconds between two notes that a session is in use
TERPASANG: Final = "kode_terpasang"
TANPA_KODE: Final = {
    "sakip:keamanan-detail",
    "sakip:otp-create",
    "sakip:masuk-ulang",
    "sakip:oidc-ulang",
    "sakip:keluar",
}

Jawab = Callable[[HttpRequest], HttpResponse]


def keep_session(get_response: Jawab) -> Jawab:
    """Note at most every five minutes that the session is in use.

    A session that did not come from the sign-in page (a test, a shell) carries no mark and is not listed.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        terlihat = request.session.get("terlihat")
        if terlihat and time.time() - terlihat > JEDA:
            request.session["terlihat"] = time.time()
            touch_session(kunci=request.session.session_key or "")
        return get_response(request)

    return answer


class WajibKode:
    """Who has a peran of SAKIP_WAJIB_OTP and no app may enrol one and sign out, and nothing else."""

    def __init__(self, get_response: Jawab) -> None:
        asing = set(settings.WAJIB_OTP) - set(Peran.values)
        if asing:
            raise ImproperlyConfigured(
                f"SAKIP_WAJIB_OTP memuat peran yang tidak dikenal: {', '.join(asing)}."
            )
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """None = go on; else the way to the page that enrols."""
        if not settings.WAJIB_OTP or not getattr(view, "login_required", True):
            return None
        alamat = request.resolver_match
        if (alamat and alamat.view_name in TANPA_KODE) or not self._must_enrol(request):
            return None
        return redirect("sakip:otp-create")

    def _must_enrol(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated or request.session.get(TERPASANG):
            return False
        if not needs_second_factor(request.user):
            return False
        mark_enrolled(request.session, has_second_factor(request.user))
        return not request.session.get(TERPASANG)


def mark_enrolled(session: SessionBase, terpasang: bool) -> None:
    """Remember in the session whether the user has an app, so that not every request asks the database."""
    if terpasang:
        session[TERPASANG] = True
    else:
        session.pop(TERPASANG, None)
