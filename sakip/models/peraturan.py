"""The regulations that documents cite, as reference data."""

from django.db import models
from django.db.models import F, Q, TextChoices


class JenisPeraturan(TextChoices):
    """Kinds of regulations, as a citation begins."""

    UU = "uu", "Undang-Undang"
    PP = "pp", "Peraturan Pemerintah"
    PERPRES = "perpres", "Peraturan Presiden"
    PERMENPANRB = "permenpanrb", "Peraturan Menteri PANRB"
    PERMENPPN = "permenppn", "Peraturan Menteri PPN/Kepala Bappenas"
    PMK = "pmk", "Peraturan Menteri Keuangan"
    PERMENDAGRI = "permendagri", "Peraturan Menteri Dalam Negeri"
    PKPU = "pkpu", "Peraturan KPU"
    KPTKPU = "kptkpu", "Keputusan KPU"


class Peraturan(models.Model):
    """One regulation. `nomor` is its leading number, `nomor_lengkap` the whole of a number with a code
    (`5/PR.03-1-Kpt/03/KPU/I/2018`; "" = it has none, or it is not known), `judul` what stands behind
    `tentang` ("" = not known); `dicabut_dengan` names what repealed it in `dicabut_tahun` ("" = in force)."""

    jenis = models.CharField(max_length=12, choices=JenisPeraturan)
    nomor = models.PositiveIntegerField()
    tahun = models.PositiveSmallIntegerField()
    nomor_lengkap = models.CharField("nomor lengkap", max_length=60, blank=True)
    judul = models.TextField("tentang", blank=True)
    dicabut_dengan = models.CharField("dicabut dengan", max_length=120, blank=True)
    dicabut_tahun = models.PositiveSmallIntegerField("dicabut tahun", null=True, blank=True)
    keterangan = models.TextField(blank=True)

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ["jenis", "tahun", "nomor"]
        constraints = [
            models.UniqueConstraint(
                "jenis",
                "nomor",
                "tahun",
                name="peraturan_unik",
                violation_error_message="Peraturan ini sudah ada dalam daftar.",
            ),
            models.CheckConstraint(
                name="peraturan_dicabut_sesudah_terbit",
                condition=Q(dicabut_tahun__isnull=True, dicabut_dengan="")
                | (Q(dicabut_tahun__gte=F("tahun")) & ~Q(dicabut_dengan="")),
                violation_error_message="Tahun pencabutan tidak sebelum tahun peraturan, dengan pencabutnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} Nomor {self.nomor_lengkap or f'{self.nomor} Tahun {self.tahun}'}"
