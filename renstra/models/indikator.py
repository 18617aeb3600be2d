"""Indikator: the measure of a sasaran, with its kartu (how it is defined, counted and sourced)."""

from django.db import models
from django.db.models import F, Q, TextChoices

from renstra.models.sasaran import Sasaran
from sakip.choices import AturanTargetNol
from sakip.models.nilai import Berukuran, tahun_wajar
from sakip.querysets import ScopedQuerySet


class Frekuensi(TextChoices):
    """How often an indikator is measured; where it is not its time yet, a row says so by itself."""

    TRIWULANAN = "triwulanan", "Setiap triwulan"
    SEMESTERAN = "semesteran", "Setiap semester"
    TAHUNAN = "tahunan", "Setahun sekali"

    @classmethod
    def is_due(cls, frekuensi: str, triwulan: int) -> bool:
        """Whether what is measured this often is measured in `triwulan` 1-4 ("" = every triwulan)."""
        setiap = {cls.SEMESTERAN.value: 2, cls.TAHUNAN.value: 4}.get(frekuensi, 1)
        return triwulan % setiap == 0


class Indikator(Berukuran):
    """An indikator of a sasaran with its kartu. `iku` None = the Renstra does not say; empty polaritas =
    maksimal. `iku_tahun` are the years in which it is an IKU (`2022, 2023`); empty = every year, where `iku`.

    With both `pembilang` and `penyebut` (in words) its realisasi is typed as those two numbers and is their
    ratio in percent. `batas_capaian` in percent caps its capaian, `batas_bawah_capaian` is its floor, and
    `target_nol` says what it is at a target of 0; None or "" = as the kebijakan of the year says. A realisasi
    outside `wajar_min`..`wajar_maks` (None = no bound) asks for a reason. Empty `frekuensi` = every triwulan.
    `satuan_teks` keeps the satuan as typed where the canonical one is spelled otherwise. `nilai_awal` is the
    value before the Renstra in words, reached in `tahun_nilai_awal`.
    """

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="indikator")
    uraian = models.TextField(blank=True)
    iku = models.BooleanField("indikator kinerja utama", null=True, blank=True)
    iku_tahun = models.CharField("tahun sebagai indikator kinerja utama", max_length=100, blank=True)
    satuan_teks = models.CharField("satuan sebagaimana ditulis", max_length=100, blank=True)
    alasan = models.TextField("alasan pemilihan indikator", blank=True)
    definisi = models.TextField("definisi operasional", blank=True)
    cara_hitung = models.TextField("cara menghitung", blank=True)
    sumber_data = models.TextField("sumber data", blank=True)
    cara_kumpul = models.TextField("cara pengumpulan data", blank=True)
    pilah = models.TextField("pemilahan data", blank=True)
    bukti = models.TextField("bukti dukung yang diminta", blank=True)
    mutu = models.TextField("penjaminan mutu data", blank=True)
    keterbatasan = models.TextField("keterbatasan data", blank=True)
    pemanfaatan = models.TextField("pemanfaatan hasil pengukuran", blank=True)
    nilai_awal = models.CharField("nilai awal", max_length=100, blank=True)
    tahun_nilai_awal = models.PositiveSmallIntegerField("tahun nilai awal", null=True, blank=True)
    pembilang = models.CharField("pembilang", max_length=300, blank=True)
    penyebut = models.CharField("penyebut", max_length=300, blank=True)
    frekuensi = models.CharField("frekuensi pengukuran", max_length=12, choices=Frekuensi, blank=True)
    batas_capaian = models.DecimalField(
        "batas atas capaian (persen)", max_digits=9, decimal_places=2, null=True, blank=True
    )
    batas_bawah_capaian = models.DecimalField(
        "batas bawah capaian (persen)", max_digits=9, decimal_places=2, null=True, blank=True
    )
    target_nol = models.CharField(
        "aturan target nol", max_length=12, choices=AturanTargetNol, blank=True, default=""
    )
    bukti_wajib = models.BooleanField("bukti dukung wajib", default=False)
    wajar_min = models.DecimalField(
        "batas wajar terendah", max_digits=24, decimal_places=6, null=True, blank=True
    )
    wajar_maks = models.DecimalField(
        "batas wajar tertinggi", max_digits=24, decimal_places=6, null=True, blank=True
    )
    urut = models.PositiveSmallIntegerField(default=0)

    objects = ScopedQuerySet.over("sasaran__renstra__satker").as_manager()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["sasaran__urut", "sasaran", "urut", "id"]
        constraints = [
            models.CheckConstraint(
                name="indikator_rasio_lengkap",
                condition=(Q(pembilang="") & Q(penyebut="")) | (~Q(pembilang="") & ~Q(penyebut="")),
                violation_error_message="Isi pembilang dan penyebut, atau kosongkan keduanya.",
            ),
            models.CheckConstraint(
                name="indikator_batas_wajar_berurutan",
                condition=Q(wajar_min=None) | Q(wajar_maks=None) | Q(wajar_maks__gte=F("wajar_min")),
                violation_error_message="Batas wajar tertinggi tidak boleh di bawah batas terendah.",
            ),
            models.CheckConstraint(
                name="indikator_batas_capaian_positif",
                condition=Q(batas_capaian=None) | Q(batas_capaian__gt=0),
                violation_error_message="Batas atas capaian harus lebih dari nol.",
            ),
            models.CheckConstraint(
                name="indikator_batas_bawah_capaian_wajar",
                condition=Q(batas_bawah_capaian=None)
                | Q(batas_bawah_capaian__gte=0)
                & (Q(batas_capaian=None) | Q(batas_capaian__gt=F("batas_bawah_capaian"))),
                violation_error_message="Batas bawah capaian paling kecil nol dan di bawah batas atasnya.",
            ),
            models.CheckConstraint(
                name="indikator_tahun_nilai_awal_wajar",
                condition=Q(tahun_nilai_awal=None) | tahun_wajar("tahun_nilai_awal"),
                violation_error_message="Tahun nilai awal ditulis dengan angka 2000 sampai 2100.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def is_ratio(self) -> bool:
        """Whether its realisasi is typed as pembilang and penyebut."""
        return bool(self.pembilang and self.penyebut)

    def is_iku_in(self, tahun: int) -> bool:
        """Whether it is an indikator kinerja utama in `tahun`."""
        return bool(self.iku) and (not self.iku_tahun or str(tahun) in self.iku_tahun.split(", "))
