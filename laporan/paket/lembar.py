"""The sheets of a paket as data: columns, what is required, how a cell is read and where it is stored."""

from __future__ import annotations

from typing import Final

from django.db.models import Model

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
)
from kinerja.models.realisasi import Acuan
from laporan.models import Divisi, Narasi, Pembanding, RekapPegawai, SaranaPrasarana
from laporan.models.lakip import JenisNarasi, Lingkup
from laporan.models.organisasi import TabelPegawai
from laporan.paket.skema import Dokumen, Kolom, Lembar, date_column
from renstra.models import Indikator, Misi, Renstra, Tujuan
from renstra.models.indikator import Frekuensi
from sakip.choices import (
    CaraKumulasi,
    JenisNilai,
    JenisSatker,
    JenisUnit,
    Polaritas,
    PolaWaktu,
    StatusPejabat,
    SumberDana,
)
from sakip.models import BarisSkala, Kebijakan, Pejabat, Satker, UnitKerja


def _tahun(nama: str = "tahun", *, turun: bool = True) -> Kolom:
    return Kolom(nama, "tahun", wajib=True, turun=turun)


UNIT: Final = Kolom("unit", "unit", wajib=True, turun=True)
VERSI: Final = Kolom("versi", "bulat", bawaan=0)
URUT: Final = Kolom("urut", "bulat", sampai=2_000_000_000)
SASARAN: Final = Kolom("sasaran", wajib=True)
INDIKATOR: Final = Kolom("indikator", wajib=True)
TARGET: Final = Kolom("target", "nilai", wajib=True)
TARGET_BEBAS: Final = Kolom("target", "nilai")
KODE: Final = Kolom("kode", "kode")
TEMPAT: Final = Kolom("tempat", dokumen=True)
ALASAN: Final = Kolom("alasan_perubahan", dokumen=True)
SUMBER_DANA: Final = Kolom("sumber_dana", "pilihan", pilihan=SumberDana, bawaan=SumberDana.RM)
SELISIH: Final = Kolom("alasan_selisih", tambahan=True)
UNIT_BEBAS: Final = Kolom("unit", "unit")
PERIODE: Final = tuple(Kolom(f"p{ke}", "periode") for ke in range(1, 13))
VERSI_DOKUMEN: Final = ("unit", "tahun", "versi")


def _anggaran_dokumen(nama: str, model: type[Model], dokumen: Dokumen) -> Lembar:
    kolom = (
        _tahun(),
        UNIT,
        VERSI,
        URUT,
        KODE,
        Kolom("uraian", wajib=True),
        Kolom("anggaran", "rupiah", wajib=True),
    )
    return Lembar(nama, model, kolom, ("kode_baku", "uraian"), dokumen, rincian="anggaran")


RKT: Final = Dokumen(Rkt, "rkt", VERSI_DOKUMEN)
PK: Final = Dokumen(Pk, "pk_dokumen", VERSI_DOKUMEN)
RENSTRA: Final = Dokumen(Renstra, "renstra", ("tahun_awal",))
BUTIR: Final = (_tahun("tahun_awal"), Kolom("no", wajib=True), Kolom("uraian", wajib=True))
BARIS: Final = ("sasaran", "indikator")

# What the kartu says besides: exported where it says anything.
KARTU: Final = (
    Kolom("iku_tahun", tambahan=True),
    *(Kolom(nama, tambahan=True) for nama in ("alasan", "cara_hitung", "pembilang", "penyebut")),
    Kolom("frekuensi", "pilihan", pilihan=Frekuensi, tambahan=True),
    Kolom("batas_capaian", "desimal", tambahan=True),
    Kolom("wajar_min", "angka", tambahan=True),
    Kolom("wajar_maks", "angka", tambahan=True),
    *(Kolom(nama, tambahan=True) for nama in ("cara_kumpul", "pilah", "bukti")),
    Kolom("bukti_wajib", "ya_tidak", tambahan=True),
    *(Kolom(nama, tambahan=True) for nama in ("mutu", "keterbatasan", "pemanfaatan")),
    Kolom("nilai_awal", "tercetak", tambahan=True),
    Kolom("tahun_nilai_awal", "tahun", tambahan=True),
)

