"""The electronic seal of a satker: its certificates, and the documents that bear it. No person is in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import TextChoices

from laporan.models.dokumen import BerkasDokumen, Dokumen
from sakip.models import Satker
from sakip.querysets import ScopedQuerySet


class CaraSegel(TextChoices):
    LOKAL = "lokal", "Segel elektronik dengan sertifikat lokal satuan kerja (tidak tersertifikasi)"
    BSRE = "bsre", "Segel elektronik Balai Sertifikasi Elektronik"


class SertifikatSegel(models.Model):
    """The local certificate of a satker as an institution: PKCS#12, readable only with its passphrase, which
    is typed at each sealing and stored nowhere.

    `gagal` counts wrong passphrases in a row; until `terkunci` none is tried. `dicabut` = revoked on.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="sertifikat_segel")
    p12 = models.BinaryField()
    subjek = models.CharField(max_length=300)
    penerbit = models.CharField(max_length=300)
    nomor_seri = models.CharField(max_length=60)
    berlaku_dari = models.DateTimeField()
    berlaku_sampai = models.DateTimeField()
    dibuat = models.DateTimeField(auto_now_add=True)
    gagal = models.PositiveSmallIntegerField(default=0)
    terkunci = models.DateTimeField(null=True, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "sertifikat segel"
        verbose_name_plural = "sertifikat segel"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "satker", condition=models.Q(dicabut__isnull=True), name="sertifikat_segel_satu_berlaku"
            )
        ]

    def __str__(self) -> str:
        return self.subjek


class Segel(models.Model):
    """The seal on an issued document, behind all signatures: `instansi` as the certificate names it, `user`
    who applied it, `berkas` the file that it made, `rincian` the certificate as sealed. Never changes."""

    dokumen = models.OneToOneField(Dokumen, models.PROTECT, related_name="segel")
    instansi = models.CharField(max_length=300)
    cara = models.CharField(max_length=10, choices=CaraSegel)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    berkas = models.ForeignKey(BerkasDokumen, models.PROTECT, related_name="+")
    rincian = models.JSONField(default=dict, blank=True)

    objects = ScopedQuerySet.over("dokumen__satker").as_manager()

    class Meta:
        verbose_name = "segel"
        verbose_name_plural = "segel"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Segel elektronik {self.instansi}"
