"""The target of an indikator for one year of the Renstra."""

from django.db import models

from renstra.models.indikator import Indikator
from sakip.models.nilai import Bertarget, tahun_wajar
from sakip.querysets import ScopedQuerySet


class TargetIndikator(Bertarget):
    """Target of `indikator` for `tahun`; `-` in the document is stored as typed with status belum_diisi."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()

    objects = ScopedQuerySet.over("indikator__sasaran__renstra__satker").as_manager()

    class Meta:
        verbose_name = "target indikator"
        verbose_name_plural = "target indikator"
        ordering = ["indikator", "tahun"]
        constraints = [
            models.UniqueConstraint("indikator", "tahun", name="target_indikator_unik_per_tahun"),
            models.CheckConstraint(name="target_indikator_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}: {self.target_teks or self.target_nilai}"
