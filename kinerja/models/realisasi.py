"""Realisasi per triwulan and its stored capaian. Only the service that records a realisasi writes capaian."""

from django.db import models
from django.db.models import Q, TextChoices

from kinerja.models.perjanjian import BarisPk
from kinerja.models.rkt import BarisRkt
from sakip.choices import AsalData, JenisDokumen, StatusCapaian, Triwulan
from sakip.models import UnitKerja
from sakip.models.alur import Beralur
from sakip.models.nilai import Berealisasi, Bertarget, Berukuran, tahun_wajar
from sakip.querysets import ScopedQuerySet


class Acuan(TextChoices):
    """What a realisasi is measured against."""

    PK = "pk", "Perjanjian Kinerja"
    RKT = "rkt", "Rencana Kinerja Tahunan"


class Pengukuran(Beralur):
    """The measurement of one unit in one triwulan: the batch in which realisasi are filled and checked.

    A correction after it was ditetapkan is the next `versi` of the same row; the version before stays, as
    it was made binding, in its Langkah.
    """

    jenis_dokumen = JenisDokumen.REALISASI

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="pengukuran")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan)
    asal = models.CharField(max_length=10, choices=AsalData, default=AsalData.SISTEM)

    objects = ScopedQuerySet.over("unit__satker").as_manager()

    class Meta:
        verbose_name = "pengukuran kinerja"
        verbose_name_plural = "pengukuran kinerja"
        ordering = ["unit", "-tahun", "-triwulan"]
        constraints = [
            models.UniqueConstraint("unit", "tahun", "triwulan", name="pengukuran_unik_per_triwulan"),
            models.CheckConstraint(
                name="pengukuran_triwulan",
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                violation_error_message="Triwulan ditulis dengan angka 1 sampai 4.",
            ),
            models.CheckConstraint(name="pengukuran_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"Pengukuran {self.get_triwulan_display()} {self.tahun} {self.unit}"

    @property
    def unit_alur(self) -> UnitKerja:
        return self.unit


def _persen(digits: int, **opsi: object) -> models.DecimalField:
    return models.DecimalField(max_digits=24, decimal_places=digits, null=True, blank=True, **opsi)


class Realisasi(Bertarget, Berealisasi, Berukuran):
    """One measured row. The target columns keep what the source printed; capaian is against the link.

    `realisasi_dihitung` is the realisasi cumulated up to this triwulan (None without a number), from which
    capaian_* is computed against the target of the year; capaian_periode_* is against that of the triwulan
    in the rencana aksi (empty without one). `*_dipakai` is after floor and cap with 4 decimals, what
    averages use; `*_nilai` is printed with 2. `capaian_tanda` holds the flags, separated by a space.
    Of an indikator that is a ratio `pembilang` and `penyebut` are what was typed, and `realisasi_nilai` their
    ratio in percent; both None otherwise.
    """

    pengukuran = models.ForeignKey(Pengukuran, models.CASCADE, related_name="baris")
    urut = models.PositiveIntegerField(default=0)
    acuan = models.CharField(max_length=3, choices=Acuan, default=Acuan.PK)
    baris_pk = models.ForeignKey(BarisPk, models.SET_NULL, null=True, blank=True, related_name="+")
    baris_rkt = models.ForeignKey(BarisRkt, models.SET_NULL, null=True, blank=True, related_name="+")
    kegiatan = models.TextField(blank=True)
    kode = models.CharField(max_length=80, blank=True)
    kode_baku = models.CharField(max_length=80, blank=True)
    sasaran = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    pembilang = _persen(6, verbose_name="pembilang")
    penyebut = _persen(6, verbose_name="penyebut")
    sementara = models.BooleanField("angka sementara", default=False)
    keterangan = models.TextField(blank=True)
    kendala = models.TextField(blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    bukti = models.TextField("tautan bukti dukung", blank=True)
    capaian_tercetak = models.CharField(max_length=60, blank=True)
    kategori_tercetak = models.CharField(max_length=60, blank=True)
    realisasi_dihitung = _persen(6, verbose_name="realisasi setahun sampai triwulan ini")
    capaian_nilai = _persen(2)
    capaian_dipakai = _persen(4)
    capaian_mentah = _persen(4)
    capaian_status = models.CharField(max_length=15, choices=StatusCapaian, default=StatusCapaian.BELUM_DIISI)
    capaian_tanda = models.CharField(max_length=200, blank=True)
    kategori = models.CharField(max_length=60, blank=True)
    capaian_periode_nilai = _persen(2)
    capaian_periode_dipakai = _persen(4)
    capaian_periode_status = models.CharField(max_length=15, choices=StatusCapaian, blank=True)

    objects = ScopedQuerySet.over("pengukuran__unit__satker").as_manager()

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["pengukuran", "urut", "id"]
        constraints = [
            *Berealisasi.Meta.constraints,
            models.CheckConstraint(
                name="realisasi_capaian_hanya_ok",
                condition=Q(capaian_status=StatusCapaian.OK, capaian_nilai__isnull=False)
                | (~Q(capaian_status=StatusCapaian.OK) & Q(capaian_nilai__isnull=True)),
            ),
            models.CheckConstraint(
                name="realisasi_rasio_lengkap",
                condition=Q(pembilang=None, penyebut=None)
                | Q(pembilang__isnull=False, penyebut__isnull=False, pembilang__gte=0, penyebut__gt=0),
                violation_error_message="Pembilang dan penyebut diisi berdua; penyebut lebih dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return self.indikator
