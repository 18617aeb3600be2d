"""Tables of the budget that leave the system."""

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa
from sakip.exports import Tabel

_KODE = (
    ("Kode", "kode"),
    ("Kode baku", "kode_baku"),
    ("Tingkat", "tingkat"),
    ("Uraian", "uraian"),
    ("Sumber dana", "sumber_dana"),
    ("Unit", "unit__kunci"),
)

TABEL = (
    Tabel(
        "dipa",
        "DIPA",
        Dipa,
        (
            ("Tahun", "tahun"),
            ("Revisi", "revisi"),
            ("Nomor", "nomor"),
            ("Tanggal", "tanggal"),
            ("Tanggal tertulis", "tanggal_teks"),
        ),
        "satker",
        "tahun",
    ),
    Tabel(
        "pagu",
        "Pagu",
        BarisPagu,
        (
            ("Tahun", "dipa__tahun"),
            ("Revisi", "dipa__revisi"),
            *_KODE,
            ("Pagu", "pagu"),
            ("Pagu tertulis", "pagu_teks"),
        ),
        "dipa__satker",
        "dipa__tahun",
        urut=("dipa__revisi", "urut", "id"),
    ),
    Tabel(
        "realisasi-anggaran",
        "Realisasi anggaran",
        BarisRealisasi,
        (
            ("Tahun", "tahun"),
            ("Bulan", "bulan"),
            *_KODE,
            ("Realisasi", "realisasi"),
            ("Realisasi tertulis", "realisasi_teks"),
            ("Persen tercetak", "persen_tercetak"),
        ),
        "satker",
        "tahun",
    ),
    Tabel(
        "anggaran-lalu",
        "Anggaran menurut tahun",
        AnggaranLalu,
        (
            ("Tahun", "tahun"),
            ("Kode", "kode"),
            ("Uraian", "uraian"),
            ("Pagu", "pagu"),
            ("Realisasi", "realisasi"),
            ("Persen tercetak", "persen_tercetak"),
        ),
        "satker",
    ),
)
