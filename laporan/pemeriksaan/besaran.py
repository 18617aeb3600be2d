"""The size of an amount: three zeros lost or too many (R07)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from anggaran.pohon import Cabang
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.belanja import Belanja
from sakip.numbers import bulatkan, cetak_rupiah

RIBU: Final = 1000
PENUH: Final = 100
BAWAH: Final = Decimal("0.5")  # a realisasi that is right in thousands spends half of its pagu or more
ATAS: Final = Decimal("1.2")


def culprits(belanja: Belanja) -> dict[int, int]:
    """{row of the pagu: realisasi in rupiah that it should have} of rows whose realisasi lost three zeros or
    has three too many, as the sum of their parent says: R04 names them there."""
    found = {}
    for atas in belanja.pohon.baris:
        if atas.selisih_realisasi:
            for satu in belanja.anak.get(atas.pk, []):
                benar = mended(satu.realisasi, atas.selisih_realisasi)
                if benar is not None:
                    found[satu.pk] = benar
    return found


def pagu_culprits(belanja: Belanja) -> set[int]:
    """The rows whose pagu lost three zeros or has three too many, as the sum of their parent says: R02 and
    R03 name them there."""
    return {
        satu.pk
        for atas in belanja.pohon.baris
        if atas.selisih_pagu
        for satu in belanja.anak.get(atas.pk, [])
        if mended(satu.pagu, atas.selisih_pagu) is not None
    }


def mended(nilai: int | None, kurang: int) -> int | None:
    """`nilai` with three zeros more or less when that is exactly what a sum lacks (`kurang`); else None."""
    if not nilai:
        return None
    if nilai * (RIBU - 1) == kurang:
        return nilai * RIBU
    return nilai // RIBU if nilai % RIBU == 0 and nilai // RIBU - nilai == kurang else None


def zeros_words(pagu: int | None, realisasi: int | None, tercetak: Decimal | None = None) -> str:
    """A sentence where three zeros explain a realisasi that does not fit its pagu or its printed percentage;
    "" = they do not."""
    if not pagu or not realisasi:
        return ""
    for nilai, kata in ((realisasi * RIBU, "kehilangan"), (realisasi // RIBU, "kelebihan")):
        persen = bulatkan(Decimal(nilai) * PENUH / pagu)
        if tercetak == persen if tercetak is not None else _fits(nilai, pagu):
            return f" Realisasi itu agaknya {kata} tiga angka nol: {cetak_rupiah(nilai)}."
    return ""


def _fits(nilai: int, pagu: int) -> bool:
    return BAWAH * pagu <= nilai <= ATAS * pagu


@aturan("R07", (J.LAKIP,), PERINGATAN, slug="tiga-angka-nol")
def realisasi_has_the_size_of_its_pagu(bahan: Bahan) -> Iterator[Hal]:
    """The realisasi of a row is not a thousandth of what its pagu lets expect. One finding for each row that
    no other rule names: where the sum of its parent or the pagu contradicts it, R04 and R06 do; where that
    sum is printed and holds, it is right. Source: R07, E121."""
    belanja = bahan.belanja
    salah = culprits(belanja)
    for cabang in bahan.pohon.baris:
        if cabang.berincian or _is_confirmed(belanja, cabang) or cabang.pk in salah:
            continue
        if not any(r.persen_tercetak for r in belanja.setahun.get(cabang.pk, [])):
            tempat = f"Realisasi {cabang.kode} {sebut(cabang.uraian)}"
            yield from _too_small(bahan, cabang.pagu, cabang.realisasi, tempat)
    for lalu in belanja.lalu:
        if not lalu.persen_tercetak:
            tempat = f"Realisasi tahun {lalu.tahun} {sebut(lalu.uraian) if lalu.uraian else ''}".strip()
            yield from _too_small(bahan, lalu.pagu, lalu.realisasi, tempat)


def _is_confirmed(belanja: Belanja, cabang: Cabang) -> bool:
    """Whether the row above has a realisasi of its own, to which its parts add up."""
    atas = belanja.cabang.get(cabang.induk) if cabang.induk else None
    return atas is not None and atas.realisasi_setahun is not None and not atas.selisih_realisasi


def _too_small(bahan: Bahan, pagu: int | None, realisasi: int | None, tempat: str) -> Iterator[Hal]:
    if pagu and realisasi and BAWAH * pagu <= realisasi * RIBU <= pagu:
        yield Hal(
            f"{tempat} {cetak_rupiah(realisasi)} hanya seperseribu dari yang sepadan dengan pagunya "
            f"{cetak_rupiah(pagu)}; selisih {cetak_rupiah(pagu - realisasi)}. Agaknya tiga angka nol hilang: "
            f"{cetak_rupiah(realisasi * RIBU)}.",
            tempat,
            bahan.pagu_url(),
        )


def is_thousandfold(satu: int | None, lain: int | None) -> bool:
    """Whether one of two amounts is the other with three zeros more."""
    return bool(satu and lain) and (satu * RIBU == lain or lain * RIBU == satu)  # type: ignore[operator]


ATURAN: Final = (realisasi_has_the_size_of_its_pagu,)
