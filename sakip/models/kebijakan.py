"""Kebijakan of the year: how capaian is bounded, minimised, averaged and named (DOMAIN 3)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from sakip.choices import AturanTargetNol, CelahSkala, RumusMinimal
from sakip.models.nilai import tahun_wajar
from sakip.models.satker import Satker
from sakip.querysets import ScopedQuerySet


class Kebijakan(models.Model):
    """Policy from `tahun` on; `satker` None = the national one, a satker's own wins (DESIGN 4b.5).

    `batas_atas` None = no cap; both bounds are in percent. The kartu of an indikator may set its own bounds
    and its own `target_nol`.
    """

    tahun = models.PositiveSmallIntegerField()
    satker = models.ForeignKey(Satker, models.CASCADE, null=True, blank=True, related_name="kebijakan")
    batas_atas = models.DecimalField(
        "batas atas capaian (persen)",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        default=Decimal(100),
    )
    batas_bawah = models.DecimalField(
        "batas bawah capaian (persen)", max_digits=6, decimal_places=2, default=Decimal(0)
    )
    rumus_minimal = models.CharField(
        "rumus untuk indikator yang semakin rendah semakin baik",
        max_length=10,
        choices=RumusMinimal,
        default=RumusMinimal.SELISIH,
    )
    target_nol = models.CharField(
        "aturan target nol", max_length=12, choices=AturanTargetNol, default=AturanTargetNol.TERPENUHI
    )
    celah = models.CharField(
        "aturan nilai di antara dua kelas", max_length=12, choices=CelahSkala, default=CelahSkala.BATAS_BAWAH
    )
    dasar = models.TextField("dasar penetapan", blank=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker", null_is_common=True).as_manager()

    class Meta:
        verbose_name = "kebijakan"
        verbose_name_plural = "kebijakan"
        ordering = ["satker", "tahun"]
        constraints = [
            models.UniqueConstraint(
                "tahun", condition=Q(satker__isnull=True), name="kebijakan_nasional_unik_per_tahun"
            ),
            models.UniqueConstraint("tahun", "satker", name="kebijakan_satker_unik_per_tahun"),
            models.CheckConstraint(name="kebijakan_tahun_wajar", condition=tahun_wajar("tahun")),
            models.CheckConstraint(
                name="kebijakan_batas_berurutan",
                condition=Q(batas_bawah__gte=0)
                & (Q(batas_atas__isnull=True) | Q(batas_atas__gt=F("batas_bawah"))),
                violation_error_message="Batas atas harus lebih besar daripada batas bawah.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kebijakan {self.tahun} {self.satker or 'nasional'}"


class BarisSkala(models.Model):
    """One band of the scale of kategori, bounds in percent as printed. Overlaps and holes are accepted."""

    kebijakan = models.ForeignKey(Kebijakan, models.CASCADE, related_name="skala")
    urut = models.PositiveSmallIntegerField()
    dari = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    sampai = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    kategori = models.CharField(max_length=60)
    keterangan = models.TextField(blank=True)

    class Meta:
        verbose_name = "baris skala"
        verbose_name_plural = "baris skala"
        ordering = ["kebijakan", "urut"]
        constraints = [
            models.UniqueConstraint("kebijakan", "urut", name="skala_urut_unik"),
            models.CheckConstraint(
                name="skala_batas_berurutan",
                condition=Q(dari__isnull=True) | Q(sampai__isnull=True) | Q(sampai__gte=F("dari")),
                violation_error_message="Batas atas kelas lebih kecil daripada batas bawahnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urut}. {self.kategori}"
