"""Where the amounts of a Perjanjian Kinerja lag behind a revision of the DIPA, a reason to change it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from anggaran.models import Dipa
from anggaran.pohon import Pohon
from anggaran.queries import budget_tree
from kinerja.models import AnggaranPk, Pk
from kinerja.queries import is_binding, pk_in_force, versions_that_hold
from kinerja.tabel.dokumen import budget_total
from sakip.lipat import lipat
from sakip.models import Satker


@dataclass(frozen=True)
class PaguBergeser:
    """A PK in force and the newer DIPA whose pagu is another one; amounts in whole rupiah, over the same
    programs and kegiatan."""

    pk: Pk
    dipa: Dipa
    pagu_pk: int
    pagu_dipa: int


def moved_budget(pk: Pk) -> PaguBergeser | None:
    """How far `pk` lags behind the DIPA in force; None = it is not the PK in force, no revision is newer, or
    the amounts agree. At most six queries."""
    if not is_binding(pk) or pk_in_force(pk.unit, pk.tahun) != pk:
        return None
    return _lag(pk, budget_tree(pk.unit.satker, pk.tahun))


def moved_budgets(satker: Satker, tahun: int, pohon: Pohon | None = None) -> list[PaguBergeser]:
    """The PK in force of `satker` that lag behind the DIPA, in the order of the units. `pohon` is the tree of
    the DIPA in force where it was read already; two queries with it."""
    pohon = pohon or budget_tree(satker, tahun)
    found = Pk.objects.filter(unit__satker=satker, tahun=tahun).select_related("unit__satker")
    rows = versions_that_hold(found.order_by("unit_id").prefetch_related("anggaran"))
    return [moved for pk in rows if is_binding(pk) and (moved := _lag(pk, pohon))]


def _lag(pk: Pk, pohon: Pohon) -> PaguBergeser | None:
    if pohon.dipa is None or not _is_newer(pohon.dipa, pk):
        return None
    lines = [b for b in pk.anggaran.all() if b.anggaran is not None]
    pairs = _pairs(lines, pohon)
    if any(line.anggaran != pagu for line, pagu in pairs):
        total = budget_total([line for line, _ in pairs])
        return PaguBergeser(pk, pohon.dipa, total or 0, _sum_of(pairs))
    total = budget_total(lines)
    if not pairs and total is not None and pohon.pagu is not None and total != pohon.pagu:
        return PaguBergeser(pk, pohon.dipa, total, pohon.pagu)
    return None


def _is_newer(dipa: Dipa, pk: Pk) -> bool:
    """By their dates; a revision without a comparable date counts as later than the PK."""
    if dipa.tanggal and pk.tanggal:
        return dipa.tanggal > pk.tanggal
    return dipa.revisi > 0


def _pairs(lines: list[AnggaranPk], pohon: Pohon) -> list[tuple[AnggaranPk, int]]:
    """Each line with the pagu of what it names: by its code, else by its words."""
    by_code: dict[str, list[int]] = defaultdict(list)
    by_words: dict[str, list[int]] = defaultdict(list)
    for cabang in pohon.baris:
        if cabang.pagu is not None:
            by_code[cabang.kode_baku].append(cabang.pagu)
            by_words[lipat(cabang.uraian)].append(cabang.pagu)
    found = []
    for line in lines:
        pagu = by_code.get(line.kode_baku) if line.kode_baku else by_words.get(lipat(line.uraian))
        if pagu:
            found.append((line, sum(pagu)))
    return found


def _sum_of(pairs: list[tuple[AnggaranPk, int]]) -> int:
    """The pagu of the same lines, those below another line left out, as `budget_total` does."""
    codes = [line.kode_baku for line, _ in pairs if line.kode_baku]
    return sum(
        pagu for line, pagu in pairs if not any(line.kode_baku.startswith(f"{kode}.") for kode in codes)
    )
