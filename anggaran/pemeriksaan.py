"""Findings on one budget tree, in words: what its levels say against each other."""

from __future__ import annotations

from anggaran.choices import TingkatKode
from anggaran.pohon import Cabang, Pohon
from sakip.numbers import cetak_rupiah
from sakip.temuan import Temuan


def check_tree(pohon: Pohon, url: str = "") -> list[Temuan]:
    """R02/R03: pagu of a level and of the rows below differ; R04: the same for realisasi; R06: overspent;
    R09: realisasi of the year and the sum of its months differ.

    One Temuan per contradiction, in the order of the tree.
    """
    return [temuan for cabang in pohon.baris for temuan in check_branch(cabang, url)]


def check_branch(cabang: Cabang, url: str = "") -> list[Temuan]:
    """The findings on one row."""
    objek = f"{cabang.kode} {cabang.uraian}".strip()
    temuan = []
    if cabang.selisih_pagu:
        kode = "R02" if cabang.tingkat == TingkatKode.PROGRAM else "R03"
        kalimat = _differs("Pagu", cabang.pagu, cabang.pagu_rincian, cabang.selisih_pagu)
        temuan.append(Temuan(kode, "galat", kalimat, objek, url))
    if cabang.selisih_realisasi:
        kalimat = _differs("Realisasi", cabang.realisasi, cabang.realisasi_rincian, cabang.selisih_realisasi)
        temuan.append(Temuan("R04", "galat", kalimat, objek, url))
    if cabang.selisih_bulanan:
        temuan.append(Temuan("R09", "galat", _months_differ(cabang), objek, url))
    if cabang.is_overspent:
        temuan.append(Temuan("R06", "alasan", overspent_words(cabang.pagu, cabang.realisasi), objek, url))
    return temuan


def overspent_words(pagu: int | None, realisasi: int | None) -> str:
    """`Realisasi Rp... melebihi pagu Rp... sebesar Rp....` for two known amounts in whole rupiah."""
    lebih = cetak_rupiah((realisasi or 0) - (pagu or 0))
    return f"Realisasi {cetak_rupiah(realisasi)} melebihi pagu {cetak_rupiah(pagu)} sebesar {lebih}."


def _differs(apa: str, nilai: int | None, rincian: int | None, selisih: int) -> str:
    return (
        f"{apa} {cetak_rupiah(nilai)} berbeda dari jumlah rinciannya {cetak_rupiah(rincian)}; "
        f"selisih {cetak_rupiah(abs(selisih))}."
    )


def _months_differ(cabang: Cabang) -> str:
    return (
        f"Realisasi setahun {cetak_rupiah(cabang.realisasi_setahun)} berbeda dari jumlah isian per bulan "
        f"{cetak_rupiah(cabang.realisasi_bulanan)}; selisih {cetak_rupiah(abs(cabang.selisih_bulanan))}. "
        "Yang dipakai angka setahun."
    )
