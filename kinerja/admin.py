"""The documents of the year in the back office: only read."""

from django.contrib import admin

from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
)
from sakip.admin import BacaSajaAdmin, BacaSajaInline


class BarisRktInline(BacaSajaInline):
    model = BarisRkt
    fields = ("sasaran", "indikator", "target_teks", "pagu")


class AnggaranRktInline(BacaSajaInline):
    model = AnggaranRkt


class BarisPkInline(BacaSajaInline):
    model = BarisPk
    fields = ("sasaran", "indikator", "target_teks", "target_nilai")


class AnggaranPkInline(BacaSajaInline):
    model = AnggaranPk


class BarisRencanaAksiInline(BacaSajaInline):
    model = BarisRencanaAksi
    fields = ("sasaran", "indikator", "kegiatan", "pelaksana")


class DokumenAdmin(BacaSajaAdmin):
    """What the documents of the year share."""

    list_display = ("unit", "tahun", "versi", "status", "tanggal", "asal")
    list_filter = ("tahun", "status", "asal")
    list_select_related = ("unit",)
    search_fields = ("unit__nama", "unit__satker__nama")


@admin.register(Rkt)
class RktAdmin(DokumenAdmin):
    inlines = (BarisRktInline, AnggaranRktInline)


@admin.register(Pk)
class PkAdmin(DokumenAdmin):
    inlines = (BarisPkInline, AnggaranPkInline)


@admin.register(RencanaAksi)
class RencanaAksiAdmin(DokumenAdmin):
    inlines = (BarisRencanaAksiInline,)


class RealisasiInline(BacaSajaInline):
    model = Realisasi
    fields = ("indikator", "target_teks", "realisasi_teks", "capaian_nilai", "capaian_status", "kategori")


@admin.register(Pengukuran)
class PengukuranAdmin(BacaSajaAdmin):
    list_display = ("unit", "tahun", "triwulan", "asal")
    list_filter = ("tahun", "triwulan")
    list_select_related = ("unit",)
    search_fields = ("unit__nama", "unit__satker__nama")
    inlines = (RealisasiInline,)


@admin.register(CapaianLalu)
class CapaianLaluAdmin(BacaSajaAdmin):
    list_display = ("unit", "tahun", "indikator", "target_teks", "realisasi_teks")
    list_filter = ("tahun",)
    list_select_related = ("unit",)
    search_fields = ("indikator", "unit__satker__nama")
