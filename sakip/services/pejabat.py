"""Deeds on the register of officials. NIP is personal data: the Jejak masks it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from sakip.jabatan import jenis_jabatan
from sakip.models import Pejabat, Satker, UnitKerja, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen


@transaction.atomic
def create_pejabat(*, user: User, satker: Satker, suntingan: int, nilai: dict[str, Any]) -> Pejabat:
    """Enter who holds a jabatan; the kind of the jabatan is read from its words.

    `suntingan` is the version of `satker`. Raises PermissionDenied, ValidationError, ConflictError.
    """
    _authorise(user, satker, nilai)
    change_seen(satker, suntingan=suntingan, nilai={})
    pejabat = Pejabat(**nilai, jenis_jabatan=jenis_jabatan(nilai["jabatan"]))
    terakhir = Pejabat.objects.filter(unit=pejabat.unit).aggregate(urut=Max("urut"))["urut"]
    pejabat.urut = (terakhir or 0) + 1
    _check(pejabat, satker)
    pejabat.save(force_insert=True)
    log_jejak(user=user, tindakan="tambah pejabat", satker=satker, objek=pejabat, sesudah=values_of(pejabat))
    return pejabat


@transaction.atomic
def edit_pejabat(*, user: User, pejabat: Pejabat, suntingan: int, nilai: dict[str, Any]) -> Pejabat:
    """Correct an entry; another person in the jabatan is another entry. Raises as `create_pejabat`."""
    satker = pejabat.unit.satker
    _authorise(user, satker, nilai)
    change_seen(satker, suntingan=suntingan, nilai={})
    return _change(user, satker, pejabat, nilai, "ubah pejabat")


@transaction.atomic
def end_pejabat(*, user: User, pejabat: Pejabat, suntingan: int, selesai: date) -> Pejabat:
    """Note the last day in the jabatan; documents of earlier dates keep this name."""
    satker = pejabat.unit.satker
    _authorise(user, satker, {})
    change_seen(satker, suntingan=suntingan, nilai={})
    return _change(user, satker, pejabat, {"selesai": selesai}, "akhiri masa jabatan")


def _authorise(user: User, satker: Satker, nilai: dict[str, Any]) -> None:
    require(user, Deed.ATUR, satker)
    if "nip" in nilai:
        require(user, Deed.LIHAT_NIP, satker)


def _change(user: User, satker: Satker, pejabat: Pejabat, nilai: dict[str, Any], tindakan: str) -> Pejabat:
    pejabat.refresh_from_db()
    sebelum = values_of(pejabat)
    if "jabatan" in nilai:
        nilai = {**nilai, "jenis_jabatan": jenis_jabatan(nilai["jabatan"])}
    for kolom, isi in nilai.items():
        setattr(pejabat, kolom, isi)
    _check(pejabat, satker)
    pejabat.save(update_fields=list(nilai))
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=satker,
        objek=pejabat,
        sebelum=sebelum,
        sesudah=values_of(pejabat),
    )
    return pejabat


def _check(pejabat: Pejabat, satker: Satker) -> None:
    pejabat.full_clean()
    unit: UnitKerja = pejabat.unit
    if unit.satker_id != satker.pk:
        raise ValidationError({"unit": "Unit kerja harus berada pada satuan kerja yang sama."})
