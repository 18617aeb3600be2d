"""Kontribusi: what another unit of the satker does for a sasaran or an indikator that is not its own."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from renstra.models.indikator import Indikator
from renstra.models.sasaran import Sasaran
from sakip.models import UnitKerja
from sakip.querysets import ScopedQuerySet


class Kontribusi(models.Model):
    """`unit` contributes to one sasaran or to one indikator of another unit of the same satker; `uraian` says
    with what. It is no promise, so it may change while the Renstra is in force."""

    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="kontribusi", verbose_name="sasaran"
    )
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, null=True, blank=True, related_name="kontribusi", verbose_name="indikator"
    )
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="kontribusi", verbose_name="unit mitra")
    uraian = models.TextField("uraian kontribusi", max_length=1000)
    pembuat = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("unit__satker").as_manager()

    class Meta:
        verbose_name = "kontribusi"
        verbose_name_plural = "kontribusi"
        ordering = ["sasaran", "indikator", "id"]
        constraints = [
            models.CheckConstraint(
                name="kontribusi_pada_satu_butir",
                condition=Q(sasaran__isnull=False, indikator__isnull=True)
                | Q(sasaran__isnull=True, indikator__isnull=False),
                violation_error_message="Kontribusi menunjuk satu sasaran atau satu indikator.",
            ),
            models.CheckConstraint(
                name="kontribusi_beruraian",
                condition=~Q(uraian=""),
                violation_error_message="Uraikan kontribusinya.",
            ),
            models.UniqueConstraint(
                "sasaran",
                "unit",
                name="kontribusi_sasaran_unik",
                violation_error_message="Unit ini sudah tercatat berkontribusi pada sasaran tersebut.",
            ),
            models.UniqueConstraint(
                "indikator",
                "unit",
                name="kontribusi_indikator_unik",
                violation_error_message="Unit ini sudah tercatat berkontribusi pada indikator tersebut.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kontribusi {self.unit} pada “{self.butir}”"

    @property
    def butir(self) -> Sasaran | Indikator:
        """What the unit contributes to."""
        return self.sasaran or self.indikator  # type: ignore[return-value]  # the database keeps one of them

    @property
    def sasaran_asal(self) -> Sasaran:
        """The sasaran, or that of the indikator; its unit is the owner."""
        return self.sasaran or self.indikator.sasaran  # type: ignore[union-attr]
