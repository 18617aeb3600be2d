"""Beginning a Renstra with what the one before it set out: tujuan, sasaran, indikator with their kartu."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model

from renstra.berlaku import IsiRenstra, rows_of_version, version_in_force
from renstra.models import Indikator, Renstra, Sasaran, Tujuan
from sakip.models import UnitKerja

TAK_IKUT = {"nilai_awal": "", "tahun_nilai_awal": None, "iku_tahun": ""}  # they speak of the years before


def copy_structure(asal: Renstra, tujuan: Renstra) -> dict[str, int]:
    """Copy tujuan, sasaran and indikator of `asal`, as the version in force has them, into the empty
    `tujuan`; returns how many of each.

    Targets, values before the period, years as IKU and who answers for an indikator are not copied, nor what
    belongs to a unit that ended before (`ended_units`). Call it in the transaction that begins `tujuan`.
    """
    isi = _in_force(asal)
    selesai = {unit.pk for unit in _ended(isi, tujuan.tahun_awal)}
    ikut = [s for s in isi.sasaran.values() if s.unit_id not in selesai]
    per_tujuan = _copies(isi.tujuan, renstra=tujuan)
    Tujuan.objects.bulk_create(per_tujuan.values())
    per_sasaran = _copies(ikut, renstra=tujuan)
    induk = {pk: satu.induk_id for pk, satu in per_sasaran.items()}
    for satu in per_sasaran.values():
        satu.tujuan, satu.induk = per_tujuan.get(satu.tujuan_id), None
    Sasaran.objects.bulk_create(per_sasaran.values())
    for pk, satu in per_sasaran.items():
        satu.induk = per_sasaran.get(induk[pk])
    Sasaran.objects.bulk_update(per_sasaran.values(), ["induk"], batch_size=200)
    indikator = _copies(i for i in isi.indikator.values() if i.sasaran_id in per_sasaran)
    for satu in indikator.values():
        satu.sasaran, satu.iku = per_sasaran[satu.sasaran_id], None if satu.iku_tahun else satu.iku
        for nama, nilai in TAK_IKUT.items():
            setattr(satu, nama, nilai)
    Indikator.objects.bulk_create(indikator.values())
    return {"tujuan": len(per_tujuan), "sasaran": len(per_sasaran), "indikator": len(indikator)}


def ended_units(asal: Renstra, tahun: int) -> list[UnitKerja]:
    """The units with a sasaran in `asal` that ended before `tahun`, so that a Renstra from then does not take
    their sasaran over; by name."""
    return _ended(_in_force(asal), tahun)


def _in_force(asal: Renstra) -> IsiRenstra:
    isi = version_in_force(asal) or rows_of_version(asal, asal.versi)
    if isi is None:
        raise ValueError(f"{asal} has no rows of its own version")
    return isi


def _ended(isi: IsiRenstra, tahun: int) -> list[UnitKerja]:
    rows = UnitKerja.objects.filter(pk__in={s.unit_id for s in isi.sasaran.values()})
    return list(rows.filter(selesai__lt=date(tahun, 1, 1)).order_by("nama", "id"))


def _copies(rows: Iterable[Any], **lain: Any) -> dict[int, Any]:
    """{primary key: an unsaved copy of the row with `lain` in it}, in the order of the rows."""
    found = {}
    for satu in rows:
        found[satu.pk] = type(satu)(**_values(satu))
        for nama, isi in lain.items():
            setattr(found[satu.pk], nama, isi)
    return found


def _values(satu: Model) -> dict[str, Any]:
    kolom = [f.attname for f in satu._meta.concrete_fields if not f.primary_key]
    return {nama: getattr(satu, nama) for nama in kolom}
