"""The sheet of PermenPANRB 88/2021 as data: 4 komponen, 12 subkomponen and their criteria.

Weights (30/30/15/25, and 20/30/50 within a komponen) and the values AA to E are those of the regulation
(DOMAIN 6.1). The criteria are short sentences of our own after what regional sheets ask
(DOMAIN 6.1, SEEN); they were not compared with the annex of the regulation (not verified), and neither were
the words of the grades.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True)
class Kriteria:
    kode: str
    kalimat: str


@dataclass(frozen=True)
class Sub:
    """One subkomponen; `bobot` in points of 100."""

    kode: str
    judul: str
    bobot: Decimal
    kriteria: tuple[Kriteria, ...]


@dataclass(frozen=True)
class Komponen:
    nomor: int
    judul: str
    bobot: Decimal
    sub: tuple[Sub, ...]


NILAI: Final[dict[str, Decimal]] = {
    "AA": Decimal(100),
    "A": Decimal(90),
    "BB": Decimal(80),
    "B": Decimal(70),
    "CC": Decimal(60),
    "C": Decimal(50),
    "D": Decimal(30),
    "E": Decimal(0),
}
ARTI: Final = {
    "AA": "seluruh kriteria terpenuhi dan dipertahankan sedikitnya lima tahun",
    "A": "seluruh kriteria terpenuhi dengan upaya yang dapat dicontoh",
    "BB": "seluruh kriteria terpenuhi",
    "B": "lebih dari 75% kriteria terpenuhi",
    "CC": "lebih dari 50% sampai 75% kriteria terpenuhi",
    "C": "lebih dari 25% sampai 50% kriteria terpenuhi",
    "D": "lebih dari 0% sampai 25% kriteria terpenuhi",
    "E": "tidak ada upaya memenuhi kriteria",
}
PORSI: Final = (("a", "Keberadaan", 20), ("b", "Kualitas", 30), ("c", "Pemanfaatan", 50))


def _komponen(nomor: int, judul: str, bobot: int, *isi: tuple[str, ...]) -> Komponen:
    sub = []
    for (huruf, nama, porsi), kalimat in zip(PORSI, isi, strict=True):
        kode = f"{nomor}.{huruf}"
        kriteria = tuple(Kriteria(f"{kode}.{n}", satu) for n, satu in enumerate(kalimat, 1))
        sub.append(Sub(kode, nama, Decimal(bobot * porsi) / 100, kriteria))
    return Komponen(nomor, judul, Decimal(bobot), tuple(sub))


KOMPONEN: Final = (
    _komponen(
        1,
        "Perencanaan kinerja",
        30,
        (
            "Tersedia rencana strategis yang mencakup tahun ini.",
            "Rencana strategis telah ditetapkan.",
            "Tersedia rencana kinerja tahunan.",
            "Tersedia perjanjian kinerja lembaga dan sekretariat.",
            "Tersedia rencana aksi atas perjanjian kinerja.",
            "Tersedia anggaran yang mendukung kinerja.",
        ),
        (
            "Perjanjian kinerja telah ditandatangani.",
            "Sasaran perjanjian kinerja selaras dengan rencana strategis.",
            "Setiap indikator perjanjian kinerja mempunyai target.",
            "Setiap indikator mempunyai definisi operasional dan cara menghitung.",
            "Indikator kinerja utama telah ditandai.",
            "Setiap indikator rencana strategis mempunyai target tahunan.",
            "Kinerja dijabarkan kepada unit yang mendukungnya.",
            "Sasaran menggambarkan hasil, bukan kegiatan.",
            "Target menantang dan dapat dicapai.",
        ),
        (
            "Rencana aksi terhubung dengan perjanjian kinerja.",
            "Kinerja dikaitkan dengan rincian anggarannya.",
            "Rencana aksi dipantau setiap triwulan.",
            "Perencanaan diubah bila keadaan berubah.",
            "Setiap pegawai memahami kinerja yang direncanakan.",
        ),
    ),
    _komponen(
        2,
        "Pengukuran kinerja",
        30,
        (
            "Tersedia ketentuan cara menghitung capaian.",
            "Setiap indikator mempunyai sumber data dan cara pengumpulannya.",
            "Setiap indikator mempunyai penanggung jawab data.",
        ),
        (
            "Pimpinan menetapkan hasil pengukuran.",
            "Data kinerja didukung bukti.",
            "Pengukuran dilakukan berkala setiap triwulan.",
            "Pengukuran diperiksa secara berjenjang.",
            "Pengukuran selesai tepat waktu.",
            "Pengukuran memanfaatkan teknologi informasi.",
        ),
        (
            "Hasil pengukuran diikuti tindak lanjut.",
            "Anggaran disesuaikan menurut hasil pengukuran.",
            "Hasil pengukuran menjadi dasar penghargaan dan pembinaan.",
            "Setiap pegawai peduli pada hasil pengukuran.",
        ),
    ),
    _komponen(
        3,
        "Pelaporan kinerja",
        15,
        (
            "Laporan kinerja telah disusun.",
            "Laporan kinerja telah ditandatangani.",
            "Laporan kinerja telah direviu.",
            "Laporan kinerja telah dipublikasikan.",
            "Laporan kinerja disampaikan tepat waktu.",
        ),
        (
            "Laporan membandingkan realisasi dengan target tahunan.",
            "Laporan membandingkan realisasi dengan target jangka menengah.",
            "Laporan membandingkan realisasi dengan tahun-tahun sebelumnya.",
            "Laporan membandingkan realisasi dengan tingkat nasional.",
            "Laporan menjelaskan hambatan dan upaya.",
            "Laporan memuat penggunaan anggaran.",
            "Laporan memuat perbaikan ke depan.",
        ),
        (
            "Laporan menjadi perhatian pimpinan.",
            "Laporan dipakai untuk menyusun perencanaan tahun berikutnya.",
            "Laporan mengubah cara kerja pegawai.",
        ),
    ),
    _komponen(
        4,
        "Evaluasi akuntabilitas kinerja internal",
        25,
        (
            "Tersedia pedoman evaluasi internal.",
            "Evaluasi internal dilaksanakan setiap tahun.",
            "Laporan kinerja direviu oleh aparat pengawasan intern.",
        ),
        (
            "Evaluasi dilakukan dengan pendalaman yang memadai.",
            "Evaluasi memanfaatkan teknologi informasi.",
            "Evaluator mempunyai kemampuan yang memadai.",
        ),
        (
            "Semua rekomendasi yang jatuh tempo telah ditindaklanjuti.",
            "Tindak lanjut rekomendasi didukung bukti.",
            "Hasil evaluasi meningkatkan kinerja.",
        ),
    ),
)
SUB: Final = {s.kode: s for k in KOMPONEN for s in k.sub}
KRITERIA: Final = {x.kode: x for s in SUB.values() for x in s.kriteria}
