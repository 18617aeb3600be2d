"""Import of national reference data: one deed for every table of it, and the profile of satker."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from sakip.imports.mesin import HasilImpor, ImporResource, KolomImpor, run_import
from sakip.imports.pejabat import log_row
from sakip.imports.sel import SelTeks
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak


class SatkerResource(ImporResource):
    """Profile columns of satker that exist, found by kode wilayah. The tree itself comes by migration."""

    kode_wilayah = KolomImpor("Kode wilayah", "kode_wilayah", SelTeks(), wajib=True)
    kode_satker = KolomImpor("Kode satker", "kode_satker", SelTeks())
    nama_resmi = KolomImpor("Nama resmi", "nama_resmi", SelTeks())
    alamat = KolomImpor("Alamat", "alamat", SelTeks())
    telepon = KolomImpor("Telepon", "telepon", SelTeks())
    faksimile = KolomImpor("Faksimile", "faksimile", SelTeks())
    surel = KolomImpor("Surel", "surel", SelTeks())
    laman = KolomImpor("Laman", "laman", SelTeks())
    tempat = KolomImpor("Tempat penandatanganan", "tempat", SelTeks())

    class Meta(ImporResource.Meta):
        model = Satker
        fields = (
            "kode_wilayah",
            "kode_satker",
            "nama_resmi",
            "alamat",
            "telepon",
            "faksimile",
            "surel",
            "laman",
            "tempat",
        )

    def stored(self) -> dict[Hashable, models.Model]:
        return {satker.kode_wilayah: satker for satker in Satker.objects.all()}

    def key_of(self, row: dict[str, Any]) -> Hashable:
        return str(row["Kode wilayah"]).strip()

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        super().before_import_row(row, **kwargs)
        if self.key_of(row) not in self._stored:
            raise ValidationError({"kode_wilayah": "Tidak ada satuan kerja dengan kode wilayah ini."})

    def before_save_instance(self, instance: Satker, row: Any, **kwargs: Any) -> None:
        instance.suntingan += 1


@transaction.atomic
def import_acuan(*, user: User, resource: ImporResource, isi: bytes, apply: bool) -> HasilImpor:
    """Import a table of reference data, all or nothing, with one Jejak for the batch and one per row.

    Raises PermissionDenied, and BerkasDitolakError with one sentence for a file that cannot be read.
    """
    require(user, Deed.ACUAN, None)
    nama = resource._meta.model._meta.verbose_name
    induk = log_jejak(user=user, tindakan=f"impor {nama}", satker=None) if apply else None
    hasil = run_import(resource, isi, apply=apply, catat=partial(log_row, user, None, induk))
    if induk and (hasil.galat or not hasil.berubah):
        transaction.set_rollback(True)  # nothing was written: no trace of a deed either
    return hasil
