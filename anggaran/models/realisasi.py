"""Realisasi anggaran by budget code, and totals of years before the system."""

from django.db import models
from django.db.models import Q

from anggaran.models.pagu import BarisBerkode
from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


def triwulan_of(bulan: int | None) -> int:
    """The triwulan whose window a realisasi is filled in: that of its month, the fourth for the total of the
    year (None)."""
    return 4 if bulan is None else (bulan + 2) // 3


class BarisRealisasi(BarisBerkode):
    """Money spent on one row in whole rupiah. `bulan` None = the total of the year.

    A month may be negative (pengembalian belanja); the total of a year may not.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="realisasi_anggaran")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField(null=True, blank=True)
    realisasi = models.BigIntegerField(null=True, blank=True)
    realisasi_teks = models.CharField("realisasi seperti tertulis", max_length=100, blank=True)
    persen_tercetak = models.CharField(max_length=40, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "baris realisasi anggaran"
        verbose_name_plural = "baris realisasi anggaran"
        ordering = ["satker", "tahun", "urut", "id"]
        indexes = [models.Index(fields=["satker", "tahun"], name="realisasi_anggaran_tahun")]
        constraints = [
            models.CheckConstraint(name="realisasi_anggaran_tahun_wajar", condition=tahun_wajar("tahun")),
            models.CheckConstraint(
                name="realisasi_anggaran_bulan",
                condition=Q(bulan__isnull=True) | Q(bulan__gte=1, bulan__lte=12),
                violation_error_message="Bulan ditulis dengan angka 1 sampai 12.",
            ),
            models.CheckConstraint(
                name="realisasi_setahun_tidak_negatif",
                condition=Q(realisasi__isnull=True) | Q(bulan__isnull=False) | Q(realisasi__gte=0),
                violation_error_message="Realisasi setahun tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()


class AnggaranLalu(models.Model):
    """Pagu and realisasi that a document prints for a year, in whole rupiah (DOCUMENTS 1.8 history)."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="anggaran_lalu")
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField(default=0)
    kode = models.CharField(max_length=80, blank=True)
    kode_baku = models.CharField(max_length=80, blank=True)
    uraian = models.TextField(blank=True)
    pagu = models.BigIntegerField(null=True, blank=True)
    pagu_teks = models.CharField(max_length=100, blank=True)
    realisasi = models.BigIntegerField(null=True, blank=True)
    realisasi_teks = models.CharField(max_length=100, blank=True)
    persen_tercetak = models.CharField(max_length=40, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "anggaran tahun lalu"
        verbose_name_plural = "anggaran tahun lalu"
        ordering = ["satker", "tahun", "urut", "id"]
        constraints = [
            models.CheckConstraint(name="anggaran_lalu_tahun_wajar", condition=tahun_wajar("tahun")),
            models.CheckConstraint(
                name="anggaran_lalu_pagu_tidak_negatif",
                condition=Q(pagu__isnull=True) | Q(pagu__gte=0),
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.kode or self.uraian or 'total'}"
