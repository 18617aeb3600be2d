"""Throttled sign-in: django-axes, counting one name from one address apart from the whole address."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db import IntegrityError
from django.db.models import QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone

from sakip.peramban import address_of
from sakip.services.masuk import log_lock

Kredensial = dict[str, Any]


class Pembatas(AxesDatabaseHandler):  # type: ignore[misc] # axes has no types
    """A name from an address is locked after AXES_FAILURE_LIMIT failures, a whole address after
    MASUK_BATAS_ALAMAT: an office shares one address, and five slips of five people are no attack."""

    def get_failures(self, request: HttpRequest, credentials: Kredensial | None = None) -> int:
        pasangan, alamat = (_failures(rows) for rows in self.get_user_attempts(request, credentials))
        penuh = alamat >= settings.MASUK_BATAS_ALAMAT
        return max(pasangan, settings.AXES_FAILURE_LIMIT) if penuh else pasangan

    def reset_user_attempts(self, request: HttpRequest, credentials: Kredensial | None = None) -> int:
        """Forget the failures of the name from the address; who knows one password clears no other name."""
        pasangan, _ = self.filter_user_attempts(request, credentials)
        return pasangan.delete()[0]

    def user_login_failed(
        self, sender: Any, credentials: Kredensial, request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        terkunci = getattr(request, "axes_locked_out", False)
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        except IntegrityError:  # the row of a rival was there and a success of the same name took it away
            super().user_login_failed(sender, credentials, request, **kwargs)
        if getattr(request, "axes_locked_out", False) and not terkunci:
            log_lock(nama_pengguna=credentials.get("username") or "")


def _failures(rows: QuerySet[Any]) -> int:
    return rows.aggregate(jumlah=Sum("failures_since_start"))["jumlah"] or 0


def client_address(request: HttpRequest) -> str | None:
    """AXES_CLIENT_IP_CALLABLE: the address behind the proxies that the settings name."""
    return address_of(request.META, settings.PROKSI)


def is_locked(request: HttpRequest, nama_pengguna: str) -> bool:
    """Whether sign-in of that name from this address is locked now; the answer becomes the lock page."""
    kredensial = {"username": nama_pengguna}
    if AxesProxyHandler.is_allowed(request, kredensial):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = kredensial  # type: ignore[attr-defined]
    return True


def count_failure(request: HttpRequest, nama_pengguna: str) -> None:
    """Count a wrong code like a wrong password; the last one allowed turns the answer into the lock page."""
    AxesProxyHandler.user_login_failed(Pembatas, {"username": nama_pengguna}, request)


def minutes_left(request: HttpRequest, credentials: Kredensial | None) -> int:
    """Minutes until the lock of this name or address ends, counted from its last failure; at least 1."""
    pasangan, alamat = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    rows = pasangan if _failures(pasangan) >= settings.AXES_FAILURE_LIMIT else alamat
    terakhir = max((waktu for waktu in rows.values_list("attempt_time", flat=True)), default=timezone.now())
    sisa: timedelta = terakhir + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, ceil(sisa.total_seconds() / 60))
