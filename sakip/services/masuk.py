"""Passwords: the link that sets one, changing it, and asking for it again before a sensitive deed."""

from __future__ import annotations

from math import ceil
from typing import Any, Final, NoReturn

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from sakip.models import User
from sakip.services.jejak import log_jejak
from sakip.services.keamanan import has_second_factor, use_code
from sakip.services.sesi import end_other_sessions

DIPERIKSA_ULANG: Final = "pemeriksaan ulang"  # marks the rows of axes that count here and not at sign-in
SANDI_KELIRU: Final = "Kata sandi ini tidak cocok. Periksa kembali, lalu coba lagi."


def password_link(user: User) -> str:
    """The path (no host) of the page on which the owner of `user` sets a password, without signing in.

    It holds for PASSWORD_RESET_TIMEOUT seconds and until the password is set or the user signs in. It is
    as good as a password: show it once, to whoever may hand it over, and never write it to the Jejak.
    Not checked here: whether the caller may make a link for `user`.
    """
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("sakip:sandi-tautan", args=[uid, default_token_generator.make_token(user)])


@transaction.atomic
def set_password(*, user: User, sandi: str, keterangan: str, kunci: str = "") -> None:
    """Give `user` the password `sandi`, which a form has held to the rules; `keterangan` says on what ground.

    Every session but `kunci` ends ("" = all of them), and a locked name may try again.
    """
    user.set_password(sandi)
    user.save(update_fields=["password"])
    AccessAttempt.objects.filter(username=user.get_username()).delete()
    log_jejak(user=user, tindakan="akun: ganti kata sandi", satker=None, objek=user, keterangan=keterangan)
    end_other_sessions(user=user, kunci=kunci)


def change_password(*, user: User, sandi_lama: str, sandi_baru: str, kunci: str) -> None:
    """`user`, who knows the old password, sets another; only the session `kunci` goes on.

    Raises ValidationError {"sandi_lama": ...}, throttled as `check_password_again`. Not inside a transaction.
    """
    ke = _spend_attempt(user, "sandi_lama")
    if not user.check_password(sandi_lama):
        _fail(user, ke, {"sandi_lama": SANDI_KELIRU})
    _attempts(user).delete()
    set_password(user=user, sandi=sandi_baru, keterangan="Diganti oleh pemilik akun.", kunci=kunci)


def check_password_again(*, user: User, sandi: str, kode_otp: str = "") -> None:
    """Pass when `sandi` is the password of `user` and, for who has enrolled an app, `kode_otp` a fresh code.

    Raises ValidationError with a sentence: {"sandi": ...} or {"kode_otp": ...} for what was wrong. After
    AXES_FAILURE_LIMIT failures in a row the account is refused here for AXES_COOLOFF_TIME, in every process
    (sign-in counts apart). Not inside a transaction: a failure must stay counted when the caller gives up.
    """
    ke = _spend_attempt(user, "sandi")
    if not user.check_password(sandi):
        _fail(user, ke, {"sandi": SANDI_KELIRU})
    if has_second_factor(user):
        _use_code(user, ke, kode_otp)
    _attempts(user).delete()


def check_code_again(*, user: User, kode_otp: str) -> None:
    """Pass when `kode_otp` is a fresh code of `user`, for whom a provider has just vouched. Raises
    ValidationError {"kode_otp": ...}, counted and throttled as `check_password_again`."""
    ke = _spend_attempt(user, "kode_otp")
    _use_code(user, ke, kode_otp)
    _attempts(user).delete()


def _use_code(user: User, ke: int, kode_otp: str) -> None:
    try:
        use_code(user=user, kode=kode_otp)
    except ValidationError as galat:
        _fail(user, ke, {"kode_otp": galat.messages})


@transaction.atomic
def log_lock(*, nama_pengguna: str) -> None:
    """Write to the Jejak of the account that sign-in was locked; a name without an account leaves none."""
    akun = User.objects.filter(username=nama_pengguna).first()
    if akun:
        _log_lock(akun, "Masuk dikunci sementara setelah beberapa kali gagal.")


def _log_lock(akun: User, keterangan: str) -> None:
    log_jejak(user=akun, tindakan="akun: dikunci", satker=None, objek=akun, keterangan=keterangan)


def _attempts(user: User) -> QuerySet[AccessAttempt]:
    """What is counted here for `user`. No name of an account contains a colon."""
    return AccessAttempt.objects.filter(
        username=f"ulang:{user.pk}", user_agent=DIPERIKSA_ULANG, ip_address__isnull=True
    )


def _spend_attempt(user: User, kolom: str) -> int:
    """Count an attempt before it is judged, so that attempts at the same time cannot pass the limit.

    Returns which one in a row it is. Raises ValidationError {kolom: ...} while the account is locked here.
    """
    with transaction.atomic(durable=True):
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        mulai = timezone.now() - settings.AXES_COOLOFF_TIME
        lama = _attempts(user).filter(attempt_time__gt=mulai).first()
        gagal = lama.failures_since_start if lama else 0
        if gagal < settings.AXES_FAILURE_LIMIT:
            _store_attempt(user, gagal + 1)
            return gagal + 1
    menit = max(1, ceil((lama.attempt_time - mulai).total_seconds() / 60)) if lama else 1
    kalimat = f"Terlalu banyak isian yang keliru. Demi keamanan, coba lagi dalam {menit} menit."
    raise ValidationError({kolom: kalimat})


def _store_attempt(user: User, ke: int) -> None:
    _attempts(user).delete()
    AccessAttempt.objects.create(
        username=f"ulang:{user.pk}", user_agent=DIPERIKSA_ULANG, failures_since_start=ke
    )


def _fail(user: User, ke: int, galat: dict[str, Any]) -> NoReturn:
    if ke == settings.AXES_FAILURE_LIMIT:
        with transaction.atomic():
            _log_lock(user, "Pemeriksaan ulang kata sandi mencapai batas percobaan.")
    raise ValidationError(galat)
