"""What the nightly check found in a satker-year, so that pages can show counts without judging anew."""

from __future__ import annotations

from django.db import models

from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class HasilPemeriksaan(models.Model):
    """The findings of the last check of `satker` for `tahun`: when, how many of each tingkat, and which.

    `temuan` is a list of {kode, tingkat, pesan, objek, url}. It follows from other rows and is written anew
    by each check; nothing is decided by it.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="hasil_pemeriksaan")
    tahun = models.PositiveSmallIntegerField()
    waktu = models.DateTimeField()
    galat = models.PositiveIntegerField()
    alasan = models.PositiveIntegerField()
    peringatan = models.PositiveIntegerField()
    temuan = models.JSONField(default=list)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "hasil pemeriksaan"
        verbose_name_plural = "hasil pemeriksaan"
        ordering = ["satker", "-tahun"]
        constraints = [
            models.UniqueConstraint("satker", "tahun", name="hasil_pemeriksaan_unik_per_tahun"),
            models.CheckConstraint(name="hasil_pemeriksaan_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"Hasil pemeriksaan {self.tahun} {self.satker}"
