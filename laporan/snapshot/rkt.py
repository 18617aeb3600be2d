"""Snapshot of an RKT."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Final

from django.db.models import Q

from anggaran.choices import TingkatKode
from anggaran.models import BarisPagu, KodeAnggaran
from kinerja.models import Rkt
from kinerja.tabel.dokumen import BarisDokumen, rkt_rows
from laporan.snapshot.perjanjian import judul_sasaran
from laporan.snapshot.umum import anggaran_dict, kepala_dokumen, pemimpin, selisih_dict, target_tercetak
from sakip.lipat import lipat
from sakip.models import Satker

MIRIP: Final = 0.9


def rkt_snapshot(rkt: Rkt) -> dict[str, Any]:
    """Everything that a printed RKT says. A constant number of queries.

    `kro` of a row names the klasifikasi rincian output of its kegiatan in the budget of the year.
    """
    kro = _kro_by_kegiatan(rkt.unit.satker, rkt.tahun)
    return {
        "dokumen": "rkt",
        **kepala_dokumen(rkt),
        "judul_sasaran": judul_sasaran(rkt.unit),
        "penandatangan": pemimpin(rkt.unit, rkt.tanggal),
        "baris": [_row(satu, kro) for satu in rkt_rows(rkt)],
        "anggaran": [anggaran_dict(row) for row in rkt.anggaran.all()],
    }


def _row(satu: BarisDokumen, kro: dict[str, list[str]]) -> dict[str, Any]:
    row = satu.baris
    return {
        "id": row.pk,
        "indikator_renstra": row.indikator_renstra_id,
        "program": row.program,
        "kegiatan": row.kegiatan,
        "kode": row.kode,
        "sasaran": row.sasaran,
        "indikator": row.indikator,
        "target": target_tercetak(row),
        "pagu": row.pagu,
        "kro": _kro_of(row, kro),
        **selisih_dict(satu),
    }


def _kro_of(row: Any, kro: dict[str, list[str]]) -> str:
    """By the code of the kegiatan, else by its name (one that is nearly equal counts)."""
    nama = lipat(row.kegiatan)
    kunci = row.kode_baku if row.kode_baku in kro else nama
    if kunci not in kro:
        kunci = next(iter(get_close_matches(nama, kro, n=1, cutoff=MIRIP)), "")
    return "\n".join(kro.get(kunci, []))


def _kro_by_kegiatan(satker: Satker, tahun: int) -> dict[str, list[str]]:
    """KRO names under each kegiatan that has a pagu this year, by its code and by its folded name."""
    codes = set(
        BarisPagu.objects.filter(dipa__satker=satker, dipa__tahun=tahun).values_list("kode_baku", flat=True)
    )
    used = {kode.rsplit(".", 1)[0] for kode in codes} | codes
    reference = KodeAnggaran.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tahun),
        berlaku_dari__lte=tahun,
        tingkat__in=[TingkatKode.KEGIATAN, TingkatKode.KRO],
    ).order_by("kode")
    names: dict[str, list[str]] = {}
    for kode in reference:
        if kode.tingkat == TingkatKode.KEGIATAN:
            names[kode.kode] = names[lipat(kode.nama)] = []
        elif kode.kode in used and (daftar := names.get(kode.kode.rsplit(".", 1)[0])) is not None:
            daftar.append(kode.nama)
    return names
