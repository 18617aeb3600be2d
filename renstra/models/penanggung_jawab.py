"""Who answers for an indikator, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from renstra.models.indikator import Indikator
from sakip.models import UnitKerja
from sakip.querysets import ScopedQuerySet


class PenanggungJawab(models.Model):
    """A person who answers for `indikator` from `mulai` to `selesai` (None = still).

    `nama` and `jabatan` stay as they were then; `user` None = the person has no account, `unit` None = not
    said. `alasan` says why the indikator passed to this person ("" = the first one). No two overlap.
    """

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="penanggung_jawab")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tanggung_jawab",
        verbose_name="akun",
    )
    nama = models.CharField("nama dengan gelar", max_length=150)
    jabatan = models.CharField(max_length=250, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    alasan = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.over("indikator__sasaran__renstra__satker").as_manager()

    class Meta:
        verbose_name = "penanggung jawab indikator"
        verbose_name_plural = "penanggung jawab indikator"
        ordering = ["indikator", "-mulai"]
        constraints = [
            models.CheckConstraint(
                name="pj_masa_berurutan",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Masa tanggung jawab berakhir sebelum dimulai.",
            ),
            models.UniqueConstraint(
                "indikator",
                name="pj_satu_yang_berjalan",
                condition=Q(selesai__isnull=True),
                violation_error_message="Indikator ini sudah mempunyai penanggung jawab.",
            ),
            models.UniqueConstraint(
                "indikator",
                "mulai",
                name="pj_unik_per_mulai",
                violation_error_message="Pada tanggal ini sudah ada penanggung jawab yang mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}" if self.jabatan else self.nama
