"""The budget of a satker-year for its LAKIP: the tree at every level and the totals of earlier years."""

from __future__ import annotations

from typing import Any

from anggaran.models.realisasi import triwulan_of
from anggaran.pohon import Cabang, Pohon, build_tree
from anggaran.queries import (
    TahunLalu,
    budget_history,
    budget_tree,
    dipa_revisions,
    earlier_budgets,
    pagu_rows,
    realisasi_rows,
)
from sakip.models import Satker
from sakip.tanggal import cetak_tanggal


def anggaran_lakip(satker: Satker, tahun: int, triwulan: int | None = None) -> dict[str, Any]:
    """Whole rupiah, percent as strings, None where a figure is not known. Eight queries.

    With `triwulan` only what was spent in the months up to its end; what was typed for the whole year counts
    in the fourth.
    """
    pohon = budget_tree(satker, tahun) if triwulan is None else _tree_until(satker, tahun, triwulan)
    lalu = earlier_budgets(satker)
    tercetak = next((t for t in lalu if t.tahun == tahun), None)
    dari_pohon = pohon.pagu is not None
    sumber: Pohon | TahunLalu | None = pohon if dari_pohon else tercetak if triwulan in (None, 4) else None
    return {
        "dipa": _dipa(pohon),
        "pagu": sumber.pagu if sumber else None,
        "realisasi": sumber.realisasi if sumber else None,
        "penyerapan": _teks(sumber.penyerapan) if sumber else None,
        "hanya_total": not dari_pohon and tercetak is not None,
        "baris": [_cabang(c) for c in pohon.baris],
        "lepas": [
            {"kode": r.kode, "uraian": r.uraian, "realisasi": r.realisasi} for r in pohon.lepas if dari_pohon
        ],
        "lalu": [_tahun(t) for t in reversed(budget_history(satker, tahun))],
    }


def _tree_until(satker: Satker, tahun: int, triwulan: int) -> Pohon:
    dipa = next(iter(dipa_revisions(satker, tahun)), None)
    spent = [b for b in realisasi_rows(satker, tahun) if triwulan_of(b.bulan) <= triwulan]
    return build_tree(dipa, pagu_rows(dipa), spent)


def _dipa(pohon: Pohon) -> dict[str, Any] | None:
    if pohon.dipa is None:
        return None
    tanggal = pohon.dipa.tanggal_teks or (cetak_tanggal(pohon.dipa.tanggal) if pohon.dipa.tanggal else "")
    return {"nomor": pohon.dipa.nomor, "revisi": pohon.dipa.revisi, "tanggal": tanggal}


def _cabang(cabang: Cabang) -> dict[str, Any]:
    return {
        "dalam": cabang.dalam,
        "kode": cabang.kode,
        "kode_baku": cabang.kode_baku,
        "tingkat": cabang.tingkat,
        "uraian": cabang.uraian,
        "sumber_dana": cabang.sumber_dana,
        "berincian": cabang.berincian,
        "pagu": cabang.pagu,
        "realisasi": cabang.realisasi,
        "penyerapan": _teks(cabang.penyerapan),
        "pagu_rincian": cabang.pagu_rincian if cabang.selisih_pagu else None,
        "realisasi_rincian": cabang.realisasi_rincian if cabang.selisih_realisasi else None,
        "realisasi_kode": cabang.realisasi_kode,
    }


def _tahun(lalu: TahunLalu) -> dict[str, Any]:
    rinci = [b for b in lalu.baris if b.kode or b.uraian]
    return {
        "tahun": lalu.tahun,
        "pagu": lalu.pagu,
        "realisasi": lalu.realisasi,
        "penyerapan": _teks(lalu.penyerapan),
        "program": [
            {"kode": b.kode, "uraian": b.uraian, "pagu": b.pagu, "realisasi": b.realisasi} for b in rinci
        ],
    }


def _teks(nilai: object) -> str | None:
    return None if nilai is None else str(nilai)
