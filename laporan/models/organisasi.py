"""What a LAKIP prints of the organisation in BAB I: staff counts, property, divisi. No personal data."""

from django.db import models
from django.db.models import TextChoices

from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class TabelPegawai(TextChoices):
    STATUS = "status", "Status kepegawaian"
    GOLONGAN = "golongan", "Golongan"
    PENDIDIKAN = "pendidikan", "Pendidikan"
    JABATAN = "jabatan", "Jabatan"
    SUBBAGIAN = "subbagian", "Subbagian"


class RekapPegawai(models.Model):
    """A count of persons in one cell of a staff table; `jumlah` None = the cell is empty in the source."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="rekap_pegawai")
    tahun = models.PositiveSmallIntegerField()
    tabel = models.CharField(max_length=12, choices=TabelPegawai)
    baris = models.CharField(max_length=200)
    kolom = models.CharField(max_length=100)
    jumlah = models.PositiveIntegerField(null=True, blank=True)
    urut = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "rekapitulasi pegawai"
        verbose_name_plural = "rekapitulasi pegawai"
        ordering = ["satker", "tahun", "tabel", "urut", "id"]
        constraints = [
            models.CheckConstraint(name="rekap_pegawai_tahun_wajar", condition=tahun_wajar("tahun"))
        ]

    def __str__(self) -> str:
        return f"{self.tabel} {self.baris}/{self.kolom}: {self.jumlah}"


class SaranaPrasarana(models.Model):
    """One line of the list of land, buildings or vehicles, as the satker writes it."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="sarana")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=100)
    uraian = models.TextField()
    status = models.CharField(max_length=100, blank=True)
    luas = models.CharField(max_length=60, blank=True)
    tahun_perolehan = models.CharField("tahun perolehan", max_length=20, blank=True)
    keterangan = models.TextField(blank=True)
    urut = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "sarana dan prasarana"
        verbose_name_plural = "sarana dan prasarana"
        ordering = ["satker", "tahun", "urut", "id"]
        constraints = [models.CheckConstraint(name="sarana_tahun_wajar", condition=tahun_wajar("tahun"))]

    def __str__(self) -> str:
        return self.uraian


class Divisi(models.Model):
    """A member of the commission with divisi and tasks."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="divisi")
    tahun = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=150, blank=True)
    divisi = models.TextField(blank=True)
    tugas = models.TextField(blank=True)
    urut = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "divisi"
        verbose_name_plural = "divisi"
        ordering = ["satker", "tahun", "urut", "id"]
        constraints = [models.CheckConstraint(name="divisi_tahun_wajar", condition=tahun_wajar("tahun"))]

    def __str__(self) -> str:
        return f"{self.nama}: {self.divisi}"
