"""Snapshot of a Renstra."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from laporan.snapshot.umum import nama_unit, satker_dict, target_tercetak
from renstra.models import Indikator, Renstra
from sakip.choices import PERNAH_SAH


def renstra_snapshot(renstra: Renstra) -> dict[str, Any]:
    """Visi, misi, tujuan and, per unit, the indicators with their target per year. Four queries."""
    return {
        "dokumen": "renstra",
        "satker": satker_dict(renstra.satker),
        "tahun_awal": renstra.tahun_awal,
        "tahun_akhir": renstra.tahun_akhir,
        "draf": renstra.status not in PERNAH_SAH,
        "dasar": renstra.dasar,
        "visi": renstra.visi,
        "misi": [{"no": m.no, "uraian": m.uraian} for m in renstra.misi.all()],
        "tujuan": [{"no": t.no, "uraian": t.uraian} for t in renstra.tujuan.all()],
        "unit": _per_unit(renstra),
    }


def _per_unit(renstra: Renstra) -> list[dict[str, Any]]:
    """Sasaran with indicators by unit, in order; a sasaran without indicators is a row too."""
    sasaran = renstra.sasaran.select_related("tujuan", "induk", "unit__satker").prefetch_related(
        Prefetch("indikator", Indikator.objects.order_by("urut", "id").prefetch_related("target"))
    )
    units: dict[int, dict[str, Any]] = {}
    for satu in sasaran:
        unit = units.setdefault(
            satu.unit_id,
            {"kunci": satu.unit.kunci, "jenis": satu.unit.jenis, "nama": nama_unit(satu.unit), "baris": []},
        )
        awal = {"tujuan": _tujuan(satu), "tingkat": satu.get_tingkat_display(), "sasaran": satu.uraian}
        awal |= {"induk": satu.induk.uraian} if satu.induk else {}
        unit["baris"] += [{**awal, **_indikator(i)} for i in satu.indikator.all()] or [
            {**awal, "indikator": "", "iku": False, "target": {}}
        ]
    return list(units.values())


def _tujuan(sasaran: Any) -> str:
    return f"{sasaran.tujuan.no}. {sasaran.tujuan.uraian}" if sasaran.tujuan else ""


def _indikator(indikator: Indikator) -> dict[str, Any]:
    return {
        "indikator": indikator.uraian,
        "iku": bool(indikator.iku),
        **({"iku_tahun": indikator.iku_tahun} if indikator.iku and indikator.iku_tahun else {}),
        "target": {str(t.tahun): target_tercetak(t) for t in indikator.target.all()},
    }
