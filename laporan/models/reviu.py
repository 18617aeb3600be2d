"""The review of a LAKIP by APIP (PermenPANRB 53/2014 Lampiran III): its checklist and its findings."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from sakip.models import Satker
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class StatusReviu(TextChoices):
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"


class JawabanButir(TextChoices):
    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_RELEVAN = "tidak_relevan", "Tidak relevan"


class TingkatTemuan(TextChoices):
    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


class StatusTemuan(TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    DITINDAKLANJUTI = "ditindaklanjuti", "Ditindaklanjuti"
    SELESAI = "selesai", "Selesai"


class Reviu(models.Model):
    """One review of the LAKIP of a satker and year at version `versi`; at most one is being done at a time.

    When it is closed, `isi` keeps the content that was reviewed (canonical JSON, `sidik` its SHA-256), and
    nama, jabatan and tanggal are those of the reviewer as printed, never a NIP. `berpernyataan`: whether the
    statement "telah direviu" was given; without it `simpulan` says why not.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="reviu")
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=10, choices=StatusReviu, default=StatusReviu.BERJALAN)
    berpernyataan = models.BooleanField("dengan pernyataan telah direviu", default=False)
    simpulan = models.TextField(blank=True)
    nama = models.CharField("nama pereviu", max_length=150, blank=True)
    jabatan = models.CharField("jabatan pereviu", max_length=300, blank=True)
    tanggal = models.DateField("tanggal pernyataan", null=True, blank=True)
    isi = models.TextField(blank=True)
    sidik = models.CharField("SHA-256 isi yang direviu", max_length=64, blank=True)
    pembuka = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuka = models.DateTimeField(auto_now_add=True)
    penutup = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditutup = models.DateTimeField(null=True, blank=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "reviu laporan kinerja"
        verbose_name_plural = "reviu laporan kinerja"
        ordering = ["satker", "-tahun", "-id"]
        constraints = [
            models.CheckConstraint(name="reviu_tahun_wajar", condition=tahun_wajar("tahun")),
            models.UniqueConstraint(
                "satker",
                "tahun",
                condition=Q(status="berjalan"),
                name="reviu_satu_berjalan",
                violation_error_message="Reviu laporan kinerja ini sedang berjalan.",
            ),
            models.CheckConstraint(
                name="reviu_selesai_lengkap",
                condition=Q(status="berjalan", ditutup=None)
                | Q(status="selesai", ditutup__isnull=False, penutup__isnull=False, tanggal__isnull=False)
                & ~Q(nama="")
                & ~Q(jabatan="")
                & ~Q(sidik=""),
                violation_error_message="Reviu ditutup dengan nama, jabatan, dan tanggal pereviu.",
            ),
            models.CheckConstraint(
                name="reviu_tanpa_pernyataan_bersimpulan",
                condition=Q(status="berjalan") | Q(berpernyataan=True) | ~Q(simpulan=""),
                violation_error_message="Tuliskan mengapa pernyataan tidak diberikan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Reviu LAKIP {self.tahun} {self.satker}"

    @property
    def is_open(self) -> bool:
        """Whether it is still being done."""
        return self.status == StatusReviu.BERJALAN


class JawabanReviu(models.Model):
    """The reviewer's answer to one item of the checklist (`kode` as in `laporan.reviu.butir`)."""

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="jawaban")
    kode = models.CharField(max_length=10)
    jawaban = models.CharField(max_length=15, choices=JawabanButir)
    catatan = models.TextField(blank=True)

    objects = ScopedQuerySet.over("reviu__satker").as_manager()

    class Meta:
        verbose_name = "jawaban reviu"
        verbose_name_plural = "jawaban reviu"
        ordering = ["reviu", "id"]
        constraints = [
            models.UniqueConstraint("reviu", "kode", name="jawaban_reviu_unik"),
            models.CheckConstraint(
                name="jawaban_reviu_beralasan",
                condition=Q(jawaban="ya") | ~Q(catatan=""),
                violation_error_message="Jawaban tidak dan tidak relevan memerlukan catatan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.get_jawaban_display()}"


class TemuanReviu(models.Model):
    """What the reviewer found, and where: `bagian` is the key of a row, table or section of the LAKIP
    (`laporan.reviu.tempat`), `bagian_teks` its words at the time, `kode` the item of the checklist ("" =
    none). The satker answers in `tanggapan`; the reviewer ends it with `keputusan`."""

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="temuan")
    kode = models.CharField(max_length=10, blank=True)
    bagian = models.CharField(max_length=250, blank=True)
    bagian_teks = models.CharField(max_length=300, blank=True)
    uraian = models.TextField("temuan")
    tingkat = models.CharField(max_length=10, choices=TingkatTemuan, default=TingkatTemuan.SEDANG)
    status = models.CharField(max_length=15, choices=StatusTemuan, default=StatusTemuan.TERBUKA)
    tanggapan = models.TextField("tanggapan satuan kerja", blank=True)
    penanggap = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditanggapi = models.DateTimeField(null=True, blank=True)
    keputusan = models.TextField("keputusan pereviu", blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("reviu__satker").as_manager()

    class Meta:
        verbose_name = "temuan reviu"
        verbose_name_plural = "temuan reviu"
        ordering = ["reviu", "id"]
        constraints = [
            models.CheckConstraint(
                name="temuan_reviu_terisi",
                condition=~Q(uraian=""),
                violation_error_message="Tuliskan temuannya.",
            ),
            models.CheckConstraint(
                name="temuan_reviu_ditanggapi",
                condition=~Q(status="ditindaklanjuti") | ~Q(tanggapan=""),
                violation_error_message="Tuliskan tanggapannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]
