"""Addresses of the year: RKT, Perjanjian Kinerja, rencana aksi and realisasi of a satker."""

from django.urls import URLPattern, path

from kinerja.views import ambil, baris, bukti, dokumen, isi_baris, jelaskan, realisasi
from kinerja.views.jenis import PK, RENCANA_AKSI, RKT, Jenis

app_name = "kinerja"

TAHUN = "satker/<kode:kode>/<tahun:tahun>"
REALISASI = f"{TAHUN}/realisasi"
BARIS = f"{REALISASI}/<int:pk>/baris/<int:baris>"


def of(jenis: Jenis) -> list[URLPattern]:
    """The pages of one kind of document: rkt-list, rkt-create, rkt-detail, ..."""
    awal, satu, opsi = f"{TAHUN}/{jenis.nama}/", f"{TAHUN}/{jenis.nama}/<int:pk>/", {"jenis": jenis}
    pages = [
        path(awal, dokumen.list_dokumen, opsi, name=f"{jenis.nama}-list"),
        path(f"{awal}buat/", dokumen.create_dokumen, opsi, name=f"{jenis.nama}-create"),
        path(satu, dokumen.show_dokumen, opsi, name=f"{jenis.nama}-detail"),
        path(f"{satu}ubah/", dokumen.edit_dokumen, opsi, name=f"{jenis.nama}-edit"),
        path(f"{satu}perubahan/", dokumen.revise_dokumen, opsi, name=f"{jenis.nama}-revise"),
        path(f"{satu}baris/", dokumen.edit_baris, opsi, name=f"{jenis.nama}-baris"),
        path(f"{satu}ambil/", ambil.take_rows, opsi, name=f"{jenis.nama}-ambil"),
        path(f"{satu}hapus/", dokumen.delete_dokumen, opsi, name=f"{jenis.nama}-delete"),
    ]
    if jenis.budget_sheet:
        pages.append(path(f"{satu}anggaran/", dokumen.edit_anggaran, opsi, name=f"{jenis.nama}-anggaran"))
    return pages


urlpatterns = [
    *of(RKT),
    *of(PK),
    *of(RENCANA_AKSI),
    path(f"{REALISASI}/", realisasi.list_realisasi, name="realisasi-list"),
    path(f"{REALISASI}/siapkan/", realisasi.create_realisasi, name="realisasi-create"),
    path(f"{REALISASI}/<int:pk>/", realisasi.show_realisasi, name="realisasi-detail"),
    path(
        f"{REALISASI}/<int:pk>/baris/<int:baris>/jelaskan/",
        jelaskan.show_capaian,
        name="realisasi-jelaskan",
    ),
    path(f"{REALISASI}/<int:pk>/rata-rata/<slug:acuan>/", jelaskan.show_average, name="rerata-jelaskan"),
    path(f"{BARIS}/", baris.show_row, name="realisasi-baris"),
    path(f"{BARIS}/catatan/", isi_baris.save_row, {"bagian": "form_catatan"}, name="catatan-edit"),
    path(f"{BARIS}/alasan/", isi_baris.save_row, {"bagian": "form_alasan"}, name="alasan-create"),
    path(
        f"{BARIS}/tindak-lanjut/", isi_baris.save_row, {"bagian": "form_tindak"}, name="tindak-lanjut-create"
    ),
    path(f"{BARIS}/tindak-lanjut/<int:tindak>/", baris.edit_follow_up, name="tindak-lanjut-edit"),
    path(f"{BARIS}/tindak-lanjut/<int:tindak>/hapus/", baris.delete_follow_up, name="tindak-lanjut-delete"),
    path(f"{BARIS}/bukti/berkas/", isi_baris.save_row, {"bagian": "form_berkas"}, name="bukti-unggah"),
    path(f"{BARIS}/bukti/tautan/", isi_baris.save_row, {"bagian": "form_tautan"}, name="bukti-tautan"),
    path(f"{BARIS}/bukti/<int:bukti>/", bukti.download, name="bukti-berkas"),
    path(f"{BARIS}/bukti/<int:bukti>/pratinjau/", bukti.show_small, name="bukti-pratinjau"),
    path(f"{BARIS}/bukti/<int:bukti>/tarik/", bukti.withdraw, name="bukti-tarik"),
    path(f"{REALISASI}/<int:pk>/isi/", realisasi.edit_realisasi, name="realisasi-edit"),
    path(f"{REALISASI}/<int:pk>/hitung-ulang/", realisasi.recompute_realisasi, name="realisasi-recompute"),
    path(f"{REALISASI}/<int:pk>/hapus/", realisasi.delete_realisasi, name="realisasi-delete"),
]
