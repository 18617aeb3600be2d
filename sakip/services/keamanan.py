"""The second factor: codes from an app (TOTP) and recovery codes. Both devices are django-otp's.

A recovery code is kept as the first 64 bits of an HMAC with the secret key: 50 random bits are out of reach
for guessing through the throttle, and a copy of the database does not give them away.
"""

from __future__ import annotations

import secrets
from base64 import b32encode
from datetime import datetime
from math import ceil
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from sakip.models import User
from sakip.querysets import active_penugasan
from sakip.services.jejak import log_jejak
from sakip.services.sesi import end_other_sessions

BANYAK_KODE: Final = 10
HURUF_KODE: Final = 10  # base32 letters of a recovery code, 5 bits each
TIDAK_COCOK: Final = (
    "Kode ini tidak cocok atau sudah pernah dipakai. Tunggu sampai aplikasi menampilkan kode berikutnya, "
    "lalu coba lagi."
)


def has_second_factor(user: User) -> bool:
    """Whether sign-in of `user` asks for a code (one query)."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def needs_second_factor(user: User) -> bool:
    """Whether a peran that `user` has today is one of those in SAKIP_WAJIB_OTP."""
    return any(p.peran in settings.WAJIB_OTP for p in active_penugasan(user))


def pending_device(user: User) -> TOTPDevice | None:
    """The device that `user` has begun to enrol and not yet confirmed; None = there is none."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def app_secret(device: TOTPDevice) -> str:
    """The secret of `device` in base32, in groups of four, to be typed where no camera is at hand."""
    rahasia = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(rahasia[i : i + 4] for i in range(0, len(rahasia), 4))


def recovery_codes_left(user: User) -> int:
    """How many recovery codes of `user` are unused."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def begin_totp(*, user: User) -> None:
    """Make a secret that `user` can take over into an app. It counts for nothing until it is confirmed,
    so it writes no Jejak. Raises ValidationError when a device is enrolled already."""
    _refuse_second_device(user)
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    TOTPDevice.objects.create(user=user, name="aplikasi", confirmed=False)


def confirm_totp(*, user: User, kode: str, kunci: str) -> list[str]:
    """Enrol the pending device of `user` if `kode` is its code; returns the recovery codes, in clear, once.

    Every other session than `kunci` ends: it was opened without a code. Raises ValidationError.
    Not inside a transaction: a wrong code is counted although nothing else is written.
    """
    with transaction.atomic(durable=True):
        _refuse_second_device(user)
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        galat = _why_refused(device, _tidy(kode))
        if device is not None and not galat:
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            log_jejak(user=user, tindakan="akun: pasang kode masuk", satker=None, objek=user)
            end_other_sessions(user=user, kunci=kunci)
            return _replace_codes(user)
    raise ValidationError(galat)


@transaction.atomic
def remove_totp(*, user: User, kunci: str) -> None:
    """Take the app and the recovery codes of `user` away; every other session than `kunci` ends.

    Not checked here: that the password was given again a moment ago (`recent_login_required` does).
    """
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    log_jejak(user=user, tindakan="akun: lepas kode masuk", satker=None, objek=user)
    end_other_sessions(user=user, kunci=kunci)


@transaction.atomic
def new_recovery_codes(*, user: User) -> list[str]:
    """Replace the recovery codes of `user`; returns them in clear, the only time that they can be read.

    Raises ValidationError when `user` has no app to recover.
    """
    if not has_second_factor(user):
        raise ValidationError("Kode pemulihan baru dapat dibuat setelah aplikasi kode masuk dipasang.")
    return _replace_codes(user)


def use_code(*, user: User, kode: str) -> None:
    """Use up `kode`: six digits of the app of `user`, or a recovery code. Raises ValidationError in words.

    A code is accepted once. After a wrong one the next is judged after 1, 2, 4, ... seconds.
    Not inside a transaction: a wrong code must stay counted when the caller gives up.
    """
    rapi = _tidy(kode)
    pulih = len(rapi) == HURUF_KODE
    with transaction.atomic(durable=True):
        kelas = StaticDevice if pulih else TOTPDevice
        device = kelas.objects.select_for_update().filter(user=user, confirmed=True).first()
        galat = _why_refused(device, _digest(user, rapi) if pulih else rapi)
        if pulih and not galat:
            sisa = f"Kode pemulihan yang tersisa: {recovery_codes_left(user)}."
            log_jejak(
                user=user, tindakan="akun: pakai kode pemulihan", satker=None, objek=user, keterangan=sisa
            )
    if galat:
        raise ValidationError(galat)


def _refuse_second_device(user: User) -> None:
    if has_second_factor(user):
        raise ValidationError("Aplikasi kode masuk sudah terpasang. Lepas dahulu sebelum memasang yang baru.")


def _why_refused(device: TOTPDevice | StaticDevice | None, token: str) -> str:
    """ "" when `device` accepts `token` and has used it up; else the sentence for the user."""
    if device is None:
        return TIDAK_COCOK
    boleh, sebab = device.verify_is_allowed()
    if not boleh:
        return _wait_words(sebab["locked_until"])
    return "" if device.verify_token(token) else TIDAK_COCOK


def _wait_words(sampai: datetime) -> str:
    detik = max(1, ceil((sampai - timezone.now()).total_seconds()))
    lama = f"{detik} detik" if detik < 120 else f"{ceil(detik / 60)} menit"
    return f"Kode sebelumnya keliru. Tunggu {lama}, lalu coba lagi."


def _replace_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="pemulihan")
    daftar = [_random_code() for _ in range(BANYAK_KODE)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(user, kode)) for kode in daftar)
    log_jejak(user=user, tindakan="akun: buat kode pemulihan", satker=None, objek=user)
    return [f"{kode[:5]}-{kode[5:]}" for kode in daftar]


def _random_code() -> str:
    return b32encode(secrets.token_bytes(10)).decode().lower()[:HURUF_KODE]


def _digest(user: User, kode: str) -> str:
    return salted_hmac("sakip.kode_pemulihan", f"{user.pk}:{kode}", algorithm="sha256").hexdigest()[:16]


def _tidy(kode: str) -> str:
    """As typed, without the blanks and the hyphen that only make it easier to read."""
    return "".join(kode.replace("-", "").split()).lower()
