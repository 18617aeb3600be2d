"""Pagu: the budget of a DIPA as a tree of rows, each with its own words and amount."""

from django.db import models
from django.db.models import Q

from anggaran.choices import TingkatKode
from anggaran.models.dipa import Dipa
from anggaran.models.program import KodeAnggaran
from sakip.choices import SumberDana
from sakip.models import UnitKerja
from sakip.querysets import ScopedQuerySet


class BarisBerkode(models.Model):
    """A row that carries a budget code as typed, its canonical form and its place in the tree.

    `kode_baku` is the long form, empty when the row has no readable code; `induk` None = top level.
    """

    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    urut = models.PositiveIntegerField(default=0)
    kode = models.CharField("kode seperti tertulis", max_length=80, blank=True)
    kode_baku = models.CharField("kode baku", max_length=80, blank=True)
    tingkat = models.CharField(max_length=12, choices=TingkatKode, blank=True)
    acuan = models.ForeignKey(
        KodeAnggaran, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="kode acuan"
    )
    uraian = models.TextField(blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=10, choices=SumberDana, default=SumberDana.RM)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class BarisPagu(BarisBerkode):
    """Pagu of one row in whole rupiah; None = the row gives no amount and is the sum of its children."""

    dipa = models.ForeignKey(Dipa, models.CASCADE, related_name="baris")
    pagu = models.BigIntegerField(null=True, blank=True)
    pagu_teks = models.CharField("pagu seperti tertulis", max_length=100, blank=True)

    objects = ScopedQuerySet.over("dipa__satker").as_manager()

    class Meta:
        verbose_name = "baris pagu"
        verbose_name_plural = "baris pagu"
        ordering = ["dipa", "urut", "id"]
        constraints = [
            models.CheckConstraint(
                name="pagu_tidak_negatif",
                condition=Q(pagu__isnull=True) | Q(pagu__gte=0),
                violation_error_message="Pagu tidak boleh negatif.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()
