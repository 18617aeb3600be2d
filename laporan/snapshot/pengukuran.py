"""The measurement of a satker-year for its LAKIP: PK lembaga, PK sekretariat and RKT apart (DESIGN 4b.6)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kinerja.models import Pk, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.queries import with_links
from kinerja.ukuran import skala_of, ukuran_of
from laporan.capaian import rata_rata, tentukan_kategori
from laporan.snapshot.cara_hitung import mean_dict, method_of, methods_of
from laporan.snapshot.riwayat import per_triwulan
from laporan.snapshot.umum import realisasi_tercetak, target_tercetak, unit_dict
from renstra.berlaku import hold_in_force
from sakip.bacaan import teks_kumulatif
from sakip.choices import BELUM_DIUKUR, StatusCapaian
from sakip.models import Kebijakan, Satker, UnitKerja


def kebijakan_dict(kebijakan: Kebijakan) -> dict[str, Any]:
    """The policy that a LAKIP prints beside its figures; bounds in percent as strings, None = open."""
    return {
        "tahun": kebijakan.tahun,
        "nasional": kebijakan.satker_id is None,
        "batas_atas": _teks(kebijakan.batas_atas),
        "batas_bawah": _teks(kebijakan.batas_bawah),
        "rumus_minimal": kebijakan.rumus_minimal,
        "target_nol": kebijakan.target_nol,
        "celah": kebijakan.get_celah_display(),
        "aturan_celah": kebijakan.celah,
        "dasar": kebijakan.dasar,
        "skala": [
            {
                "dari": _teks(b.dari),
                "sampai": _teks(b.sampai),
                "kategori": b.kategori,
                "keterangan": b.keterangan,
            }
            for b in kebijakan.skala.all()
        ],
    }


def realisasi_of_years(satker: Satker, tahun: int) -> list[Realisasi]:
    """Every realisasi of `satker` up to `tahun`, oldest triwulan first (two queries)."""
    rows = Realisasi.objects.filter(pengukuran__unit__satker=satker, pengukuran__tahun__lte=tahun)
    rows = rows.order_by("pengukuran__tahun", "pengukuran__triwulan", "urut", "id")
    return with_links(rows.select_related("pengukuran__unit__satker"))


def ukur_pk(pk: Pk, realisasi: list[Realisasi], kebijakan: Kebijakan) -> dict[str, Any]:
    """The rows of `pk` with their realisasi in the latest triwulan that was measured, and the mean.

    A row without realisasi stays in as belum_diisi. `lepas`: realisasi that found no row in this PK;
    they stand outside the mean. Indikator are read as the version in force has them. Two queries.
    """
    rows = _latest(realisasi, pk.unit, pk.tahun, Acuan.PK)
    partner = {row.baris_pk_id: row for row in rows if row.baris_pk_id}
    promised = list(pk.baris.select_related("indikator_renstra"))
    hold_in_force(promised)
    cara = methods_of(realisasi, pk.unit, pk.tahun, kebijakan)
    ids = {row.pk for row in promised}
    return {
        "acuan": "pk",
        "unit": unit_dict(pk.unit),
        "triwulan": rows[0].pengukuran.triwulan if rows else None,
        **_summary(
            [
                {
                    **_measured(row, partner.get(row.pk), cara, kebijakan),
                    "per_triwulan": per_triwulan(realisasi, row, pk.unit_id, pk.tahun),
                }
                for row in promised
            ],
            kebijakan,
        ),
        "lepas": [_measured(row, row, cara, kebijakan) for row in rows if row.baris_pk_id not in ids],
    }


def ukur_rkt(unit: UnitKerja, realisasi: list[Realisasi], tahun: int, kebijakan: Kebijakan) -> dict[str, Any]:
    """The realisasi of `unit` that are measured against the RKT, and their own mean. No query."""
    rows = _latest(realisasi, unit, tahun, Acuan.RKT)
    cara = methods_of(realisasi, unit, tahun, kebijakan)
    return {
        "acuan": "rkt",
        "unit": unit_dict(unit),
        "triwulan": rows[0].pengukuran.triwulan if rows else None,
        **_summary([_measured(row.baris_rkt or row, row, cara, kebijakan) for row in rows], kebijakan),
        "lepas": [],
    }


def _latest(realisasi: Iterable[Realisasi], unit: UnitKerja, tahun: int, acuan: str) -> list[Realisasi]:
    """The rows of the latest triwulan in which anything was measured."""
    mine = [
        r
        for r in realisasi
        if r.acuan == acuan and r.pengukuran.unit_id == unit.pk and r.pengukuran.tahun == tahun
    ]
    filled = {r.pengukuran.triwulan for r in mine if r.realisasi_status not in BELUM_DIUKUR}
    return [r for r in mine if filled and r.pengukuran.triwulan == max(filled)]


def _measured(
    acuan: Any, row: Realisasi | None, cara: dict[int, dict[str, Any]], kebijakan: Kebijakan
) -> dict[str, Any]:
    """One row: the promise in its words, the realisasi in its own, the stored capaian, and its method. A
    promise without realisasi has the method of its own rules."""
    return {
        "id": row.pk if row else None,
        "baris_pk": acuan.pk if row is None or row.baris_pk_id == acuan.pk else None,
        "renstra": getattr(acuan, "indikator_renstra_id", None),
        "sasaran": acuan.sasaran,
        "indikator": acuan.indikator,
        "target": target_tercetak(acuan),
        "polaritas": ukuran_of(row or Realisasi(baris_pk=acuan)).polaritas,
        **_realisasi(acuan, row),
        "cara": cara[row.pk] if row else method_of(Realisasi(baris_pk=acuan), kebijakan),
    }


def _realisasi(acuan: Any, row: Realisasi | None) -> dict[str, Any]:
    if row is None:
        status = StatusCapaian.BELUM_DIISI
        kosong = dict.fromkeys(
            ("kegiatan", "kode", "kode_baku", "keterangan", "kendala", "tindak_lanjut"), ""
        )
        tanpa: dict[str, Any] = {
            "capaian": None,
            "dipakai": None,
            "mentah": None,
            "tanda": [],
            "kategori": "",
        }
        return {**kosong, **tanpa, "realisasi": "", "status": status, "sementara": False, "target_sumber": ""}
    sumber = target_tercetak(row)
    return {
        "kegiatan": row.kegiatan,
        "kode": row.kode,
        "kode_baku": row.kode_baku,
        "realisasi": teks_kumulatif(row) or realisasi_tercetak(row),
        "sementara": row.sementara,
        "capaian": _teks(row.capaian_nilai),
        "dipakai": _teks(row.capaian_dipakai),
        "mentah": _teks(row.capaian_mentah),
        "status": row.capaian_status,
        "tanda": row.capaian_tanda.split(),
        "kategori": row.kategori,
        "keterangan": row.keterangan,
        "kendala": row.kendala,
        "tindak_lanjut": row.tindak_lanjut,
        "target_sumber": sumber if sumber not in ("–", target_tercetak(acuan)) else "",
        **_own_rules(row),
    }


def _own_rules(row: Realisasi) -> dict[str, str]:
    """Cap and floor in percent and the rule for a target of 0 that the kartu of the indikator sets itself;
    nothing where it sets none."""
    ukuran = ukuran_of(row)
    sendiri = {
        "batas": _teks(ukuran.batas_capaian),
        "batas_bawah": _teks(ukuran.batas_bawah),
        "target_nol": ukuran.target_nol,
    }
    return {nama: isi for nama, isi in sendiri.items() if isi}


def _summary(rows: list[dict[str, Any]], kebijakan: Kebijakan) -> dict[str, Any]:
    values = [None if r["dipakai"] is None else Decimal(r["dipakai"]) for r in rows]
    mean = rata_rata(values)
    return {
        "hitung_rata": mean_dict(values, mean),
        "baris": rows,
        "rata_rata": _teks(mean.nilai),
        "kategori": tentukan_kategori(mean.dipakai, skala_of(kebijakan)) or "",
        "dihitung": mean.dihitung,
        "seluruh": mean.seluruh,
    }


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{nilai:f}"
