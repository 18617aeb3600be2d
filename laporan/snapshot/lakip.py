"""Snapshot of the LAKIP of a satker and year: everything that it prints, in one dict."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.queries import versions_that_hold
from laporan.models import Lakip, Narasi, Pembanding
from laporan.models.lakip import JenisNarasi
from laporan.snapshot.anggaran import anggaran_lakip
from laporan.snapshot.cara_hitung import policy_words
from laporan.snapshot.catatan import notes_of
from laporan.snapshot.organisasi import organisasi_dict
from laporan.snapshot.pengukuran import kebijakan_dict, realisasi_of_years, riwayat, ukur_pk, ukur_rkt
from laporan.snapshot.perjanjian import pk_snapshot
from laporan.snapshot.rencana_aksi import rencana_aksi_snapshot
from laporan.snapshot.renstra import renstra_in_force_snapshot
from laporan.snapshot.rkt import rkt_snapshot
from laporan.snapshot.umum import pemimpin, satker_dict, tanggal_tercetak
from renstra.queries import renstra_in_force
from sakip.choices import PERNAH_SAH, JenisUnit, PolaWaktu
from sakip.models import Satker, UnitKerja
from sakip.queries import kebijakan_for

UNIT_UTAMA = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)


def lakip_snapshot(satker: Satker, tahun: int) -> dict[str, Any]:
    """The LAKIP as data, lembaga and sekretariat apart. The number of queries does not grow with rows.

    Without a Lakip row it is an undated draft.
    """
    lakip = Lakip.objects.filter(satker=satker, tahun=tahun).first()
    kebijakan = kebijakan_for(satker, tahun)
    realisasi = realisasi_of_years(satker, tahun)
    units = list(
        satker.unit.filter(jenis__in=UNIT_UTAMA, selesai__isnull=True)
        .select_related("satker__induk")
        .order_by("jenis")
    )
    perjanjian = _latest(Pk.objects, units, tahun)
    renstra = renstra_in_force(satker, tahun)
    return {
        "dokumen": "lakip",
        "satker": satker_dict(satker),
        "tahun": tahun,
        "draf": lakip is None or lakip.status not in PERNAH_SAH,
        "tempat": (lakip.tempat if lakip else "") or satker.tempat,
        "tanggal": tanggal_tercetak(lakip.tanggal, lakip.tanggal_teks) if lakip else "",
        "penandatangan": _ketua(units, lakip.tanggal if lakip else None),
        "kebijakan": kebijakan_dict(kebijakan),
        "cara_hitung": policy_words(kebijakan, satker, tahun),
        "organisasi": organisasi_dict(satker, tahun),
        "renstra": renstra_in_force_snapshot(renstra) if renstra else None,
        "rkt": [rkt_snapshot(d) for d in _latest(Rkt.objects, units, tahun)],
        "pk": [pk_snapshot(d) for d in perjanjian],
        "rencana_aksi": [rencana_aksi_snapshot(d) for d in _latest(RencanaAksi.objects, units, tahun)],
        "pengukuran": [ukur_pk(pk, realisasi, kebijakan) for pk in perjanjian]
        + [ukur for u in units if (ukur := ukur_rkt(u, realisasi, tahun, kebijakan))["baris"]],
        "riwayat": riwayat(satker, tahun, realisasi),
        "pembanding": list(
            Pembanding.objects.filter(satker=satker, tahun__lte=tahun).values(
                "id", "tahun", "indikator", "lingkup", "nilai", "sumber"
            )
        ),
        "anggaran": anggaran_lakip(satker, tahun),
        "catatan": notes_of(satker, tahun),
        "narasi": list(
            Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=JenisNarasi.LAKIP).values(
                "bagian", "teks"
            )
        ),
    }


def _ketua(units: list[UnitKerja], tanggal: date | None) -> dict[str, str] | None:
    return next((pemimpin(u, tanggal) for u in units if u.jenis == JenisUnit.LEMBAGA), None)


def _latest(manager: Any, units: list[UnitKerja], tahun: int) -> list[Any]:
    """The version that holds of each unit's document (of each pola for a rencana aksi), lembaga first."""
    found: QuerySet[Any] = manager.filter(unit__in=units, tahun=tahun).select_related("unit__satker__induk")
    newest = {(d.unit.jenis, _pola(d)): d for d in versions_that_hold(found)}
    return [newest[kunci] for kunci in sorted(newest)]


def _pola(dokumen: Any) -> int:
    """Order of the two pola of a rencana aksi: triwulan before bulan; other documents have none."""
    return int(getattr(dokumen, "pola", "") == PolaWaktu.BULAN)
