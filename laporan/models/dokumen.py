"""Issued documents: what was frozen, its files, who signed them, and the certificates of officials."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import TextChoices

from sakip.choices import JenisDokumen
from sakip.models import Pejabat, Satker, UnitKerja
from sakip.models.nilai import tahun_wajar
from sakip.querysets import ScopedQuerySet


class StatusTerbit(TextChoices):
    """`menunggu` is prepared and not fully signed, `batal` was prepared and never issued."""

    MENUNGGU = "menunggu", "Menunggu tanda tangan"
    BERLAKU = "berlaku", "Berlaku"
    DIGANTIKAN = "digantikan", "Digantikan"
    DICABUT = "dicabut", "Dicabut"
    BATAL = "batal", "Batal"


class CaraTtd(TextChoices):
    """How a signature was given; `basah` is ink on paper and is never called digital."""

    LOKAL = "lokal", "Tanda tangan elektronik dengan sertifikat lokal (tidak tersertifikasi)"
    BSRE = "bsre", "Tanda tangan elektronik Balai Sertifikasi Elektronik"
    BASAH = "basah", "Tanda tangan basah di atas kertas"


class JenisBerkas(TextChoices):
    NASKAH = "naskah", "Naskah siap ditandatangani"
    DITANDATANGANI = "ditandatangani", "Naskah bertanda tangan elektronik"
    PINDAIAN = "pindaian", "Pindaian naskah bertanda tangan basah"
    DISEGEL = "disegel", "Naskah bertanda tangan dan bersegel elektronik"


class Dokumen(models.Model):
    """One issued (or about to be issued) document: a function of its frozen snapshot.

    `kode` is the public key of the verification page. `snapshot` is canonical JSON and `sidik` its SHA-256.
    `objek_id` is the row of `jenis` that was frozen. Only status, terbit, pengganti and alasan ever change
    (database trigger), and no row is ever deleted.
    """

    kode = models.CharField(max_length=20, unique=True)
    jenis = models.CharField(max_length=15, choices=JenisDokumen)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="dokumen")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=0)
    objek_id = models.BigIntegerField()
    judul = models.CharField(max_length=300)
    snapshot = models.TextField()
    sidik = models.CharField("SHA-256 snapshot", max_length=64)
    dibuat = models.DateTimeField(auto_now_add=True)
    pembuat = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=StatusTerbit, default=StatusTerbit.MENUNGGU)
    terbit = models.DateTimeField(null=True, blank=True)
    pengganti = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="digantikan")
    alasan = models.TextField(blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "dokumen terbit"
        verbose_name_plural = "dokumen terbit"
        ordering = ["-id"]
        indexes = [models.Index(fields=["jenis", "objek_id"], name="dokumen_objek")]
        constraints = [
            models.CheckConstraint(name="dokumen_tahun_wajar", condition=tahun_wajar("tahun")),
            models.UniqueConstraint(
                "jenis",
                "objek_id",
                "versi",
                condition=models.Q(status__in=["menunggu", "berlaku", "digantikan"]),
                name="dokumen_satu_per_versi",
                violation_error_message="Dokumen ini sudah disiapkan untuk ditandatangani.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class BerkasDokumen(models.Model):
    """One file of a Dokumen, kept for ever: `urut` 0 the naskah, then one after each signature and
    after the seal."""

    dokumen = models.ForeignKey(Dokumen, models.PROTECT, related_name="berkas")
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=15, choices=JenisBerkas)
    berkas = models.FileField(max_length=200)
    sidik = models.CharField("SHA-256 berkas", max_length=64, db_index=True)
    ukuran = models.PositiveIntegerField()
    waktu = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.over("dokumen__satker").as_manager()

    class Meta:
        verbose_name = "berkas dokumen"
        verbose_name_plural = "berkas dokumen"
        ordering = ["dokumen", "urut"]
        constraints = [models.UniqueConstraint("dokumen", "urut", name="berkas_dokumen_unik")]

    def __str__(self) -> str:
        return f"{self.dokumen} [{self.urut}]"


class StatusTtd(TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    SELESAI = "selesai", "Sudah menandatangani"
    DITOLAK = "ditolak", "Menolak"


class TandaTangan(models.Model):
    """One place to sign, in order; nama and jabatan are frozen with the document.

    `bidang` is the signature field in the PDF, `pejabat` who was chosen by the date of the document,
    `berkas` the file that the signature made (one scan may carry several), `rincian` the certificate as
    signed (subject, issuer, serial, validity) or, for ink, what was scanned.
    """

    dokumen = models.ForeignKey(Dokumen, models.PROTECT, related_name="tanda_tangan")
    urut = models.PositiveSmallIntegerField()
    bidang = models.CharField(max_length=40)
    pejabat = models.ForeignKey(Pejabat, models.PROTECT, null=True, blank=True, related_name="tanda_tangan")
    nama = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=StatusTtd, default=StatusTtd.MENUNGGU)
    cara = models.CharField(max_length=10, choices=CaraTtd, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tanda_tangan"
    )
    waktu = models.DateTimeField(null=True, blank=True)
    berkas = models.ForeignKey(
        BerkasDokumen, models.PROTECT, null=True, blank=True, related_name="tanda_tangan"
    )
    rincian = models.JSONField(default=dict, blank=True)
    alasan = models.TextField(blank=True)

    objects = ScopedQuerySet.over("dokumen__satker").as_manager()

    class Meta:
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        ordering = ["dokumen", "urut"]
        constraints = [
            models.UniqueConstraint("dokumen", "urut", name="tanda_tangan_unik"),
            models.CheckConstraint(
                name="tanda_tangan_selesai_lengkap",
                condition=~models.Q(status="selesai")
                | models.Q(waktu__isnull=False, berkas__isnull=False, user__isnull=False)
                & ~models.Q(cara=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}"


class Sertifikat(models.Model):
    """The local certificate of an official: PKCS#12, readable only with the official's own passphrase.

    `gagal` counts wrong passphrases in a row; until `terkunci` none is tried. `dicabut` = revoked on.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sertifikat")
    p12 = models.BinaryField()
    subjek = models.CharField(max_length=300)
    penerbit = models.CharField(max_length=300)
    nomor_seri = models.CharField(max_length=60)
    berlaku_dari = models.DateTimeField()
    berlaku_sampai = models.DateTimeField()
    dibuat = models.DateTimeField(auto_now_add=True)
    gagal = models.PositiveSmallIntegerField(default=0)
    terkunci = models.DateTimeField(null=True, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "sertifikat pejabat"
        verbose_name_plural = "sertifikat pejabat"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "user", condition=models.Q(dicabut__isnull=True), name="sertifikat_satu_berlaku"
            )
        ]

    def __str__(self) -> str:
        return self.subjek
