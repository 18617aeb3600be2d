"""Deeds on a DIPA and its revisions. They have no window: a revision comes when the treasury makes one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from anggaran.models import BarisPagu, Dipa
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, hold_row, require_seen, unique_or_refuse


@transaction.atomic
def create_dipa(
    *, user: User, satker: Satker, tahun: int, nilai: dict[str, Any], salin: Dipa | None = None
) -> Dipa:
    """A new revision for `satker` and `tahun`, with the rows of `salin` (None = without rows).

    Raises PermissionDenied and ValidationError (the revision exists already).
    """
    require(user, Deed.ISI, satker)
    dipa = Dipa(satker=satker, tahun=tahun, **nilai)
    dipa.full_clean()
    with unique_or_refuse(dipa.full_clean):
        dipa.save(force_insert=True)
    banyak = copy_rows(salin, dipa) if salin else 0
    log_jejak(
        user=user,
        tindakan="tambah DIPA",
        satker=satker,
        objek=dipa,
        sesudah={**values_of(dipa), "baris_disalin": banyak},
    )
    return dipa


@transaction.atomic
def edit_dipa(*, user: User, dipa: Dipa, suntingan: int, nilai: dict[str, Any]) -> Dipa:
    """Change number, date or revision. Raises PermissionDenied, ValidationError, ConflictError."""
    require(user, Deed.ISI, dipa.satker)
    calon = Dipa.objects.get(pk=dipa.pk)
    for kolom, isi in nilai.items():
        setattr(calon, kolom, isi)
    calon.full_clean()
    with unique_or_refuse(calon.full_clean):
        sebelum, sesudah = change_seen(dipa, suntingan=suntingan, nilai=nilai)
    log_jejak(
        user=user, tindakan="ubah DIPA", satker=dipa.satker, objek=dipa, sebelum=sebelum, sesudah=sesudah
    )
    return dipa


@transaction.atomic
def delete_dipa(*, user: User, dipa: Dipa, suntingan: int | None = None) -> None:
    """Take away a revision that was made by mistake, and its rows; only the latest one of the year may go.

    `suntingan` is the version that was read (None = no page was read). Raises PermissionDenied,
    ValidationError, ConflictError when somebody changed it meanwhile.
    """
    require(user, Deed.ISI, dipa.satker)
    _hold(dipa)
    require_seen(dipa, suntingan)
    if Dipa.objects.filter(satker=dipa.satker, tahun=dipa.tahun, revisi__gt=dipa.revisi).exists():
        raise ValidationError("Hanya revisi DIPA terakhir yang dapat dihapus.")
    sebelum = {**values_of(dipa), "baris": dipa.baris.count(), "pagu": _amounts(dipa)}
    log_jejak(user=user, tindakan="hapus DIPA", satker=dipa.satker, objek=dipa, sebelum=sebelum)
    dipa.delete()


def _hold(dipa: Dipa) -> None:
    """Hold the stored row until the transaction ends, with the version that it has now."""
    hold_row(dipa)
    if not Dipa.objects.filter(pk=dipa.pk).exists():
        raise ValidationError("Revisi DIPA ini sudah dihapus oleh pengguna lain.")
    dipa.refresh_from_db(fields=["suntingan"])


def _amounts(dipa: Dipa) -> dict[str, int | None]:
    return {f"{b.urut}. {b}": b.pagu for b in dipa.baris.all()}


def copy_rows(asal: Dipa, tujuan: Dipa) -> int:
    """Copy the tree of `asal` under `tujuan`, level by level; returns the number of rows."""
    rows = list(asal.baris.all())
    baru: dict[int, BarisPagu] = {}
    level = [b for b in rows if b.induk_id is None]
    while level:
        salinan = [_copy(b, tujuan, baru.get(b.induk_id or 0)) for b in level]
        BarisPagu.objects.bulk_create(salinan)
        baru |= {b.pk: s for b, s in zip(level, salinan, strict=True)}
        di_atas = {b.pk for b in level}
        level = [b for b in rows if b.induk_id in di_atas]
    return len(baru)


def _copy(baris: BarisPagu, dipa: Dipa, induk: BarisPagu | None) -> BarisPagu:
    sama = {k: v for k, v in values_of(baris).items() if k not in {"id", "dipa_id", "induk_id"}}
    return BarisPagu(dipa=dipa, induk=induk, **sama)
