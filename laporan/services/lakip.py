"""Writing what a LAKIP holds beside figures: its head and its narrative sections."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from laporan.models import Lakip, Narasi
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, unique_or_refuse


def save_lakip(*, user: User, satker: Satker, tahun: int, suntingan: int, **nilai: Any) -> Lakip:
    """Set place and date of the LAKIP of `satker` in `tahun`, made when it has no row yet.

    `suntingan` is the version seen (0 = none yet). Raises PermissionDenied and ConflictError.
    """
    require(user, Deed.ISI, satker)
    with transaction.atomic():
        lakip, _ = Lakip.objects.get_or_create(satker=satker, tahun=tahun)
        sebelum, sesudah = change_seen(lakip, suntingan=suntingan, nilai=nilai)
        log_jejak(
            user=user,
            tindakan="ubah laporan kinerja",
            satker=satker,
            objek=lakip,
            sebelum=sebelum,
            sesudah=sesudah,
        )
    return lakip


def create_narasi(*, user: User, satker: Satker, tahun: int, **nilai: Any) -> Narasi:
    """Add a section (dokumen, bagian, teks) behind the others.

    Raises PermissionDenied, and ValidationError when the section exists already.
    """
    require(user, Deed.ISI, satker)
    narasi = Narasi(satker=satker, tahun=tahun, **nilai)
    narasi.urut = Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=narasi.dokumen).count() + 1
    narasi.full_clean()
    with unique_or_refuse(narasi.full_clean):
        narasi.save(force_insert=True)
        log_jejak(user=user, tindakan="tambah narasi", satker=satker, objek=narasi, sesudah=values_of(narasi))
    return narasi


def edit_narasi(*, user: User, narasi: Narasi, suntingan: int, **nilai: Any) -> Narasi:
    """Change a section as it was seen at version `suntingan`.

    Raises PermissionDenied, ValidationError (another section has that name) and ConflictError.
    """
    require(user, Deed.ISI, narasi.satker)
    for kolom, isi in nilai.items():
        setattr(narasi, kolom, isi)
    narasi.full_clean()
    with unique_or_refuse(narasi.full_clean):
        sebelum, sesudah = change_seen(narasi, suntingan=suntingan, nilai=nilai)
        log_jejak(
            user=user,
            tindakan="ubah narasi",
            satker=narasi.satker,
            objek=narasi,
            sebelum=sebelum,
            sesudah=sesudah,
        )
    return narasi


def delete_narasi(*, user: User, narasi: Narasi) -> None:
    """Delete a section; its words stay in the Jejak. Raises PermissionDenied and ValidationError."""
    require(user, Deed.ISI, narasi.satker)
    with transaction.atomic():
        log_jejak(
            user=user,
            tindakan="hapus narasi",
            satker=narasi.satker,
            objek=narasi,
            sebelum=values_of(narasi),
        )
        deleted, _ = Narasi.objects.filter(pk=narasi.pk).delete()
        if not deleted:
            raise ValidationError("Bagian ini sudah dihapus.")
