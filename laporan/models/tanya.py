"""Answers of a satker to questions about its figures (FEATURES D16): asked about, never accused."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class JawabanTanya(models.Model):
    """Why a figure that was asked about is right. `sidik` is that of the question with its figures: when a
    figure changes it is another question. Rows are only added; of several the latest counts."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="jawaban_tanya")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12)
    sidik = models.CharField("SHA-256 pertanyaan", max_length=64, db_index=True)
    pertanyaan = models.TextField()
    alasan = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "jawaban atas pertanyaan"
        verbose_name_plural = "jawaban atas pertanyaan"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="jawaban_tanya_tahun_wajar", condition=tahun_wajar("tahun")),
            models.CheckConstraint(
                name="jawaban_tanya_beralasan",
                condition=~models.Q(alasan=""),
                violation_error_message="Tuliskan jawabannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.alasan[:80]
