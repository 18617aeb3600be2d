"""What every document of the year shares: unit, tahun, versi, date as typed, status and origin."""

from django.db import models

from sakip.choices import AsalData
from sakip.models import UnitKerja
from sakip.models.alur import Beralur
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class DokumenTahunan(Beralur):
    """One version of a document of a unit for a year: each versi is a row of its own.

    `tanggal` None = not dated; a date without a day is kept as the first of its month with the words
    in `tanggal_teks`.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="%(class)s_set")
    tahun = models.PositiveSmallIntegerField()
    tanggal = models.DateField(null=True, blank=True)
    tanggal_teks = models.CharField("tanggal seperti tertulis", max_length=60, blank=True)
    tempat = models.CharField(max_length=100, blank=True)
    asal = models.CharField(max_length=10, choices=AsalData, default=AsalData.SISTEM)

    objects = ScopedQuerySet.over("unit__satker").as_manager()

    class Meta:
        abstract = True
        ordering = ["unit", "-tahun", "-versi"]
        constraints = [
            models.UniqueConstraint(
                "unit",
                "tahun",
                "versi",
                name="%(class)s_unik_per_versi",
                violation_error_message="Versi ini sudah ada untuk unit dan tahun tersebut.",
            ),
            models.UniqueConstraint(
                "unit",
                "tahun",
                name="%(class)s_satu_yang_sah",
                condition=models.Q(status__in=["ditetapkan", "diterima"]),
                violation_error_message="Unit ini sudah mempunyai dokumen yang berlaku untuk tahun tersebut.",
            ),
            models.CheckConstraint(name="%(class)s_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    @property
    def unit_alur(self) -> UnitKerja:
        return self.unit


class BarisAnggaran(models.Model):
    """A programme or kegiatan line under a document, amount in whole rupiah (None = printed without one)."""

    urut = models.PositiveIntegerField(default=0)
    kode = models.CharField(max_length=80, blank=True)
    kode_baku = models.CharField(max_length=80, blank=True)
    uraian = models.TextField(blank=True)
    anggaran = models.BigIntegerField(null=True, blank=True)
    anggaran_teks = models.CharField("anggaran seperti tertulis", max_length=100, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_tidak_negatif",
                condition=models.Q(anggaran__isnull=True) | models.Q(anggaran__gte=0),
                violation_error_message="Anggaran tidak boleh negatif.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()
