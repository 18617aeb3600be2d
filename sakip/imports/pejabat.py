"""Import of the register of officials of one satker."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import F
from import_export.widgets import Widget

from sakip.choices import StatusPejabat
from sakip.imports.mesin import HasilImpor, ImporResource, KolomImpor, run_import
from sakip.imports.sel import SelNip, SelPilihan, SelTanggal, SelTeks
from sakip.jabatan import jenis_jabatan
from sakip.lipat import lipat
from sakip.models import Jejak, Pejabat, Satker, UnitKerja, User
from sakip.permissions import Deed, can, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.pejabat import check_masa


class SelUnit(Widget):
    """A unit of the satker, by its key or its name. Raises ValueError that names the keys."""

    def __init__(self, satker: Satker) -> None:
        super().__init__()
        rows = list(UnitKerja.objects.filter(satker=satker))
        self.kunci = [unit.kunci for unit in rows]
        self.dikenal = {lipat(kata): unit for unit in rows for kata in (unit.nama, unit.kunci)}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> UnitKerja:
        unit = self.dikenal.get(lipat(str(value)))
        if unit is None:
            raise ValueError(f"Unit kerja ini tidak dikenal. Yang ada: {', '.join(self.kunci)}.")
        return unit


class PejabatResource(ImporResource):
    """Officials, found by unit, jabatan and nama; one at a time in a jabatan, as rows are read downwards.

    The NIP column exists only for those who may see it.
    """

    jabatan = KolomImpor("Jabatan", "jabatan", SelTeks(), wajib=True)
    nama = KolomImpor("Nama", "nama", SelTeks(), wajib=True)
    status = KolomImpor("Status", "status", SelPilihan(StatusPejabat.choices))
    mulai = KolomImpor("Mulai", "mulai", SelTanggal())
    selesai = KolomImpor("Selesai", "selesai", SelTanggal())

    class Meta(ImporResource.Meta):
        model = Pejabat
        fields = ("jabatan", "nama", "status", "mulai", "selesai")

    def __init__(self, satker: Satker, *, lihat_nip: bool) -> None:
        super().__init__()
        self.satker = satker
        self.fields["unit"] = KolomImpor("Unit", "unit", SelUnit(satker), wajib=True)
        if lihat_nip:
            self.fields["nip"] = KolomImpor("NIP", "nip", SelNip())

    def get_import_order(self) -> list[str]:
        return ["unit", *self._meta.fields, *(["nip"] if "nip" in self.fields else [])]

    def stored(self) -> dict[Hashable, models.Model]:
        rows = Pejabat.objects.filter(unit__satker=self.satker).select_related("unit").order_by("-id")
        self._urut = max((p.urut for p in rows), default=0)
        return {(p.unit_id, lipat(p.jabatan), lipat(p.nama)): p for p in rows}

    def key_of(self, row: dict[str, Any]) -> Hashable:
        unit = self.fields["unit"].widget.dikenal.get(lipat(str(row["Unit"])))
        return (unit.pk if unit else row["Unit"], lipat(str(row["Jabatan"])), lipat(str(row["Nama"])))

    def after_init_instance(self, instance: Pejabat, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            self._urut += 1
            instance.urut = self._urut

    def before_save_instance(self, instance: Pejabat, row: Any, **kwargs: Any) -> None:
        instance.jenis_jabatan = jenis_jabatan(instance.jabatan)
        check_masa(instance)


@transaction.atomic
def import_pejabat(*, user: User, satker: Satker, isi: bytes, apply: bool) -> HasilImpor:
    """Import officials into `satker`, all or nothing, with one Jejak for the batch and one per row.

    Raises PermissionDenied, and BerkasDitolakError with one sentence for a file that cannot be read.
    """
    require(user, Deed.ATUR, satker)
    resource = PejabatResource(satker, lihat_nip=can(user, Deed.LIHAT_NIP, satker))
    induk = log_jejak(user=user, tindakan="impor pejabat", satker=satker) if apply else None
    hasil = run_import(resource, isi, apply=apply, catat=partial(log_row, user, satker, induk))
    if apply and hasil.berubah and not hasil.galat:
        Satker.objects.filter(pk=satker.pk).update(suntingan=F("suntingan") + 1)
    elif induk:
        transaction.set_rollback(True)  # nothing was written: no trace of a deed either
    return hasil


def log_row(
    user: User,
    satker: Satker | None,
    induk: Jejak | None,
    keadaan: str,
    objek: models.Model,
    lama: models.Model | None,
) -> None:
    """The Jejak of one imported row under that of its batch."""
    log_jejak(
        user=user,
        tindakan="impor: tambah" if keadaan == "baru" else "impor: ubah",
        satker=satker,
        objek=objek,
        sebelum=values_of(lama) if lama is not None and keadaan == "berubah" else {},
        sesudah=values_of(objek),
        induk=induk,
    )
