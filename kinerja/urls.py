"""Addresses of the year: RKT, Perjanjian Kinerja, rencana aksi and realisasi of a satker."""

from django.urls import path

from kinerja.views import realisasi

app_name = "kinerja"

TAHUN = "satker/<str:kode>/<int:tahun>"
REALISASI = f"{TAHUN}/realisasi"

urlpatterns = [
    path(f"{REALISASI}/", realisasi.list_realisasi, name="realisasi-list"),
    path(f"{REALISASI}/siapkan/", realisasi.create_realisasi, name="realisasi-create"),
    path(f"{REALISASI}/<int:pk>/", realisasi.show_realisasi, name="realisasi-detail"),
    path(f"{REALISASI}/<int:pk>/isi/", realisasi.edit_realisasi, name="realisasi-edit"),
    path(f"{REALISASI}/<int:pk>/hitung-ulang/", realisasi.recompute_realisasi, name="realisasi-recompute"),
    path(f"{REALISASI}/<int:pk>/hapus/", realisasi.delete_realisasi, name="realisasi-delete"),
]
