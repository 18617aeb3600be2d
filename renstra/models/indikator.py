"""Indikator: the measure of a sasaran, with its kartu (how it is defined, counted and sourced)."""

from django.db import models

from renstra.models.sasaran import Sasaran
from sakip.models.nilai import Berukuran
from sakip.querysets import ScopedQuerySet


class Indikator(Berukuran):
    """An indikator of a sasaran. `iku` None = the Renstra does not say; empty polaritas = maksimal."""

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="indikator")
    uraian = models.TextField(blank=True)
    iku = models.BooleanField("indikator kinerja utama", null=True, blank=True)
    definisi = models.TextField("definisi operasional", blank=True)
    cara_hitung = models.TextField("cara menghitung", blank=True)
    sumber_data = models.TextField("sumber data", blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    objects = ScopedQuerySet.over("sasaran__renstra__satker").as_manager()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["sasaran__urut", "sasaran", "urut", "id"]

    def __str__(self) -> str:
        return self.uraian
