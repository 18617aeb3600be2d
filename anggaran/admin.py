"""The budget in the back office: the reference of codes is edited, everything else is only read."""

from django.contrib import admin

from anggaran.imports import KodeAnggaranResource
from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa, KodeAnggaran
from sakip.admin import AcuanAdmin, BacaSajaAdmin, BacaSajaInline


@admin.register(KodeAnggaran)
class KodeAnggaranAdmin(AcuanAdmin):
    resource_classes = (KodeAnggaranResource,)
    list_display = ("kode", "nama", "tingkat", "berlaku_dari", "berlaku_sampai")
    list_filter = ("tingkat",)
    search_fields = ("kode", "nama")
    autocomplete_fields = ("induk",)


class BarisPaguInline(BacaSajaInline):
    model = BarisPagu
    fields = ("kode", "uraian", "sumber_dana", "pagu")


@admin.register(Dipa)
class DipaAdmin(BacaSajaAdmin):
    list_display = ("satker", "tahun", "revisi", "nomor", "tanggal", "asal")
    list_filter = ("tahun", "asal")
    list_select_related = ("satker",)
    search_fields = ("satker__nama", "nomor")
    inlines = (BarisPaguInline,)


@admin.register(BarisRealisasi)
class BarisRealisasiAdmin(BacaSajaAdmin):
    list_display = ("satker", "tahun", "bulan", "kode", "uraian", "realisasi")
    list_filter = ("tahun",)
    list_select_related = ("satker",)
    search_fields = ("satker__nama", "kode", "uraian")


@admin.register(AnggaranLalu)
class AnggaranLaluAdmin(BacaSajaAdmin):
    list_display = ("satker", "tahun", "kode", "uraian", "pagu", "realisasi")
    list_filter = ("tahun",)
    list_select_related = ("satker",)
    search_fields = ("satker__nama",)
