"""Two users at once: an older version never overwrites a newer one, and who comes second is told so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
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


def hold_row(objek: models.Model) -> None:
    """Hold the stored row of `objek` until the transaction ends; what was read of it stays as it is."""
    list(_held(objek).values_list("pk"))


def hold_document(dokumen: models.Model) -> None:
    """Hold the stored row of a document until the transaction ends and read its status again, so that nobody
    moves it on between a check and what follows. Raises ValidationError when it is gone."""
    found = _held(dokumen).values("status", "versi", "suntingan").first()
    if found is None:
        raise ValidationError("Dokumen ini sudah dihapus oleh pengguna lain.")
    for kolom, isi in found.items():
        setattr(dokumen, kolom, isi)


def require_seen(objek: Any, suntingan: int | None) -> None:
    """Pass when the held `objek` still has the version `suntingan` that was read before it is taken away
    (None = no page was read); ConflictError otherwise."""
    if suntingan is not None and objek.suntingan != suntingan:
        raise ConflictError(
            "Data ini telah diubah oleh pengguna lain sejak Anda membuka halaman ini, sehingga belum "
            "dihapus. Periksa isinya yang sekarang, lalu hapus apabila memang tidak diperlukan.",
            {},
            {},
        )


def _held(objek: models.Model) -> models.QuerySet[Any]:
    return type(objek)._default_manager.filter(pk=objek.pk).order_by("pk").select_for_update()


@contextmanager
def unique_or_refuse(periksa: Callable[[], object]) -> Iterator[None]:
    """Run the block as one whole; when another user's row was there first, say so as `periksa` does.

    `periksa` is the check that had passed: called again, it sees the other row and raises its
    ValidationError. An IntegrityError of another kind goes on.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        periksa()
        raise


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
