"""Snapshot of the LAKIP of a satker and year: everything that it prints, in one dict."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.queries import end_of_triwulan, held_of
from laporan.models import Lakip, Narasi, Pembanding
from laporan.models.lakip import JenisNarasi
from laporan.rekomendasi import printed_recommendations
from laporan.reviu.pernyataan import statement_to_print
from laporan.snapshot.anggaran import anggaran_lakip
from laporan.snapshot.cara_hitung import policy_words
from laporan.snapshot.catatan import notes_of
from laporan.snapshot.organisasi import organisasi_dict
from laporan.snapshot.pengukuran import kebijakan_dict, realisasi_of_years, ukur_pk, ukur_rkt
from laporan.snapshot.penunjang import supporting_rows
from laporan.snapshot.perjanjian import pk_snapshot
from laporan.snapshot.rencana_aksi import rencana_aksi_snapshot
from laporan.snapshot.renstra import renstra_in_force_snapshot
from laporan.snapshot.riwayat import riwayat
from laporan.snapshot.rkt import rkt_snapshot
from laporan.snapshot.umum import pemimpin, satker_dict, tanggal_tercetak
from renstra.queries import renstra_in_force
from sakip.choices import PERNAH_SAH, JenisUnit, PolaWaktu
from sakip.models import Satker, UnitKerja
from sakip.queries import kebijakan_for

UNIT_UTAMA = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)


def lakip_snapshot(satker: Satker, tahun: int, triwulan: int | None = None) -> dict[str, Any]:
    """The LAKIP as data, lembaga and sekretariat apart. The number of queries does not grow with rows.

    Without a Lakip row it is an undated draft. With `triwulan` 1-4 it is the interim report at its end: what
    was measured and spent later stays out, and the PK is the version in force then.
    """
    lakip = Lakip.objects.filter(satker=satker, tahun=tahun).first() if triwulan is None else None
    kebijakan = kebijakan_for(satker, tahun)
    realisasi = [
        r
        for r in realisasi_of_years(satker, tahun)
        if triwulan is None or (r.pengukuran.tahun, r.pengukuran.triwulan) <= (tahun, triwulan)
    ]
    units = list(
        satker.unit.filter(jenis__in=UNIT_UTAMA, selesai__isnull=True)
        .select_related("satker__induk")
        .order_by("jenis")
    )
    pada = end_of_triwulan(tahun, triwulan) if triwulan else None
    perjanjian = _latest(Pk.objects, units, tahun, pada)
    rencana = _latest(RencanaAksi.objects, units, tahun, pada)
    pengukuran = [ukur_pk(pk, realisasi, kebijakan) for pk in perjanjian]
    renstra = renstra_in_force(satker, tahun)
    isi: dict[str, Any] = {
        "dokumen": "lakip",
        "satker": satker_dict(satker),
        "tahun": tahun,
        **({"triwulan": triwulan} if triwulan else {}),
        "draf": lakip is None or lakip.status not in PERNAH_SAH,
        "tempat": (lakip.tempat if lakip else "") or satker.tempat,
        "tanggal": tanggal_tercetak(lakip.tanggal, lakip.tanggal_teks) if lakip else "",
        "penandatangan": _ketua(units, lakip.tanggal if lakip else pada),
        "kebijakan": kebijakan_dict(kebijakan),
        "cara_hitung": policy_words(kebijakan, satker, tahun),
        "organisasi": organisasi_dict(satker, tahun),
        "renstra": renstra_in_force_snapshot(renstra) if renstra else None,
        "rkt": [rkt_snapshot(d) for d in _latest(Rkt.objects, units, tahun, pada)],
        "pk": [pk_snapshot(d) for d in perjanjian],
        "rencana_aksi": [rencana_aksi_snapshot(d) for d in rencana],
        "tahun_depan": None if triwulan else _next_year(units, tahun + 1),
        "pengukuran": pengukuran
        + [ukur for u in units if (ukur := ukur_rkt(u, realisasi, tahun, kebijakan))["baris"]],
        "penunjang": supporting_rows(perjanjian, rencana),
        "riwayat": riwayat(satker, tahun, realisasi, kebijakan, pengukuran),
        "pembanding": list(
            Pembanding.objects.filter(satker=satker, tahun__lte=tahun).values(
                "id", "tahun", "indikator", "lingkup", "nilai", "sumber"
            )
        ),
        "anggaran": anggaran_lakip(satker, tahun, triwulan),
        "catatan": notes_of(satker, tahun),
        "narasi": list(
            Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=JenisNarasi.LAKIP).values(
                "bagian", "teks"
            )
        ),
    }
    if triwulan is None:
        isi["rekomendasi"] = printed_recommendations(satker, tahun)
        isi["reviu"] = statement_to_print(satker, tahun, isi)
    return isi


def _next_year(units: list[UnitKerja], tahun: int) -> dict[str, list[dict[str, Any]]]:
    """The PK, RKT and rencana aksi of the year after, which published reports annex too."""
    return {
        "pk": [pk_snapshot(d) for d in _latest(Pk.objects, units, tahun)],
        "rkt": [rkt_snapshot(d) for d in _latest(Rkt.objects, units, tahun)],
        "rencana_aksi": [rencana_aksi_snapshot(d) for d in _latest(RencanaAksi.objects, units, tahun)],
    }


def _ketua(units: list[UnitKerja], tanggal: date | None) -> dict[str, str] | None:
    return next((pemimpin(u, tanggal) for u in units if u.jenis == JenisUnit.LEMBAGA), None)


def _latest(manager: Any, units: list[UnitKerja], tahun: int, pada: date | None = None) -> list[Any]:
    """The version that holds (on `pada`; None = now) of each unit's document, of each pola for a rencana
    aksi; lembaga first."""
    found: QuerySet[Any] = manager.filter(unit__in=units, tahun=tahun).select_related("unit__satker__induk")
    versi: dict[tuple[str, int], list[Any]] = {}
    for dokumen in found:
        versi.setdefault((dokumen.unit.jenis, _pola(dokumen)), []).append(dokumen)
    held = {kunci: held_of(semua, pada) for kunci, semua in versi.items()}
    return [held[kunci] for kunci in sorted(held) if held[kunci] is not None]


def _pola(dokumen: Any) -> int:
    """Order of the two pola of a rencana aksi: triwulan before bulan; other documents have none."""
    return int(getattr(dokumen, "pola", "") == PolaWaktu.BULAN)
