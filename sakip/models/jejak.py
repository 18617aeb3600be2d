"""Jejak: the audit trail. A row is written once and never changed."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from sakip.models.satker import Satker
from sakip.querysets import ScopedQuerySet


class Jejak(models.Model):
    """Who did what to which object, with before and after; `induk` is the batch row of an import.

    `user` None = the command line. `rincian` is {"sebelum": {...}, "sesudah": {...}} for a change.
    """

    waktu = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jejak"
    )
    satker = models.ForeignKey(Satker, models.PROTECT, null=True, blank=True, related_name="jejak")
    tindakan = models.CharField(max_length=60)
    objek = models.CharField("jenis objek", max_length=60, blank=True)
    objek_id = models.BigIntegerField(null=True, blank=True)
    rincian = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["-id"]
        indexes = [models.Index(fields=["objek", "objek_id"], name="jejak_objek")]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.objek} {self.objek_id or ''}".strip()
