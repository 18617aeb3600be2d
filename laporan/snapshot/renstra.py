"""Snapshot of a Renstra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch

from laporan.snapshot.umum import nama_unit, satker_dict, target_tercetak
from renstra.berlaku import IsiRenstra, version_in_force
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.choices import PERNAH_SAH
from sakip.models import UnitKerja

Berindikator = tuple[Indikator, list[TargetIndikator]]


def renstra_snapshot(renstra: Renstra) -> dict[str, Any]:
    """Visi, misi, tujuan and, per unit, the indicators with their target per year. Four queries."""
    sasaran = renstra.sasaran.select_related("tujuan", "induk", "unit__satker").prefetch_related(
        Prefetch("indikator", Indikator.objects.order_by("urut", "id").prefetch_related("target"))
    )
    rows = [(satu, [(i, list(i.target.all())) for i in satu.indikator.all()]) for satu in sasaran]
    return _snapshot(renstra, list(renstra.misi.all()), list(renstra.tujuan.all()), rows)


def renstra_in_force_snapshot(renstra: Renstra) -> dict[str, Any]:
    """The same of the version in force: while a perubahan is being written, the version before it."""
    isi = version_in_force(renstra)
    return renstra_snapshot(renstra) if isi is None else rows_snapshot(isi)


def rows_snapshot(isi: IsiRenstra, *, dikenal: bool = False) -> dict[str, Any]:
    """The same of the rows of a version; `dikenal`: each row bears its key as `id`, so that two versions are
    compared row by row whatever their words. One query beside those of the satker."""
    units = UnitKerja.objects.select_related("satker").in_bulk({s.unit_id for s in isi.sasaran.values()})
    per_sasaran: dict[int, list[Berindikator]] = {}
    for indikator in isi.indikator.values():
        baris = (indikator, isi.target.get(indikator.pk, []))
        per_sasaran.setdefault(indikator.sasaran_id, []).append(baris)
    for satu in isi.sasaran.values():
        satu.unit = units[satu.unit_id]
    rows = [(satu, per_sasaran.get(satu.pk, [])) for satu in isi.sasaran.values()]
    hasil = _snapshot(isi.renstra, isi.misi, isi.tujuan, rows)
    if dikenal:
        keys = _keys(rows)
        for unit in hasil["unit"]:
            for baris in unit["baris"]:
                baris["id"] = next(keys[unit["kunci"]])
        for nama, butir in (("misi", isi.misi), ("tujuan", isi.tujuan)):
            for baris, satu in zip(hasil[nama], butir, strict=True):
                baris["id"] = f"{nama}-{satu.pk}"
    return hasil


def _keys(rows: list[tuple[Sasaran, list[Berindikator]]]) -> dict[str, Iterator[str]]:
    """{unit: the keys of its rows in their order}."""
    per_unit: dict[str, list[str]] = {}
    for sasaran, indikator in rows:
        keys = [f"indikator-{i.pk}" for i, _ in indikator] or [f"sasaran-{sasaran.pk}"]
        per_unit.setdefault(sasaran.unit.kunci, []).extend(keys)
    return {unit: iter(keys) for unit, keys in per_unit.items()}


def _snapshot(
    kepala: Renstra, misi: list[Any], tujuan: list[Any], rows: Iterable[tuple[Sasaran, list[Berindikator]]]
) -> dict[str, Any]:
    return {
        "dokumen": "renstra",
        "satker": satker_dict(kepala.satker),
        "tahun_awal": kepala.tahun_awal,
        "tahun_akhir": kepala.tahun_akhir,
        "draf": kepala.status not in PERNAH_SAH,
        "dasar": kepala.dasar,
        "visi": kepala.visi,
        "misi": [{"no": m.no, "uraian": m.uraian} for m in misi],
        "tujuan": [{"no": t.no, "uraian": t.uraian} for t in tujuan],
        "unit": _per_unit(rows),
    }


def _per_unit(rows: Iterable[tuple[Sasaran, list[Berindikator]]]) -> list[dict[str, Any]]:
    """Sasaran with indicators by unit, in order; a sasaran without indicators is a row too."""
    units: dict[int, dict[str, Any]] = {}
    for satu, indikator in rows:
        unit = units.setdefault(
            satu.unit_id,
            {"kunci": satu.unit.kunci, "jenis": satu.unit.jenis, "nama": nama_unit(satu.unit), "baris": []},
        )
        awal = {"tujuan": _tujuan(satu), "tingkat": satu.get_tingkat_display(), "sasaran": satu.uraian}
        awal |= {"induk": satu.induk.uraian} if satu.induk else {}
        unit["baris"] += [{**awal, **_indikator(*baris)} for baris in indikator] or [
            {**awal, "indikator": "", "iku": False, "target": {}}
        ]
    return list(units.values())


def _tujuan(sasaran: Any) -> str:
    return f"{sasaran.tujuan.no}. {sasaran.tujuan.uraian}" if sasaran.tujuan else ""


def _indikator(indikator: Indikator, target: list[TargetIndikator]) -> dict[str, Any]:
    return {
        "id": indikator.pk,
        "indikator": indikator.uraian,
        "iku": bool(indikator.iku),
        **({"iku_tahun": indikator.iku_tahun} if indikator.iku and indikator.iku_tahun else {}),
        "target": {str(t.tahun): target_tercetak(t) for t in target},
    }
