"""What supports a realisasi: evidence, follow-ups, and the reasons for values that were asked about.

How they stand beside the text columns of Realisasi, which the grid fills and a paket carries:

    bukti           the quick list of links; they count as evidence and are shown with the rows of Bukti, and
                    no row of Bukti repeats them. Files, notes and links with a title are rows of Bukti.
    kendala         stays the one place for what hindered
    tindak_lanjut   stays the summary that documents print; a promise with an owner and a date, followed until
                    it is done, is a row of TindakLanjut
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from kinerja.models.realisasi import Realisasi
from sakip.querysets import ScopedQuerySet

SATKER = "realisasi__pengukuran__unit__satker"


class JenisBukti(TextChoices):
    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"
    TEKS = "teks", "Catatan"


class Bukti(models.Model):
    """One piece of evidence: a file in the private storage, a link, or a note.

    `tipe` is what the bytes of the file are (`kinerja.pindai.jenis.JENIS`), `nama` the cleaned name under
    which it came, `ukuran` in bytes, `pratinjau` a small picture without metadata ("" = an icon stands for
    it). Content never changes. What was submitted once is never deleted: it is withdrawn (`ditarik`), with a
    reason, and stays to be read.
    """

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="bukti_dukung")
    jenis = models.CharField(max_length=6, choices=JenisBukti)
    judul = models.CharField(max_length=200, blank=True)
    tautan = models.URLField(max_length=1000, blank=True)
    teks = models.TextField(blank=True)
    berkas = models.FileField(max_length=200, blank=True)
    pratinjau = models.FileField(max_length=200, blank=True)
    nama = models.CharField("nama berkas", max_length=150, blank=True)
    tipe = models.CharField(max_length=4, blank=True)
    ukuran = models.PositiveIntegerField(default=0)
    sidik = models.CharField("SHA-256 berkas", max_length=64, blank=True, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)
    ditarik = models.DateTimeField(null=True, blank=True)
    penarik = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_tarik = models.TextField("alasan penarikan", blank=True)

    objects = ScopedQuerySet.over(SATKER).as_manager()

    class Meta:
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        ordering = ["realisasi", "id"]
        constraints = [
            models.CheckConstraint(
                name="bukti_isi_sesuai_jenis",
                condition=Q(jenis="berkas", ukuran__gt=0, tautan="", teks="")
                & ~Q(berkas="")
                & ~Q(sidik="")
                & ~Q(tipe="")
                | Q(jenis="tautan", berkas="", teks="") & ~Q(tautan="")
                | Q(jenis="teks", berkas="", tautan="") & ~Q(teks=""),
                violation_error_message="Bukti dukung berupa satu berkas, satu tautan, atau satu catatan.",
            ),
            models.CheckConstraint(
                name="bukti_penarikan_beralasan",
                condition=Q(ditarik=None, alasan_tarik="") | Q(ditarik__isnull=False) & ~Q(alasan_tarik=""),
                violation_error_message="Tuliskan alasan penarikannya.",
            ),
            models.UniqueConstraint(
                "realisasi",
                "sidik",
                condition=Q(jenis="berkas", ditarik=None),
                name="bukti_berkas_sekali",
                violation_error_message="Berkas ini sudah ada pada baris ini.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul or self.nama or self.tautan or self.teks[:60]


class StatusTindakLanjut(TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


TERBUKA = (StatusTindakLanjut.RENCANA, StatusTindakLanjut.BERJALAN)


class TindakLanjut(models.Model):
    """What will be done about a row, by whom and until when; followed in later triwulan until it is closed.

    `penanggung_jawab` is a name or jabatan in words: whoever does the work need not have an account. `status`
    holds since `per_tanggal`, with `catatan` (which a closed one must have); every earlier state is in the
    audit trail of the row.
    """

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="daftar_tindak_lanjut")
    solusi = models.TextField("solusi atas kendala", blank=True)
    uraian = models.TextField("tindak lanjut")
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200)
    tenggat = models.DateField("batas waktu")
    status = models.CharField(max_length=10, choices=StatusTindakLanjut, default=StatusTindakLanjut.RENCANA)
    per_tanggal = models.DateField("status per tanggal")
    catatan = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.over(SATKER).as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["tenggat", "id"]
        constraints = [
            models.CheckConstraint(
                name="tindak_lanjut_lengkap",
                condition=~Q(uraian="") & ~Q(penanggung_jawab=""),
                violation_error_message="Tuliskan tindak lanjut dan penanggung jawabnya.",
            ),
            models.CheckConstraint(
                name="tindak_lanjut_ditutup_bercatatan",
                condition=Q(status__in=["rencana", "berjalan"]) | ~Q(catatan=""),
                violation_error_message="Tuliskan hasilnya, atau alasan pembatalannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def is_open(self) -> bool:
        """Whether it is still to be followed."""
        return self.status in TERBUKA


class AlasanNilai(models.Model):
    """Why an unusual value is right: the answer to one `pertanyaan` of one `jenis` about `nilai`.

    It holds as long as the row has that value: another value is asked about anew. Rows are only added; of
    several the latest counts.
    """

    realisasi = models.ForeignKey(Realisasi, models.CASCADE, related_name="alasan_nilai")
    jenis = models.CharField(max_length=8)
    nilai = models.DecimalField(max_digits=24, decimal_places=6)
    pertanyaan = models.TextField()
    alasan = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.over(SATKER).as_manager()

    class Meta:
        verbose_name = "alasan nilai"
        verbose_name_plural = "alasan nilai"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="alasan_nilai_terisi",
                condition=~Q(alasan=""),
                violation_error_message="Tuliskan alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.alasan
