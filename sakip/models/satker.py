"""The tree of satuan kerja (1 pusat, 38 provinsi, 514 kabupaten/kota) and the units inside each."""

from django.db import models
from django.db.models import F, Q

from sakip.choices import JenisSatker, JenisUnit
from sakip.querysets import SatkerQuerySet, ScopedQuerySet


class Satker(models.Model):
    """One satuan kerja. `induk` None = the national one; `kode_wilayah` as Kemendagri writes it (17.02)."""

    kode_wilayah = models.CharField("kode wilayah", max_length=5, unique=True)
    kode_satker = models.CharField("kode satker", max_length=6, unique=True, null=True, blank=True)
    nama = models.CharField(max_length=150)
    nama_resmi = models.CharField("nama resmi seperti ditulis satker", max_length=200, blank=True)
    nama_wilayah = models.CharField("nama wilayah", max_length=100, blank=True)
    jenis = models.CharField(max_length=10, choices=JenisSatker)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    alamat = models.TextField(blank=True)
    telepon = models.CharField(max_length=100, blank=True)
    faksimile = models.CharField(max_length=100, blank=True)
    surel = models.CharField("surel", max_length=150, blank=True)
    laman = models.CharField(max_length=150, blank=True)
    tempat = models.CharField("tempat penandatanganan", max_length=100, blank=True)
    mulai = models.DateField("berlaku sejak", null=True, blank=True)
    selesai = models.DateField("berlaku sampai", null=True, blank=True)
    suntingan = models.PositiveIntegerField(default=0)

    objects = SatkerQuerySet.as_manager()

    class Meta:
        verbose_name = "satuan kerja"
        verbose_name_plural = "satuan kerja"
        ordering = ["kode_wilayah"]
        constraints = [
            models.CheckConstraint(
                name="satker_kode_wilayah_berpola",
                condition=Q(kode_wilayah__regex=r"^[0-9]{2}(\.[0-9]{2})?$"),
                violation_error_message="Kode wilayah ditulis seperti 17 atau 17.02.",
            ),
            models.CheckConstraint(
                name="satker_kode_satker_enam_angka",
                condition=Q(kode_satker__isnull=True) | Q(kode_satker__regex=r"^[0-9]{6}$"),
                violation_error_message="Kode satker terdiri atas enam angka.",
            ),
            models.CheckConstraint(
                name="satker_hanya_pusat_tanpa_induk",
                condition=Q(jenis=JenisSatker.PUSAT, induk__isnull=True)
                | (~Q(jenis=JenisSatker.PUSAT) & Q(induk__isnull=False)),
                violation_error_message="Hanya satuan kerja pusat yang tidak memiliki induk.",
            ),
            models.CheckConstraint(
                name="satker_masa_berurutan",
                condition=Q(mulai__isnull=True) | Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Masa berlaku berakhir sebelum dimulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_lengkap(self) -> str:
        """The full official name: `Komisi Pemilihan Umum Kabupaten Rejang Lebong` (Aceh: KIP)."""
        if self.nama.startswith("KIP "):
            return "Komisi Independen Pemilihan " + self.nama[4:]
        if self.nama.startswith("KPU "):
            return "Komisi Pemilihan Umum " + self.nama[4:]
        return self.nama


class UnitKerja(models.Model):
    """A unit of a satker: lembaga, sekretariat, bagian or subbagian; `kunci` is its short key in a paket."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="unit")
    kunci = models.SlugField("kunci", max_length=50)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=50, blank=True)
    jenis = models.CharField(max_length=12, choices=JenisUnit)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    mulai = models.DateField("berlaku sejak", null=True, blank=True)
    selesai = models.DateField("berlaku sampai", null=True, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["satker", "id"]
        constraints = [
            models.UniqueConstraint("satker", "kunci", name="unit_kunci_unik_per_satker"),
            models.UniqueConstraint(
                "satker",
                "jenis",
                condition=Q(jenis__in=[JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT], selesai__isnull=True),
                name="unit_satu_lembaga_satu_sekretariat",
                violation_error_message="Satuan kerja hanya memiliki satu lembaga dan satu sekretariat.",
            ),
            models.CheckConstraint(
                name="unit_masa_berurutan",
                condition=Q(mulai__isnull=True) | Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Masa berlaku berakhir sebelum dimulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
