"""Codes as an app would show them."""

import time

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice


def enrol(user):
    """A confirmed device of `user`, as after enrolling."""
    return TOTPDevice.objects.create(user=user, name="aplikasi", confirmed=True)


def code_of(device, langkah=0):
    """The code that the app of `device` shows now, or `langkah` times 30 seconds later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time.time() + langkah * device.step
    return f"{totp.token():06d}"


def wrong_code(device):
    """Six digits that the app shows neither now nor a step before or after."""
    berlaku = {code_of(device, n) for n in (-1, 0, 1, 2)}
    return next(kode for kode in (f"{n:06d}" for n in range(10)) if kode not in berlaku)
