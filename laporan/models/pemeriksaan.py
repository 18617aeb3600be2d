"""The reasons of a second person for letting a finding of tingkat alasan pass."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sakip.choices import JenisDokumen
from sakip.models import Satker
from sakip.querysets import ScopedQuerySet


class Pengesampingan(models.Model):
    """`user` lets one finding on a version of a document (`dokumen`, `objek_id`, `versi`) pass, and why.

    `sidik` is that of the finding (`Temuan.sidik`): when a figure in it changes it is another finding, which
    needs a reason of its own. `pesan` is the sentence that was judged. Rows are only added (database
    trigger): a reason that was given stays, and of several the latest counts.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="pengesampingan")
    dokumen = models.CharField(max_length=15, choices=JenisDokumen)
    objek_id = models.BigIntegerField()
    versi = models.PositiveSmallIntegerField(default=0)
    kode = models.CharField("kode aturan", max_length=10)
    sidik = models.CharField("SHA-256 temuan", max_length=64)
    pesan = models.TextField()
    alasan = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "pengesampingan temuan"
        verbose_name_plural = "pengesampingan temuan"
        ordering = ["id"]
        indexes = [models.Index(fields=["dokumen", "objek_id"], name="pengesampingan_dokumen")]
        constraints = [
            models.CheckConstraint(
                name="pengesampingan_beralasan",
                condition=~models.Q(alasan=""),
                violation_error_message="Tuliskan alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.dokumen} {self.objek_id}"
