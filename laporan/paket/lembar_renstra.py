"""The sheets of the Renstra, and the list of evidence, as data (see `lembar`)."""

from __future__ import annotations

from typing import Final

from kinerja.models import Bukti
from laporan.paket.kolom_lembar import BUTIR, INDIKATOR, KARTU, RENSTRA, SASARAN, UNIT, year_column
from laporan.paket.skema import Kolom, Lembar
from renstra.models import Indikator, Kontribusi, Misi, Renstra, Sasaran, Tujuan
from renstra.models.sasaran import TingkatSasaran
from sakip.choices import CaraKumulasi, JenisNilai, Polaritas

TUJUAN_NO: Final = Kolom("tujuan_no", panjang=10)
URUT_KECIL: Final = Kolom("urut", "bulat", tambahan=True)

LEMBAR_RENSTRA: Final[tuple[Lembar, ...]] = (
    Lembar(
        "renstra",
        Renstra,
        (
            year_column("tahun_awal", turun=False),
            year_column("tahun_akhir", turun=False),
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
            year_column("tahun_awal"),
            UNIT,
            TUJUAN_NO,
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
            URUT_KECIL,
        ),
        ("unit", "sasaran", "uraian"),
        RENSTRA,
        rincian="indikator",
    ),
    # Exported where the sheet `indikator` does not say it all: tingkat, induk, order, sasaran without one.
    Lembar(
        "sasaran",
        Sasaran,
        (
            year_column("tahun_awal"),
            UNIT,
            TUJUAN_NO,
            Kolom("sasaran", wajib=True, isian="uraian"),
            Kolom("tingkat", "pilihan", pilihan=TingkatSasaran, bawaan=TingkatSasaran.STRATEGIS),
            Kolom("induk_unit", "kunci"),
            Kolom("induk", isian="induk_uraian"),
            URUT_KECIL,
        ),
        ("unit", "uraian"),
        RENSTRA,
        rincian="sasaran",
    ),
    # `unit`, `sasaran` and `indikator` name what `mitra` contributes to; without indikator the sasaran.
    Lembar(
        "kontribusi",
        Kontribusi,
        (
            year_column("tahun_awal"),
            UNIT,
            TUJUAN_NO,
            SASARAN,
            Kolom("indikator"),
            Kolom("mitra", "kunci", wajib=True),
            Kolom("uraian", wajib=True, panjang=1000),
        ),
        (),
        rincian="kontribusi",
    ),
)

# A list to read and to compare with: files do not travel in a paket, and nothing of it is brought in.
LEMBAR_BUKTI: Final = Lembar(
    "bukti",
    Bukti,
    (
        year_column(),
        Kolom("triwulan", "triwulan", wajib=True),
        UNIT,
        Kolom("acuan"),
        Kolom("kegiatan"),
        SASARAN,
        INDIKATOR,
        Kolom("jenis", isian="jenis_teks"),
        Kolom("judul", isian="judul_teks"),
        Kolom("nama", isian="nama_teks"),
        Kolom("tautan", isian="tautan_teks"),
        Kolom("catatan"),
        Kolom("ukuran", isian="ukuran_teks"),
        Kolom("sha256"),
        Kolom("ditarik"),
    ),
    (),
    rincian="bukti",
)
