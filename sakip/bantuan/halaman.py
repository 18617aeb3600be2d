"""The help pages (layer 0). What a page says stands in `templates/sakip/bantuan/isi/<kunci>.html`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Halaman:
    """`kunci` is its address, `ringkas` one sentence for the list of pages, `ikon` a lucide name."""

    kunci: str
    judul: str
    ringkas: str
    ikon: str


HALAMAN: Final = (
    Halaman(
        "tahun-pertama",
        "Panduan tahun pertama",
        "Satu tahun SAKIP langkah demi langkah: siapa mengerjakan apa, kapan, dan apa yang didahulukan.",
        "route",
    ),
    Halaman(
        "mengisi-realisasi",
        "Mengisi realisasi",
        "Lembar isian dengan papan ketik, tempel dari Excel, tanda keadaan, sambungan putus, dan bentrok.",
        "square-pen",
    ),
    Halaman(
        "alur-dokumen",
        "Mengajukan dan memeriksa dokumen",
        "Keadaan dokumen, pemeriksaan, pengembalian, perubahan, jadwal, dan riwayat.",
        "workflow",
    ),
    Halaman(
        "menandatangani",
        "Menandatangani",
        "Menyiapkan naskah, membuat sertifikat, menandatangani, menolak, dan menyegel.",
        "pen-line",
    ),
    Halaman(
        "memeriksa-keaslian",
        "Memeriksa keaslian dokumen",
        "Memeriksa dokumen dengan kode atau berkasnya, tanpa akun.",
        "shield-check",
    ),
    Halaman(
        "anggaran",
        "Anggaran",
        "DIPA dan revisinya, pagu sampai rincian output, realisasi, dan penyerapan.",
        "wallet",
    ),
    Halaman(
        "satuan-kerja",
        "Mengelola satuan kerja",
        "Akun dan penugasan, pejabat, unit kerja, jadwal, kebijakan, dan dokumen di bawah provinsi.",
        "users",
    ),
    Halaman(
        "evaluasi",
        "Reviu dan evaluasi",
        "Reviu laporan kinerja, rekomendasi, penilaian mandiri, dan pertanyaan tentang angka.",
        "clipboard-check",
    ),
    Halaman(
        "memindahkan-data",
        "Memindahkan data",
        "Paket data, tabel, dan dokumen dari PDF, masuk dan keluar.",
        "arrow-right-left",
    ),
    Halaman(
        "kalau-ada-masalah",
        "Kalau ada masalah",
        "Lupa kata sandi, kode masuk, sesi berakhir, akun terkunci, dan hak yang kurang.",
        "life-buoy",
    ),
)
MENURUT_KUNCI: Final = {halaman.kunci: halaman for halaman in HALAMAN}
