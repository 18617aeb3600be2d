"""The self-assessment of akuntabilitas kinerja (LKE of PermenPANRB 88/2021) of a satker and year."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class StatusLke(TextChoices):
    DRAF = "draf", "Draf"
    SELESAI = "selesai", "Selesai"


class Lke(models.Model):
    """One assessment per satker and year; its answers stay open until it is closed, and when opened again."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="lke")
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=StatusLke, default=StatusLke.DRAF)
    penilai = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    selesai = models.DateTimeField(null=True, blank=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "penilaian mandiri"
        verbose_name_plural = "penilaian mandiri"
        ordering = ["satker", "-tahun"]
        constraints = [
            models.UniqueConstraint("satker", "tahun", name="lke_unik_per_tahun"),
            models.CheckConstraint(name="lke_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"Penilaian mandiri {self.tahun} {self.satker}"


class JawabanLke(models.Model):
    """An answer: to a criterion (`kode` 1.a.1: ya, tidak) or the value of a subkomponen (`kode` 1.a: AA to
    E). `bukti` are the words that the system showed at the time ("" = it could show nothing)."""

    lke = models.ForeignKey(Lke, models.CASCADE, related_name="jawaban")
    kode = models.CharField(max_length=10)
    jawaban = models.CharField(max_length=6)
    catatan = models.TextField(blank=True)
    bukti = models.TextField("yang ditunjukkan aplikasi", blank=True)

    objects = ScopedQuerySet.over("lke__satker").as_manager()

    class Meta:
        verbose_name = "jawaban penilaian mandiri"
        verbose_name_plural = "jawaban penilaian mandiri"
        ordering = ["lke", "kode"]
        constraints = [
            models.UniqueConstraint("lke", "kode", name="jawaban_lke_unik"),
            models.CheckConstraint(
                name="jawaban_lke_dikenal",
                condition=Q(jawaban__in=["ya", "tidak", "AA", "A", "BB", "B", "CC", "C", "D", "E"]),
                violation_error_message="Jawaban tidak dikenal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.jawaban}"
