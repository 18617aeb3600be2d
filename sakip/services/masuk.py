"""Passwords: the link that sets one, and setting it."""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from sakip.models import User
from sakip.services.jejak import log_jejak


def password_link(user: User) -> str:
    """The path (no host) of the page on which the owner of `user` sets a password, without signing in.

    It holds for PASSWORD_RESET_TIMEOUT seconds and until the password is set or the user signs in. It is
    as good as a password: show it once, to whoever may hand it over, and never write it to the Jejak.
    Not checked here: whether the caller may make a link for `user`.
    """
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("sakip:sandi-tautan", args=[uid, default_token_generator.make_token(user)])


@transaction.atomic
def set_password(*, user: User, sandi: str, keterangan: str) -> None:
    """Give `user` the password `sandi`, which a form has held to the rules; `keterangan` says on what ground.

    Every session of the user ends by it, because Django binds a session to the password.
    """
    user.set_password(sandi)
    user.save(update_fields=["password"])
    log_jejak(user=user, tindakan="akun: ganti kata sandi", satker=None, objek=user, keterangan=keterangan)
