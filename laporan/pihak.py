"""Who signs which document, in which order: by the kind of the document and of its unit (layer 2).

    PK             the head of the unit, then the head of the unit above; the lembaga's by the Ketua alone
    RKT, renaksi   the head of the unit
    Renstra, LAKIP the Ketua

The official is the one in office on the date of the document (DOCUMENTS 1.2, 4.2 to 4.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from laporan.snapshot.perjanjian import units_of_pk
from laporan.snapshot.umum import PEMIMPIN, pihak_dict
from sakip.choices import JenisDokumen, JenisUnit, Peran
from sakip.models import Pejabat, UnitKerja
from sakip.models.alur import Beralur
from sakip.queries import acting_among, pejabat_on

PERAN_TTD = {
    JenisUnit.LEMBAGA: Peran.KETUA,
    JenisUnit.SEKRETARIAT: Peran.SEKRETARIS,
    JenisUnit.BAGIAN: Peran.KASUBBAG,
    JenisUnit.SUBBAGIAN: Peran.KASUBBAG,
}
TANPA_TTD = frozenset({JenisDokumen.REALISASI})


@dataclass(frozen=True)
class Pihak:
    """One who signs: the unit that he heads, the official (None = nobody is known) and the printed words."""

    unit: UnitKerja
    pejabat: Pejabat | None
    nama: str
    jabatan: str

    @property
    def peran(self) -> Peran:
        """The peran that the account of this official must hold."""
        return PERAN_TTD[JenisUnit(self.unit.jenis)]


def parties_of(sumber: Beralur) -> list[Pihak]:
    """Who signs `sumber`, in order; empty for what is not signed (realisasi). Two queries for each party."""
    if sumber.jenis_dokumen in TANPA_TTD:
        return []
    tanggal = signing_date(sumber)
    return [_party(unit, tanggal) for unit in _units(sumber)]


def parties_among(sumber: Beralur, units: Sequence[UnitKerja], pejabat: Sequence[Pejabat]) -> list[Pihak]:
    """`parties_of` among the units and officials of the satker, which are in their order; no query."""
    if sumber.jenis_dokumen in TANPA_TTD:
        return []
    tanggal = signing_date(sumber)
    pihak = []
    for unit in _units_among(sumber, units):
        satu = acting_among(pejabat, unit, PEMIMPIN[JenisUnit(unit.jenis)], tanggal)
        pihak.append(Pihak(unit, satu, **pihak_dict(unit, satu)))
    return pihak


def _units_among(sumber: Any, units: Sequence[UnitKerja]) -> list[UnitKerja]:
    unit = sumber.unit_alur
    if unit is None:
        return [u for u in units if u.jenis == JenisUnit.LEMBAGA and u.selesai is None][:1]
    if sumber.jenis_dokumen != JenisDokumen.PK or unit.jenis == JenisUnit.LEMBAGA:
        return [unit]
    above = JenisUnit.LEMBAGA if unit.jenis == JenisUnit.SEKRETARIAT else JenisUnit.SEKRETARIAT
    return [unit, *[u for u in units if u.jenis == above and u.selesai is None][:1]]


def signing_date(sumber: Beralur) -> date | None:
    """The date of the document; a Renstra, which bears none, is dated the day on which it is prepared."""
    if sumber.jenis_dokumen == JenisDokumen.RENSTRA:
        return timezone.localdate()
    tanggal: date | None = sumber.tanggal  # type: ignore[attr-defined]
    return tanggal


def _units(sumber: Any) -> list[UnitKerja]:
    if sumber.jenis_dokumen == JenisDokumen.PK:
        return units_of_pk(sumber.unit)
    if sumber.unit_alur is not None:
        return [sumber.unit_alur]
    return list(
        sumber.pemilik.unit.filter(jenis=JenisUnit.LEMBAGA, selesai__isnull=True).select_related(
            "satker__induk"
        )[:1]
    )


def _party(unit: UnitKerja, tanggal: date | None) -> Pihak:
    pejabat = pejabat_on(unit, PEMIMPIN[JenisUnit(unit.jenis)], tanggal)
    return Pihak(unit, pejabat, **pihak_dict(unit, pejabat))
