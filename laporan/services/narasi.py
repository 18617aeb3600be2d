"""Writing the narrative sections of a document."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from laporan.models import Narasi
from sakip.errors import ConflictError
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak


def save_narasi(
    *,
    user: User,
    satker: Satker,
    tahun: int,
    dokumen: str,
    bagian: str,
    teks: str,
    narasi: Narasi | None = None,
    suntingan: int = 0,
) -> Narasi:
    """Create a section, or change `narasi` as it was seen at edit counter `suntingan`.

    Raises PermissionDenied, ValidationError (the section exists already, or has no name) and
    ConflictError (somebody changed it since; nothing is written).
    """
    require(user, Deed.ISI, satker)
    wanted = narasi or Narasi(satker=satker, tahun=tahun, dokumen=dokumen)
    before = {"bagian": wanted.bagian, "teks": wanted.teks} if narasi else {}
    wanted.bagian, wanted.teks = bagian.strip(), teks
    wanted.full_clean()
    with transaction.atomic():
        if narasi is None:
            wanted.urut = Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=dokumen).count() + 1
            wanted.save()
        else:
            _update(narasi, suntingan, wanted)
        log_jejak(
            user=user,
            tindakan="simpan narasi",
            satker=satker,
            objek=wanted,
            sebelum=before,
            sesudah={"bagian": wanted.bagian, "teks": wanted.teks},
        )
    return wanted


def _update(narasi: Narasi, suntingan: int, wanted: Narasi) -> None:
    changed = Narasi.objects.filter(pk=narasi.pk, suntingan=suntingan).update(
        bagian=wanted.bagian, teks=wanted.teks, suntingan=F("suntingan") + 1
    )
    if not changed:
        stored = Narasi.objects.get(pk=narasi.pk)
        raise ConflictError(
            "Bagian ini telah diubah oleh pengguna lain sejak Anda membukanya.",
            {"bagian": stored.bagian, "teks": stored.teks},
            {"bagian": wanted.bagian, "teks": wanted.teks},
        )


def delete_narasi(*, user: User, narasi: Narasi) -> None:
    """Delete a section; its words stay in the Jejak. Raises PermissionDenied and ValidationError."""
    require(user, Deed.ISI, narasi.satker)
    with transaction.atomic():
        log_jejak(
            user=user,
            tindakan="hapus narasi",
            satker=narasi.satker,
            objek=narasi,
            sebelum={"bagian": narasi.bagian, "teks": narasi.teks},
        )
        deleted, _ = Narasi.objects.filter(pk=narasi.pk).delete()
        if not deleted:
            raise ValidationError("Bagian ini sudah dihapus.")
