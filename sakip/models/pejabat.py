"""Who held which jabatan from when to when; the signatory of a document is chosen by its date."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sakip.choices import JenisJabatan, StatusPejabat
from sakip.models.satker import UnitKerja
from sakip.querysets import ScopedQuerySet


class Pejabat(models.Model):
    """An official in a jabatan. `mulai`/`selesai` None = not known, taken as open.

    `nip` is personal data: never printed, logged, snapshot or exported unless asked for by a user
    with the right (DESIGN 4b.9). `akun` is the account with which this official signs (None = none yet).
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="pejabat")
    jabatan = models.CharField("jabatan seperti tercetak", max_length=250)
    jenis_jabatan = models.CharField(max_length=20, choices=JenisJabatan, default=JenisJabatan.LAINNYA)
    nama = models.CharField("nama dengan gelar", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)
    status = models.CharField(max_length=10, choices=StatusPejabat, default=StatusPejabat.DEFINITIF)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)
    urut = models.PositiveSmallIntegerField(default=0)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="jabatan",
        verbose_name="akun untuk menandatangani",
    )

    objects = ScopedQuerySet.over("unit__satker").as_manager()

    class Meta:
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["unit", "urut", "id"]
        constraints = [
            models.CheckConstraint(
                name="pejabat_nip_18_angka",
                condition=Q(nip="") | Q(nip__regex=r"^[0-9]{18}$"),
                violation_error_message="NIP terdiri atas 18 angka.",
            ),
            models.CheckConstraint(
                name="pejabat_masa_berurutan",
                condition=Q(mulai__isnull=True) | Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Masa jabatan berakhir sebelum dimulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}"
