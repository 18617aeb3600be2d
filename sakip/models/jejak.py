"""Jejak: the audit trail. A row is written once and never changed."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from sakip.models.satker import Satker
from sakip.querysets import ScopedQuerySet

# What is never written into the trail nor shown from it, by column and by (model, column).
TERTUTUP = frozenset(
    "nip nik password sandi passphrase otp kode_otp p12 token secret key pin tanggal_lahir".split()
)
TERTUTUP_PADA = {"sesi": frozenset({"kunci"})}
DISEMBUNYIKAN = "(disembunyikan)"


class Jejak(models.Model):
    """Who did what to which object, with before and after; `induk` is the batch row of an import.

    `user` None = the command line. `rincian` is {"sebelum": {...}, "sesudah": {...}} for a change; a sheet
    names its rows (see `services.lembar`). `permintaan` is the number of the request ("" = none).

    Rows are chained per satker (`rantai` its id, 0 = of no satker) in the order of `urutan` 1, 2, ...:
    `sidik` seals the row together with `sebelumnya`, the seal of the row before (`rantai_jejak`).
    """

    waktu = models.DateTimeField(default=timezone.now, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jejak"
    )
    satker = models.ForeignKey(Satker, models.PROTECT, null=True, blank=True, related_name="jejak")
    tindakan = models.CharField(max_length=60)
    objek = models.CharField("jenis objek", max_length=60, blank=True)
    objek_id = models.BigIntegerField(null=True, blank=True)
    rincian = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    permintaan = models.CharField("nomor permintaan", max_length=32, blank=True, db_index=True)
    rantai = models.BigIntegerField()
    urutan = models.BigIntegerField()
    sebelumnya = models.CharField("sidik baris sebelumnya", max_length=64, blank=True)
    sidik = models.CharField("sidik baris", max_length=64)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["-id"]
        indexes = [models.Index(fields=["objek", "objek_id"], name="jejak_objek")]
        constraints = [models.UniqueConstraint("rantai", "urutan", name="jejak_urutan_unik")]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.objek} {self.objek_id or ''}".strip()


class KepalaJejak(models.Model):
    """The end of one chain: the number of its rows and the seal of the last one, sealed itself.

    Chain -1 counts the chains. Without a head, a tail that was cut off would go unnoticed.
    """

    rantai = models.BigIntegerField(unique=True)
    jumlah = models.BigIntegerField(default=0)
    terakhir = models.CharField(max_length=64, blank=True)
    sidik = models.CharField(max_length=64)

    class Meta:
        verbose_name = "kepala rantai jejak"
        verbose_name_plural = "kepala rantai jejak"
        ordering = ["rantai"]

    def __str__(self) -> str:
        return f"Rantai {self.rantai}: {self.jumlah} baris"
