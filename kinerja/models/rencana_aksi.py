"""Rencana aksi: the PK spread over triwulan (lembaga) or months (sekretariat), with who does it."""

from django.db import models
from django.db.models import F, Q

from kinerja.models.dokumen import DokumenTahunan
from kinerja.models.perjanjian import BarisPk
from sakip.choices import JenisDokumen, PolaWaktu
from sakip.models.nilai import Bertarget, Berukuran, tahun_wajar
from sakip.querysets import ScopedQuerySet
from sakip.tanggal import cetak_rentang_bulan


class RencanaAksi(DokumenTahunan):
    """Rencana aksi of a unit in one pola: 4 triwulan or 12 months."""

    jenis_dokumen = JenisDokumen.RENCANA_AKSI

    pola = models.CharField(max_length=10, choices=PolaWaktu)

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["unit", "-tahun", "-versi", "pola"]
        constraints = [
            models.UniqueConstraint(
                "unit",
                "tahun",
                "pola",
                "versi",
                name="rencana_aksi_unik_per_versi",
                violation_error_message="Rencana aksi dengan pola dan versi ini sudah ada.",
            ),
            models.UniqueConstraint(
                "unit",
                "tahun",
                "pola",
                name="rencana_aksi_satu_yang_sah",
                condition=Q(status__in=["ditetapkan", "diterima"]),
                violation_error_message="Unit ini sudah mempunyai rencana aksi yang berlaku dengan pola itu.",
            ),
            models.CheckConstraint(name="rencana_aksi_tahun_wajar", condition=tahun_wajar("tahun")),
        ]

    def __str__(self) -> str:
        return f"Rencana Aksi {self.tahun} {self.unit}"

    @property
    def jumlah_periode(self) -> int:
        """4 for triwulan, 12 for bulan."""
        return 4 if self.pola == PolaWaktu.TRIWULAN else 12


class BarisRencanaAksi(Bertarget, Berukuran):
    """One row: the promise it serves, what is done for it, by whom, when and with which money.

    `bulan_mulai` to `bulan_selesai` (1 to 12, both or neither) is when the kegiatan runs; `pagu` in whole
    rupiah. `alasan_selisih` says why target or periods are not those of the PK. An action that was in force
    is not deleted but `dibatalkan` with a reason; `baris_asal` is the row of the version before.
    """

    rencana_aksi = models.ForeignKey(RencanaAksi, models.CASCADE, related_name="baris")
    urut = models.PositiveIntegerField(default=0)
    program = models.TextField(blank=True)
    sasaran = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    kegiatan = models.TextField(blank=True)
    pelaksana = models.TextField(blank=True)
    keluaran = models.TextField(blank=True)
    bulan_mulai = models.PositiveSmallIntegerField("bulan mulai", null=True, blank=True)
    bulan_selesai = models.PositiveSmallIntegerField("bulan selesai", null=True, blank=True)
    kode = models.CharField("kode rincian output", max_length=80, blank=True)
    kode_baku = models.CharField(max_length=80, blank=True)
    pagu = models.BigIntegerField(null=True, blank=True)
    pagu_teks = models.CharField("pagu seperti tertulis", max_length=100, blank=True)
    alasan_selisih = models.TextField("alasan selisih", blank=True)
    dibatalkan = models.BooleanField(default=False)
    alasan_batal = models.TextField("alasan pembatalan", blank=True)
    baris_pk = models.ForeignKey(BarisPk, models.SET_NULL, null=True, blank=True, related_name="+")
    baris_asal = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.over("rencana_aksi__unit__satker").as_manager()

    class Meta:
        verbose_name = "baris rencana aksi"
        verbose_name_plural = "baris rencana aksi"
        ordering = ["rencana_aksi", "urut", "id"]
        constraints = [
            models.CheckConstraint(
                name="baris_rencana_aksi_pagu_tidak_negatif",
                condition=Q(pagu__isnull=True) | Q(pagu__gte=0),
                violation_error_message="Pagu tidak boleh negatif.",
            ),
            models.CheckConstraint(
                name="baris_rencana_aksi_jadwal_wajar",
                condition=Q(bulan_mulai__isnull=True, bulan_selesai__isnull=True)
                | Q(
                    bulan_mulai__isnull=False,
                    bulan_selesai__isnull=False,
                    bulan_mulai__gte=1,
                    bulan_selesai__gte=F("bulan_mulai"),
                    bulan_selesai__lte=12,
                ),
                violation_error_message="Jadwal dimulai dan berakhir pada bulan 1 sampai 12.",
            ),
            models.CheckConstraint(
                name="baris_rencana_aksi_batal_beralasan",
                condition=Q(dibatalkan=False) | ~Q(alasan_batal=""),
                violation_error_message="Tuliskan alasan pembatalannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.indikator

    @property
    def jadwal(self) -> str:
        """`Februari sampai Mei`; "" when no month is given."""
        return cetak_rentang_bulan(self.bulan_mulai, self.bulan_selesai)


class TargetPeriode(Bertarget):
    """Period `ke` of a row: a tick alone (`target_teks` is the tick, no number) or a target."""

    baris = models.ForeignKey(BarisRencanaAksi, models.CASCADE, related_name="periode")
    ke = models.PositiveSmallIntegerField()
    dicentang = models.BooleanField("dijadwalkan tanpa target", default=False)

    class Meta:
        verbose_name = "target periode"
        verbose_name_plural = "target periode"
        ordering = ["baris", "ke"]
        constraints = [
            models.UniqueConstraint("baris", "ke", name="target_periode_unik"),
            models.CheckConstraint(
                name="target_periode_1_12",
                condition=Q(ke__gte=1, ke__lte=12),
                violation_error_message="Periode ditulis dengan angka 1 sampai 12.",
            ),
            models.CheckConstraint(
                name="target_periode_centang_tanpa_angka",
                condition=Q(dicentang=False) | Q(target_nilai__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.baris_id} periode {self.ke}"
