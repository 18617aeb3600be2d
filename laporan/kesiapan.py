"""What a satker needs before it can begin a year, and what it still lacks: for one satker as steps, for all
of them as counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from django.db.models import Q
from django.utils import timezone

from anggaran.models import Dipa
from laporan.status import KOLOM, Sel, status_rows
from renstra.models import Renstra
from sakip.choices import SAH, JenisJabatan, JenisUnit
from sakip.models import Pejabat, Satker

PEJABAT: Final = {
    JenisUnit.LEMBAGA: JenisJabatan.KETUA,
    JenisUnit.SEKRETARIAT: JenisJabatan.SEKRETARIS,
}


class Butir(Enum):
    """One thing that a year needs: its word in addresses, its heading, and what is counted."""

    PEJABAT = ("pejabat", "Ketua dan sekretaris", "belum mencatat ketua atau sekretaris yang menjabat")
    RENSTRA = ("renstra", "Renstra", "belum mempunyai Renstra yang berlaku")
    DIPA = ("dipa", "DIPA", "belum mencatat DIPA")
    RKT = ("rkt", "RKT", "belum menetapkan RKT")
    PK_LEMBAGA = ("pk-lembaga", "Perjanjian Kinerja lembaga", "belum mempunyai Perjanjian Kinerja lembaga")
    PK_SEKRETARIAT = (
        "pk-sekretariat",
        "Perjanjian Kinerja sekretariat",
        "belum mempunyai Perjanjian Kinerja sekretariat",
    )
    RENCANA_AKSI = ("rencana-aksi", "Rencana aksi", "belum menetapkan rencana aksi")

    @property
    def kunci(self) -> str:
        return self.value[0]

    @property
    def judul(self) -> str:
        return self.value[1]

    @property
    def kurang(self) -> str:
        """`belum mencatat DIPA`: what is said of a satker that lacks it."""
        return self.value[2]


DOKUMEN: Final = (Butir.RKT, Butir.PK_LEMBAGA, Butir.PK_SEKRETARIAT, Butir.RENCANA_AKSI)
_KOLOM: Final = tuple(k for k in KOLOM if k.kunci in {b.kunci for b in DOKUMEN})


@dataclass(frozen=True)
class Kesiapan:
    """How far one satker is. `tanpa` are the jabatan that nobody holds on the day that counts; `renstra` None
    = none covers the year, False = one does but is not in force; `sel` are the cells of the documents."""

    satker: Satker
    tanpa: tuple[JenisJabatan, ...]
    renstra: bool | None
    dipa: bool
    sel: tuple[Sel, ...]

    def has(self, butir: Butir) -> bool:
        """Whether the satker has it; a document when a version is in force."""
        if butir in DOKUMEN:
            return self.cell(butir).keadaan.selesai
        return {Butir.PEJABAT: not self.tanpa, Butir.RENSTRA: bool(self.renstra), Butir.DIPA: self.dipa}[
            butir
        ]

    def cell(self, butir: Butir) -> Sel:
        """The cell of one of DOKUMEN."""
        return next(s for s in self.sel if s.kolom.kunci == butir.kunci)

    @property
    def kurang(self) -> tuple[Butir, ...]:
        """What is lacking, in the order in which it is needed."""
        return tuple(b for b in Butir if not self.has(b))


def readiness(satker: Sequence[Satker], tahun: int, on: date | None = None) -> list[Kesiapan]:
    """How far each of `satker` is with `tahun`, in their order, as of `on` (None = today): nine queries."""
    ids = [s.pk for s in satker]
    hari = on or timezone.localdate()
    menjabat, renstra = _in_office(ids, day_that_counts(tahun, hari)), _renstra(ids, tahun)
    ber_dipa = set(Dipa.objects.filter(satker__in=ids, tahun=tahun).values_list("satker_id", flat=True))
    return [
        Kesiapan(
            satker=baris.satker,
            tanpa=tuple(j for u, j in PEJABAT.items() if (baris.satker.pk, u) not in menjabat),
            renstra=renstra.get(baris.satker.pk),
            dipa=baris.satker.pk in ber_dipa,
            sel=baris.sel,
        )
        for baris in status_rows(satker, tahun, hari, _KOLOM)
    ]


def day_that_counts(tahun: int, hari: date) -> date:
    """The day on which an official must be in office for `tahun`: `hari`, or the nearest day of that year."""
    return min(max(hari, date(tahun, 1, 1)), date(tahun, 12, 31))


def count_lacking(rows: Sequence[Kesiapan]) -> list[tuple[Butir, int]]:
    """How many of `rows` lack each thing, in the order in which it is needed."""
    return [(b, sum(not r.has(b) for r in rows)) for b in Butir]


def _in_office(ids: Collection[int], hari: date) -> set[tuple[int, str]]:
    """(satker, kind of unit) whose ketua or sekretaris holds office on `hari`."""
    rows = Pejabat.objects.filter(
        Q(mulai__isnull=True) | Q(mulai__lte=hari),
        Q(selesai__isnull=True) | Q(selesai__gte=hari),
        unit__satker__in=ids,
        unit__jenis__in=PEJABAT,
    )
    found = rows.values_list("unit__satker_id", "unit__jenis", "jenis_jabatan")
    return {(satker, unit) for satker, unit, jabatan in found if PEJABAT[JenisUnit(unit)] == jabatan}


def _renstra(ids: Collection[int], tahun: int) -> dict[int, bool]:
    """Of each satker with a Renstra that covers `tahun` whether one of them is in force."""
    rows = Renstra.objects.filter(satker__in=ids, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    found: dict[int, bool] = {}
    for satker, status in rows.values_list("satker_id", "status"):
        found[satker] = found.get(satker, False) or status in SAH
    return found
