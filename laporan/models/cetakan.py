"""Documents that are printed in the background: what was asked for, how far it is, and who prints."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import TextChoices

from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class StatusCetakan(TextChoices):
    """`antre` and `berjalan` are open; a job that is over never opens again."""

    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang disusun"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    BATAL = "batal", "Dibatalkan"


TERBUKA = (StatusCetakan.ANTRE, StatusCetakan.BERJALAN)


class PekerjaanCetak(models.Model):
    """One document in force that is printed in the background; at most one open job for each document.

    `jenis` and `unit` as `print_document` takes them; `kemajuan` 0 to 100 with the words of the stage in
    `tahap`; `denyut` the last sign of life of whoever prints, `percobaan` how often it was begun. The result
    (`berkas`, called `nama`) is thrown away after a day.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="cetakan")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=15)
    unit = models.CharField(max_length=60)
    status = models.CharField(max_length=10, choices=StatusCetakan, default=StatusCetakan.ANTRE)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    tahap = models.CharField(max_length=100, blank=True)
    pesan = models.TextField(blank=True)
    nama = models.CharField(max_length=200, blank=True)
    berkas = models.FileField(max_length=200, blank=True)
    pemohon = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    percobaan = models.PositiveSmallIntegerField(default=0)
    dibuat = models.DateTimeField(auto_now_add=True)
    denyut = models.DateTimeField(null=True, blank=True)
    berakhir = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "pekerjaan cetak"
        verbose_name_plural = "pekerjaan cetak"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="cetakan_tahun_wajar", condition=tahun_wajar("tahun")),
            models.CheckConstraint(name="cetakan_kemajuan", condition=models.Q(kemajuan__lte=100)),
            models.UniqueConstraint(
                "satker",
                "tahun",
                "jenis",
                "unit",
                condition=models.Q(status__in=["antre", "berjalan"]),
                name="cetakan_satu_terbuka",
                violation_error_message="Dokumen ini sedang disusun.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun} {self.satker}"

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA


class PetugasCetak(models.Model):
    """A process that prints (`nama` is machine and process), and when it was last alive."""

    nama = models.CharField(max_length=120, unique=True)
    denyut = models.DateTimeField()

    class Meta:
        verbose_name = "petugas cetak"
        verbose_name_plural = "petugas cetak"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nama
