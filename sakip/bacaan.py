"""Putting what was typed, and what was read from it, into the columns of a row (nothing is saved)."""

from __future__ import annotations

from decimal import Decimal

from sakip.choices import JenisNilai
from sakip.models.nilai import Berealisasi, Bertarget
from sakip.numbers import NilaiTerbaca, baca_nilai, cetak_angka, cetak_persen_ringkas, cetak_rupiah


def set_target(baris: Bertarget, teks: str, terbaca: NilaiTerbaca | None = None) -> NilaiTerbaca:
    """Fill the target columns of `baris` from `teks`; returns the reading.

    Give `terbaca` when the value was a native number: `teks` is then empty and only the reading is kept.
    """
    hasil = baca_nilai(teks) if terbaca is None else terbaca
    baris.target_teks = teks
    baris.target_nilai = hasil.nilai
    baris.target_atas = hasil.atas
    baris.target_satuan = hasil.satuan
    baris.target_jenis = hasil.jenis
    baris.target_status = hasil.status
    return hasil


def set_realisasi(baris: Berealisasi, teks: str, terbaca: NilaiTerbaca | None = None) -> NilaiTerbaca:
    """Fill the realisasi columns of `baris` from `teks`; returns the reading."""
    hasil = baca_nilai(teks) if terbaca is None else terbaca
    baris.realisasi_teks = teks
    baris.realisasi_nilai = hasil.nilai
    baris.realisasi_satuan = hasil.satuan
    baris.realisasi_jenis = hasil.jenis
    baris.realisasi_status = hasil.status
    return hasil


def teks_target(baris: Bertarget) -> str:
    """The target for people: as typed, else (a native number) printed from the reading; "" = none."""
    if baris.target_teks:
        return baris.target_teks
    return _printed(baris.target_nilai, baris.target_jenis, baris.target_satuan)


def teks_realisasi(baris: Berealisasi) -> str:
    """The realisasi for people, like `teks_target`."""
    if baris.realisasi_teks:
        return baris.realisasi_teks
    return _printed(baris.realisasi_nilai, baris.realisasi_jenis, baris.realisasi_satuan)


def teks_kumulatif(baris: Berealisasi) -> str:
    """The realisasi cumulated up to its triwulan, `12 Laporan`, where it is not the one typed; else ""."""
    dihitung: Decimal | None = getattr(baris, "realisasi_dihitung", None)
    if dihitung is None or dihitung == baris.realisasi_nilai:
        return ""
    return _printed(dihitung, baris.realisasi_jenis, baris.realisasi_satuan)


def _printed(nilai: Decimal | None, jenis: str, satuan: str) -> str:
    if nilai is None:
        return ""
    if jenis == JenisNilai.PERSEN:
        return cetak_persen_ringkas(nilai)
    if jenis == JenisNilai.RUPIAH:
        return cetak_rupiah(int(nilai))
    return f"{cetak_angka(nilai)} {satuan}".strip()
