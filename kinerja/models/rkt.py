"""RKT: the plan of a unit for one year."""

from django.db import models
from django.db.models import Q

from kinerja.models.dokumen import BarisAnggaran, DokumenTahunan
from renstra.models import Indikator
from sakip.choices import JenisDokumen
from sakip.models.nilai import Bertarget, Berukuran
from sakip.querysets import ScopedQuerySet


class Rkt(DokumenTahunan):
    """Rencana Kinerja Tahunan of a unit."""

    jenis_dokumen = JenisDokumen.RKT

    class Meta(DokumenTahunan.Meta):
        verbose_name = "rencana kinerja tahunan"
        verbose_name_plural = "rencana kinerja tahunan"

    def __str__(self) -> str:
        return f"RKT {self.tahun} {self.unit}"


class BarisRkt(Bertarget, Berukuran):
    """One row of an RKT in its own words; `indikator_renstra` None = it came from nowhere in the Renstra.

    `alasan_selisih` says why its target is not the Renstra's, or why it has no source.
    """

    rkt = models.ForeignKey(Rkt, models.CASCADE, related_name="baris")
    urut = models.PositiveIntegerField(default=0)
    program = models.TextField(blank=True)
    kegiatan = models.TextField(blank=True)
    kode = models.CharField(max_length=80, blank=True)
    kode_baku = models.CharField(max_length=80, blank=True)
    sasaran = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    pagu = models.BigIntegerField(null=True, blank=True)
    pagu_teks = models.CharField(max_length=100, blank=True)
    indikator_renstra = models.ForeignKey(Indikator, models.SET_NULL, null=True, blank=True, related_name="+")
    alasan_selisih = models.TextField("alasan selisih", blank=True)

    objects = ScopedQuerySet.over("rkt__unit__satker").as_manager()

    class Meta:
        verbose_name = "baris RKT"
        verbose_name_plural = "baris RKT"
        ordering = ["rkt", "urut", "id"]
        constraints = [
            models.CheckConstraint(
                name="baris_rkt_pagu_tidak_negatif",
                condition=Q(pagu__isnull=True) | Q(pagu__gte=0),
                violation_error_message="Pagu tidak boleh negatif.",
            )
        ]

    def __str__(self) -> str:
        return self.indikator


class AnggaranRkt(BarisAnggaran):
    rkt = models.ForeignKey(Rkt, models.CASCADE, related_name="anggaran")

    objects = ScopedQuerySet.over("rkt__unit__satker").as_manager()

    class Meta(BarisAnggaran.Meta):
        verbose_name = "anggaran RKT"
        verbose_name_plural = "anggaran RKT"
        ordering = ["rkt", "urut", "id"]
