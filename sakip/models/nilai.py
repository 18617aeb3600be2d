"""Values as typed with their reading beside them: the abstract columns that rows of four apps share."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from sakip.choices import CaraKumulasi, JenisNilai, Polaritas, StatusNilai


def _angka(**opsi: object) -> models.DecimalField:
    return models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True, **opsi)


class Bertarget(models.Model):
    """A target: the words as typed and what was read from them.

    `target_teks` is empty when a native number was given (a spreadsheet cell); it is then printed
    from the reading. `target_nilai` None means that no number could be read (or none was given);
    `target_atas` is the upper bound of a rentang, whose lower bound is `target_nilai`.
    """

    target_teks = models.TextField("target", blank=True)
    target_nilai = _angka(verbose_name="target terbaca")
    target_atas = _angka(verbose_name="batas atas target")
    target_satuan = models.CharField("satuan target", max_length=100, blank=True)
    target_jenis = models.CharField("jenis target", max_length=20, choices=JenisNilai, blank=True)
    target_status = models.CharField(
        "status target", max_length=20, choices=StatusNilai, default=StatusNilai.BELUM_DIISI
    )

    class Meta:
        abstract = True


class Berealisasi(models.Model):
    """A realisasi, kept like a target. Only the status `terisi` may carry a number (constraint)."""

    realisasi_teks = models.TextField("realisasi", blank=True)
    realisasi_nilai = _angka(verbose_name="realisasi terbaca")
    realisasi_satuan = models.CharField("satuan realisasi", max_length=100, blank=True)
    realisasi_jenis = models.CharField("jenis realisasi", max_length=20, choices=JenisNilai, blank=True)
    realisasi_status = models.CharField(
        "status realisasi", max_length=20, choices=StatusNilai, default=StatusNilai.BELUM_DIISI
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_angka_hanya_terisi",
                condition=Q(realisasi_status=StatusNilai.TERISI) | Q(realisasi_nilai__isnull=True),
                violation_error_message="Realisasi yang berstatus selain terisi tidak boleh memuat angka.",
            )
        ]


class Berukuran(models.Model):
    """How a row is measured, where the row says so itself; empty = see its link, then its target."""

    jenis_nilai = models.CharField("jenis nilai", max_length=20, choices=JenisNilai, blank=True)
    satuan = models.CharField(max_length=100, blank=True)
    polaritas = models.CharField(max_length=10, choices=Polaritas, blank=True)
    cara_kumulasi = models.CharField("cara kumulasi", max_length=20, choices=CaraKumulasi, blank=True)

    class Meta:
        abstract = True


def tahun_wajar(*kolom: str) -> Q:
    """Condition: each named year column lies in 2000..2100 (a typing error is not a year)."""
    syarat = Q()
    for nama in kolom:
        syarat &= Q(**{f"{nama}__gte": 2000, f"{nama}__lte": 2100})
    return syarat


NOL = Decimal(0)
