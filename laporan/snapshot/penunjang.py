"""Which programme, kegiatan and RO stand behind a promise of the PK, as far as documents of the year say."""

from __future__ import annotations

from typing import Any

from kinerja.models import BarisPk, BarisRencanaAksi, Pk, RencanaAksi
from sakip.lipat import lipat


def supporting_rows(perjanjian: list[Pk], rencana: list[RencanaAksi]) -> dict[str, list[dict[str, str]]]:
    """{pk of a BarisPk: [{asal, kode, kode_baku, uraian, pelaksana}]}: the RKT row that it came from and the
    rows of the rencana aksi that carry it out (linked, else of the same unit and words). Two queries."""
    hasil: dict[str, list[dict[str, str]]] = {}
    janji = list(BarisPk.objects.filter(pk_dokumen__in=perjanjian).select_related("pk_dokumen", "baris_rkt"))
    aksi = list(
        BarisRencanaAksi.objects.filter(rencana_aksi__in=rencana, dibatalkan=False).select_related(
            "rencana_aksi"
        )
    )
    for satu in janji:
        rkt = [_of_rkt(satu.baris_rkt)] if satu.baris_rkt and satu.baris_rkt.kegiatan else []
        dari_aksi = [_of_plan(b) for b in aksi if _carries_out(b, satu) and (b.kegiatan or b.kode)]
        if found := [*rkt, *dari_aksi]:
            hasil[str(satu.pk)] = [dict(satu) for satu in dict.fromkeys(tuple(f.items()) for f in found)]
    return hasil


def _carries_out(aksi: BarisRencanaAksi, janji: BarisPk) -> bool:
    if aksi.baris_pk_id is not None:
        return bool(aksi.baris_pk_id == janji.pk)
    same_unit = aksi.rencana_aksi.unit_id == janji.pk_dokumen.unit_id
    return same_unit and lipat(aksi.indikator) == lipat(janji.indikator)


def _of_rkt(baris: Any) -> dict[str, str]:
    isi = {"kode": baris.kode, "kode_baku": baris.kode_baku, "uraian": baris.kegiatan}
    return {"asal": "rkt", **isi, "pelaksana": ""}


def _of_plan(baris: BarisRencanaAksi) -> dict[str, str]:
    isi = {"kode": baris.kode, "kode_baku": baris.kode_baku, "uraian": baris.kegiatan}
    return {"asal": "rencana_aksi", **isi, "pelaksana": baris.pelaksana}
