"""The value of a self-assessment: what was answered, weighted. What was not answered is never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from laporan.kategori import tentukan_kategori
from laporan.lke.kriteria import KOMPONEN, NILAI, SUB, Sub
from laporan.predikat import SKALA_AKIP


@dataclass(frozen=True)
class Nilai:
    """`per_komponen`: points of each komponen (None = not all three of its subkomponen are valued); `total`
    of 100 and its `predikat` (None and "" until all twelve are valued), `dinilai` of twelve."""

    per_komponen: dict[int, Decimal | None]
    total: Decimal | None
    predikat: str
    dinilai: int


def value_of(jawaban: Mapping[str, str]) -> Nilai:
    """The value of the answers {code of a subkomponen: AA to E}; other codes are left out.

    points = weight of the subkomponen x value / 100 (PermenPANRB 88/2021; DOMAIN 6.1).
    """
    per_komponen: dict[int, Decimal | None] = {}
    for k in KOMPONEN:
        poin = [points_of(s, jawaban.get(s.kode, "")) for s in k.sub]
        per_komponen[k.nomor] = None if None in poin else sum((p for p in poin if p is not None), Decimal(0))
    dinilai = sum(jawaban.get(kode, "") in NILAI for kode in SUB)
    if dinilai < len(SUB):
        return Nilai(per_komponen, None, "", dinilai)
    total = sum((p for p in per_komponen.values() if p is not None), Decimal(0))
    return Nilai(per_komponen, total, tentukan_kategori(total, SKALA_AKIP) or "", dinilai)


def points_of(sub: Sub, nilai: str) -> Decimal | None:
    """Points of one subkomponen; None = not valued."""
    return sub.bobot * NILAI[nilai] / 100 if nilai in NILAI else None
