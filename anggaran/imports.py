"""Import and export of the reference of budget codes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from anggaran.choices import TingkatKode
from anggaran.kode import baca_kode, induk_kode
from anggaran.models import KodeAnggaran
from sakip.imports.mesin import ImporResource, KolomImpor
from sakip.imports.sel import SelTahun, SelTeks


class SelKode(SelTeks):
    """A budget code from the program on, in its canonical long form. Raises ValueError in words."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        hasil = baca_kode(super().clean(value))
        if not hasil.kode or hasil.ragu or not hasil.lengkap or hasil.tingkat == TingkatKode.NOMOR:
            raise ValueError(f"{hasil.catatan} Tulis kode lengkap seperti 076.01.CQ.6709.QGE.003.".strip())
        return hasil.kode


class KodeAnggaranResource(ImporResource):
    """Codes, found by kode and the year from which they hold; level and parent follow from the code."""

    kode = KolomImpor("Kode", "kode", SelKode(), wajib=True)
    nama = KolomImpor("Nama", "nama", SelTeks(), wajib=True)
    satuan = KolomImpor("Satuan", "satuan", SelTeks())
    berlaku_dari = KolomImpor("Berlaku dari tahun", "berlaku_dari", SelTahun(), wajib=True)
    berlaku_sampai = KolomImpor("Berlaku sampai tahun", "berlaku_sampai", SelTahun())

    class Meta(ImporResource.Meta):
        model = KodeAnggaran
        fields = ("kode", "nama", "satuan", "berlaku_dari", "berlaku_sampai")

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        super().before_import(dataset, **kwargs)
        self._induk = {kode: baris for (kode, _), baris in sorted(self._stored.items())}

    def stored(self) -> dict[Hashable, models.Model]:
        return {(baris.kode, str(baris.berlaku_dari)): baris for baris in KodeAnggaran.objects.all()}

    def key_of(self, row: dict[str, Any]) -> Hashable:
        return (baca_kode(str(row["Kode"])).kode, str(row["Berlaku dari tahun"]).strip())

    def import_instance(self, instance: KodeAnggaran, row: dict[str, Any], **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        instance.tingkat = baca_kode(instance.kode).tingkat
        atas = induk_kode(instance.kode)
        instance.induk = instance.induk or self._induk.get(atas)
        if atas and instance.induk is None:
            kalimat = f"Kode di atasnya, {atas}, belum ada. Letakkan kode itu di baris sebelumnya."
            raise ValidationError({"kode": kalimat})

    def after_save_instance(self, instance: KodeAnggaran, row: dict[str, Any], **kwargs: Any) -> None:
        self._induk[instance.kode] = instance
