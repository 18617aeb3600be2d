"""Category scales: from a capaian to its word (Berhasil, Cukup Berhasil, ...).

Pure (layer 0). No single national scale exists; scale and gap rule are data of the year's kebijakan.
Sources: the scales as printed in LAKIP documents and Permendagri 86/2017; the three gap rules are our
own reading of those documents (integer bounds such as 71-90 and 91-100 leave 90.5 undefined).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from laporan.desimal import PERSERATUS, SATU, Angka, bulatkan, desimal

Batas = Decimal | int | float | str | None


class _Pita(NamedTuple):
    """A band with both bounds as Decimal, an open bound as an infinity. Ordered by dari, sampai, nama."""

    dari: Decimal
    sampai: Decimal
    nama: str


@dataclass(frozen=True)
class Skala:
    """Bands `(dari, sampai, nama)` in any order, and the rule for values between two bands.

    Bounds are percent; None is open. A bound is a typed constant, so it is read as it prints: 85,
    Decimal("84.99"), "84.99" and 84.99 all work. Overlaps, holes, duplicates and an empty list are
    accepted here and reported by the consistency checks.

    `celah`: `batas_bawah` (a class starts at its printed lower bound; 90.5 is the lower class),
    `bulatkan` (half up to a whole number first; 90.5 is 91), `batas_atas` (a class ends at its printed
    upper bound; 90.01 is the upper class, on a shared edge the lower class wins: AKIP, 60,00 is CC).

    Raises ValueError for an unknown `celah` and for a bound that is no number.
    """

    baris: Sequence[tuple[Batas, Batas, str]]
    celah: str = "batas_bawah"

    def __post_init__(self) -> None:
        if self.celah not in _ATURAN:
            raise ValueError(f"celah must be one of {', '.join(_ATURAN)}, not {self.celah!r}")
        object.__setattr__(self, "baris", tuple((dari, sampai, nama) for dari, sampai, nama in self.baris))
        _baca_pita(self)


def tentukan_kategori(nilai: Angka | None, skala: Skala) -> str | None:
    """The name of the band of `nilai` (percent), or None when there is no number or no band for it.

    Give the unrounded value (`HasilCapaian.dipakai`): `bulatkan` rounds once from it, the other rules
    compare it rounded half up to two decimals. Above the highest band is the highest band; below the
    lowest band there is no category (None), as a scale must say itself where it begins.
    """
    pita = pita_kategori(nilai, skala)
    return None if pita is None else pita[2]


def pita_kategori(nilai: Angka | None, skala: Skala) -> tuple[Decimal, Decimal, str] | None:
    """The band (dari, sampai, nama) that `tentukan_kategori` chooses; an open bound is an infinity."""
    if nilai is None or not (angka := desimal(nilai)).is_finite():
        return None
    langkah, pilih = _ATURAN[skala.celah]
    dibandingkan = bulatkan(angka, langkah)
    pita = _baca_pita(skala)
    if not any(p.dari <= dibandingkan for p in pita):
        return None
    return pilih(pita, dibandingkan)


def _baca_pita(skala: Skala) -> list[_Pita]:
    return [
        _Pita(_baca_batas(dari, "-Infinity"), _baca_batas(sampai, "Infinity"), nama)
        for dari, sampai, nama in skala.baris
    ]


def _baca_batas(batas: Batas, terbuka: str) -> Decimal:
    try:
        angka = Decimal(terbuka if batas is None else str(batas))
    except InvalidOperation:
        angka = Decimal("NaN")
    if angka.is_nan():
        raise ValueError(f"a bound of a scale must be a number or None, not {batas!r}")
    return angka


def _menurut_batas_bawah(pita: list[_Pita], nilai: Decimal) -> _Pita:
    return max(p for p in pita if p.dari <= nilai)


def _menurut_batas_atas(pita: list[_Pita], nilai: Decimal) -> _Pita:
    """The band with the smallest upper bound that holds the value; of several, the one it lies in."""
    memuat = [p for p in pita if p.sampai >= nilai]
    if not memuat:
        return max(pita)
    batas = min(p.sampai for p in memuat)
    calon = [p for p in memuat if p.sampai == batas]
    di_dalam = [p for p in calon if p.dari <= nilai]
    return max(di_dalam) if di_dalam else min(calon)


_ATURAN: dict[str, tuple[Decimal, Callable[[list[_Pita], Decimal], _Pita]]] = {
    "batas_bawah": (PERSERATUS, _menurut_batas_bawah),
    "bulatkan": (SATU, _menurut_batas_bawah),
    "batas_atas": (PERSERATUS, _menurut_batas_atas),
}
