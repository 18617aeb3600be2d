"""Sasaran: what a unit of the satker sets out to reach, under a tujuan where the Renstra names one."""

from django.db import models
from django.db.models import F, Q, TextChoices

from renstra.models.renstra import Renstra, Tujuan
from sakip.models import UnitKerja
from sakip.querysets import ScopedQuerySet


class TingkatSasaran(TextChoices):
    STRATEGIS = "strategis", "Sasaran strategis"
    PROGRAM = "program", "Sasaran program"
    KEGIATAN = "kegiatan", "Sasaran kegiatan"


class Sasaran(models.Model):
    """A sasaran of a Renstra; the same words may stand under two tujuan or two units.

    `induk` is the sasaran of a higher tingkat that it serves, of the same Renstra and tujuan; None = it
    stands under its tujuan itself.
    """

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="sasaran")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="sasaran")
    tujuan = models.ForeignKey(Tujuan, models.PROTECT, null=True, blank=True, related_name="sasaran")
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name="sasaran induk"
    )
    tingkat = models.CharField(max_length=10, choices=TingkatSasaran, default=TingkatSasaran.STRATEGIS)
    uraian = models.TextField(blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    objects = ScopedQuerySet.over("renstra__satker").as_manager()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["renstra", "urut", "id"]
        constraints = [
            models.CheckConstraint(
                name="sasaran_bukan_induk_sendiri",
                condition=Q(induk__isnull=True) | ~Q(induk=F("pk")),
                violation_error_message="Sasaran tidak dapat menjadi induk dirinya sendiri.",
            )
        ]

    def __str__(self) -> str:
        return self.uraian
