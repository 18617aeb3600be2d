"""Builders of budget rows. Odd codes and lost zeros of rejang_lebong.csv are as its LAKIP prints them."""

import csv
from pathlib import Path

from anggaran.kode import baca_kode, induk_kode
from anggaran.models import BarisPagu, BarisRealisasi, Dipa

REJANG_LEBONG = Path(__file__).with_name("rejang_lebong.csv")


def add_pagu(dipa, kode, uraian, pagu, induk=None, **lain):
    """One pagu row at the end of `dipa`, its code read as an import reads it."""
    terbaca = baca_kode(kode)
    return BarisPagu.objects.create(
        dipa=dipa,
        induk=induk,
        urut=dipa.baris.count() + 1,
        kode=kode,
        kode_baku=terbaca.kode,
        tingkat=terbaca.tingkat,
        uraian=uraian,
        pagu=pagu,
        **lain,
    )


def add_realisasi(satker, tahun, kode, uraian, realisasi, induk=None, **lain):
    """One realisasi row, the total of the year unless `bulan` says otherwise."""
    terbaca = baca_kode(kode)
    return BarisRealisasi.objects.create(
        satker=satker,
        tahun=tahun,
        induk=induk,
        urut=BarisRealisasi.objects.filter(satker=satker, tahun=tahun).count() + 1,
        kode=kode,
        kode_baku=terbaca.kode,
        tingkat=terbaca.tingkat,
        uraian=uraian,
        realisasi=realisasi,
        **lain,
    )


def plant_rejang_lebong(satker, tahun=2024):
    """The DIPA (revisi 1) of the file with its realisasi; each row hangs under the nearest code above it."""
    dipa = Dipa.objects.create(satker=satker, tahun=tahun, revisi=1)
    pagu, realisasi = {}, {}
    with REJANG_LEBONG.open(encoding="utf-8", newline="") as berkas:
        for baris in csv.DictReader(berkas):
            satu = add_pagu(
                dipa,
                baris["kode_pagu"],
                baris["uraian"],
                int(baris["pagu"]),
                _above(pagu, baris["kode_pagu"]),
            )
            pagu[satu.kode_baku] = satu
            kode = baris["kode_realisasi"]
            satu = add_realisasi(
                satker, tahun, kode, baris["uraian"], int(baris["realisasi"]), _above(realisasi, kode)
            )
            realisasi.setdefault(satu.kode_baku, satu)
    return dipa


def _above(rows, kode):
    kode = induk_kode(baca_kode(kode).kode)
    while kode and kode not in rows:
        kode = induk_kode(kode)
    return rows.get(kode)
