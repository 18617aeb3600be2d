"""DIPA of a satker and year, and its revisions."""

from django.db import models

from sakip.choices import AsalData
from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class Dipa(models.Model):
    """One revision of the DIPA (0 = awal). `tanggal_teks` keeps a date that was typed as words."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="dipa")
    tahun = models.PositiveSmallIntegerField()
    revisi = models.PositiveSmallIntegerField(default=0)
    nomor = models.CharField(max_length=100, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    tanggal_teks = models.CharField(max_length=60, blank=True)
    asal = models.CharField(max_length=10, choices=AsalData, default=AsalData.SISTEM)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "DIPA"
        verbose_name_plural = "DIPA"
        ordering = ["satker", "-tahun", "-revisi"]
        constraints = [
            models.UniqueConstraint(
                "satker",
                "tahun",
                "revisi",
                name="dipa_unik_per_revisi",
                violation_error_message="Revisi DIPA dengan nomor ini sudah ada pada tahun tersebut.",
            ),
            models.CheckConstraint(name="dipa_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        revisi = f"revisi ke-{self.revisi}" if self.revisi else "awal"
        return f"DIPA {self.tahun} {revisi}"
