"""Facts of the organisation for BAB I of a LAKIP: units with their heads, divisi, staff counts, property."""

from __future__ import annotations

from datetime import date
from typing import Any

from laporan.models import Divisi, RekapPegawai, SaranaPrasarana
from laporan.snapshot.umum import PEMIMPIN, nama_unit
from sakip.choices import JenisUnit
from sakip.models import Pejabat, Satker, UnitKerja


def organisasi_dict(satker: Satker, tahun: int) -> dict[str, Any]:
    """Five queries. Counts and names of office holders only; no other personal data."""
    return {
        "unit": _units(satker, date(tahun, 12, 31)),
        "divisi": list(
            Divisi.objects.filter(satker=satker, tahun=tahun).values("nama", "jabatan", "divisi", "tugas")
        ),
        "pegawai": _pegawai(satker, tahun),
        "sarana": list(
            SaranaPrasarana.objects.filter(satker=satker, tahun=tahun).values(
                "id", "jenis", "uraian", "status", "luas", "tahun_perolehan", "keterangan"
            )
        ),
    }


def _units(satker: Satker, pada: date) -> list[dict[str, str]]:
    units = UnitKerja.objects.filter(satker=satker, selesai__isnull=True).select_related("satker")
    heads = list(Pejabat.objects.filter(unit__satker=satker).order_by("urut", "id"))
    return [{"nama": nama_unit(unit), "jenis": unit.jenis, **_head(unit, heads, pada)} for unit in units]


def _head(unit: UnitKerja, pejabat: list[Pejabat], pada: date) -> dict[str, str]:
    jenis = PEMIMPIN[JenisUnit(unit.jenis)]
    for satu in pejabat:
        berlaku = (satu.mulai is None or satu.mulai <= pada) and (
            satu.selesai is None or satu.selesai >= pada
        )
        if satu.unit_id == unit.pk and satu.jenis_jabatan == jenis and berlaku:
            return {"jabatan": satu.jabatan, "pejabat": satu.nama}
    return {"jabatan": str(jenis.label), "pejabat": ""}


def _pegawai(satker: Satker, tahun: int) -> list[dict[str, Any]]:
    """Staff counts as {tabel, nama, kolom, baris: [{nama, jumlah: [...]}]}; None = an empty cell."""
    tables: dict[str, dict[str, Any]] = {}
    for sel in RekapPegawai.objects.filter(satker=satker, tahun=tahun):
        awal = {"tabel": sel.tabel, "nama": sel.get_tabel_display(), "kolom": [], "isi": {}}
        tabel = tables.setdefault(sel.tabel, awal)
        if sel.kolom not in tabel["kolom"]:
            tabel["kolom"].append(sel.kolom)
        tabel["isi"].setdefault(sel.baris, {})[sel.kolom] = sel.jumlah
    return [
        {
            "tabel": t["tabel"],
            "nama": t["nama"],
            "kolom": t["kolom"],
            "baris": [{"nama": b, "jumlah": [k.get(x) for x in t["kolom"]]} for b, k in t["isi"].items()],
        }
        for t in tables.values()
    ]
