"""History of an indikator before the system."""

from django.db import models

from sakip.models import UnitKerja
from sakip.models.nilai import Berealisasi, Bertarget, tahun_wajar
from sakip.querysets import ScopedQuerySet


class CapaianLalu(Bertarget, Berealisasi):
    """Target and realisasi of an indikator (in its own words) in an earlier year, with its source."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="capaian_lalu")
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField(default=0)
    indikator = models.TextField(blank=True)
    sumber = models.TextField(blank=True)

    objects = ScopedQuerySet.over("unit__satker").as_manager()

    class Meta:
        verbose_name = "capaian tahun lalu"
        verbose_name_plural = "capaian tahun lalu"
        ordering = ["unit", "tahun", "urut", "id"]
        constraints = [
            *Berealisasi.Meta.constraints,
            models.CheckConstraint(name="capaian_lalu_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.indikator}"
