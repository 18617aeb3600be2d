"""Renstra: what a satker promises for a period of years, with its misi and tujuan."""

from django.db import models
from django.db.models import F, Q

from sakip.choices import AsalData, JenisDokumen
from sakip.models import Satker
from sakip.models.alur import Beralur
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class Renstra(Beralur):
    """One Renstra period of a satker; at most one starts in a year. A perubahan is the next `versi` of the
    same row; the version before stays, as it was issued, with its Dokumen."""

    jenis_dokumen = JenisDokumen.RENSTRA

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="renstra")
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")
    dasar = models.TextField("dasar penetapan", blank=True)
    visi = models.TextField(blank=True)
    asal = models.CharField(max_length=10, choices=AsalData, default=AsalData.SISTEM)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "rencana strategis"
        verbose_name_plural = "rencana strategis"
        ordering = ["satker", "-tahun_awal"]
        constraints = [
            models.UniqueConstraint(
                "satker",
                "tahun_awal",
                name="renstra_unik_per_tahun_awal",
                violation_error_message="Rencana strategis dengan tahun awal ini sudah ada.",
            ),
            models.CheckConstraint(
                name="renstra_tahun_berurutan",
                condition=Q(tahun_akhir__gte=F("tahun_awal")) & tahun_wajar("tahun_awal", "tahun_akhir"),
                violation_error_message="Tahun akhir tidak boleh mendahului tahun awal (2000 sampai 2100).",
            ),
        ]

    def __str__(self) -> str:
        return f"Renstra {self.tahun_awal}-{self.tahun_akhir} {self.satker}"

    @property
    def pemilik(self) -> Satker:
        return self.satker

    @property
    def tahun(self) -> int:  # type: ignore[override]
        """The year under which its documents are kept: the first."""
        return self.tahun_awal

    def year_near(self, tahun: int) -> int:
        """`tahun` when it lies in the period, else the nearest year of the period."""
        return max(self.tahun_awal, min(tahun, self.tahun_akhir))

    @property
    def tahun_list(self) -> list[int]:
        """Every year of the period."""
        return list(range(self.tahun_awal, self.tahun_akhir + 1))


class ButirRenstra(models.Model):
    """A numbered statement; `no` as printed (1, a, ...)."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="%(class)s")
    no = models.CharField(max_length=10)
    uraian = models.TextField()
    urut = models.PositiveSmallIntegerField(default=0)

    objects = ScopedQuerySet.over("renstra__satker").as_manager()

    class Meta:
        abstract = True
        ordering = ["renstra", "urut", "id"]
        constraints = [models.UniqueConstraint("renstra", "no", name="%(class)s_no_unik")]

    def __str__(self) -> str:
        return f"{self.no}. {self.uraian}"


class Misi(ButirRenstra):
    class Meta(ButirRenstra.Meta):
        verbose_name = "misi"
        verbose_name_plural = "misi"


class Tujuan(ButirRenstra):
    class Meta(ButirRenstra.Meta):
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
