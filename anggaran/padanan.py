"""Which row of the pagu a row of realisasi belongs to: by code, else by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from anggaran.choices import TingkatKode
from anggaran.kode import induk_kode
from anggaran.models import BarisPagu, BarisRealisasi
from sakip.lipat import lipat

SETAHUN: Final = (None, *range(1, 13))  # the figure of the year, and its months


@dataclass
class Padanan:
    """`per_pagu`: realisasi rows by the id of their pagu row; `lepas`: rows that found none;
    `menurut_uraian`: ids of realisasi rows that were matched by their words alone."""

    per_pagu: dict[int, list[BarisRealisasi]] = field(default_factory=lambda: defaultdict(list))
    lepas: list[BarisRealisasi] = field(default_factory=list)
    menurut_uraian: set[int] = field(default_factory=set)


def match_rows(pagu: Sequence[BarisPagu], realisasi: Sequence[BarisRealisasi]) -> Padanan:
    """Match every row of `realisasi`. Rows must come with `induk` selected. No query.

    The canonical code decides (the same sumber dana first), also when it leaves out the program. Where it is
    missing, cut off (`CQ.6870.QGE.`) or under another kegiatan, the words decide: the one row that says the
    same, under the same parent before anywhere else, and not taken by a code for the same month (or the same
    year). So what is typed for a month never parts the figure of the year from its row. Of several rows
    with the same words a month goes to none that a code took in the year, unless its parent leaves no doubt:
    that a month is still empty does not say whose it is.
    """
    hasil = Padanan()
    cari = _Pencari(pagu)
    menyusul = []
    for baris in realisasi:
        cocok = cari.by_code(baris)
        if cocok is None:
            menyusul.append(baris)
        else:
            hasil.per_pagu[cocok.pk].append(baris)
    diambil = {(pk, baris.bulan) for pk, rows in hasil.per_pagu.items() for baris in rows}
    for baris in menyusul:
        cocok = cari.by_words(baris, diambil)
        if cocok is None:
            hasil.lepas.append(baris)
        else:
            hasil.per_pagu[cocok.pk].append(baris)
            hasil.menurut_uraian.add(baris.pk)
    return hasil


class _Pencari:
    """The pagu rows by code and by words."""

    def __init__(self, pagu: Sequence[BarisPagu]) -> None:
        self.per_kode: dict[str, list[BarisPagu]] = defaultdict(list)
        self.per_ekor: dict[str, list[BarisPagu]] = defaultdict(list)
        self.per_kata: dict[str, list[BarisPagu]] = defaultdict(list)
        for baris in pagu:
            self.per_kata[lipat(baris.uraian)].append(baris)
            if baris.kode_baku and baris.tingkat != TingkatKode.NOMOR:
                self.per_kode[baris.kode_baku].append(baris)
                for ekor in _tails(baris.kode_baku):
                    self.per_ekor[ekor].append(baris)

    def by_code(self, baris: BarisRealisasi) -> BarisPagu | None:
        if not baris.kode_baku or baris.tingkat == TingkatKode.NOMOR:
            return None
        calon = self.per_kode.get(baris.kode_baku) or _alone(self.per_ekor.get(baris.kode_baku, []))
        calon = [p for p in calon if p.sumber_dana == baris.sumber_dana] or calon
        sama = [p for p in calon if lipat(p.uraian) == lipat(baris.uraian)]
        if sama or len(calon) > 1:
            return (sama or calon)[0]
        return calon[0] if calon and not self._means_below(baris) else None

    def _means_below(self, baris: BarisRealisasi) -> bool:
        """Whether the words name a row below the code: the code was cut off (`CQ.6870.QGE.`)."""
        senada = self.per_kata.get(lipat(baris.uraian), []) if lipat(baris.uraian) else []
        return any(p.kode_baku.startswith(f"{baris.kode_baku}.") for p in senada)

    def by_words(self, baris: BarisRealisasi, diambil: set[tuple[int, int | None]]) -> BarisPagu | None:
        """`diambil`: the ids of pagu rows with the month (None = the year) in which a code took them."""
        kata = lipat(baris.uraian)
        senada = self.per_kata.get(kata, []) if kata else []
        dekat = [p for p in senada if _same_parent(p, baris)]
        pasti = len(senada) == 1 or baris.bulan is None
        calon = [
            p for p in senada if diambil.isdisjoint(_entries(p, baris.bulan, alone=pasti or dekat == [p]))
        ]
        calon = [p for p in calon if p.sumber_dana == baris.sumber_dana] or calon
        for daftar in ([p for p in calon if _same_parent(p, baris)], calon):
            if len(daftar) == 1:
                return daftar[0]
        return None


def _entries(pagu: BarisPagu, bulan: int | None, *, alone: bool) -> set[tuple[int, int | None]]:
    """What a code may not have taken of `pagu`: `bulan`, or any part of the year unless it stands `alone`."""
    return {(pagu.pk, satu) for satu in ([bulan] if alone else SETAHUN)}


def _alone(calon: list[BarisPagu]) -> list[BarisPagu]:
    return calon if len(calon) == 1 else []


def _tails(kode: str) -> list[str]:
    """`6709.QGE.003` and `QGE.003` of `076.01.CQ.6709.QGE.003`: codes that leave the front out."""
    bagian = kode.split(".")
    return [".".join(bagian[mulai:]) for mulai in range(3, len(bagian))]


def _same_parent(pagu: BarisPagu, realisasi: BarisRealisasi) -> bool:
    """Whether both hang under the same row, as stored or as their codes say."""
    atas = realisasi.induk
    if (
        atas is not None
        and pagu.induk is not None
        and atas.kode_baku
        and atas.kode_baku == pagu.induk.kode_baku
    ):
        return True
    kode = realisasi.kode_baku
    return bool(kode) and (
        pagu.kode_baku.startswith(f"{kode}.") or induk_kode(pagu.kode_baku) == induk_kode(kode)
    )
