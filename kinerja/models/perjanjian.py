"""Perjanjian Kinerja of the lembaga (Ketua alone), sekretariat (Sekretaris with Ketua) or a bagian."""

from django.db import models

from kinerja.models.dokumen import BarisAnggaran, DokumenTahunan
from kinerja.models.rkt import BarisRkt
from renstra.models import Indikator
from sakip.choices import JenisDokumen
from sakip.models.nilai import Bertarget, Berukuran
from sakip.querysets import ScopedQuerySet


class Pk(DokumenTahunan):
    """Perjanjian Kinerja of a unit; who signs follows from the kind of the unit."""

    jenis_dokumen = JenisDokumen.PK

    class Meta(DokumenTahunan.Meta):
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"

    def __str__(self) -> str:
        return f"PK {self.tahun} {self.unit}"


class BarisPk(Bertarget, Berukuran):
    """One promise: sasaran, indikator and target in their own words, linked to where they came from.

    `alasan_selisih` says why its target is not that of its source, or why it has none.
    """

    pk_dokumen = models.ForeignKey(Pk, models.CASCADE, related_name="baris", verbose_name="PK")
    urut = models.PositiveIntegerField(default=0)
    sasaran = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    baris_rkt = models.ForeignKey(BarisRkt, models.SET_NULL, null=True, blank=True, related_name="+")
    indikator_renstra = models.ForeignKey(Indikator, models.SET_NULL, null=True, blank=True, related_name="+")
    alasan_selisih = models.TextField("alasan selisih", blank=True)

    objects = ScopedQuerySet.over("pk_dokumen__unit__satker").as_manager()

    class Meta:
        verbose_name = "baris PK"
        verbose_name_plural = "baris PK"
        ordering = ["pk_dokumen", "urut", "id"]

    def __str__(self) -> str:
        return self.indikator


class AnggaranPk(BarisAnggaran):
    pk_dokumen = models.ForeignKey(Pk, models.CASCADE, related_name="anggaran", verbose_name="PK")

    objects = ScopedQuerySet.over("pk_dokumen__unit__satker").as_manager()

    class Meta(BarisAnggaran.Meta):
        verbose_name = "anggaran PK"
        verbose_name_plural = "anggaran PK"
        ordering = ["pk_dokumen", "urut", "id"]
