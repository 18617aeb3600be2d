"""Writing the audit trail, inside the transaction of the deed."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from sakip.models import Jejak, Satker, User

TERTUTUP = {"nip", "password"}


def log_jejak(
    *,
    user: User | None,
    tindakan: str,
    satker: Satker | None,
    objek: models.Model | None = None,
    sebelum: dict[str, Any] | None = None,
    sesudah: dict[str, Any] | None = None,
    induk: Jejak | None = None,
    keterangan: str = "",
) -> Jejak:
    """Write one Jejak row. Call it inside the deed's transaction; personal data is masked.

    `sebelum`/`sesudah` map column to value; only columns that differ are kept when both are given.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("log_jejak must run inside the transaction of the deed")
    rincian = _difference(sebelum or {}, sesudah or {})
    if keterangan:
        rincian["keterangan"] = keterangan
    return Jejak.objects.create(
        user=user,
        satker=satker,
        tindakan=tindakan,
        objek=objek._meta.model_name or "" if objek else "",
        objek_id=objek.pk if objek else None,
        rincian=rincian,
        induk=induk,
    )


def _difference(sebelum: dict[str, Any], sesudah: dict[str, Any]) -> dict[str, Any]:
    """Both sides with only what differs; values of closed columns are replaced by a mark."""
    if sebelum and sesudah:
        keys = {k for k in sesudah if sebelum.get(k) != sesudah[k]}
        sebelum = {k: sebelum.get(k) for k in keys}
        sesudah = {k: sesudah[k] for k in keys}
    sides = {"sebelum": sebelum, "sesudah": sesudah}
    return {name: _masked(side) for name, side in sides.items() if side}


def _masked(values: dict[str, Any]) -> dict[str, Any]:
    return {k: "(disembunyikan)" if k in TERTUTUP and v else v for k, v in values.items()}


def values_of(objek: models.Model) -> dict[str, Any]:
    """The concrete column values of `objek`, for the before and after of a Jejak."""
    return {field.attname: getattr(objek, field.attname) for field in objek._meta.concrete_fields}
