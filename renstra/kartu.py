"""What the kartu of an indikator must say before the indikator enters a Perjanjian Kinerja (layer 0).

Definition, formula in words, source of data, how often and by whom it is measured, kind of value, satuan,
polaritas, and how triwulan are joined: without them nobody else can check a figure (FEATURES 11; that
PermenPANRB 53/2014 and 88/2021 ask for a definition and a mechanism of data is not verified by article).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from sakip.choices import JenisNilai

WAJIB: Final = {
    "definisi": "definisi operasional",
    "cara_hitung": "cara menghitung",
    "sumber_data": "sumber data",
    "frekuensi": "frekuensi pengukuran",
    "jenis_nilai": "jenis nilai",
    "satuan": "satuan",
    "polaritas": "polaritas",
    "cara_kumulasi": "cara menggabungkan triwulan",
}
PENANGGUNG_JAWAB: Final = "penanggung jawab"
TANPA_SATUAN: Final = frozenset(
    (
        *(JenisNilai.PERSEN, JenisNilai.INDEKS, JenisNilai.RUPIAH, JenisNilai.TEKS, JenisNilai.MAJEMUK),
        *(JenisNilai.PREDIKAT_AKIP, JenisNilai.OPINI_BPK, JenisNilai.RASIO),
    )
)
TANPA_KUMULASI: Final = frozenset((JenisNilai.PREDIKAT_AKIP, JenisNilai.OPINI_BPK, JenisNilai.TEKS))
SEKALI_SETAHUN: Final = "tahunan"
_TAHUN: Final = re.compile(r"([0-9]{4})(?:\s*(?:-|–|s\.?d\.?|sampai)\s*([0-9]{4}))?")


def missing_fields(indikator: Any, *, ada_pj: bool) -> list[str]:
    """What the kartu of `indikator` lacks, in words and in the order of the kartu; [] = it is complete.

    `ada_pj`: whether somebody answers for it now. A satuan is not asked where the kind of value implies it,
    nor the cumulation where there is nothing to join (predicates, words, once a year).
    """
    lepas = set()
    if indikator.jenis_nilai in TANPA_SATUAN:
        lepas.add("satuan")
    if indikator.jenis_nilai in TANPA_KUMULASI or indikator.frekuensi == SEKALI_SETAHUN:
        lepas.add("cara_kumulasi")
    kurang = [
        nama for kolom, nama in WAJIB.items() if kolom not in lepas and not getattr(indikator, kolom).strip()
    ]
    return kurang if ada_pj else [*kurang, PENANGGUNG_JAWAB]


def baca_tahun(teks: str, masa: Sequence[int]) -> list[int]:
    """The years that `teks` names (`2021, 2023-2024`), in order; [] for nothing typed.

    Raises ValueError, in Indonesian, for what is no year and for a year outside `masa`.
    """
    tahun: set[int] = set()
    for potong in re.split(r"[,;]|\bdan\b", teks):
        if not (bersih := potong.strip()):
            continue
        cocok = _TAHUN.fullmatch(bersih)
        if cocok is None:
            raise ValueError(f"“{bersih}” bukan tahun. Tulis seperti 2022, 2024 atau 2022-2024.")
        awal, akhir = int(cocok[1]), int(cocok[2] or cocok[1])
        if not masa[0] <= awal <= akhir <= masa[-1]:
            raise ValueError(f"“{bersih}” tidak termasuk masa Renstra {masa[0]} sampai {masa[-1]}.")
        tahun |= set(range(awal, akhir + 1))
    return sorted(tahun)
