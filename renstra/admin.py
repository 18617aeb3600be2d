"""The Renstra in the back office: only read."""

from django.contrib import admin

from renstra.models import Indikator, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.admin import BacaSajaAdmin, BacaSajaInline


class MisiInline(BacaSajaInline):
    model = Misi


class TujuanInline(BacaSajaInline):
    model = Tujuan


@admin.register(Renstra)
class RenstraAdmin(BacaSajaAdmin):
    list_display = ("satker", "tahun_awal", "tahun_akhir", "status", "asal")
    list_filter = ("status", "asal")
    list_select_related = ("satker",)
    search_fields = ("satker__nama",)
    inlines = (MisiInline, TujuanInline)


@admin.register(Sasaran)
class SasaranAdmin(BacaSajaAdmin):
    list_display = ("uraian", "tingkat", "unit", "renstra")
    list_select_related = ("unit", "renstra__satker")
    search_fields = ("uraian", "renstra__satker__nama")


class TargetInline(BacaSajaInline):
    model = TargetIndikator


@admin.register(Indikator)
class IndikatorAdmin(BacaSajaAdmin):
    list_display = ("uraian", "iku", "jenis_nilai", "satuan", "polaritas")
    search_fields = ("uraian", "sasaran__renstra__satker__nama")
    inlines = (TargetInline,)
