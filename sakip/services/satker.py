"""Deeds on the profile of a satker and on its units."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from sakip.choices import JenisUnit
from sakip.models import Satker, UnitKerja, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, unique_or_refuse

AWALAN_KUNCI = {JenisUnit.BAGIAN: "bagian", JenisUnit.SUBBAGIAN: "subbag"}


@transaction.atomic
def edit_satker(*, user: User, satker: Satker, suntingan: int, nilai: dict[str, Any]) -> Satker:
    """Change the profile columns in `nilai`. Raises PermissionDenied, ValidationError, ConflictError."""
    require(user, Deed.ATUR, satker)
    baru = Satker.objects.get(pk=satker.pk)
    for kolom, isi in nilai.items():
        setattr(baru, kolom, isi)
    baru.full_clean()
    with unique_or_refuse(baru.full_clean):
        sebelum, sesudah = change_seen(satker, suntingan=suntingan, nilai=nilai)
    log_jejak(
        user=user,
        tindakan="ubah profil satuan kerja",
        satker=satker,
        objek=satker,
        sebelum=sebelum,
        sesudah=sesudah,
    )
    return satker


@transaction.atomic
def create_unit(*, user: User, satker: Satker, suntingan: int, nilai: dict[str, Any]) -> UnitKerja:
    """Add a unit; its `kunci` comes from its name. Raises as `edit_satker`."""
    require(user, Deed.ATUR, satker)
    change_seen(satker, suntingan=suntingan, nilai={})
    unit = UnitKerja(satker=satker, **nilai)
    unit.kunci = _free_key(unit)
    _check(unit)
    unit.save(force_insert=True)
    log_jejak(user=user, tindakan="tambah unit kerja", satker=satker, objek=unit, sesudah=values_of(unit))
    return unit


@transaction.atomic
def edit_unit(*, user: User, unit: UnitKerja, suntingan: int, nilai: dict[str, Any]) -> UnitKerja:
    """Change a unit; `suntingan` is the version of its satker. The `kunci` stays: a paket says it."""
    satker = unit.satker
    require(user, Deed.ATUR, satker)
    change_seen(satker, suntingan=suntingan, nilai={})
    unit.refresh_from_db()
    sebelum = values_of(unit)
    for kolom, isi in nilai.items():
        setattr(unit, kolom, isi)
    _check(unit)
    unit.save(update_fields=list(nilai))
    log_jejak(
        user=user,
        tindakan="ubah unit kerja",
        satker=satker,
        objek=unit,
        sebelum=sebelum,
        sesudah=values_of(unit),
    )
    return unit


def _check(unit: UnitKerja) -> None:
    """The row rules, and a tree without a stranger or a circle. Raises ValidationError."""
    unit.full_clean()
    atas = unit.induk
    if atas is not None and atas.satker_id != unit.satker_id:
        raise ValidationError({"induk": "Unit atasan harus berada pada satuan kerja yang sama."})
    while atas is not None:
        if unit.pk is not None and atas.pk == unit.pk:
            raise ValidationError({"induk": "Unit tidak dapat berada di bawah dirinya sendiri."})
        atas = atas.induk


def _free_key(unit: UnitKerja) -> str:
    """`subbag-keuangan-umum-dan-logistik`, with a number behind it when it is taken."""
    awalan = AWALAN_KUNCI.get(JenisUnit(unit.jenis), unit.jenis)
    nama = slugify(unit.nama).removeprefix(f"{unit.jenis}-")
    dasar = unit.jenis if unit.jenis == awalan else f"{awalan}-{nama}"[:44].rstrip("-")
    taken = set(UnitKerja.objects.filter(satker=unit.satker).values_list("kunci", flat=True))
    candidates = [dasar, *(f"{dasar}-{n}" for n in range(2, len(taken) + 3))]
    return next(kunci for kunci in candidates if kunci not in taken)
