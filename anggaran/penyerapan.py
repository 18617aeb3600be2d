"""Penyerapan and the roll-up of a budget tree (pure; whole rupiah, None is never 0)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from sakip.cetak import bulatkan


class Simpul(NamedTuple):
    """One row of a tree: its key, the key of its parent (None = top) and its own amount (None = none)."""

    kunci: int
    induk: int | None
    nilai: int | None


class Jumlah(NamedTuple):
    """`nilai`: the amount that holds; `rincian`: the sum of the rows below, None where none has a number."""

    nilai: int | None
    rincian: int | None

    @property
    def selisih(self) -> int:
        """How much the row says more than the rows below it; 0 where there is nothing to compare."""
        return 0 if self.nilai is None or self.rincian is None else self.nilai - self.rincian


def penyerapan(pagu: int | None, realisasi: int | None) -> Decimal | None:
    """Realisasi in percent of pagu, two decimals half up, computed at its own level (rule R05).

    None without a realisasi, without a pagu, or with pagu 0.
    """
    if not pagu or realisasi is None:
        return None
    return bulatkan(Decimal(realisasi) * 100 / Decimal(pagu))


def sisa(pagu: int | None, realisasi: int | None) -> int | None:
    """What is left of pagu in whole rupiah, negative when overspent; None when either is unknown."""
    return None if pagu is None or realisasi is None else pagu - realisasi


def jumlahkan(nilai: Iterable[int | None]) -> int | None:
    """The sum of what has a number; None when nothing has."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def gulung(simpul: Iterable[Simpul]) -> dict[int, Jumlah]:
    """What holds at every row: its own amount, else the sum of its children (DESIGN 4b.2).

    A row whose parent is not among `simpul` counts as a top row. Raises ValueError on a circle.
    """
    semua = {satu.kunci: satu for satu in simpul}
    anak: dict[int, list[int]] = {kunci: [] for kunci in semua}
    for satu in semua.values():
        if satu.induk in anak:
            anak[satu.induk].append(satu.kunci)
    hasil: dict[int, Jumlah] = {}
    for kunci in reversed(_dari_atas(semua, anak)):
        rincian = jumlahkan(hasil[satu].nilai for satu in anak[kunci])
        nilai = semua[kunci].nilai
        hasil[kunci] = Jumlah(rincian if nilai is None else nilai, rincian)
    return hasil


def _dari_atas(semua: dict[int, Simpul], anak: dict[int, list[int]]) -> list[int]:
    """Every key, parents before their children."""
    urut = [kunci for kunci, satu in semua.items() if satu.induk not in semua]
    for kunci in urut:
        urut.extend(anak[kunci])
    if len(urut) != len(semua):
        raise ValueError("the rows of a budget tree must not form a circle")
    return urut
