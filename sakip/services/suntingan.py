"""The optimistic update: whoever read an older version of a row does not overwrite a newer one."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F

from sakip.errors import ConflictError
from sakip.services.jejak import values_of

Nilai = dict[str, Any]


@transaction.atomic
def change_seen(objek: models.Model, *, suntingan: int, nilai: Nilai) -> tuple[Nilai, Nilai]:
    """Write `nilai` to the row of `objek` if it still has the version `suntingan`; returns (before, after).

    The version grows by one, also when `nilai` is empty (a part of the object changes). `objek` is read
    again. Raises ConflictError with both sides, labelled for the page, when somebody was faster.
    """
    rows = type(objek)._default_manager.filter(pk=objek.pk)
    sebelum = values_of(rows.get())
    if not rows.filter(suntingan=suntingan).update(suntingan=F("suntingan") + 1, **nilai):
        raise conflict(objek, sebelum, nilai)
    objek.refresh_from_db()
    return sebelum, values_of(objek)


def conflict(objek: models.Model, tersimpan: Nilai, dikirim: Nilai) -> ConflictError:
    """The error that shows, column by column, what is stored now beside what was sent."""
    names = {field.attname: str(field.verbose_name).capitalize() for field in objek._meta.concrete_fields}
    return ConflictError(
        "Data ini telah diubah oleh pengguna lain sejak Anda membukanya. Bandingkan kedua isi di bawah, "
        "lalu simpan kembali apabila isian Anda yang benar.",
        {names[k]: _words(tersimpan.get(k)) for k in dikirim},
        {names[k]: _words(dikirim[k]) for k in dikirim},
    )


def _words(nilai: Any) -> str:
    return "" if nilai is None else str(nilai)
