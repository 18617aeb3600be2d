"""The certificate with which a satker seals: made or brought, opened by its passphrase alone, revoked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from laporan.models import SertifikatSegel
from laporan.penandatangan.ca import GalatCa, issue_seal_p12, open_ca
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.p12 import accept_seal_p12
from laporan.services.sertifikat import BATAS_GAGAL, MASA, MASA_KUNCI, publish_revocation
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak

SUDAH_ADA: Final = "Satuan kerja ini sudah mempunyai sertifikat segel. Cabut sertifikat itu lebih dahulu."


def seal_certificate_of(satker: Satker) -> SertifikatSegel | None:
    """The certificate that `satker` seals with; None = none, or it was revoked."""
    return SertifikatSegel.objects.filter(satker=satker, dicabut__isnull=True).first()


def own_names(satker: Satker) -> tuple[str, ...]:
    """The names that a local certificate of `satker` may bear, the full one first."""
    return (satker.nama_lengkap, satker.nama)


def make_seal_certificate(*, user: User, satker: Satker, frasa: str) -> SertifikatSegel:
    """A new certificate of the own authority for `satker` as an institution, opened by `frasa` alone.

    Raises PermissionDenied; ValidationError: a certificate in force, no authority, a weak passphrase."""
    _require_none(user, satker)
    try:
        ca = open_ca(settings.FOLDER_CA, sandi=settings.SANDI_CA)
        p12, rincian = issue_seal_p12(ca, satker.nama_lengkap, frasa, MASA)
    except (GalatCa, GalatTtd) as galat:
        raise ValidationError(str(galat)) from galat
    return _store(user, satker, p12, rincian)


def bring_seal_certificate(*, user: User, satker: Satker, p12: bytes, frasa: str) -> SertifikatSegel:
    """Keep the PKCS#12 that another authority issued to `satker`. Raises PermissionDenied; ValidationError:
    wrong passphrase, no key, expired, a person's, another institution's."""
    _require_none(user, satker)
    try:
        p12, rincian = accept_seal_p12(p12, frasa, instansi=own_names(satker), waktu=timezone.now())
    except GalatTtd as galat:
        raise ValidationError(galat.pesan) from galat
    return _store(user, satker, p12, rincian)


def revoke_seal_certificate(*, user: User, sertifikat: SertifikatSegel) -> None:
    """End the certificate; what it sealed stays sealed. Raises PermissionDenied and ValidationError."""
    require(user, Deed.SEGEL, sertifikat.satker)
    with transaction.atomic():
        rows = SertifikatSegel.objects.filter(pk=sertifikat.pk, dicabut__isnull=True)
        if not rows.update(dicabut=timezone.now()):
            raise ValidationError("Sertifikat segel ini sudah dicabut.")
        _log(user, "mencabut sertifikat segel", sertifikat)
    publish_revocation(sertifikat)


def count_wrong_seal_passphrase(satker: Satker) -> None:
    """Count a wrong passphrase; the third in a row locks the certificate for a quarter hour."""
    rows = SertifikatSegel.objects.filter(satker=satker, dicabut__isnull=True)
    rows.update(gagal=F("gagal") + 1)
    rows.filter(gagal__gte=BATAS_GAGAL).update(gagal=0, terkunci=timezone.now() + MASA_KUNCI)


def clear_wrong_seal_passphrases(satker: Satker) -> None:
    """Forget the wrong passphrases after a right one."""
    SertifikatSegel.objects.filter(satker=satker, gagal__gt=0).update(gagal=0)


def _require_none(user: User, satker: Satker) -> None:
    require(user, Deed.SEGEL, satker)
    if seal_certificate_of(satker) is not None:
        raise ValidationError(SUDAH_ADA)


def _store(user: User, satker: Satker, p12: bytes, rincian: dict[str, Any]) -> SertifikatSegel:
    baru = SertifikatSegel(
        satker=satker,
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
            _log(user, "menyimpan sertifikat segel", baru)
    except IntegrityError:
        raise ValidationError(SUDAH_ADA) from None
    return baru


def _log(user: User, tindakan: str, sertifikat: SertifikatSegel) -> None:
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=sertifikat.satker,
        objek=sertifikat,
        sesudah={"subjek": sertifikat.subjek, "nomor seri": sertifikat.nomor_seri},
    )
