"""Recommendations of a review or an evaluation, who answers for them, and how far they are."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from laporan.models.reviu import TemuanReviu
from sakip.models import Satker, UnitKerja
from sakip.querysets import ScopedQuerySet


class SumberRekomendasi(TextChoices):
    REVIU = "reviu", "Reviu laporan kinerja"
    EVALUASI = "evaluasi", "Evaluasi akuntabilitas kinerja"
    MANDIRI = "mandiri", "Penilaian mandiri"
    LAINNYA = "lainnya", "Pemeriksaan lain"


class StatusRekomendasi(TextChoices):
    """`dilaporkan` is what the satker says, `selesai` and `tidak_dapat` what a second party has decided."""

    TERBUKA = "terbuka", "Terbuka"
    BERJALAN = "berjalan", "Berjalan"
    DILAPORKAN = "dilaporkan", "Dilaporkan selesai"
    SELESAI = "selesai", "Selesai"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti"


BELUM_TUNTAS = (StatusRekomendasi.TERBUKA, StatusRekomendasi.BERJALAN, StatusRekomendasi.DILAPORKAN)
DIPUTUS = (StatusRekomendasi.SELESAI, StatusRekomendasi.TIDAK_DAPAT)


class Rekomendasi(models.Model):
    """One recommendation to a satker: where it came from (`sumber`, `rujukan` its number and date in words,
    `tanggal` the day on which it was given), the unit that owns it (None = the whole satker) with the jabatan
    that answers for it, and until when. `status` is that of its latest Kemajuan, `per_tanggal` its day."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="rekomendasi")
    temuan = models.ForeignKey(TemuanReviu, models.PROTECT, null=True, blank=True, related_name="rekomendasi")
    sumber = models.CharField(max_length=10, choices=SumberRekomendasi)
    rujukan = models.CharField("nomor dan tanggal laporan", max_length=300, blank=True)
    tanggal = models.DateField("tanggal rekomendasi")
    uraian = models.TextField("rekomendasi")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.CharField("jabatan penanggung jawab", max_length=300)
    tenggat = models.DateField("batas waktu")
    status = models.CharField(max_length=12, choices=StatusRekomendasi, default=StatusRekomendasi.TERBUKA)
    per_tanggal = models.DateField("status per tanggal")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "rekomendasi"
        verbose_name_plural = "rekomendasi"
        ordering = ["satker", "tenggat", "id"]
        constraints = [
            models.CheckConstraint(
                name="rekomendasi_lengkap",
                condition=~Q(uraian="") & ~Q(jabatan=""),
                violation_error_message="Tuliskan rekomendasi dan jabatan penanggung jawabnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]

    @property
    def is_open(self) -> bool:
        """Whether nobody has ended it yet."""
        return self.status in BELUM_TUNTAS


class KemajuanRekomendasi(models.Model):
    """How far a recommendation was on `tanggal`: its state, a note, and what proves it (a link, a file, or
    neither). Rows are only added."""

    rekomendasi = models.ForeignKey(Rekomendasi, models.CASCADE, related_name="kemajuan")
    tanggal = models.DateField()
    status = models.CharField(max_length=12, choices=StatusRekomendasi)
    catatan = models.TextField()
    tautan = models.URLField(max_length=1000, blank=True)
    berkas = models.FileField(max_length=200, blank=True)
    nama = models.CharField("nama berkas", max_length=150, blank=True)
    tipe = models.CharField(max_length=4, blank=True)
    ukuran = models.PositiveIntegerField(default=0)
    sidik = models.CharField("SHA-256 berkas", max_length=64, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.over("rekomendasi__satker").as_manager()

    class Meta:
        verbose_name = "kemajuan rekomendasi"
        verbose_name_plural = "kemajuan rekomendasi"
        ordering = ["rekomendasi", "tanggal", "id"]
        constraints = [
            models.CheckConstraint(
                name="kemajuan_bercatatan",
                condition=~Q(catatan=""),
                violation_error_message="Tuliskan kemajuannya.",
            ),
            models.CheckConstraint(
                name="kemajuan_berkas_lengkap",
                condition=Q(berkas="", sidik="") | ~Q(berkas="") & ~Q(sidik="") & ~Q(tipe="") & ~Q(ukuran=0),
                violation_error_message="Berkas bukti belum lengkap.",
            ),
        ]

    def __str__(self) -> str:
        return self.catatan[:80]
