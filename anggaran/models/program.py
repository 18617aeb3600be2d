"""Reference of budget codes (program, kegiatan, KRO, RO), valid from year to year."""

from django.db import models
from django.db.models import F, Q

from anggaran.choices import TingkatKode


class KodeAnggaran(models.Model):
    """One code of bagian anggaran 076 in its canonical long form, e.g. `076.01.CQ.6709.QGE.003`.

    `berlaku_sampai` None = still valid. The same RO number under another kegiatan is another code.
    """

    kode = models.CharField(max_length=60)
    tingkat = models.CharField(max_length=12, choices=TingkatKode)
    nama = models.CharField(max_length=300)
    satuan = models.CharField(max_length=50, blank=True)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    berlaku_dari = models.PositiveSmallIntegerField("berlaku dari tahun")
    berlaku_sampai = models.PositiveSmallIntegerField("berlaku sampai tahun", null=True, blank=True)

    class Meta:
        verbose_name = "kode anggaran"
        verbose_name_plural = "kode anggaran"
        ordering = ["kode", "berlaku_dari"]
        constraints = [
            models.UniqueConstraint("kode", "berlaku_dari", name="kode_anggaran_unik_per_tahun"),
            models.CheckConstraint(
                name="kode_anggaran_masa_berurutan",
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