LEMBAR: Final[tuple[Lembar, ...]] = (
    Lembar(
        "satker",
        Satker,
        (
            Kolom("nama", wajib=True, isian="nama_resmi"),
            Kolom("jenis", "pilihan", wajib=True, pilihan=JenisSatker),
            Kolom("kode_wilayah", "kode_wilayah"),
            Kolom("kode_satker", "kode_satker"),
            Kolom("induk"),
            Kolom("alamat"),
            Kolom("telepon"),
            Kolom("faksimile"),
            Kolom("surel"),
            Kolom("tempat"),
        ),
        (),
        rincian="satker",
    ),
    Lembar(
        "unit",
        UnitKerja,
        (
            Kolom("unit", "kunci", wajib=True, isian="kunci"),
            Kolom("nama", wajib=True),
            Kolom("jenis", "pilihan", wajib=True, pilihan=JenisUnit),
            Kolom("induk", "kunci"),
        ),
        ("kunci",),
        rincian="unit",
    ),
    Lembar(
        "pejabat",
        Pejabat,
        (
            UNIT,
            Kolom("jabatan", wajib=True),
            Kolom("nama", wajib=True),
            Kolom("nip", "nip"),
            Kolom("status", "pilihan", pilihan=StatusPejabat, bawaan=StatusPejabat.DEFINITIF),
            Kolom("mulai", "tanggal"),
            Kolom("selesai", "tanggal"),
        ),
        ("unit", "jabatan", "nama"),
        rincian="pejabat",
    ),
    Lembar(
        "renstra",
        Renstra,
        (
            _tahun("tahun_awal", turun=False),
            _tahun("tahun_akhir", turun=False),
            Kolom("dasar"),
            Kolom("visi"),
        ),
        ("tahun_awal",),
        milik="satker",
        unik=True,
        rincian="renstra",
    ),
    Lembar("misi", Misi, BUTIR, ("no",), RENSTRA, unik=True),
    Lembar("tujuan", Tujuan, BUTIR, ("no",), RENSTRA, unik=True),
    Lembar(
        "indikator",
        Indikator,
        (
            _tahun("tahun_awal"),
            UNIT,
            Kolom("tujuan_no", panjang=10),
            SASARAN,
            Kolom("indikator", wajib=True, isian="uraian"),
            Kolom("iku", "ya_tidak"),
            Kolom("satuan"),
            Kolom("jenis_nilai", "pilihan", pilihan=JenisNilai),
            Kolom("polaritas", "pilihan", pilihan=Polaritas),
            Kolom("cara_kumulasi", "pilihan", pilihan=CaraKumulasi),
            Kolom("definisi"),
            Kolom("sumber_data"),
            *KARTU,
        ),
        ("unit", "sasaran", "uraian"),
        RENSTRA,
        rincian="indikator",
    ),
    Lembar(
        "rkt",
        BarisRkt,
        (
            _tahun(),
            UNIT,
            VERSI,
            date_column(),
            Kolom("tempat", dokumen=True, tambahan=True),
            ALASAN,
            URUT,
            Kolom("program"),
            Kolom("kegiatan"),
            KODE,
            SASARAN,
            INDIKATOR,
            TARGET,
            Kolom("pagu", "rupiah"),
            SELISIH,
        ),
        BARIS,
        RKT,
    ),
    _anggaran_dokumen("rkt_anggaran", AnggaranRkt, RKT),
    Lembar(
        "pk",
        BarisPk,
        (_tahun(), UNIT, VERSI, date_column(), TEMPAT, ALASAN, URUT, SASARAN, INDIKATOR, TARGET, SELISIH),
        BARIS,
        PK,
    ),
    _anggaran_dokumen("pk_anggaran", AnggaranPk, PK),
    Lembar(
        "rencana_aksi",
        BarisRencanaAksi,
        (
            _tahun(),
            UNIT,
            date_column(tambahan=True),
            Kolom("tempat", dokumen=True, tambahan=True),
            Kolom("program", tambahan=True),
            SASARAN,
            INDIKATOR,
            TARGET_BEBAS,
            Kolom("kegiatan"),
            Kolom("pelaksana"),
            Kolom("pola", "pilihan", wajib=True, pilihan=PolaWaktu, turun=True),
            *PERIODE,
            Kolom("keluaran", tambahan=True),
            Kolom("jadwal", tambahan=True, panjang=40),
            Kolom("kode", "kode", tambahan=True),
            Kolom("pagu", "rupiah", tambahan=True),
            SELISIH,
            Kolom("alasan_batal", tambahan=True),
        ),
        BARIS,
        Dokumen(RencanaAksi, "rencana_aksi", ("unit", "tahun", "pola", "versi")),
        rincian="rencana_aksi",
    ),
    Lembar(
        "realisasi",
        Realisasi,
        (
            _tahun(),
            Kolom("triwulan", "triwulan", wajib=True, turun=True, mulai=1, sampai=4),
            UNIT,
            Kolom("acuan", "pilihan", pilihan=Acuan),
            Kolom("kegiatan"),
            KODE,
            SASARAN,
            INDIKATOR,
            TARGET_BEBAS,
            Kolom("realisasi", "nilai", wajib=True),
            Kolom("keterangan"),
            Kolom("kendala"),
            Kolom("tindak_lanjut"),
            Kolom("bukti", "tautan"),
            Kolom("capaian_tercetak", "tercetak", tambahan=True),
            Kolom("kategori_tercetak", tambahan=True),
        ),
        ("acuan", *BARIS),
        Dokumen(Pengukuran, "pengukuran", ("unit", "tahun", "triwulan")),
    ),
    Lembar(
        "dipa",
        Dipa,
        (
            _tahun(),
            Kolom("revisi", "bulat", wajib=True, bawaan=0),
            Kolom("nomor", "nomor_dipa"),
            Kolom("tanggal", "tanggal_teks"),
        ),
        ("tahun", "revisi"),
        milik="satker",
        unik=True,
    ),
    Lembar(
        "anggaran",
        BarisPagu,
        (
            _tahun(),
            Kolom("revisi", "bulat", wajib=True, bawaan=0),
            SUMBER_DANA,
            UNIT_BEBAS,
            Kolom("kode", "kode", wajib=True),
            Kolom("uraian", wajib=True),
            Kolom("pagu", "rupiah", wajib=True),
        ),
        ("sumber_dana", "kode_baku", "uraian"),
        Dokumen(Dipa, "dipa", ("tahun", "revisi")),
        rincian="anggaran",
    ),
    Lembar(
        "realisasi_anggaran",
        BarisRealisasi,
        (
            _tahun(),
            Kolom("bulan", "bulan", mulai=1, sampai=12),
            SUMBER_DANA,
            UNIT_BEBAS,
            Kolom("kode", "kode", wajib=True),
            Kolom("uraian"),
            Kolom("realisasi", "rupiah", wajib=True, negatif=True),
            Kolom("persen_tercetak", "tercetak", tambahan=True),
        ),
        ("tahun", "bulan", "sumber_dana", "kode_baku", "uraian"),
        milik="satker",
        rincian="anggaran",
    ),
    Lembar(
        "capaian_lalu",
        CapaianLalu,
        (
            _tahun(),
            UNIT,
            INDIKATOR,
            TARGET_BEBAS,
            Kolom("realisasi", "nilai", wajib=True),
            Kolom("sumber"),
        ),
        ("tahun", "unit", "indikator"),
    ),
    Lembar(
        "anggaran_lalu",
        AnggaranLalu,
        (
            _tahun(),
            KODE,
            Kolom("uraian"),
            Kolom("pagu", "rupiah", wajib=True),
            Kolom("realisasi", "rupiah", wajib=True, negatif=True),
            Kolom("persen_tercetak", "tercetak", tambahan=True),
        ),
        ("tahun", "kode_baku", "uraian"),
        milik="satker",
        rincian="anggaran",
    ),
    Lembar(
        "skala",
        BarisSkala,
        (
            Kolom("tahun", "tahun"),
            Kolom("urut", "bulat", wajib=True),
            Kolom("dari", "desimal", wajib=True),
            Kolom("sampai", "desimal", wajib=True),
            Kolom("kategori", wajib=True),
            Kolom("keterangan"),
        ),
        ("urut",),
        Dokumen(Kebijakan, "kebijakan", ("tahun",)),
        unik=True,
        rincian="skala",
    ),
    Lembar(
        "narasi",
        Narasi,
        (
            _tahun(),
            Kolom("dokumen", "pilihan", wajib=True, pilihan=JenisNarasi, turun=True),
            Kolom("bagian", wajib=True),
            Kolom("teks", wajib=True),
        ),
        ("tahun", "dokumen", "bagian"),
        milik="satker",
        unik=True,
    ),
    Lembar(
        "pegawai_rekap",
        RekapPegawai,
        (
            _tahun(),
            Kolom("tabel", "pilihan", wajib=True, pilihan=TabelPegawai, turun=True),
            Kolom("baris", wajib=True),
            Kolom("kolom", wajib=True),
            Kolom("jumlah", "bulat", wajib=True, sampai=2_000_000_000),
        ),
        ("tahun", "tabel", "baris", "kolom"),
        milik="satker",
    ),
    Lembar(
        "sarpras",
        SaranaPrasarana,
        (
            _tahun(),
            Kolom("jenis", wajib=True),
            Kolom("uraian", wajib=True),
            Kolom("status"),
            Kolom("luas", "tercetak"),
            Kolom("tahun_perolehan"),
            Kolom("keterangan"),
        ),
        ("tahun", "jenis", "uraian"),
        milik="satker",
    ),
    Lembar(
        "divisi",
        Divisi,
        (
            _tahun(),
            Kolom("nama", wajib=True),
            Kolom("jabatan", wajib=True),
            Kolom("divisi", wajib=True),
            Kolom("tugas"),
        ),
        ("tahun", "nama"),
        milik="satker",
    ),
    Lembar(
        "pembanding",
        Pembanding,
        (
            _tahun(),
            INDIKATOR,
            Kolom("lingkup", "pilihan", wajib=True, pilihan=Lingkup, turun=True),
            Kolom("nilai", "tercetak", wajib=True),
            Kolom("sumber"),
        ),
        ("tahun", "indikator", "lingkup"),
        milik="satker",
    ),
)
PER_NAMA: Final = {lembar.nama: lembar for lembar in LEMBAR}
