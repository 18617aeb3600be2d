"""When a document may be filled: windows and deadlines, and named exceptions from a closed one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from sakip.choices import JenisDokumen, TingkatSatker, Triwulan
from sakip.models.satker import Satker, UnitKerja
from sakip.querysets import ScopedQuerySet


def _not_before(hari: str, *dahulu: str) -> Q:
    """That the day `hari` is not before any of `dahulu`; an empty day is before nothing."""
    urut = Q()
    for nama in dahulu:
        urut &= Q((hari, None)) | Q((nama, None)) | Q((f"{hari}__gte", F(nama)))
    return urut


class Periode(models.Model):
    """When `dokumen` of `tahun` (and `triwulan`, for realisasi) may be filled and reviewed, is due, and is
    closed. What each window allows to whom: `sakip.periode.Jendela`.

    `satker` None = for everybody; a province's own holds for its kabupaten/kota too. `tingkat` "" = for every
    level of satker among them, else for that one alone. Which one wins: `sakip.periode.Kalender`.
    Filling: from `buka` (None = from ever), due on `tenggat`, until `tutup` (None = as long as the review).
    Review: due on `tenggat_tinjau`, until `tutup_tinjau` (None = it never closes). A deadline locks nothing.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, null=True, blank=True, related_name="periode")
    dokumen = models.CharField(max_length=15, choices=JenisDokumen)
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan, null=True, blank=True)
    tingkat = models.CharField(max_length=10, choices=TingkatSatker, blank=True, default="")
    buka = models.DateField("dibuka", null=True, blank=True)
    tenggat = models.DateField("tenggat", null=True, blank=True)
    tutup = models.DateField("ditutup setelah", null=True, blank=True)
    tenggat_tinjau = models.DateField("tenggat peninjauan", null=True, blank=True)
    tutup_tinjau = models.DateField("peninjauan ditutup setelah", null=True, blank=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.over("satker", null_is_common=True).as_manager()

    class Meta:
        verbose_name = "jadwal pengisian"
        verbose_name_plural = "jadwal pengisian"
        ordering = ["tahun", "dokumen", "triwulan", "satker", "tingkat"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("satker", 0),
                "dokumen",
                "tahun",
                Coalesce("triwulan", 0),
                "tingkat",
                name="periode_unik",
                violation_error_message="Jadwal untuk dokumen, tahun, triwulan, dan tingkat ini sudah ada.",
            ),
            models.CheckConstraint(
                name="periode_berurutan",
                condition=(Q(buka=None) | Q(tutup=None) | Q(tutup__gte=F("buka")))
                & (Q(buka=None) | Q(tenggat=None) | Q(tenggat__gte=F("buka")))
                & (Q(tenggat=None) | Q(tutup=None) | Q(tutup__gte=F("tenggat"))),
                violation_error_message="Urutannya: dibuka, tenggat, lalu ditutup.",
            ),
            models.CheckConstraint(
                name="periode_tinjau_berurutan",
                condition=_not_before("tenggat_tinjau", "buka", "tenggat")
                & _not_before("tutup_tinjau", "buka", "tenggat", "tutup", "tenggat_tinjau"),
                violation_error_message=(
                    "Urutannya: pengisian dibuka, tenggat, ditutup, lalu tenggat peninjauan dan penutupannya."
                ),
            ),
            models.CheckConstraint(
                name="periode_triwulan_hanya_realisasi",
                condition=Q(dokumen=JenisDokumen.REALISASI, triwulan__gte=1, triwulan__lte=4)
                | (~Q(dokumen=JenisDokumen.REALISASI) & Q(triwulan=None)),
                violation_error_message="Hanya jadwal realisasi yang memakai triwulan.",
            ),
        ]

    def __str__(self) -> str:
        triwulan = f" {self.get_triwulan_display()}" if self.triwulan else ""
        return f"{self.get_dokumen_display()}{triwulan} {self.tahun}"


class PengecualianKunci(models.Model):
    """A named exception: until `sampai` (inclusive) a closed window is open for `satker` (and `unit`).

    `kuasa` is the authority (letter number and date), `pemberi` who gave it; `dicabut` = taken back on.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="pengecualian")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="pengecualian")
    dokumen = models.CharField(max_length=15, choices=JenisDokumen)
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan, null=True, blank=True)
    kuasa = models.CharField("dasar kewenangan", max_length=200)
    alasan = models.TextField()
    sampai = models.DateField("berlaku sampai")
    pemberi = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    dicabut = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "pengecualian kunci"
        verbose_name_plural = "pengecualian kunci"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Pengecualian {self.get_dokumen_display()} {self.tahun} sampai {self.sampai}"
