"""The narrative of the clean paket, and how its figures are written."""

from decimal import ROUND_HALF_UP, Decimal

from tests.laporan.pemeriksaan.bersih_isi import TAHUN


def percent(bagian, seluruh):
    """`98,31%`, rounded half up."""
    return f"{round_up(bagian * 100 / seluruh)}%"


def round_up(nilai):
    return str(Decimal(str(nilai)).quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def rupiah(nilai):
    return f"{nilai:,}".replace(",", ".")


def narasi(pagu, realisasi):
    rows = [
        (
            "lakip",
            "Kata Pengantar",
            (
                "Laporan Kinerja Tahun 2024 disusun sebagai pertanggungjawaban KPU Kabupaten Banyumas atas "
                "Perjanjian Kinerja Tahun 2024."
            ),
        ),
        (
            "lakip",
            "Ikhtisar Eksekutif",
            (
                "Perjanjian Kinerja lembaga memuat 3 (tiga) sasaran dan 5 (lima) indikator. "
                f"Pagu tahun 2024 sebesar Rp{rupiah(pagu)} terealisasi Rp{rupiah(realisasi)} atau "
                f"{percent(realisasi, pagu)}."
            ),
        ),
        (
            "lakip",
            "Dasar Hukum",
            (
                "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum; Peraturan Presiden Nomor 29 Tahun "
                "2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah."
            ),
        ),
        (
            "lakip",
            "Permasalahan: Kelembagaan",
            "Beban kerja antarsubbagian belum seimbang sehingga pembagian tugas perlu ditata kembali.",
        ),
        (
            "lakip",
            "Analisis Capaian",
            "Persentase partisipasi pemilih naik dari 78,6% pada tahun 2023 menjadi 81,2% pada tahun 2024.",
        ),
        (
            "lakip",
            "Langkah ke Depan",
            "KPU Kabupaten Banyumas akan memperkuat pendidikan pemilih dan tertib administrasi keuangan.",
        ),
    ]
    return [
        {"tahun": TAHUN, "dokumen": dokumen, "bagian": bagian, "teks": teks} for dokumen, bagian, teks in rows
    ]
