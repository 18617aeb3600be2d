"""Units that satker typed and that are on no list: for KPU RI, who may agree on one spelling or extend it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Model

from kinerja.models import BarisPk, BarisRkt
from renstra.models import Indikator, TargetIndikator
from sakip.angka.satuan import is_satuan_terdaftar
from sakip.lipat import lipat

# where a unit stands: (model, column, the way to its satker)
TEMPAT: Final[tuple[tuple[type[Model], str, str], ...]] = (
    (Indikator, "satuan", "sasaran__renstra__satker"),
    (TargetIndikator, "target_satuan", "indikator__sasaran__renstra__satker"),
    (BarisRkt, "satuan", "rkt__unit__satker"),
    (BarisRkt, "target_satuan", "rkt__unit__satker"),
    (BarisPk, "satuan", "pk_dokumen__unit__satker"),
    (BarisPk, "target_satuan", "pk_dokumen__unit__satker"),
)


@dataclass(frozen=True)
class SatuanLain:
    """One unit as it is typed most often, its other spellings, in how many places it stands, and where."""

    satuan: str
    tulisan: tuple[str, ...]
    banyak: int
    satker: tuple[str, ...]


def unlisted_units() -> list[SatuanLain]:
    """Every unit on a kartu, in an RKT, a PK or their targets that the list of units does not know, the most
    used first. One query for each place."""
    tulisan: dict[str, Counter[str]] = defaultdict(Counter)
    satker: dict[str, set[str]] = defaultdict(set)
    for teks, nama, banyak in (satu for tempat in TEMPAT for satu in _rows(*tempat)):
        if not is_satuan_terdaftar(teks):
            kunci = lipat(teks) or teks
            tulisan[kunci][teks] += banyak
            satker[kunci].add(nama)
    semua = [_unit(hitung, satker[kunci]) for kunci, hitung in tulisan.items()]
    return sorted(semua, key=lambda satu: (-satu.banyak, satu.satuan.casefold()))


def _unit(hitung: Counter[str], satker: set[str]) -> SatuanLain:
    urut = sorted(hitung, key=lambda teks: (-hitung[teks], teks))
    return SatuanLain(urut[0], tuple(urut[1:]), hitung.total(), tuple(sorted(satker)))


def _rows(model: type[Model], kolom: str, jalan: str) -> Any:
    """(unit, name of the satker, how many rows) of one place."""
    rows = model._default_manager.exclude(**{kolom: ""}).order_by()
    return rows.values_list(kolom, f"{jalan}__nama").annotate(banyak=Count("pk"))
