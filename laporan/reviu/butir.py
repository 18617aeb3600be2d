"""The checklist of PermenPANRB 53/2014 Lampiran III: 23 items in three parts.

The order and the sense of the items are those of the annex (DOMAIN 6.2); their wording was not compared with
the official gazette (not verified).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Butir:
    """One item: `kode` (`I.1`) and its sentence. `akibat` are the items whose answer "tidak" it follows: it
    is not relevant while all of them are answered "ya"."""

    kode: str
    kalimat: str
    akibat: tuple[str, ...] = ()


def _part(nomor: str, *isi: str | tuple[str, tuple[int, ...]]) -> tuple[Butir, ...]:
    butir = []
    for n, satu in enumerate(isi, 1):
        kalimat, akibat = satu if isinstance(satu, tuple) else (satu, ())
        butir.append(Butir(f"{nomor}.{n}", kalimat, tuple(f"{nomor}.{ke}" for ke in akibat)))
    return tuple(butir)


BAGIAN: Final[tuple[tuple[str, tuple[Butir, ...]], ...]] = (
    (
        "Format",
        _part(
            "I",
            "Laporan kinerja telah menampilkan data penting instansi pemerintah.",
            "Laporan kinerja telah menyajikan informasi target kinerja.",
            "Laporan kinerja telah menyajikan capaian kinerja yang memadai.",
            "Laporan kinerja telah menyajikan lampiran yang mendukung informasi pada badan laporan.",
            "Laporan kinerja telah menyajikan upaya perbaikan ke depan.",
            "Laporan kinerja telah menyajikan akuntabilitas keuangan.",
        ),
    ),
    (
        "Mekanisme penyusunan",
        _part(
            "II",
            "Laporan kinerja disusun oleh unit kerja yang memiliki tugas dan fungsi untuk itu.",
            "Informasi yang disampaikan dalam laporan kinerja telah didukung dengan data yang memadai.",
            "Telah terdapat mekanisme penyampaian data dan informasi dari unit kerja ke unit penyusun "
            "laporan kinerja.",
            "Telah ditetapkan penanggung jawab pengumpulan data atau informasi di setiap unit kerja.",
            "Data atau informasi kinerja yang disampaikan dalam laporan kinerja telah diyakini keandalannya.",
            "Analisis atau penjelasan dalam laporan kinerja telah diketahui oleh unit kerja terkait.",
            "Laporan kinerja merupakan gabungan partisipasi dari bawahnya.",
        ),
    ),
    (
        "Substansi",
        _part(
            "III",
            "Tujuan atau sasaran dalam laporan kinerja telah sesuai dengan tujuan atau sasaran dalam "
            "perjanjian kinerja.",
            "Tujuan atau sasaran dalam laporan kinerja telah selaras dengan rencana strategis.",
            (
                "Jika butir 1 dan 2 dijawab tidak, terdapat penjelasan yang memadai.",
                (1, 2),
            ),
            "Tujuan atau sasaran dalam laporan kinerja telah sesuai dengan tujuan atau sasaran dalam "
            "indikator kinerja.",
            "Tujuan atau sasaran dalam laporan kinerja telah sesuai dengan tujuan atau sasaran dalam "
            "indikator kinerja utama.",
            (
                "Jika butir 4 dan 5 dijawab tidak, terdapat penjelasan yang memadai.",
                (4, 5),
            ),
            "Telah terdapat perbandingan data kinerja dengan tahun lalu, standar nasional, dan sebagainya "
            "yang bermanfaat.",
            "Indikator kinerja utama dan indikator kinerja telah cukup mengukur tujuan atau sasaran.",
            (
                "Jika butir 8 dijawab tidak, terdapat penjelasan yang memadai.",
                (8,),
            ),
            "Indikator kinerja utama dan indikator kinerja telah SMART (spesifik, dapat diukur, dapat "
            "dicapai, relevan, dan berbatas waktu).",
        ),
    ),
)
BUTIR: Final = {satu.kode: satu for _, daftar in BAGIAN for satu in daftar}
