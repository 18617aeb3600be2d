"""Addresses of home, the chain, rollups, documents, tables and the paket."""

from django.urls import path

from laporan.views import beranda, lakip, provinsi, rantai

app_name = "laporan"

TAHUN = "satker/<str:kode>/<int:tahun>"

urlpatterns = [
    path("", beranda.home, name="beranda"),
    path(f"{TAHUN}/", rantai.show_chain, name="rantai"),
    path("satker/<str:kode>/tahun/", rantai.change_year, name="pindah-tahun"),
    path(f"{TAHUN}/lakip/", lakip.show_lakip, name="lakip-detail"),
    path(f"{TAHUN}/lakip/narasi/", lakip.edit_narasi, name="narasi-create"),
    path(f"{TAHUN}/lakip/narasi/<int:pk>/", lakip.edit_narasi, name="narasi-edit"),
    path("provinsi/<str:kode>/<int:tahun>/", provinsi.show_province, name="provinsi"),
]
