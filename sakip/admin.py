"""The back office of who-is-who: accounts and reference data are edited, everything else is only read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from import_export.admin import ImportExportModelAdmin

from sakip.imports.acuan import SatkerResource
from sakip.imports.bentuk import BukuKerja, TeksTerpisah
from sakip.models import (
    BarisSkala,
    Jejak,
    Kebijakan,
    Pejabat,
    Penugasan,
    Peraturan,
    Satker,
    UnitKerja,
    User,
)
from sakip.permissions import Deed, can
from sakip.services.jejak import TERTUTUP, log_jejak, values_of
from sakip.services.sesi import end_other_sessions, move_session

admin.site.site_header = "SAKIP: pengelolaan"
admin.site.site_title = "SAKIP"
admin.site.index_title = "Data acuan dan akun"
admin.site.unregister([StaticDevice, TOTPDevice])  # they would show the secret of a second factor


class TertutupAdmin(admin.ModelAdmin):
    """Personal data and passwords are no filter: the number of rows would tell them letter by letter."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return TERTUTUP.isdisjoint(lookup.split("__")) and super().lookup_allowed(lookup, value, request)


class BerjejakAdmin(TertutupAdmin):
    """Every change, also of the rows below, is written to the Jejak, as a service would."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        sebelum = values_of(type(obj)._default_manager.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        if sebelum != values_of(obj):
            self._log(request, _saved(change), obj, sebelum, values_of(obj))

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        lama = _stored(formset.model, [f.instance.pk for f in formset.initial_forms])
        super().save_formset(request, form, formset, change)
        baru = _stored(formset.model, [*lama, *(obj.pk for obj in formset.new_objects)])
        for pk, obj in baru.items():
            sebelum = values_of(lama[pk]) if pk in lama else {}
            if sebelum != values_of(obj):
                self._log(request, _saved(pk in lama), obj, sebelum, values_of(obj))
        for pk in lama.keys() - baru.keys():
            self._log(request, "pengelolaan: hapus", lama[pk], values_of(lama[pk]), {})

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


def _saved(change: bool) -> str:
    return "pengelolaan: ubah" if change else "pengelolaan: tambah"


def _stored(model: type[Model], keys: list[Any]) -> dict[Any, Any]:
    """The rows as they stand in the database now, by key."""
    return model._default_manager.in_bulk(keys)


class AcuanAdmin(BerjejakAdmin, ImportExportModelAdmin):
    """Reference data: edited by hand, brought in and taken out as XLSX (out also as CSV) by whom the
    matrix allows it."""

    import_formats = (BukuKerja,)
    export_formats = (BukuKerja, TeksTerpisah)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Deed.ACUAN, None)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Deed.ACUAN, None)


class BacaSajaAdmin(TertutupAdmin):
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
class PenggunaAdmin(BerjejakAdmin, UserAdmin):
    """Accounts with what they were asked to do; passwords are only ever set, never shown or traced."""

    inlines = (PenugasanInline,)
    list_display = ("username", "nama", "is_active", "is_staff", "last_login")
    search_fields = ("username", "nama")
    fieldsets = (
        (None, {"fields": ("username", "password", "nama")}),
        ("Hak", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Waktu", {"fields": ("last_login", "date_joined")}),
    )

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        sebelum = _rights(form.instance)
        super().save_related(request, form, formsets, change)
        sesudah = _rights(form.instance)
        if sebelum != sesudah:
            self._log(request, "pengelolaan: ubah", form.instance, sebelum, sesudah)

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        sebelum = self.get_object(request, unquote(id))
        kunci = request.session.session_key or ""
        response = super().user_change_password(request, id, form_url)
        sesudah = self.get_object(request, unquote(id))
        if sebelum.password != sesudah.password:
            self._log(request, "pengelolaan: ubah", sesudah, values_of(sebelum), values_of(sesudah))
            _end_sessions(request, sesudah, kunci)
        return response


def _end_sessions(request: HttpRequest, akun: User, kunci: str) -> None:
    """A new password signs `akun` out everywhere but here; the own session goes on under another key."""
    sekarang = request.session.session_key or ""
    move_session(lama=kunci, baru=sekarang)
    end_other_sessions(user=akun, kunci=sekarang, pelaku=request.user)


def _rights(user: User) -> dict[str, list[str]]:
    """What Django's own tables give an account, in words."""
    return {"groups": _names(user.groups.all()), "user_permissions": _names(user.user_permissions.all())}


def _names(rows: QuerySet[Any]) -> list[str]:
    return sorted(str(satu) for satu in rows)


@admin.register(Penugasan)
class PenugasanAdmin(BerjejakAdmin):
    list_display = ("user", "peran", "satker", "unit", "mulai", "selesai")
    list_filter = ("peran",)
    list_select_related = ("user", "satker", "unit")
    search_fields = ("user__username", "user__nama", "satker__nama")
    autocomplete_fields = ("user", "satker", "unit")


@admin.register(Peraturan)
class PeraturanAdmin(BerjejakAdmin):
    """The list against which citations are checked (rule R33)."""

    list_display = ("jenis", "nomor", "tahun", "judul", "dicabut_dengan")
    list_filter = ("jenis",)
    search_fields = ("judul", "nomor_lengkap")


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
    list_display = ("waktu", "user", "tindakan", "objek", "objek_id", "satker", "urutan")
    list_filter = ("tindakan",)
    list_select_related = ("user", "satker")
    search_fields = ("objek", "satker__nama", "user__username", "permintaan")
    date_hierarchy = "waktu"
