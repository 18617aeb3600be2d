"""Beginning a Renstra with what the one before it set out: tujuan, sasaran, indikator with their kartu."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from renstra.models import Indikator, Renstra, Sasaran, Tujuan

TAK_IKUT = {"nilai_awal": "", "tahun_nilai_awal": None, "iku_tahun": ""}  # they speak of the years before


def copy_structure(asal: Renstra, tujuan: Renstra) -> dict[str, int]:
    """Copy tujuan, sasaran and indikator of `asal` into the empty `tujuan`; returns how many of each.

    Targets, values before the period, years as IKU and who answers for an indikator are not copied. Call it
    in the transaction in which `tujuan` is begun.
    """
    per_tujuan = _copies(Tujuan.objects.filter(renstra=asal), renstra=tujuan)
    Tujuan.objects.bulk_create(per_tujuan.values())
    per_sasaran = _copies(Sasaran.objects.filter(renstra=asal), renstra=tujuan)
    induk = {pk: satu.induk_id for pk, satu in per_sasaran.items()}
    for satu in per_sasaran.values():
        satu.tujuan, satu.induk = per_tujuan.get(satu.tujuan_id), None
    Sasaran.objects.bulk_create(per_sasaran.values())
    for pk, satu in per_sasaran.items():
        satu.induk = per_sasaran.get(induk[pk])
    Sasaran.objects.bulk_update(per_sasaran.values(), ["induk"], batch_size=200)
    indikator = _copies(Indikator.objects.filter(sasaran__renstra=asal), **TAK_IKUT)
    for satu in indikator.values():
        satu.sasaran = per_sasaran[satu.sasaran_id]
    Indikator.objects.bulk_create(indikator.values())
    return {"tujuan": len(per_tujuan), "sasaran": len(per_sasaran), "indikator": len(indikator)}


def _copies(rows: Any, **lain: Any) -> dict[int, Any]:
    """{primary key: an unsaved copy of the row with `lain` in it}, in the order of the rows."""
    found = {}
    for satu in rows.order_by("urut", "id"):
        found[satu.pk] = type(satu)(**_values(satu))
        for nama, isi in lain.items():
            setattr(found[satu.pk], nama, isi)
    return found


def _values(satu: Model) -> dict[str, Any]:
    kolom = [f.attname for f in satu._meta.concrete_fields if not f.primary_key]
    return {nama: getattr(satu, nama) for nama in kolom}
