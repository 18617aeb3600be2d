"""Every table of a satker-year, ready to leave the system."""

from __future__ import annotations

from anggaran.exports import TABEL as TABEL_ANGGARAN
from kinerja.exports import TABEL as TABEL_KINERJA
from laporan.models import (
    Divisi,
    KemajuanRekomendasi,
    Narasi,
    Pembanding,
    RekapPegawai,
    Rekomendasi,
    SaranaPrasarana,
    TemuanReviu,
)
from laporan.spreadsheets import fits_cell, write_workbook
from renstra.exports import TABEL as TABEL_RENSTRA
from sakip.exports import TABEL as TABEL_SAKIP
from sakip.exports import Tabel, csv_of
from sakip.models import Satker

TABEL_LAPORAN = (
    Tabel(
        "narasi",
        "Narasi dokumen",
        Narasi,
        (("Tahun", "tahun"), ("Dokumen", "dokumen"), ("Bagian", "bagian"), ("Teks", "teks")),
        "satker",
        "tahun",
    ),
    Tabel(
        "pembanding",
        "Angka pembanding",
        Pembanding,
        (
            ("Tahun", "tahun"),
            ("Indikator", "indikator"),
            ("Lingkup", "get_lingkup_display"),
            ("Nilai", "nilai"),
            ("Sumber", "sumber"),
        ),
        "satker",
        "tahun",
    ),
    Tabel(
        "pegawai",
        "Rekapitulasi pegawai",
        RekapPegawai,
        (
            ("Tahun", "tahun"),
            ("Tabel", "get_tabel_display"),
            ("Baris", "baris"),
            ("Kolom", "kolom"),
            ("Jumlah", "jumlah"),
        ),
        "satker",
        "tahun",
    ),
    Tabel(
        "sarana",
        "Sarana dan prasarana",
        SaranaPrasarana,
        (
            ("Tahun", "tahun"),
            ("Jenis", "jenis"),
            ("Uraian", "uraian"),
            ("Status", "status"),
            ("Luas", "luas"),
            ("Tahun perolehan", "tahun_perolehan"),
            ("Keterangan", "keterangan"),
        ),
        "satker",
        "tahun",
    ),
    Tabel(
        "divisi",
        "Divisi anggota",
        Divisi,
        (
            ("Tahun", "tahun"),
            ("Nama", "nama"),
            ("Jabatan", "jabatan"),
            ("Divisi", "divisi"),
            ("Tugas", "tugas"),
        ),
        "satker",
        "tahun",
    ),
)

TABEL_EVALUASI = (
    Tabel(
        "temuan-reviu",
        "Temuan reviu laporan kinerja",
        TemuanReviu,
        (
            ("Tahun", "reviu__tahun"),
            ("Butir daftar uji", "kode"),
            ("Bagian laporan", "bagian_teks"),
            ("Temuan", "uraian"),
            ("Tingkat", "get_tingkat_display"),
            ("Status", "get_status_display"),
            ("Tanggapan satuan kerja", "tanggapan"),
            ("Keputusan pereviu", "keputusan"),
        ),
        "reviu__satker",
        "reviu__tahun",
    ),
    Tabel(
        "rekomendasi",
        "Rekomendasi",
        Rekomendasi,
        (
            ("Tanggal", "tanggal"),
            ("Sumber", "get_sumber_display"),
            ("Nomor dan tanggal laporan", "rujukan"),
            ("Rekomendasi", "uraian"),
            ("Unit penanggung jawab", "unit__kunci"),
            ("Jabatan penanggung jawab", "jabatan"),
            ("Batas waktu", "tenggat"),
            ("Status", "get_status_display"),
            ("Status per tanggal", "per_tanggal"),
        ),
        "satker",
    ),
    Tabel(
        "kemajuan-rekomendasi",
        "Kemajuan rekomendasi",
        KemajuanRekomendasi,
        (
            ("Rekomendasi", "rekomendasi__uraian"),
            ("Tanggal", "tanggal"),
            ("Status", "get_status_display"),
            ("Kemajuan", "catatan"),
            ("Tautan bukti", "tautan"),
            ("Berkas bukti", "nama"),
        ),
        "rekomendasi__satker",
    ),
)

KELOMPOK = (
    ("Profil dan kebijakan", TABEL_SAKIP),
    ("Rencana strategis", TABEL_RENSTRA),
    ("Kinerja setahun", TABEL_KINERJA),
    ("Anggaran", TABEL_ANGGARAN),
    ("Bahan laporan", TABEL_LAPORAN),
    ("Evaluasi", TABEL_EVALUASI),
)
SEMUA = {tabel.nama: tabel for _, daftar in KELOMPOK for tabel in daftar}


def table_workbook(tabel: Tabel, satker: Satker, tahun: int) -> bytes:
    """One table as XLSX: numbers and dates native, texts never formulas."""
    return write_workbook([_sheet(tabel, satker, tahun)])


def all_tables_workbook(satker: Satker, tahun: int) -> bytes:
    """Every table of the satker-year, one sheet each."""
    return write_workbook(_sheet(tabel, satker, tahun) for tabel in SEMUA.values())


def table_csv(tabel: Tabel, satker: Satker, tahun: int) -> bytes:
    """One table as CSV."""
    return csv_of(tabel.dataset(satker, tahun))


def _sheet(tabel: Tabel, satker: Satker, tahun: int) -> tuple[str, list[str], list[tuple[object, ...]]]:
    isi = tabel.dataset(satker, tahun)
    return tabel.nama[:31], list(isi.headers), [tuple(_cell(nilai) for nilai in baris) for baris in isi]


def _cell(nilai: object) -> object:
    """The value, or in the place of a text that no cell of Excel holds a note where to find it."""
    if isinstance(nilai, str) and not fits_cell(nilai):
        return "(Teks terlalu panjang untuk XLSX; ambil tabel ini sebagai CSV.)"
    return nilai
