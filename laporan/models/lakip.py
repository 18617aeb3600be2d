"""What a LAKIP holds beside figures: narrative sections and outside figures to compare with."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import TextChoices

from laporan.narasi.bagian import HURUF_BAGIAN
from sakip.choices import JenisDokumen
from sakip.models import Satker
from sakip.models.alur import Beralur
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet
from sakip.sidik import sidik_teks

HURUF_NARASI: Final = 100_000  # some forty printed pages in one section
BARIS_NARASI: Final = 2_000  # every line becomes an alinea: 50,000 of them kept a printing busy for minutes


class Lakip(Beralur):
    """The LAKIP of a satker for a year as a document: where and when it is dated, and its status.

    Its figures are read from the other tables; without a row the LAKIP is an undated draf. Once issued, its
    Dokumen holds what was said.
    """

    jenis_dokumen = JenisDokumen.LAKIP

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="lakip")
    tahun = models.PositiveSmallIntegerField()
    tanggal = models.DateField(null=True, blank=True)
    tanggal_teks = models.CharField("tanggal seperti tertulis", max_length=60, blank=True)
    tempat = models.CharField(max_length=100, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "laporan kinerja"
        verbose_name_plural = "laporan kinerja"
        ordering = ["satker", "-tahun"]
        constraints = [
            models.UniqueConstraint("satker", "tahun", name="lakip_unik_per_tahun"),
            models.CheckConstraint(name="lakip_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"LAKIP {self.tahun} {self.satker}"

    @property
    def pemilik(self) -> Satker:
        return self.satker


class JenisNarasi(TextChoices):
    RKT = "rkt", "RKT"
    LAKIP = "lakip", "LAKIP"


def batasi_narasi(teks: str) -> None:
    """Refuse a text that no document prints in reasonable time (ValidationError)."""
    if len(teks) > HURUF_NARASI:
        raise ValidationError("Teks narasi paling banyak 100.000 huruf; bagi menjadi beberapa bagian.")
    if len(teks.splitlines()) > BARIS_NARASI:
        raise ValidationError("Teks narasi paling banyak 2.000 baris; bagi menjadi beberapa bagian.")


class Narasi(models.Model):
    """Text of one section of a document of a satker and year; `bagian` names the section as typed.

    `ikatan` are the bindings of its sentences to facts (laporan/narasi/ikatan.py), `rancangan` the SHA-256 of
    the text as it was drafted ("" = never).
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="narasi")
    tahun = models.PositiveSmallIntegerField()
    dokumen = models.CharField(max_length=10, choices=JenisNarasi)
    bagian = models.CharField(max_length=HURUF_BAGIAN)
    teks = models.TextField(blank=True, validators=[batasi_narasi])
    urut = models.PositiveIntegerField(default=0)
    suntingan = models.PositiveIntegerField(default=0)
    ikatan = models.JSONField(default=list, blank=True, editable=False)
    rancangan = models.CharField(max_length=64, blank=True, editable=False)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "narasi"
        verbose_name_plural = "narasi"
        ordering = ["satker", "tahun", "dokumen", "urut", "id"]
        constraints = [
            models.UniqueConstraint(
                "satker",
                "tahun",
                "dokumen",
                "bagian",
                name="narasi_unik_per_bagian",
                violation_error_message="Bagian ini sudah ada pada dokumen tersebut.",
            ),
            models.CheckConstraint(name="narasi_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"{self.dokumen} {self.tahun}: {self.bagian}"

    @property
    def is_rancangan(self) -> bool:
        """Whether the text is still what was drafted, word by word."""
        return bool(self.teks) and self.rancangan == sidik_teks(self.teks)


class Lingkup(TextChoices):
    NASIONAL = "nasional", "Nasional"
    PROVINSI = "provinsi", "Provinsi"


class Pembanding(models.Model):
    """A figure of the nation or the province for an indikator and year, as printed in its source."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="pembanding")
    tahun = models.PositiveSmallIntegerField()
    indikator = models.TextField(blank=True)
    lingkup = models.CharField(max_length=10, choices=Lingkup)
    nilai = models.CharField(max_length=100, blank=True)
    sumber = models.TextField(blank=True)
    urut = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "pembanding"
        verbose_name_plural = "pembanding"
        ordering = ["satker", "tahun", "urut", "id"]
        constraints = [models.CheckConstraint(name="pembanding_tahun_wajar", condition=tahun_wajar("tahun"))]

    def __str__(self) -> str:
        return f"{self.lingkup} {self.tahun} {self.indikator}"
