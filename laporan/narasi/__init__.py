"""Sentences of a LAKIP from its facts. Pure (layer 0).

Only what tables need around them; nothing is claimed that a figure does not say. Amounts in whole rupiah,
percent as Decimal (100 = target met or pagu spent). Penyerapan is never called capaian.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sakip.numbers import bulatkan, cetak_angka, cetak_persen, cetak_rupiah
from sakip.terbilang import terbilang, terbilang_rupiah

ALASAN: Final = {
    "belum_diisi": "realisasi belum diisi",
    "belum_dinilai": "belum dinilai oleh penilai",
    "belum_waktunya": "belum waktunya diukur",
    "tidak_relevan": "tidak relevan pada tahun ini",
    "perlu_periksa": "perlu diperiksa",
    "tak_terhingga": "capaian tidak terhingga",
    "dikecualikan": "tidak dihitung menurut aturan yang berlaku",
}
TANDA: Final = {
    "satuan_beda": "satuan realisasi berbeda dari satuan target",
    "target_kosong": "target belum ditetapkan",
    "target_nol": "targetnya nol",
    "bukan_angka": "nilainya tidak terbaca sebagai angka",
    "target_majemuk": "target memuat lebih dari satu ukuran",
    "target_negatif": "target bernilai negatif",
    "realisasi_negatif": "realisasi bernilai negatif",
    "rentang_terbalik": "batas rentang target terbalik",
    "tidak_wajar": "hasil hitungan tidak wajar",
    "tanpa_skor": "skor penilaian belum ada",
}
RUMUS_MINIMAL: Final = {
    "selisih": "(1 + (1 − realisasi / target)) × 100%",
    "rasio": "target / realisasi × 100%",
}


def berhuruf(angka: int) -> str:
    """`9 (sembilan)`: a count with its words."""
    return f"{cetak_angka(angka)} ({terbilang(angka)})"


def rupiah_berhuruf(nilai: int) -> tuple[str, str]:
    """The amount and its words, apart because the words are set in italics."""
    return cetak_rupiah(nilai), f"({terbilang_rupiah(nilai)})"


def alasan_tanpa_angka(status: str, tanda: list[str]) -> str:
    """Why a row has no capaian, e.g. `perlu diperiksa: satuan realisasi berbeda dari satuan target`."""
    rinci = ", ".join(TANDA[t] for t in tanda if t in TANDA)
    alasan = ALASAN.get(status, status)
    return f"{alasan}: {rinci}" if rinci else alasan


def kalimat_rata_rata(nama: str, rata: Decimal | None, kategori: str, dihitung: int, seluruh: int) -> str:
    """The headline of one document with how many indicators stand behind it."""
    if rata is None:
        return f"{nama}: belum ada indikator yang memiliki angka capaian (0 dari {seluruh} indikator)."
    sebutan = f" dengan kategori {kategori}" if kategori else ""
    dasar = f"dihitung dari {dihitung} dari {seluruh} indikator"
    kalimat = f"{nama}: rata-rata capaian {cetak_persen(rata)}{sebutan}, {dasar}"
    if dihitung < seluruh:
        return f"{kalimat}; indikator tanpa angka tidak ikut dirata-ratakan dan tidak dianggap nol."
    return f"{kalimat}."


def kalimat_tercapai(mentah: list[Decimal]) -> str:
    """How many of the rows with a number met their target (capaian before the cap of at least 100)."""
    tercapai = sum(m >= 100 for m in mentah)
    belum = len(mentah) - tercapai
    return (
        f"Dari {berhuruf(len(mentah))} indikator yang terhitung, {berhuruf(tercapai)} mencapai target dan "
        f"{berhuruf(belum)} belum mencapai target."
    )


def kalimat_penyerapan(tahun: int, pagu: int | None, realisasi: int | None, persen: Decimal | None) -> str:
    """Pagu, realisasi and penyerapan of the year in one sentence."""
    if pagu is None:
        return f"Data anggaran tahun {tahun} belum diisi."
    if realisasi is None or persen is None:
        return f"Pagu anggaran tahun {tahun} sebesar {cetak_rupiah(pagu)}; realisasinya belum diisi."
    return (
        f"Realisasi anggaran tahun {tahun} sebesar {cetak_rupiah(realisasi)} dari pagu {cetak_rupiah(pagu)}, "
        f"atau penyerapan {cetak_persen(persen)}."
    )


def kalimat_perubahan(
    tahun: int, realisasi: tuple[int, int], penyerapan: tuple[Decimal, Decimal], tahun_lalu: int
) -> str:
    """Realisasi and penyerapan of the year beside those of an earlier one, in rupiah and in points.

    Pairs are (this year, the earlier year).
    """
    beda, poin = realisasi[0] - realisasi[1], bulatkan(penyerapan[0] - penyerapan[1])
    return (
        f"Dibandingkan dengan tahun {tahun_lalu}, realisasi tahun {tahun} {_arah(beda)}"
        f"{' ' + cetak_rupiah(abs(beda)) if beda else ''}, sedangkan penyerapannya {_arah(poin)}"
        f"{f' {cetak_angka(abs(poin), 2)} poin persen' if poin else ''} "
        f"(dari {cetak_persen(penyerapan[1])} menjadi {cetak_persen(penyerapan[0])})."
    )


def _arah(beda: Decimal | int) -> str:
    return "naik" if beda > 0 else "turun" if beda < 0 else "tetap"


def kalimat_batas(bawah: Decimal, atas: Decimal | None) -> str:
    """The floor and cap that the figures were computed with."""
    if atas is None:
        return f"Capaian dibatasi paling rendah {cetak_persen(bawah, 0)} dan tidak dibatasi di atas."
    return (
        f"Capaian dibatasi paling rendah {cetak_persen(bawah, 0)} dan paling tinggi {cetak_persen(atas, 0)}."
    )
