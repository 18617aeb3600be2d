"""The own e-mail address, how often the digest goes there, and the link in it that ends it."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from sakip.choices import Irama
from sakip.models import User
from sakip.services.jejak import log_jejak

# The signature is all that the link needs: it reads nothing and can only end the digest of one account.
PENANDA: Final = Signer(salt="sakip.surel.berhenti", sep=".")


@transaction.atomic
def change_own_mail(*, user: User, surel: str, ringkasan: str) -> None:
    """`user` sets his own address ("" = none) and rhythm. The Jejak says whether there is one, never which.

    Raises ValidationError for what is no address or no rhythm. Not checked here: that the password was given
    lately (the view asks for it).
    """
    if surel:
        _check_address(surel)
    if ringkasan not in Irama.values:
        raise ValidationError({"ringkasan": "Pilih salah satu."})
    lama = User.objects.select_for_update().get(pk=user.pk)
    if (lama.email, lama.ringkasan) == (surel, ringkasan):
        return
    User.objects.filter(pk=user.pk).update(email=surel, ringkasan=ringkasan)
    log_jejak(
        user=user,
        tindakan="akun: ubah surel",
        satker=None,
        objek=user,
        sebelum={"surel": _whether(lama.email), "ringkasan": lama.ringkasan},
        sesudah={"surel": _whether(surel), "ringkasan": ringkasan},
        keterangan="Alamat surel diganti." if lama.email != surel else "",
    )
    user.email, user.ringkasan = surel, ringkasan


@transaction.atomic
def stop_digest(*, akun: User) -> bool:
    """End the digest of `akun` by the link in it; returns whether it was still being sent.

    Whoever holds the link may do this and nothing else: the token in it stands for the right.
    """
    berjalan = User.objects.filter(pk=akun.pk).exclude(ringkasan=Irama.MATI)
    if not berjalan.update(ringkasan=Irama.MATI):
        return False
    log_jejak(
        user=akun,
        tindakan="akun: hentikan ringkasan",
        satker=None,
        objek=akun,
        keterangan="Lewat tautan pada surel, tanpa masuk.",
    )
    return True


def stop_path(user: User) -> str:
    """The path (no host) of the page that ends the digest of `user` without signing in; it never expires."""
    return reverse("sakip:surel-berhenti", args=[PENANDA.sign(str(user.pk))])


def account_of_link(token: str) -> User | None:
    """The account of a `stop_path`; None for a token that was not made here (one query)."""
    try:
        pk = PENANDA.unsign(token)
    except BadSignature:
        return None
    found: User | None = User.objects.filter(pk=pk).first()
    return found


def _check_address(surel: str) -> None:
    try:
        validate_email(surel)
    except ValidationError:
        raise ValidationError({"surel": "Tulis alamat surel seperti nama@contoh.go.id."}) from None


def _whether(surel: str) -> str:
    return "ada" if surel else "tidak ada"
