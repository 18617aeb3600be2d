"""Addresses of home, the chain, rollups, documents, tables and the paket."""

from django.urls import path

from laporan.views import (
    alur,
    beranda,
    cetak,
    impor,
    kebijakan,
    lakip,
    paket,
    provinsi,
    rantai,
    sertifikat,
    tabel,
    tanda_tangan,
    terbit,
    verifikasi,
)

app_name = "laporan"

TAHUN = "satker/<kode:kode>/<tahun:tahun>"

urlpatterns = [
    path("", beranda.home, name="beranda"),
    path(f"{TAHUN}/", rantai.show_chain, name="rantai"),
    path("satker/<kode:kode>/tahun/", rantai.change_year, name="pindah-tahun"),
    path(f"{TAHUN}/<slug:jenis>/<int:pk>/alur/", alur.show_history, name="alur-detail"),
    path(f"{TAHUN}/<slug:jenis>/<int:pk>/alur/<slug:aksi>/", alur.take_step, name="alur-langkah"),
    path(f"{TAHUN}/lakip/", lakip.show_lakip, name="lakip-detail"),
    path(f"{TAHUN}/lakip/ubah/", lakip.edit_lakip, name="lakip-edit"),
    path(f"{TAHUN}/lakip/narasi/tambah/", lakip.add_narasi, name="narasi-create"),
    path(f"{TAHUN}/lakip/narasi/<int:pk>/", lakip.edit_narasi, name="narasi-edit"),
    path(f"{TAHUN}/lakip/narasi/<int:pk>/hapus/", lakip.remove_narasi, name="narasi-delete"),
    path(f"{TAHUN}/kebijakan/tetapkan/", kebijakan.adopt_kebijakan, name="kebijakan-create"),
    path(f"{TAHUN}/kebijakan/ubah/", kebijakan.edit_kebijakan, name="kebijakan-edit"),
    path(f"{TAHUN}/kebijakan/skala/", kebijakan.edit_scale, name="skala-edit"),
    path(f"{TAHUN}/cetak/<str:jenis>/", cetak.print_pdf, name="cetak"),
    path(f"{TAHUN}/tabel/", tabel.list_tables, name="tabel-list"),
    path(f"{TAHUN}/tabel/semua.xlsx", tabel.export_all, name="tabel-semua"),
    path(f"{TAHUN}/tabel/<slug:nama>.<slug:bentuk>", tabel.export_table, name="tabel-ekspor"),
    path("satker/<kode:kode>/pejabat/impor/", impor.import_pejabat, name="pejabat-impor"),
    path("paket/", paket.upload_paket, name="paket-unggah"),
    path("paket/<str:token>/", paket.show_preview, name="paket-pratinjau"),
    path("paket/<str:token>/terapkan/", paket.apply_preview, name="paket-terapkan"),
    path("satker/<kode:kode>/paket/", paket.download_paket, name="paket-ekspor"),
    path("acuan/", impor.list_references, name="acuan-list"),
    path("acuan/<slug:nama>.xlsx", impor.export_reference, name="acuan-ekspor"),
    path("acuan/<slug:nama>/impor/", impor.import_reference, name="acuan-impor"),
    path("dokumen/<slug:jenis>/<int:pk>/siapkan/", terbit.prepare, name="terbit-siapkan"),
    path("dokumen/<slug:kode>/", terbit.show_document, name="terbit-detail"),
    path("dokumen/<slug:kode>/berkas/<int:urut>/", terbit.show_file, name="terbit-berkas"),
    path("dokumen/<slug:kode>/cetak/", terbit.show_paper_copy, name="terbit-cetak"),
    path("dokumen/<slug:kode>/pindaian/", terbit.upload_scan, name="terbit-pindaian"),
    path("dokumen/<slug:kode>/cabut/", terbit.revoke, name="terbit-cabut"),
    path("dokumen/<slug:kode>/tanda-tangan/", tanda_tangan.sign, name="ttd-tandatangani"),
    path("dokumen/<slug:kode>/tolak/", tanda_tangan.reject, name="ttd-tolak"),
    path("tanda-tangan/", tanda_tangan.queue, name="ttd-antrean"),
    path("akun/sertifikat/", sertifikat.show_certificate, name="sertifikat"),
    path("akun/sertifikat/buat/", sertifikat.create_certificate, name="sertifikat-create"),
    path("akun/sertifikat/unggah/", sertifikat.upload_certificate, name="sertifikat-unggah"),
    path("akun/sertifikat/<int:pk>/cabut/", sertifikat.revoke, name="sertifikat-cabut"),
    path("v/", verifikasi.check_file, name="verifikasi"),
    path("v/<slug:kode>/", verifikasi.show_verification, name="verifikasi-detail"),
    path("v/<slug:kode>/berkas/", verifikasi.show_original, name="verifikasi-berkas"),
    path("provinsi/<kode:kode>/<tahun:tahun>/", provinsi.show_province, name="provinsi"),
]
