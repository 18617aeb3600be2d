"""What an indikator reached before: earlier years beside this one, and the triwulan within the year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kinerja.models import CapaianLalu, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.ukuran import capaian_of, key_of, promise_key
from laporan.snapshot.umum import realisasi_tercetak, target_tercetak
from sakip.bacaan import teks_kumulatif
from sakip.lipat import lipat
from sakip.models import Kebijakan, Satker

Arah = dict[tuple[str, str], str]
KOLOM_NILAI = (
    *(f"target_{k}" for k in ("teks", "nilai", "atas", "satuan", "jenis", "status")),
    *(f"realisasi_{k}" for k in ("teks", "nilai", "satuan", "jenis", "status")),
)


def riwayat(
    satker: Satker,
    tahun: int,
    realisasi: list[Realisasi],
    kebijakan: Kebijakan,
    pengukuran: Iterable[dict[str, Any]],
) -> list[dict[str, Any]]:
    """Earlier years per indikator: {unit, indikator, sumber} and by year ("2023") tahun (the realisasi in
    words), target, capaian and angka (decimals as text, absent without a number), and fakta (the row that
    states it). One query.

    From the history that was entered, whose capaian is counted by the kebijakan of this year and the
    polaritas that `pengukuran` (of this year) knows, and from measurements of the system, the last triwulan
    of each year.
    """
    arah = _directions(pengukuran)
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for lalu in CapaianLalu.objects.filter(unit__satker=satker, tahun__lt=tahun).select_related("unit"):
        satu = _entry(rows, lalu.unit.kunci, lalu.indikator)
        angka = _capaian_lalu(lalu, kebijakan, arah)
        _enter(satu, lalu.tahun, realisasi_tercetak(lalu), target_tercetak(lalu), angka, lalu.realisasi_nilai)
        satu["fakta"][str(lalu.tahun)] = f"capaian-lalu/{lalu.pk}/realisasi"
        if lalu.sumber and lalu.sumber not in satu["sumber"]:
            satu["sumber"].append(lalu.sumber)
    for row in realisasi:
        if row.pengukuran.tahun < tahun and row.acuan == Acuan.PK:
            satu = _entry(rows, row.pengukuran.unit.kunci, row.indikator)
            teks = teks_kumulatif(row) or realisasi_tercetak(row)
            target = target_tercetak(row.baris_pk or row)
            angka_kini = row.realisasi_dihitung or row.realisasi_nilai
            _enter(satu, row.pengukuran.tahun, teks, target, row.capaian_nilai, angka_kini)
            satu["fakta"][str(row.pengukuran.tahun)] = f"realisasi/{row.pk}/realisasi"
    return list(rows.values())


def _directions(pengukuran: Iterable[dict[str, Any]]) -> Arah:
    return {
        (ukur["unit"]["kunci"], lipat(b["indikator"])): b["polaritas"]
        for ukur in pengukuran
        if ukur["acuan"] == "pk"
        for b in ukur["baris"]
    }


def _capaian_lalu(lalu: CapaianLalu, kebijakan: Kebijakan, arah: Arah) -> Decimal | None:
    isi = {kolom: getattr(lalu, kolom) for kolom in KOLOM_NILAI}
    polaritas = arah.get((lalu.unit.kunci, lipat(lalu.indikator)), "")
    return capaian_of(Realisasi(acuan=Acuan.PK, polaritas=polaritas, **isi), kebijakan).nilai


def _entry(rows: dict[tuple[str, str], dict[str, Any]], unit: str, indikator: str) -> dict[str, Any]:
    per_tahun: dict[str, Any] = {nama: {} for nama in ("tahun", "target", "capaian", "angka", "fakta")}
    kosong = {"unit": unit, "indikator": indikator, "sumber": [], **per_tahun}
    return rows.setdefault((unit, indikator.casefold()), kosong)


def _enter(
    satu: dict[str, Any], tahun: int, teks: str, target: str, capaian: Decimal | None, angka: Decimal | None
) -> None:
    """The last one of a year holds."""
    satu["tahun"][str(tahun)], satu["target"][str(tahun)] = teks, target
    for nama, nilai in (("capaian", capaian), ("angka", angka)):
        satu[nama].pop(str(tahun), None)
        if nilai is not None:
            satu[nama][str(tahun)] = f"{nilai:f}"


def per_triwulan(realisasi: Iterable[Realisasi], acuan: Any, unit: int, tahun: int) -> dict[str, Any]:
    """{"1".."4": {id, realisasi, capaian, kategori, status, capaian_periode}} of the promise `acuan` in the
    triwulan of `tahun` that were filled; capaian against the target of the year, capaian_periode against that
    of the triwulan, both as text, None = no number."""
    kunci = (Acuan.PK, *promise_key(acuan))
    return {
        str(r.pengukuran.triwulan): {
            "id": r.pk,
            "realisasi": teks_kumulatif(r) or realisasi_tercetak(r),
            "capaian": None if r.capaian_nilai is None else f"{r.capaian_nilai:f}",
            "kategori": r.kategori,
            "status": r.capaian_status,
            "capaian_periode": None if r.capaian_periode_nilai is None else f"{r.capaian_periode_nilai:f}",
        }
        for r in realisasi
        if r.pengukuran.unit_id == unit
        and r.pengukuran.tahun == tahun
        and (r.baris_pk_id == acuan.pk or key_of(r) == kunci)
    }
