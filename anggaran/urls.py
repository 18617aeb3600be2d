"""Addresses of the budget of a satker-year."""

from django.urls import path

from anggaran.views import anggaran, dipa, isian, jelaskan, revisi

app_name = "anggaran"

TAHUN = "satker/<kode:kode>/<tahun:tahun>/anggaran"
DIPA = f"{TAHUN}/dipa/<int:revisi>"

urlpatterns = [
    path(f"{TAHUN}/", anggaran.show_budget, name="anggaran-detail"),
    path(f"{TAHUN}/jelaskan/", jelaskan.show_total, name="anggaran-jelaskan"),
    path(f"{TAHUN}/baris/<int:pk>/jelaskan/", jelaskan.show_branch, name="baris-jelaskan"),
    path(f"{TAHUN}/dipa/tambah/", dipa.add_dipa, name="dipa-create"),
    path(f"{DIPA}/ubah/", dipa.change_dipa, name="dipa-edit"),
    path(f"{DIPA}/hapus/", dipa.remove_dipa, name="dipa-delete"),
    path(f"{DIPA}/perubahan/", revisi.compare_dipa, name="dipa-beda"),
    path(f"{TAHUN}/serapan/", revisi.show_absorption, name="serapan-detail"),
    path(f"{DIPA}/pagu/", isian.edit_pagu, name="pagu-edit"),
    path(f"{DIPA}/realisasi/", isian.edit_realisasi, name="realisasi-edit"),
    path(f"{DIPA}/realisasi/bulanan/", isian.edit_months, name="realisasi-bulanan"),
    path(f"{DIPA}/realisasi/<int:bulan>/", isian.edit_realisasi, name="realisasi-bulan"),
    path(f"{TAHUN}/baris/<int:pk>/jumlahkan/<str:apa>/", isian.use_sum, name="baris-jumlahkan"),
]
