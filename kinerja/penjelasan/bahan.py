"""What the explanation of one measured row is made of, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kinerja.models import BarisPk, Pengukuran, Realisasi
from kinerja.queries import realisasi_rows
from kinerja.ukuran import acuan_of, capaian_of, with_history
from laporan.capaian import HasilCapaian
from sakip.models import Kebijakan
from sakip.penjelasan import Bukti
from sakip.queries import kebijakan_for


@dataclass(frozen=True)
class Bahan:
    """One measured row with the same measurement of earlier triwulan (`sebelum`), the rows that stand in its
    average (`sesama`, itself among them) and the kebijakan of the year."""

    pengukuran: Pengukuran
    baris: Realisasi
    sebelum: tuple[Realisasi, ...]
    sesama: tuple[Realisasi, ...]
    kebijakan: Kebijakan

    @property
    def kode(self) -> str:
        """The code of the satker, as addresses take it."""
        return str(self.pengukuran.unit.satker.kode_wilayah)

    @property
    def hasil(self) -> HasilCapaian:
        """The capaian that the rules of today give."""
        return capaian_of(self.baris, self.kebijakan, self.sebelum)


def material_of(pengukuran: Pengukuran, pk: int) -> Bahan | None:
    """What explains the row `pk` of `pengukuran`; None = it has no such row. Three queries."""
    rows = [
        (baris, history)
        for baris, history in with_history(realisasi_rows(pengukuran.unit, pengukuran.tahun))
        if baris.pengukuran_id == pengukuran.pk
    ]
    found = next(((baris, history) for baris, history in rows if baris.pk == pk), None)
    if found is None:
        return None
    sesama = tuple(baris for baris, _ in rows if baris.acuan == found[0].acuan)
    kebijakan = kebijakan_for(pengukuran.unit.satker, pengukuran.tahun)
    return Bahan(pengukuran, *found, sesama, kebijakan)


def promise_of(baris: Realisasi) -> tuple[Any, str]:
    """(the PK or RKT against which `baris` is measured, its name in addresses); (None, "") without one."""
    acuan = acuan_of(baris)
    if acuan is None:
        return None, ""
    return (acuan.pk_dokumen, "pk") if isinstance(acuan, BarisPk) else (acuan.rkt, "rkt")


def address_of(baris: Realisasi, kode: str) -> str:
    """The page that explains the capaian of `baris`, with `pengukuran` selected."""
    ukur = baris.pengukuran
    return reverse("kinerja:realisasi-jelaskan", args=[kode, ukur.tahun, ukur.pk, baris.pk])


def evidence_of(baris: Realisasi) -> tuple[Bukti, ...]:
    """The evidence of `baris`: the addresses that were typed with its realisasi."""
    return tuple(Bukti(tautan, tautan) for tautan in baris.bukti.split())
