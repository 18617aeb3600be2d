"""Addresses of the Renstra of a satker."""

from django.urls import path

from renstra.views import isi, kartu, kontribusi, renstra, susunan, tanggung_jawab

app_name = "renstra"

DAFTAR = "satker/<kode:kode>/renstra/"
SATU = f"{DAFTAR}<int:pk>/"
SUSUNAN = f"{SATU}susunan/<slug:jenis>/"
SIMPUL = f"{SUSUNAN}<int:simpul>/"
KONTRIBUSI = f"{DAFTAR}kontribusi/<int:pk>/"
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
    path(f"{SUSUNAN}tambah/", susunan.add_node, name="simpul-create"),
    path(f"{SIMPUL}ubah/", susunan.edit_node, name="simpul-edit"),
    path(f"{SIMPUL}geser/", susunan.shift_node, name="simpul-geser"),
    path(f"{SIMPUL}hapus/", susunan.remove_node, name="simpul-delete"),
    path(f"{SIMPUL}kontribusi/", kontribusi.create_contribution, name="kontribusi-create"),
    path(f"{KONTRIBUSI}ubah/", kontribusi.edit_contribution_page, name="kontribusi-edit"),
    path(f"{KONTRIBUSI}hapus/", kontribusi.remove_contribution, name="kontribusi-delete"),
    path(f"{DAFTAR}unit/<int:unit>/", kontribusi.show_unit, name="unit-detail"),
]
