"""Tables of the Renstra that leave the system."""

from renstra.models import Indikator, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.exports import Tabel

_PERIODE = (("Tahun awal", "renstra__tahun_awal"), ("Nomor", "no"), ("Uraian", "uraian"))

TABEL = (
    Tabel(
        "renstra",
        "Rencana strategis",
        Renstra,
        (
            ("Tahun awal", "tahun_awal"),
            ("Tahun akhir", "tahun_akhir"),
            ("Dasar penetapan", "dasar"),
            ("Visi", "visi"),
            ("Status", "get_status_display"),
        ),
        "satker",
    ),
    Tabel("misi", "Misi", Misi, _PERIODE, "renstra__satker"),
    Tabel("tujuan", "Tujuan", Tujuan, _PERIODE, "renstra__satker"),
    Tabel(
        "sasaran",
        "Sasaran",
        Sasaran,
        (
            ("Tahun awal", "renstra__tahun_awal"),
            ("Unit", "unit__kunci"),
            ("Nomor tujuan", "tujuan__no"),
            ("Tingkat", "get_tingkat_display"),
            ("Sasaran", "uraian"),
        ),
        "renstra__satker",
    ),
    Tabel(
        "indikator",
        "Indikator",
        Indikator,
        (
            ("Tahun awal", "sasaran__renstra__tahun_awal"),
            ("Unit", "sasaran__unit__kunci"),
            ("Sasaran", "sasaran__uraian"),
            ("Indikator", "uraian"),
            ("Indikator kinerja utama", "iku"),
            ("Jenis nilai", "jenis_nilai"),
            ("Satuan", "satuan"),
            ("Polaritas", "polaritas"),
            ("Cara kumulasi", "cara_kumulasi"),
            ("Definisi operasional", "definisi"),
            ("Cara menghitung", "cara_hitung"),
            ("Sumber data", "sumber_data"),
        ),
        "sasaran__renstra__satker",
    ),
    Tabel(
        "target-indikator",
        "Target indikator per tahun",
        TargetIndikator,
        (
            ("Indikator", "indikator__uraian"),
            ("Tahun", "tahun"),
            ("Target", "target_teks"),
            ("Target terbaca", "target_nilai"),
            ("Batas atas target", "target_atas"),
            ("Satuan", "target_satuan"),
            ("Status", "target_status"),
        ),
        "indikator__sasaran__renstra__satker",
        urut=("indikator__sasaran__urut", "indikator__urut", "indikator_id", "tahun"),
    ),
)
