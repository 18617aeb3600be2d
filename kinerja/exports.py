"""Tables of the year that leave the system: RKT, PK, rencana aksi, realisasi and their capaian."""

from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
    TargetPeriode,
)
from sakip.exports import Tabel

_DOKUMEN = (
    ("Tahun", "tahun"),
    ("Unit", "unit__kunci"),
    ("Versi", "versi"),
    ("Tanggal", "tanggal"),
    ("Tanggal tertulis", "tanggal_teks"),
    ("Tempat", "tempat"),
    ("Alasan perubahan", "alasan_perubahan"),
    ("Status", "get_status_display"),
)
_TARGET = (
    ("Target", "target_teks"),
    ("Target terbaca", "target_nilai"),
    ("Batas atas target", "target_atas"),
    ("Satuan target", "target_satuan"),
    ("Status target", "target_status"),
)
_UKURAN = (
    ("Jenis nilai", "jenis_nilai"),
    ("Satuan", "satuan"),
    ("Polaritas", "polaritas"),
    ("Cara kumulasi", "cara_kumulasi"),
)
_REALISASI = (
    ("Realisasi", "realisasi_teks"),
    ("Realisasi terbaca", "realisasi_nilai"),
    ("Satuan realisasi", "realisasi_satuan"),
    ("Status realisasi", "realisasi_status"),
)


def _asal(jalur: str) -> tuple[tuple[str, str], ...]:
    """The columns that name the document of a row."""
    return (("Unit", f"{jalur}__unit__kunci"), ("Versi", f"{jalur}__versi"), ("Urut", "urut"))


def _uang(jalur: str) -> tuple[tuple[str, str], ...]:
    return (*_asal(jalur), ("Kode", "kode"), ("Uraian", "uraian"), ("Anggaran", "anggaran"))


TABEL = (
    Tabel("rkt", "Rencana kinerja tahunan", Rkt, _DOKUMEN, "unit__satker", "tahun"),
    Tabel(
        "baris-rkt",
        "Baris rencana kinerja tahunan",
        BarisRkt,
        (
            *_asal("rkt"),
            ("Program", "program"),
            ("Kegiatan", "kegiatan"),
            ("Kode", "kode"),
            ("Sasaran", "sasaran"),
            ("Indikator", "indikator"),
            *_TARGET,
            *_UKURAN,
            ("Pagu", "pagu"),
            ("Alasan selisih", "alasan_selisih"),
        ),
        "rkt__unit__satker",
        "rkt__tahun",
    ),
    Tabel(
        "anggaran-rkt",
        "Anggaran rencana kinerja tahunan",
        AnggaranRkt,
        _uang("rkt"),
        "rkt__unit__satker",
        "rkt__tahun",
    ),
    Tabel("pk", "Perjanjian kinerja", Pk, _DOKUMEN, "unit__satker", "tahun"),
    Tabel(
        "baris-pk",
        "Baris perjanjian kinerja",
        BarisPk,
        (
            *_asal("pk_dokumen"),
            ("Sasaran", "sasaran"),
            ("Indikator", "indikator"),
            *_TARGET,
            *_UKURAN,
            ("Alasan selisih", "alasan_selisih"),
        ),
        "pk_dokumen__unit__satker",
        "pk_dokumen__tahun",
    ),
    Tabel(
        "anggaran-pk",
        "Anggaran perjanjian kinerja",
        AnggaranPk,
        _uang("pk_dokumen"),
        "pk_dokumen__unit__satker",
        "pk_dokumen__tahun",
    ),
    Tabel(
        "rencana-aksi",
        "Rencana aksi",
        RencanaAksi,
        (*_DOKUMEN, ("Pola waktu", "get_pola_display")),
        "unit__satker",
        "tahun",
    ),
    Tabel(
        "baris-rencana-aksi",
        "Baris rencana aksi",
        BarisRencanaAksi,
        (
            *_asal("rencana_aksi"),
            ("Pola waktu", "rencana_aksi__pola"),
            ("Program", "program"),
            ("Sasaran", "sasaran"),
            ("Indikator", "indikator"),
            ("Kegiatan", "kegiatan"),
            ("Keluaran", "keluaran"),
            ("Jadwal", "jadwal"),
            ("Pelaksana", "pelaksana"),
            ("Kode rincian output", "kode"),
            ("Pagu", "pagu"),
            *_TARGET,
            ("Alasan selisih", "alasan_selisih"),
            ("Dibatalkan", "dibatalkan"),
            ("Alasan pembatalan", "alasan_batal"),
        ),
        "rencana_aksi__unit__satker",
        "rencana_aksi__tahun",
    ),
    Tabel(
        "target-periode",
        "Target per periode rencana aksi",
        TargetPeriode,
        (
            ("Unit", "baris__rencana_aksi__unit__kunci"),
            ("Versi", "baris__rencana_aksi__versi"),
            ("Pola waktu", "baris__rencana_aksi__pola"),
            ("Indikator", "baris__indikator"),
            ("Periode", "ke"),
            ("Dijadwalkan tanpa target", "dicentang"),
            *_TARGET,
        ),
        "baris__rencana_aksi__unit__satker",
        "baris__rencana_aksi__tahun",
        urut=("baris__rencana_aksi", "baris__urut", "baris_id", "ke"),
    ),
    Tabel(
        "realisasi",
        "Realisasi kinerja dan capaian",
        Realisasi,
        (
            ("Unit", "pengukuran__unit__kunci"),
            ("Triwulan", "pengukuran__triwulan"),
            ("Urut", "urut"),
            ("Acuan", "acuan"),
            ("Kegiatan", "kegiatan"),
            ("Kode", "kode"),
            ("Sasaran", "sasaran"),
            ("Indikator", "indikator"),
            *_TARGET,
            *_REALISASI,
            ("Sementara", "sementara"),
            ("Capaian (persen)", "capaian_nilai"),
            ("Status capaian", "capaian_status"),
            ("Kategori", "kategori"),
            ("Capaian periode (persen)", "capaian_periode_nilai"),
            ("Keterangan", "keterangan"),
            ("Kendala", "kendala"),
            ("Tindak lanjut", "tindak_lanjut"),
            ("Bukti dukung", "bukti"),
        ),
        "pengukuran__unit__satker",
        "pengukuran__tahun",
        urut=("pengukuran__unit", "pengukuran__triwulan", "urut", "id"),
    ),
    Tabel(
        "capaian-lalu",
        "Capaian tahun-tahun lalu",
        CapaianLalu,
        (
            ("Unit", "unit__kunci"),
            ("Tahun", "tahun"),
            ("Indikator", "indikator"),
            *_TARGET,
            *_REALISASI,
            ("Sumber", "sumber"),
        ),
        "unit__satker",
    ),
)
