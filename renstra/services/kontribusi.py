"""Deeds on kontribusi between units; also while the Renstra is in force: the promise stays the same."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from renstra.models import Indikator, Kontribusi, Sasaran
from sakip.models import UnitKerja, User
from sakip.permissions import Deed, can, why_not
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, hold_row, require_seen, unique_or_refuse


@transaction.atomic
def add_contribution(*, user: User, butir: Sasaran | Indikator, unit: UnitKerja, uraian: str) -> Kontribusi:
    """Record that `unit` contributes to `butir` of another unit of the same satker.

    Whoever may fill in for one of the two units may record it. Raises PermissionDenied, and ValidationError
    for a unit of another satker, for the owner itself, without words, and for the second time.
    """
    kolom = "sasaran" if isinstance(butir, Sasaran) else "indikator"
    baru = Kontribusi(unit=unit, uraian=uraian.strip(), pembuat=user, **{kolom: butir})
    require_side(user, baru.sasaran_asal, unit)
    _require_partner(baru)
    with unique_or_refuse(baru.full_clean):
        baru.full_clean()
        baru.save(force_insert=True)
    log_jejak(
        user=user, tindakan="mencatat kontribusi", satker=unit.satker, objek=baru, sesudah=values_of(baru)
    )
    return baru


@transaction.atomic
def edit_contribution(*, user: User, kontribusi: Kontribusi, uraian: str, suntingan: int) -> None:
    """Change the words. Raises PermissionDenied, ValidationError, ConflictError."""
    require_side(user, kontribusi.sasaran_asal, kontribusi.unit)
    if not uraian.strip():
        raise ValidationError({"uraian": "Uraikan kontribusinya."})
    sebelum, sesudah = change_seen(kontribusi, suntingan=suntingan, nilai={"uraian": uraian.strip()})
    log_jejak(
        user=user,
        tindakan="mengubah kontribusi",
        satker=kontribusi.unit.satker,
        objek=kontribusi,
        sebelum=sebelum,
        sesudah=sesudah,
    )


@transaction.atomic
def delete_contribution(*, user: User, kontribusi: Kontribusi, suntingan: int | None = None) -> None:
    """Take a kontribusi away. Raises PermissionDenied, ConflictError as `require_seen`."""
    hold_row(kontribusi)
    require_side(user, kontribusi.sasaran_asal, kontribusi.unit)
    kontribusi.refresh_from_db(fields=["suntingan"])
    require_seen(kontribusi, suntingan)
    log_jejak(
        user=user,
        tindakan="menghapus kontribusi",
        satker=kontribusi.unit.satker,
        objek=kontribusi,
        sebelum=values_of(kontribusi),
    )
    kontribusi.delete()


def require_side(user: User, sasaran: Sasaran, mitra: UnitKerja | None = None) -> None:
    """Pass when `user` may fill in for the unit that owns `sasaran` or for `mitra` (None = any unit of the
    satker that he fills in for); PermissionDenied in words."""
    satker = sasaran.unit.satker
    units = [mitra] if mitra else list(satker.unit.all())
    if not any(can(user, Deed.ISI, satker, unit) for unit in [sasaran.unit, *units]):
        raise PermissionDenied(why_not(user, Deed.ISI, satker))


def _require_partner(kontribusi: Kontribusi) -> None:
    pemilik = kontribusi.sasaran_asal.unit
    if kontribusi.unit.satker_id != pemilik.satker_id:
        raise ValidationError({"unit": "Unit mitra harus berada pada satuan kerja yang sama."})
    if kontribusi.unit_id == pemilik.pk:
        raise ValidationError({"unit": f"{pemilik.nama} adalah pemiliknya sendiri. Pilih unit lain."})
