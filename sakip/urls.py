"""Where every address begins; apps are named as strings."""

from django.contrib import admin
from django.urls import include, path, register_converter

from sakip.konverter import KodeConverter, TahunConverter

register_converter(KodeConverter, "kode")  # before the addresses of the apps, which use them
register_converter(TahunConverter, "tahun")

urlpatterns = [
    path("", include("laporan.urls")),
    path("", include("kinerja.urls")),
    path("", include("anggaran.urls")),
    path("", include("renstra.urls")),
    path("", include("sakip.rute")),
    path("admin/", admin.site.urls),
]
