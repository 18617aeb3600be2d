"""Accounts and the provider of single sign-on: who signs in, and binding an account to a person there."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from sakip.akun import Keadaan, state_of
from sakip.models import IdentitasOidc, User
from sakip.oidc import Bukti, Penyedia
from sakip.services.jejak import log_jejak
from sakip.services.pemberitahuan import notify
from sakip.services.suntingan import unique_or_refuse

DITUTUP: Final = {
    Keadaan.DITANGGUHKAN: "Akun SAKIP Anda sedang ditangguhkan. Hubungi admin satuan kerja Anda.",
    Keadaan.BERAKHIR: "Semua penugasan pada akun SAKIP Anda sudah berakhir. Hubungi admin satuan kerja Anda.",
}


def provider() -> Penyedia | None:
    """The provider of the settings; None = single sign-on is not offered."""
    if not settings.OIDC_PENERBIT:
        return None
    return Penyedia(
        nama=settings.OIDC_NAMA,
        penerbit=settings.OIDC_PENERBIT,
        klien=settings.OIDC_KLIEN,
        rahasia=settings.OIDC_RAHASIA,
        lingkup=tuple(settings.OIDC_LINGKUP),
        alamat=tuple(settings.OIDC_ALAMAT),
        detik=settings.OIDC_DETIK,
        ca=settings.OIDC_CA,
    )


def is_bound(user: User) -> bool:
    """Whether `user` can sign in with the provider of the settings."""
    return IdentitasOidc.objects.filter(user=user, penerbit=settings.OIDC_PENERBIT).exists()


def has_strong_proof(bukti: Bukti) -> bool:
    """Whether the provider has checked a second factor, in one of the ways that SAKIP_OIDC_FAKTOR names."""
    return not bukti.faktor.isdisjoint(settings.OIDC_FAKTOR)


def account_for_sign_in(*, bukti: Bukti) -> User:
    """The account that `bukti` is about to sign in, bound to it by an earlier deed or, where SAKIP_OIDC_KLAIM
    is set, of its name. Never makes an account, and binds none: `bind_by_name` does, once nothing is missing.

    Raises ValidationError with a sentence: for a stranger the same whatever accounts there are, for the owner
    of a closed account that it is closed.
    """
    identitas = _identity(bukti)
    akun = identitas.user if identitas else _account_of_same_name(bukti.klaim)
    if akun is None:
        raise ValidationError(
            f"Identitas Anda di {settings.OIDC_NAMA} belum terhubung dengan akun SAKIP. Masuklah dengan nama "
            "pengguna dan kata sandi, lalu hubungkan di halaman Keamanan akun. Apabila belum mempunyai akun, "
            "mintalah kepada admin satuan kerja Anda."
        )
    ditutup = DITUTUP.get(state_of(akun, list(akun.penugasan.all()), timezone.localdate()))
    if ditutup and not (akun.is_active and akun.is_superuser):
        raise ValidationError(ditutup)
    return akun


@transaction.atomic
def bind_by_name(*, user: User, sub: str) -> None:
    """Let the person `sub` at the provider, whose claim named `user`, sign in as `user` from now on; nothing
    is done when he may already.

    Call it when `user` has shown everything that a sign-in asks for, the second factor included. Raises
    ValidationError when account or person was bound to another meanwhile.
    """
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)  # one binding at a time
    milik = IdentitasOidc.objects.filter(penerbit=settings.OIDC_PENERBIT, sub=sub)
    if milik.filter(user=user).exists():
        return
    if _account_of_same_name(user.get_username()) is None:
        raise ValidationError(
            f"Akun ini baru saja dihubungkan dengan identitas lain di {settings.OIDC_NAMA}. Mulailah kembali."
        )
    _bind(user, settings.OIDC_PENERBIT, sub, "Terhubung karena nama pengguna sama.")


@transaction.atomic
def bind_identity(*, user: User, sub: str) -> None:
    """Let the person `sub` at the provider sign in as `user`, in place of an earlier one.

    Not checked here: that `user` has just proved to be both. Raises ValidationError when another account is
    bound to `sub`.
    """
    _bind(user, settings.OIDC_PENERBIT, sub, f"Dihubungkan dengan {settings.OIDC_NAMA} oleh pemilik akun.")


@transaction.atomic
def unbind_identity(*, user: User) -> None:
    """Let `user` sign in with the password alone. Raises ValidationError without a binding or a password."""
    if not user.has_usable_password():
        raise ValidationError(
            "Akun ini belum mempunyai kata sandi, sehingga tanpa hubungan ini Anda tidak dapat masuk lagi. "
            "Mintalah tautan kata sandi kepada admin satuan kerja Anda."
        )
    if not IdentitasOidc.objects.filter(user=user).delete()[0]:
        raise ValidationError("Akun ini tidak terhubung dengan penyedia masuk mana pun.")
    log_jejak(user=user, tindakan="akun: lepas penyedia masuk", satker=None, objek=user)


def require_own_identity(*, user: User, bukti: Bukti) -> None:
    """Pass when `bukti` is of the person to whom `user` is bound; ValidationError otherwise."""
    identitas = _identity(bukti)
    if identitas is None or identitas.user_id != user.pk:
        raise ValidationError(
            f"Identitas yang baru saja Anda pakai di {settings.OIDC_NAMA} bukan yang terhubung dengan akun "
            "ini."
        )


def _identity(bukti: Bukti) -> IdentitasOidc | None:
    rows = IdentitasOidc.objects.select_related("user")
    return rows.filter(penerbit=bukti.penerbit, sub=bukti.sub).first()


def _account_of_same_name(klaim: str) -> User | None:
    """The unbound account whose name is the claim; never one of the back office, and never one whose password
    an admin has taken away: its owner comes back through the link."""
    if not settings.OIDC_KLAIM or not klaim:
        return None
    akun = User.objects.filter(is_superuser=False, is_staff=False, username=klaim).first()
    if akun is None or IdentitasOidc.objects.filter(user=akun).exists():
        return None
    diatur_ulang = not akun.has_usable_password() and akun.last_login is not None
    return None if diatur_ulang else akun


def _bind(user: User, penerbit: str, sub: str, keterangan: str) -> None:
    with unique_or_refuse(lambda: _require_free(user, penerbit, sub)):
        _require_free(user, penerbit, sub)
        IdentitasOidc.objects.update_or_create(user=user, defaults={"penerbit": penerbit, "sub": sub})
    log_jejak(
        user=user, tindakan="akun: hubungkan penyedia masuk", satker=None, objek=user, keterangan=keterangan
    )
    notify(users=[user], teks=f"{keterangan} Apabila bukan Anda, laporkan kepada admin satuan kerja Anda.")


def _require_free(user: User, penerbit: str, sub: str) -> None:
    if IdentitasOidc.objects.filter(penerbit=penerbit, sub=sub).exclude(user=user).exists():
        raise ValidationError(
            f"Identitas itu di {settings.OIDC_NAMA} sudah terhubung dengan akun SAKIP yang lain."
        )
