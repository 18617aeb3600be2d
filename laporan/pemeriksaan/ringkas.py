"""The LAKIP of a year as rules read it: its documents, what was measured, the budget, as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from anggaran.kode import kode_pendek
from kinerja.models import BarisPk, Pk, Realisasi, Rkt
from kinerja.models.realisasi import Acuan
from laporan.capaian import rata_rata
from laporan.snapshot.umum import realisasi_tercetak, target_tercetak, unit_dict
from sakip.bacaan import teks_kumulatif
from sakip.choices import BELUM_DIUKUR, JenisUnit
from sakip.models import UnitKerja

if TYPE_CHECKING:
    from laporan.pemeriksaan.isi_tahun import IsiTahun

UTAMA = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)


def digest(isi: IsiTahun) -> dict[str, Any]:
    """{renstra, rkt, pk, rencana_aksi, pengukuran, anggaran} of the year, documents by unit, lembaga first.

    Rows hold words as printed; `capaian` and `rata_rata` are Decimal in percent (None = not computed), and
    `sumber` is the stored row. No query beyond those of `isi`.
    """
    return {
        "renstra": _renstra(isi),
        "rkt": [_document(isi, d) for d in isi.rkt],
        "pk": [_document(isi, d) for d in isi.pk],
        "rencana_aksi": [_document(isi, d) for d in isi.rencana_aksi],
        "pengukuran": [m for u in _units(isi) for m in _measurements(isi, u)],
        "anggaran": {
            "pagu": isi.pohon.pagu,
            "realisasi": isi.pohon.realisasi,
            "penyerapan": isi.pohon.penyerapan,
            "baris": [_branch(c) for c in isi.pohon.baris],
        },
    }


def _units(isi: IsiTahun) -> list[UnitKerja]:
    rows = [u for u in isi.unit.values() if u.selesai is None]
    return sorted(rows, key=lambda u: (UTAMA.index(u.jenis) if u.jenis in UTAMA else len(UTAMA), u.pk))


def _renstra(isi: IsiTahun) -> dict[str, Any] | None:
    if isi.renstra is None:
        return None
    per_unit: dict[int, list[Any]] = {}
    for satu in isi.indikator.values():
        per_unit.setdefault(satu.sasaran.unit_id, []).append(satu)
    return {
        "tujuan": [str(t.uraian) for t in isi.renstra.tujuan.all()],
        "misi": [str(m.uraian) for m in isi.renstra.misi.all()],
        "unit": [
            {
                **unit_dict(isi.unit[pk]),
                "baris": [
                    {"sasaran": i.sasaran.uraian, "indikator": i.uraian, "sumber": i} for i in per_unit[pk]
                ],
            }
            for pk in sorted(per_unit)
        ],
    }


def _document(isi: IsiTahun, dokumen: Any) -> dict[str, Any]:
    """A document of the year with its rows and budget lines."""
    kunci = (type(dokumen), dokumen.pk)
    return {
        "unit": unit_dict(dokumen.unit),
        "sumber": dokumen,
        "baris": [_row(b) for b in isi.baris[kunci]],
        "anggaran": [_line(b) for b in isi.anggaran_dokumen[kunci]] if kunci[0] in (Rkt, Pk) else [],
    }


def _row(baris: Any) -> dict[str, Any]:
    renstra = getattr(baris, "indikator_renstra", None)
    tujuan = renstra.sasaran.tujuan if renstra else None
    return {
        "sasaran": baris.sasaran,
        "indikator": baris.indikator,
        "target": target_tercetak(baris),
        "tujuan": tujuan.uraian if tujuan else "",
        "program": getattr(baris, "program", ""),
        "kegiatan": getattr(baris, "kegiatan", ""),
        "sumber": baris,
    }


def _line(baris: Any) -> dict[str, Any]:
    pendek = kode_pendek(baris.kode_baku) if baris.kode_baku else ""
    tingkat = ("program", "kegiatan", "kro", "ro")[min(pendek.count("."), 3)] if pendek else ""
    return {
        "kode": baris.kode,
        "kode_baku": baris.kode_baku,
        "tingkat": tingkat,
        "uraian": baris.uraian,
        "anggaran": baris.anggaran,
        "sumber": baris,
    }


def _branch(cabang: Any) -> dict[str, Any]:
    return {
        "kode": cabang.kode,
        "kode_baku": cabang.kode_baku,
        "tingkat": cabang.tingkat,
        "uraian": cabang.uraian,
        "sumber_dana": cabang.sumber_dana,
        "pagu": cabang.pagu,
        "realisasi": cabang.realisasi,
        "penyerapan": cabang.penyerapan,
        "sumber": cabang,
    }


def _measurements(isi: IsiTahun, unit: UnitKerja) -> list[dict[str, Any]]:
    """What was measured of a unit: against its PK, and against an RKT where there is such a thing."""
    found = []
    pk = next((d for d in isi.pk if d.unit_id == unit.pk), None)
    if pk is not None:
        found.append(_against_pk(isi, pk))
    rows = _latest(isi, unit, Acuan.RKT)
    if rows:
        found.append(_summed(unit, "rkt", rows, [_measured(b.baris_rkt or b, b) for b in rows], []))
    return found


def _against_pk(isi: IsiTahun, pk: Pk) -> dict[str, Any]:
    rows = _latest(isi, pk.unit, Acuan.PK)
    promised: list[BarisPk] = isi.baris[Pk, pk.pk]
    partner = {b.baris_pk_id: b for b in rows if b.baris_pk_id}
    ids = {b.pk for b in promised}
    return _summed(
        pk.unit,
        "pk",
        rows,
        [_measured(b, partner.get(b.pk)) for b in promised],
        [_measured(b, b) for b in rows if b.baris_pk_id not in ids],
    )


def _summed(
    unit: UnitKerja, acuan: str, rows: list[Realisasi], baris: list[Any], lepas: list[Any]
) -> dict[str, Any]:
    mean = rata_rata([b["dipakai"] for b in baris])
    return {
        "acuan": acuan,
        "unit": unit_dict(unit),
        "triwulan": rows[0].pengukuran.triwulan if rows else None,
        "baris": baris,
        "lepas": lepas,
        "rata_rata": mean.nilai,
        "dihitung": mean.dihitung,
        "seluruh": mean.seluruh,
    }


def _latest(isi: IsiTahun, unit: UnitKerja, acuan: str) -> list[Realisasi]:
    """The rows of the latest triwulan in which anything was measured."""
    mine = [
        r
        for r in isi.realisasi
        if r.acuan == acuan and r.pengukuran.unit_id == unit.pk and r.pengukuran.tahun == isi.tahun
    ]
    filled = {r.pengukuran.triwulan for r in mine if r.realisasi_status not in BELUM_DIUKUR}
    return [r for r in mine if filled and r.pengukuran.triwulan == max(filled)]


def _measured(acuan: Any, row: Realisasi | None) -> dict[str, Any]:
    """A promise beside its realisasi (None = there is no row of it)."""
    return {
        "sasaran": acuan.sasaran,
        "indikator": acuan.indikator,
        "target": target_tercetak(acuan),
        "realisasi": (teks_kumulatif(row) or realisasi_tercetak(row)) if row else "",
        "capaian": row.capaian_nilai if row else None,
        "dipakai": row.capaian_dipakai if row else None,
        "status": row.capaian_status if row else "",
        "kategori": row.kategori if row else "",
        "keterangan": row.keterangan if row else "",
        "kendala": row.kendala if row else "",
        "tindak_lanjut": row.tindak_lanjut if row else "",
        "janji": acuan,
        "sumber": row,
    }
