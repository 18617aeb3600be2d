"""The back office of who-is-who: accounts and reference data are edited, everything else is only read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.forms import ModelForm
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin

from sakip.imports.acuan import SatkerResource
from sakip.imports.bentuk import BukuKerja, TeksTerpisah
from sakip.models import BarisSkala, Jejak, Kebijakan, Pejabat, Penugasan, Satker, UnitKerja, User
from sakip.services.jejak import log_jejak, values_of

admin.site.site_header = "SAKIP: pengelolaan"
admin.site.site_title = "SAKIP"
admin.site.index_title = "Data acuan dan akun"


class BerjejakAdmin(admin.ModelAdmin):
    """Every change is written to the Jejak, as a service would."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        sebelum = values_of(type(obj)._default_manager.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        self._log(
            request, "pengelolaan: ubah" if change else "pengelolaan: tambah", obj, sebelum, values_of(obj)
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._log(request, "pengelolaan: hapus", obj, values_of(obj), {})
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def _log(self, request: HttpRequest, tindakan: str, obj: Any, sebelum: Any, sesudah: Any) -> None:
        satker = obj if isinstance(obj, Satker) else getattr(obj, "satker", None)
        log_jejak(
            user=request.user,
            tindakan=tindakan,
            satker=satker if tindakan != "pengelolaan: hapus" or satker is not obj else None,
            objek=obj,
            sebelum=sebelum,
            sesudah=sesudah,
        )


class AcuanAdmin(BerjejakAdmin, ImportExportModelAdmin):
    """Reference data: edited by hand, brought in and taken out as XLSX (out also as CSV)."""

    import_formats = (BukuKerja,)
    export_formats = (BukuKerja, TeksTerpisah)


class BacaSajaAdmin(admin.ModelAdmin):
    """Seen here, changed only by the services."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class BacaSajaInline(admin.TabularInline):
    """Rows under a read-only object."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Satker)
class SatkerAdmin(AcuanAdmin):
    resource_classes = (SatkerResource,)
    list_display = ("kode_wilayah", "nama", "jenis", "kode_satker", "induk")
    list_filter = ("jenis",)
    list_select_related = ("induk",)
    search_fields = ("nama", "kode_wilayah", "kode_satker")
    autocomplete_fields = ("induk",)
    exclude = ("suntingan",)


class PenugasanInline(admin.TabularInline):
    model = Penugasan
    extra = 0
    autocomplete_fields = ("satker", "unit")


@admin.register(User)
class PenggunaAdmin(UserAdmin):
    """Accounts with what they were asked to do; passwords are only ever set, never shown."""

    inlines = (PenugasanInline,)
    list_display = ("username", "nama", "is_active", "is_staff", "last_login")
    search_fields = ("username", "nama")
    fieldsets = (
        (None, {"fields": ("username", "password", "nama")}),
        ("Hak", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Waktu", {"fields": ("last_login", "date_joined")}),
    )


@admin.register(Penugasan)
class PenugasanAdmin(BerjejakAdmin):
    list_display = ("user", "peran", "satker", "unit", "mulai", "selesai")
    list_filter = ("peran",)
    list_select_related = ("user", "satker", "unit")
    search_fields = ("user__username", "user__nama", "satker__nama")
    autocomplete_fields = ("user", "satker", "unit")


@admin.register(UnitKerja)
class UnitKerjaAdmin(BacaSajaAdmin):
    list_display = ("nama", "jenis", "satker", "kunci")
    list_filter = ("jenis",)
    list_select_related = ("satker",)
    search_fields = ("nama", "satker__nama")


@admin.register(Pejabat)
class PejabatAdmin(BacaSajaAdmin):
    """The NIP is not shown here: who may see it has the page of the satker."""

    list_display = ("nama", "jabatan", "unit", "status", "mulai", "selesai")
    list_select_related = ("unit",)
    search_fields = ("nama", "jabatan", "unit__satker__nama")
    exclude = ("nip",)


class BarisSkalaInline(BacaSajaInline):
    model = BarisSkala


@admin.register(Kebijakan)
class KebijakanAdmin(BacaSajaAdmin):
    """Changed on the page of the kebijakan, for stored capaian must follow."""

    list_display = ("tahun", "satker", "batas_atas", "rumus_minimal", "celah")
    list_select_related = ("satker",)
    inlines = (BarisSkalaInline,)


@admin.register(Jejak)
class JejakAdmin(BacaSajaAdmin):
    list_display = ("waktu", "user", "tindakan", "objek", "objek_id", "satker")
    list_filter = ("tindakan",)
    list_select_related = ("user", "satker")
    search_fields = ("objek", "satker__nama", "user__username")
    date_hierarchy = "waktu"
