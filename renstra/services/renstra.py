"""Deeds on a Renstra as a whole: begin one, change its head, take one away."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from renstra.models import Renstra, TargetIndikator
from renstra.services.salin import copy_structure
from sakip.choices import PERNAH_SAH, JenisDokumen
from sakip.models import Satker, User
from sakip.periode import require_open
from sakip.permissions import Deed, require
from sakip.services.alur import was_settled
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, hold_document, require_seen, unique_or_refuse


@transaction.atomic
def create_renstra(*, user: User, satker: Satker, salin: Renstra | None = None, **kolom: Any) -> Renstra:
    """A new Renstra of `satker`, with the tujuan, sasaran and indikator of its Renstra `salin` (None = none).
    Raises ValidationError when its years are not in order or are taken, or `salin` is of another satker."""
    require(user, Deed.ISI, satker)
    if salin is not None and salin.satker_id != satker.pk:
        raise ValidationError("Susunan hanya disalin dari Renstra satuan kerja yang sama.")
    renstra = Renstra(satker=satker, **kolom)
    renstra.full_clean()
    require_open(satker, JenisDokumen.RENSTRA, renstra.tahun_awal, user=user)
    with unique_or_refuse(renstra.full_clean):
        renstra.save(force_insert=True)
    sesudah = values_of(renstra)
    if salin is not None:
        sesudah["disalin"] = copy_structure(salin, renstra)
    log_jejak(user=user, tindakan="membuat renstra", satker=satker, objek=renstra, sesudah=sesudah)
    return renstra


@transaction.atomic
def edit_renstra(*, user: User, renstra: Renstra, suntingan: int, **kolom: Any) -> None:
    """Change years, basis and visi. Raises ConflictError; ValidationError also when a target would fall
    outside the new years."""
    require_draft(user, renstra)
    calon = Renstra.objects.get(pk=renstra.pk)
    for nama, isi in kolom.items():
        setattr(calon, nama, isi)
    calon.full_clean()
    lost = _targets_outside(renstra, calon)
    if lost:
        tahun = ", ".join(str(t) for t in lost)
        raise ValidationError(
            f"Masih ada target tahun {tahun}. Hapus target itu sebelum mengubah masa Renstra."
        )
    with unique_or_refuse(calon.full_clean):
        sebelum, sesudah = change_seen(renstra, suntingan=suntingan, nilai=kolom)
    log_jejak(
        user=user,
        tindakan="mengubah renstra",
        satker=renstra.satker,
        objek=renstra,
        sebelum=sebelum,
        sesudah=sesudah,
    )


def _targets_outside(renstra: Renstra, calon: Renstra) -> list[int]:
    rows = TargetIndikator.objects.filter(indikator__sasaran__renstra=renstra)
    return list(
        rows.exclude(tahun__gte=calon.tahun_awal, tahun__lte=calon.tahun_akhir)
        .order_by("tahun")
        .values_list("tahun", flat=True)
        .distinct()
    )


@transaction.atomic
def delete_renstra(*, user: User, renstra: Renstra, suntingan: int | None = None) -> None:
    """Take away a Renstra without sasaran that never was in force. Raises ValidationError, also when somebody
    has just submitted it; ConflictError as `require_seen`."""
    hold_document(renstra)
    require_draft(user, renstra)
    require_seen(renstra, suntingan)
    if renstra.versi or was_settled(renstra):
        raise ValidationError("Renstra ini pernah ditetapkan, sehingga tidak dapat dihapus.")
    banyak = renstra.sasaran.count()
    if banyak:
        raise ValidationError(f"Renstra ini masih mempunyai {banyak} sasaran. Hapus sasarannya lebih dahulu.")
    log_jejak(
        user=user,
        tindakan="menghapus renstra",
        satker=renstra.satker,
        objek=renstra,
        sebelum=values_of(renstra),
    )
    renstra.misi.all().delete()
    renstra.tujuan.all().delete()
    renstra.delete()


def require_draft(user: User, renstra: Renstra) -> None:
    """Pass when `user` may change `renstra` now: PermissionDenied in words, ValidationError once it was
    submitted or while its window is closed."""
    require(user, Deed.ISI, renstra.satker)
    if not renstra.bisa_diubah:
        status = renstra.get_status_display().lower()
        jalan = (
            "Buka versi baru lewat tombol Buat perubahan."
            if renstra.status in PERNAH_SAH
            else "Isinya baru dapat diubah setelah dokumen ditarik atau dikembalikan."
        )
        raise ValidationError(f"Renstra ini berstatus {status}, sehingga isinya tidak dapat diubah. {jalan}")
    satker, tahun = renstra.satker, renstra.tahun_awal
    require_open(satker, JenisDokumen.RENSTRA, tahun, user=user, status=renstra.status, objek=renstra.pk)
