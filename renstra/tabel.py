"""The Renstra as one table: tujuan, sasaran, indikator, and a target for each year."""

from __future__ import annotations

from dataclasses import dataclass

from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator, Tujuan
from renstra.queries import indikator_with_targets


@dataclass(frozen=True)
class BarisIndikator:
    """One indikator with its targets in the order of the years; None = none was set."""

    nomor: str
    indikator: Indikator
    target: tuple[TargetIndikator | None, ...]


@dataclass(frozen=True)
class BarisSasaran:
    nomor: int
    sasaran: Sasaran
    indikator: tuple[BarisIndikator, ...]


@dataclass(frozen=True)
class CabangTujuan:
    """A tujuan with its sasaran; `tujuan` None = sasaran that the Renstra puts under none."""

    tujuan: Tujuan | None
    sasaran: tuple[BarisSasaran, ...]


def tree_of(renstra: Renstra) -> list[CabangTujuan]:
    """Every tujuan (also one without sasaran) in order, then the sasaran without a tujuan. Four queries."""
    per_sasaran: dict[int, list[Indikator]] = {}
    for indikator in indikator_with_targets(renstra):
        per_sasaran.setdefault(indikator.sasaran_id, []).append(indikator)
    rows = list(renstra.sasaran.select_related("unit").order_by("urut", "id"))
    numbered = [
        _sasaran(ke, s, per_sasaran.get(s.pk, []), renstra.tahun_list) for ke, s in enumerate(rows, start=1)
    ]
    branches: list[Tujuan | None] = [*renstra.tujuan.order_by("urut", "id"), None]
    found = [CabangTujuan(t, _under(t, numbered)) for t in branches]
    return [cabang for cabang in found if cabang.tujuan or cabang.sasaran]


def _under(tujuan: Tujuan | None, rows: list[BarisSasaran]) -> tuple[BarisSasaran, ...]:
    pk = tujuan.pk if tujuan else None
    return tuple(b for b in rows if b.sasaran.tujuan_id == pk)


def _sasaran(nomor: int, sasaran: Sasaran, indikator: list[Indikator], tahun: list[int]) -> BarisSasaran:
    rows = []
    for ke, satu in enumerate(indikator, start=1):
        per_tahun = {t.tahun: t for t in satu.target.all()}
        rows.append(BarisIndikator(f"{nomor}.{ke}", satu, tuple(per_tahun.get(t) for t in tahun)))
    return BarisSasaran(nomor, sasaran, tuple(rows))
