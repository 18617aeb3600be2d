"""Where every address begins; apps are named as strings."""

from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from sakip.konverter import KodeConverter, TahunConverter
from sakip.views.masuk import enter_admin

register_converter(KodeConverter, "kode")  # before the addresses of the apps, which use them
register_converter(TahunConverter, "tahun")

urlpatterns = [
    path("", include("laporan.urls")),
    path("", include("kinerja.urls")),
    path("", include("anggaran.urls")),
    path("", include("renstra.urls")),
    path("", include("sakip.rute")),
    path("admin/login/", enter_admin, name="pengelolaan-masuk"),
    path(
        "admin/password_change/",
        RedirectView.as_view(pattern_name="sakip:sandi-edit"),
        name="pengelolaan-sandi",
    ),
    path("admin/", admin.site.urls),
]
