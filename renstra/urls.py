"""Addresses of the Renstra of a satker."""

from django.urls import path

from renstra.views import isi, kartu, renstra, tanggung_jawab

app_name = "renstra"

DAFTAR = "satker/<kode:kode>/renstra/"
SATU = f"{DAFTAR}<int:pk>/"
INDIKATOR = f"{DAFTAR}<int:renstra>/indikator/<int:pk>/"

urlpatterns = [
    path(DAFTAR, renstra.list_renstra, name="renstra-list"),
    path(f"{DAFTAR}penanggung-jawab/", tanggung_jawab.list_pj, name="pj-list"),
    path("satker/<kode:kode>/akun/<int:pk>/tanggung-jawab/", tanggung_jawab.move_all, name="pj-akun"),
    path(f"{DAFTAR}buat/", renstra.create_renstra_page, name="renstra-create"),
    path(SATU, renstra.show_renstra, name="renstra-detail"),
    path(f"{SATU}ubah/", renstra.edit_renstra_page, name="renstra-edit"),
    path(f"{SATU}hapus/", renstra.delete_renstra_page, name="renstra-delete"),
    path(f"{SATU}misi/", isi.edit_misi, name="misi-edit"),
    path(f"{SATU}tujuan/", isi.edit_tujuan, name="tujuan-edit"),
    path(f"{SATU}sasaran/", isi.edit_sasaran, name="sasaran-edit"),
    path(f"{SATU}target/", isi.edit_target, name="target-edit"),
    path(f"{SATU}kartu/", kartu.list_kartu, name="kartu-list"),
    path(f"{SATU}indikator/buat/", isi.create_indikator, name="indikator-create"),
    path(INDIKATOR, isi.show_indikator, name="indikator-detail"),
    path(f"{INDIKATOR}ubah/", isi.edit_indikator, name="indikator-edit"),
    path(f"{INDIKATOR}penanggung-jawab/", tanggung_jawab.edit_pj, name="pj-edit"),
    path(f"{INDIKATOR}hapus/", isi.remove_indikator, name="indikator-delete"),
]
