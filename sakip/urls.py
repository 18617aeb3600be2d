"""Where every address begins; apps are named as strings."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("laporan.urls")),
    path("", include("kinerja.urls")),
    path("", include("anggaran.urls")),
    path("", include("renstra.urls")),
    path("", include("sakip.rute")),
    path("admin/", admin.site.urls),
]
