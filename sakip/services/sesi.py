"""Where a user is signed in: one row for each browser, and how such a session ends."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sakip.models import Sesi, User
from sakip.services.jejak import log_jejak


def open_sessions(user: User) -> QuerySet[Sesi]:
    """The sessions of `user` that still hold, last seen first: one query."""
    hidup = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return Sesi.objects.filter(user=user, kunci__in=hidup)


@transaction.atomic
def record_session(*, user: User, kunci: str, peranti: str) -> None:
    """Note that `user` signed in with the session `kunci` on `peranti` (words); forget what has expired."""
    Sesi.objects.filter(user=user).exclude(pk__in=open_sessions(user).values("pk")).delete()
    Sesi.objects.update_or_create(
        kunci=kunci, defaults={"user": user, "peranti": peranti[:200], "terakhir": timezone.now()}
    )


def touch_session(*, kunci: str) -> None:
    """Note that the session is in use now. An unknown `kunci` changes nothing."""
    Sesi.objects.filter(kunci=kunci).update(terakhir=timezone.now())


def move_session(*, lama: str, baru: str) -> None:
    """The browser goes on under another key (Django changes it with the password)."""
    Sesi.objects.filter(kunci=lama).update(kunci=baru)


def forget_session(*, kunci: str | None) -> None:
    """The user has signed out; None and an unknown `kunci` change nothing."""
    Sesi.objects.filter(kunci=kunci or "").delete()


@transaction.atomic
def end_session(*, user: User, sesi: Sesi) -> None:
    """Sign the browser of `sesi` out: its next request finds no session. `sesi` must be one of `user`."""
    peranti = sesi.peranti
    log_jejak(user=user, tindakan="akun: akhiri sesi", satker=None, objek=user, keterangan=peranti)
    _end(Sesi.objects.filter(pk=sesi.pk, user=user))


@transaction.atomic
def end_other_sessions(*, user: User, kunci: str, pelaku: User | None = None) -> int:
    """Sign `user` out everywhere but in the session `kunci` ("" = everywhere); returns how many ended.

    `pelaku` is who does it, None = `user`.
    """
    banyak = _end(Sesi.objects.filter(user=user).exclude(kunci=kunci))
    if banyak:
        keterangan = f"{banyak} sesi lain diakhiri."
        log_jejak(
            user=pelaku or user,
            tindakan="akun: akhiri sesi",
            satker=None,
            objek=user,
            keterangan=keterangan,
        )
    return banyak


def _end(rows: QuerySet[Sesi]) -> int:
    """Delete the rows and the Django sessions that they stand for."""
    kunci = list(rows.values_list("kunci", flat=True))
    Session.objects.filter(session_key__in=kunci).delete()
    Sesi.objects.filter(kunci__in=kunci).delete()
    return len(kunci)
