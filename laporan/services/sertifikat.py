"""The local certificate of an official: made or brought, opened only by the official, revoked."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from laporan.akar import known_crls
from laporan.models import Sertifikat, SertifikatSegel
from laporan.penandatangan.ca import GalatCa, current_crl, issue_p12, open_ca, revoke
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.p12 import accept_p12
from laporan.penandatangan.sertifikat import describe_name
from sakip.akun import last_reset
from sakip.models import Pejabat, User
from sakip.riwayat.kata import moment_words
from sakip.services.jejak import log_jejak

BATAS_GAGAL: Final = 3
MASA_KUNCI: Final = timedelta(minutes=15)
MASA_TENANG: Final = timedelta(hours=24)  # after somebody else reset the account: time to notice it
MASA: Final = timedelta(days=2 * 365)
SUDAH_ADA: Final = "Anda sudah mempunyai sertifikat yang berlaku. Cabut sertifikat itu lebih dahulu."


def certificate_of(user: User) -> Sertifikat | None:
    """The certificate that `user` signs with; None = none, or it was revoked."""
    return Sertifikat.objects.filter(user=user, dicabut__isnull=True).first()


def official_of(user: User) -> Pejabat | None:
    """The official whose account `user` is: in office today, else the last before; None = nobody."""
    hari = timezone.localdate()
    rows = user.jabatan.select_related("unit__satker").filter(Q(mulai=None) | Q(mulai__lte=hari))
    in_office = rows.filter(Q(selesai=None) | Q(selesai__gte=hari))
    terbaru = (F("mulai").desc(nulls_last=True), "-id")
    return in_office.order_by(*terbaru).first() or rows.order_by(*terbaru).first()


def make_certificate(*, user: User, frasa: str) -> Sertifikat:
    """A new certificate of the own authority for the official behind `user`, opened by `frasa` alone.

    Raises ValidationError: no official, a certificate in force, an account that somebody else has just reset,
    no authority, a weak passphrase.
    """
    pejabat = _require_official(user)
    try:
        ca = open_ca(settings.FOLDER_CA, sandi=settings.SANDI_CA)
        p12, rincian = issue_p12(ca, pejabat.nama, pejabat.jabatan, pejabat.unit.satker.nama, frasa, MASA)
    except (GalatCa, GalatTtd) as galat:
        raise ValidationError(str(galat)) from galat
    return store_certificate(user=user, p12=p12, rincian=rincian)


def bring_certificate(*, user: User, p12: bytes, frasa: str) -> Sertifikat:
    """Keep the PKCS#12 that another authority issued to the official behind `user`. Raises ValidationError:
    wrong passphrase, no key, expired, not for signing, another name, an account that was just reset."""
    pejabat = _require_official(user)
    try:
        p12, rincian = accept_p12(p12, frasa, nama=pejabat.nama, waktu=timezone.now())
    except GalatTtd as galat:
        raise ValidationError(galat.pesan) from galat
    return store_certificate(user=user, p12=p12, rincian=rincian)


def _require_official(user: User) -> Pejabat:
    pejabat = official_of(user)
    if pejabat is None:
        raise ValidationError(
            "Akun Anda belum ditautkan dengan pejabat. Admin satuan kerja menautkannya pada halaman pejabat."
        )
    if certificate_of(user) is not None:
        raise ValidationError(SUDAH_ADA)
    _require_settled(user)
    return pejabat


def _require_settled(user: User) -> None:
    """Pass, or ValidationError within MASA_TENANG after somebody else reset the account: whoever holds the
    link of the reset would sign in the name of the official."""
    jejak = last_reset(user)
    if jejak is None or jejak.waktu + MASA_TENANG <= timezone.now():
        return
    raise ValidationError(
        f"Akun Anda diatur ulang oleh {jejak.user} pada {moment_words(jejak.waktu)}. Sertifikat baru dapat "
        f"dipasang mulai {moment_words(jejak.waktu + MASA_TENANG)}. Apabila bukan Anda yang meminta "
        "pengaturan ulang itu, laporkan kepada satuan kerja di atas Anda."
    )


def store_certificate(*, user: User, p12: bytes, rincian: dict[str, Any]) -> Sertifikat:
    """Keep a PKCS#12 for `user`, who has none. `rincian`: subjek, penerbit, nomor_seri, berlaku_dari and
    berlaku_sampai (ISO). Raises ValidationError when there is one already."""
    baru = Sertifikat(
        user=user,
        p12=p12,
        subjek=rincian["subjek"][:300],
        penerbit=rincian["penerbit"][:300],
        nomor_seri=rincian["nomor_seri"][:60],
        berlaku_dari=datetime.fromisoformat(rincian["berlaku_dari"]),
        berlaku_sampai=datetime.fromisoformat(rincian["berlaku_sampai"]),
    )
    try:
        with transaction.atomic():
            baru.save(force_insert=True)
            _log(user, "menyimpan sertifikat", baru)
    except IntegrityError:
        raise ValidationError(SUDAH_ADA) from None
    return baru


def revoke_certificate(*, user: User, sertifikat: Sertifikat) -> None:
    """End the certificate; what it signed stays signed. Raises ValidationError when it ended already."""
    with transaction.atomic():
        rows = Sertifikat.objects.filter(pk=sertifikat.pk, user=user, dicabut__isnull=True)
        if not rows.update(dicabut=timezone.now()):
            raise ValidationError("Sertifikat ini sudah dicabut.")
        _log(user, "mencabut sertifikat", sertifikat)
    publish_revocation(sertifikat)


def publish_revocation(sertifikat: Sertifikat | SertifikatSegel) -> None:
    """Put it on the revocation list when the own authority has issued it."""
    try:
        ca = open_ca(settings.FOLDER_CA, sandi=settings.SANDI_CA)
    except GalatCa:
        return
    if describe_name(ca.akar.subject) == sertifikat.penerbit:
        revoke(ca, sertifikat.nomor_seri)


def require_unlocked(sertifikat: Sertifikat | SertifikatSegel) -> None:
    """Pass, or ValidationError with the time from which a passphrase is tried again."""
    if sertifikat.terkunci and sertifikat.terkunci > timezone.now():
        pukul = timezone.localtime(sertifikat.terkunci).strftime("%H.%M")
        raise ValidationError(
            f"Frasa sandi sertifikat salah {BATAS_GAGAL} kali berturut-turut. Coba lagi "
            f"setelah pukul {pukul}."
        )


def count_wrong_passphrase(user: User) -> None:
    """Count a wrong passphrase of `user`; the third in a row locks the certificate for a quarter hour."""
    rows = Sertifikat.objects.filter(user=user, dicabut__isnull=True)
    rows.update(gagal=F("gagal") + 1)
    rows.filter(gagal__gte=BATAS_GAGAL).update(gagal=0, terkunci=timezone.now() + MASA_KUNCI)


def clear_wrong_passphrases(user: User) -> None:
    """Forget the wrong passphrases of `user` after a right one."""
    Sertifikat.objects.filter(user=user, gagal__gt=0).update(gagal=0)


def revocation_lists() -> list[bytes]:
    """The lists that a signature carries along; that of the own authority is renewed before it expires."""
    with suppress(GalatCa):
        current_crl(open_ca(settings.FOLDER_CA, sandi=settings.SANDI_CA))
    return known_crls()


def _log(user: User, tindakan: str, sertifikat: Sertifikat) -> None:
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=None,
        objek=sertifikat,
        sesudah={"subjek": sertifikat.subjek, "nomor seri": sertifikat.nomor_seri},
    )
