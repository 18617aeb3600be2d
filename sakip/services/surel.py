"""The own e-mail address and its confirmation, how often the digest goes there, and the link that ends it."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from sakip.choices import Irama
from sakip.models import User
from sakip.pencacah import count_hit
from sakip.services.jejak import log_jejak

# The signature is all that the link needs: it reads nothing and can only end the digest of one account.
PENANDA: Final = Signer(salt="sakip.surel.berhenti", sep=".")
KONFIRMASI: Final = TimestampSigner(salt="sakip.surel.konfirmasi", sep=".")
LAMA_JAM: Final = 72  # hours for which a link to confirm serves
SEJAM: Final = 60 * 60
BATAS: Final = 3  # links within an hour
RAMAI: Final = "Tautan konfirmasi sudah tiga kali diminta dalam satu jam. Coba lagi nanti."
TAK_TERKIRIM: Final = (
    "Alamat ini menunggu konfirmasi, tetapi surel konfirmasinya belum dapat dikirim. Simpan lagi nanti."
)
BASI: Final = (
    "Tautan ini sudah dipakai, sudah lewat waktunya, atau sudah diganti dengan tautan yang lebih baru. "
    "Simpan alamat surel Anda sekali lagi untuk menerima tautan baru."
)


def change_own_mail(*, user: User, surel: str, ringkasan: str) -> None:
    """`user` sets his own address ("" = none) and rhythm. A new address waits in `surel_baru` until
    `confirm_mail`; until then the digest goes to the old one, if there is any. The Jejak says whether there
    is one, never which.

    Raises ValidationError for what is no address or no rhythm, for too many links, and when the mail with the
    link could not be handed over (the address waits all the same). Not checked here: that the password was
    given lately (the view asks for it).
    """
    if surel:
        _check_address(surel)
    if ringkasan not in Irama.values:
        raise ValidationError({"ringkasan": "Pilih salah satu."})
    baru = surel if surel != user.email else ""
    if baru:
        _count_link(user, baru)
    lama = _store_mail(user, surel, baru, ringkasan)
    if lama and surel != lama:
        _send_notice(lama, dihapus=not surel)
    if baru and not send_confirmation(user):
        raise ValidationError({"surel": TAK_TERKIRIM})


@transaction.atomic
def _store_mail(user: User, surel: str, baru: str, ringkasan: str) -> str:
    """Keep what was asked for; returns the address until now."""
    lama = User.objects.select_for_update().get(pk=user.pk)
    nilai = {"email": lama.email if baru else surel, "ringkasan": ringkasan, "surel_baru": baru}
    berubah = any(getattr(lama, nama) != satu for nama, satu in nilai.items())
    waktu = timezone.now() if baru else None
    User.objects.filter(pk=user.pk).update(**nilai, surel_diminta=waktu)
    if berubah:
        log_jejak(
            user=user,
            tindakan="akun: ubah surel",
            satker=None,
            objek=user,
            sebelum={"surel": _whether(lama.email), "ringkasan": lama.ringkasan},
            sesudah={"surel": _whether(nilai["email"]), "ringkasan": ringkasan},
            keterangan="Alamat surel baru menunggu konfirmasi." if baru else "",
        )
    user.refresh_from_db()
    return str(lama.email)


def send_confirmation(user: User) -> bool:
    """Send the link that confirms `surel_baru` there; whether the server took it. Not in a transaction."""
    alamat = f"{settings.ALAMAT}{confirm_path(user)}"
    isi = render_to_string("sakip/surel/konfirmasi.txt", {"alamat": alamat, "jam": LAMA_JAM})
    return _send("SAKIP: konfirmasi alamat surel", isi, user.surel_baru)


@transaction.atomic
def confirm_mail(*, user: User, token: str) -> None:
    """Let the address for which `token` was made take the place of the old one. Raises ValidationError when
    the link is not of `user`, is too old, was used, or was followed by another."""
    akun = User.objects.select_for_update().get(pk=user.pk)
    if not is_link_of(akun, token):
        raise ValidationError(BASI)
    sebelum = _whether(akun.email)
    User.objects.filter(pk=akun.pk).update(email=akun.surel_baru, surel_baru="", surel_diminta=None)
    log_jejak(
        user=user,
        tindakan="akun: konfirmasi surel",
        satker=None,
        objek=user,
        sebelum={"surel": sebelum},
        sesudah={"surel": "ada"},
    )
    user.refresh_from_db()


def is_link_of(user: User, token: str) -> bool:
    """Whether `token` confirms the address that waits at `user` now."""
    try:
        isi = KONFIRMASI.unsign(token, max_age=timedelta(hours=LAMA_JAM))
    except BadSignature:
        return False
    return bool(user.surel_baru) and constant_time_compare(isi, _content(user))


def confirm_path(user: User) -> str:
    """The path (no host) of the page that confirms `surel_baru`: it holds no address, serves once, and only
    for who signs in as `user`."""
    return reverse("sakip:surel-konfirmasi", args=[KONFIRMASI.sign(_content(user))])


def _content(user: User) -> str:
    """What a link is for: this account, this change, from this address; anything else makes another link."""
    apa = f"{user.pk}|{user.email}|{user.surel_baru}|{user.surel_diminta}"
    return salted_hmac("sakip.surel.konfirmasi.isi", apa).hexdigest()


def _count_link(user: User, surel: str) -> None:
    """Pass, or raise ValidationError after BATAS links of this account or to this address within an hour."""
    folder, kini = settings.FOLDER_CACAH / "surel", time.time()
    for kunci in (f"akun {user.pk}", f"alamat {surel.casefold()}"):
        if count_hit(folder, kunci, SEJAM, kini) > BATAS:
            raise ValidationError({"surel": RAMAI})


def _send_notice(alamat: str, *, dihapus: bool) -> None:
    """Tell the address until now that another (or none) is to take its place; which is not said."""
    konteks = {"dihapus": dihapus, "keamanan": f"{settings.ALAMAT}{reverse('sakip:keamanan-detail')}"}
    isi = render_to_string("sakip/surel/diganti.txt", konteks)
    _send("SAKIP: permintaan mengubah alamat surel", isi, alamat)


def _send(perihal: str, isi: str, alamat: str) -> bool:
    surat = EmailMessage(perihal, isi, to=[alamat], headers={"Auto-Submitted": "auto-generated"})
    try:
        return bool(surat.send())
    except (OSError, ValueError):  # refused, unreachable, or an address that cannot be written
        return False


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
