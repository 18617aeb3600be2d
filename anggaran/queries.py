"""Reads of the budget, each in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import Q

from anggaran.baris_jumlah import is_total
from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa, KodeAnggaran
from anggaran.penyerapan import jumlahkan, penyerapan
from anggaran.pohon import TANPA_HIBAH, Pohon, build_tree
from sakip.choices import SumberDana
from sakip.models import Satker


def dipa_revisions(satker: Satker, tahun: int) -> list[Dipa]:
    """The DIPA revisions of `satker` in `tahun`, the one in force first."""
    return list(Dipa.objects.filter(satker=satker, tahun=tahun).order_by("-revisi"))


def budget_tree(satker: Satker, tahun: int, *, dipa: Dipa | None = None, sumber: str = "") -> Pohon:
    """The tree of `dipa` (None = the latest revision) with the realisasi of `tahun`; at most three queries.

    `sumber` as in `build_tree`. Without a DIPA the tree is empty and every realisasi row is in `lepas`.
    """
    dipa = dipa or next(iter(dipa_revisions(satker, tahun)), None)
    return build_tree(dipa, pagu_rows(dipa), realisasi_rows(satker, tahun), sumber)


def budget_by_source(
    satker: Satker, tahun: int, dipa: Dipa | None, sumber: str = ""
) -> tuple[Pohon, list[tuple[str, Pohon]]]:
    """(the tree of `dipa` as `budget_tree` gives it, the whole of it by source of funds); two queries.

    The list is empty where all money comes from one source. Else each source in the order of SumberDana,
    TANPA_HIBAH after the others where hibah stands beside more than one, and "" (all of them) last.
    """
    pagu, realisasi = pagu_rows(dipa), realisasi_rows(satker, tahun)
    pohon = build_tree(dipa, pagu, realisasi, sumber)
    if len(pohon.sumber) < 2:
        return pohon, []
    lain = [s.value for s in SumberDana if s in pohon.sumber and s != SumberDana.HIBAH]
    hibah = [SumberDana.HIBAH.value] if SumberDana.HIBAH in pohon.sumber else []
    bagian = [*lain, *([TANPA_HIBAH] if hibah and len(lain) > 1 else []), *hibah, ""]
    return pohon, [(s, build_tree(dipa, pagu, realisasi, s)) for s in bagian]


def pagu_rows(dipa: Dipa | None) -> list[BarisPagu]:
    """The rows of `dipa` in order with their parents; none without a DIPA."""
    return (
        list(BarisPagu.objects.filter(dipa=dipa).select_related("induk").order_by("urut", "id"))
        if dipa
        else []
    )


def realisasi_rows(satker: Satker, tahun: int) -> list[BarisRealisasi]:
    """The realisasi of `satker` in `tahun` in order with their parents."""
    rows = BarisRealisasi.objects.filter(satker=satker, tahun=tahun).select_related("induk")
    return list(rows.order_by("urut", "id"))


@dataclass(frozen=True)
class BarisLalu:
    """One printed row of an earlier year, amounts in whole rupiah."""

    kode: str
    uraian: str
    pagu: int | None
    realisasi: int | None

    @property
    def penyerapan(self) -> Decimal | None:
        """Percent with two decimals, computed anew."""
        return penyerapan(self.pagu, self.realisasi)


@dataclass(frozen=True)
class TahunLalu:
    """What documents print about `tahun`: the rows, and their sums in whole rupiah. A typed total beside
    other rows is not added to them."""

    tahun: int
    baris: Sequence[BarisLalu]

    @property
    def bagian(self) -> list[BarisLalu]:
        """The rows that make up the sum: all but a typed total; that alone where there is nothing else."""
        return [b for b in self.baris if b.kode or not is_total(b.uraian)] or list(self.baris)

    @property
    def pagu(self) -> int | None:
        """Sum of the rows that have a number."""
        return jumlahkan(b.pagu for b in self.bagian)

    @property
    def realisasi(self) -> int | None:
        """Sum of the rows that have a number."""
        return jumlahkan(b.realisasi for b in self.bagian)

    @property
    def penyerapan(self) -> Decimal | None:
        """Percent with two decimals."""
        return penyerapan(self.pagu, self.realisasi)


def earlier_budgets(satker: Satker) -> list[TahunLalu]:
    """Totals that were entered by year, latest first (one query)."""
    rows = AnggaranLalu.objects.filter(satker=satker).order_by("-tahun", "urut", "id")
    return [
        TahunLalu(tahun, [BarisLalu(b.kode, b.uraian, b.pagu, b.realisasi) for b in baris])
        for tahun, baris in groupby(rows, key=lambda b: b.tahun)
    ]


def budget_history(satker: Satker, sebelum: int) -> list[TahunLalu]:
    """Every year before `sebelum` with a budget, latest first: by the DIPA in force, else as printed.

    A constant number of queries whatever the years; rows are those of the top level.
    """
    years = {t.tahun: t for t in earlier_budgets(satker) if t.tahun < sebelum}
    dipa = {d.tahun: d for d in Dipa.objects.filter(satker=satker, tahun__lt=sebelum).order_by("revisi")}
    pagu = defaultdict(list)
    for row in (
        BarisPagu.objects.filter(dipa__in=dipa.values()).select_related("induk").order_by("urut", "id")
    ):
        pagu[row.dipa_id].append(row)
    spent = defaultdict(list)
    rows = BarisRealisasi.objects.filter(satker=satker, tahun__lt=sebelum).select_related("induk")
    for satu in rows.order_by("urut", "id"):
        spent[satu.tahun].append(satu)
    for tahun, dokumen in dipa.items():
        pohon = build_tree(dokumen, pagu[dokumen.pk], spent[tahun])
        if pohon.pagu is not None:
            top = [c for c in pohon.baris if c.dalam == 1]
            baris = [BarisLalu(c.kode, c.uraian, c.pagu, c.realisasi) for c in top]
            years[tahun] = TahunLalu(tahun, baris)
    return [years[tahun] for tahun in sorted(years, reverse=True)]


def codes_valid_in(tahun: int, kode: Iterable[str]) -> dict[str, KodeAnggaran]:
    """The reference rows of these canonical codes that hold in `tahun` (one query)."""
    berlaku = Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tahun)
    rows = KodeAnggaran.objects.filter(berlaku, kode__in=set(kode), berlaku_dari__lte=tahun)
    return {satu.kode: satu for satu in rows.order_by("berlaku_dari")}
