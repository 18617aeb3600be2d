"""Print numbers, percents and rupiah the Indonesian way, and THE rounding of the product (layer 0).

Dot between thousands, comma before decimals; `Rp` stands directly before the digits, without a dot or a
space (PUEBI, lambang mata uang). What has no value is printed as a dash, never as 0.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

AWALAN_RUPIAH: Final = "Rp"
TANPA_NILAI: Final = "\u2013"  # the dash that documents print where there is no value
_TUKAR: Final = str.maketrans(",.", ".,")


def bulatkan(nilai: Decimal | int, desimal: int = 2) -> Decimal:
    """`nilai` with exactly `desimal` decimals, rounded half up (2,345 -> 2,35; a half goes away from zero).

    Source: rule R05 of RULES.md and the cases of DOMAIN.md section 8, as the published documents do;
    no regulation that prescribes it was found (not verified). Round once, at the end. `nilai` is finite."""
    angka = Decimal(nilai)
    cukup = Context(prec=max(28, angka.adjusted() + desimal + 2), rounding=ROUND_HALF_UP)
    hasil = angka.quantize(Decimal(1).scaleb(-desimal), context=cukup)
    return hasil or abs(hasil)


def cetak_angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """`1.234,5`: with `desimal` decimals rounded half up, or, when that is None, with all that it has
    and no trailing zeros. None: a dash."""
    if nilai is None:
        return TANPA_NILAI
    if desimal is not None:
        return f"{bulatkan(nilai, desimal):,f}".translate(_TUKAR)
    utuh, _, pecahan = f"{Decimal(nilai) or Decimal(0):,f}".partition(".")
    return ",".join(filter(None, (utuh.translate(_TUKAR), pecahan.rstrip("0"))))


def cetak_persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """`84,99%` from 84.99 (100 is all). None: a dash."""
    return TANPA_NILAI if nilai is None else f"{cetak_angka(nilai, desimal)}%"


def cetak_persen_ringkas(nilai: Decimal | int | None) -> str:
    """`82,5%`, `100%`: every decimal that it has, no trailing zeros. None: a dash."""
    return TANPA_NILAI if nilai is None else f"{cetak_angka(nilai)}%"


def cetak_rupiah(nilai: int | None) -> str:
    """`Rp26.030.287.000` from whole rupiah; `-Rp5.000` below zero. None: a dash."""
    if nilai is None:
        return TANPA_NILAI
    return f"{'-' if nilai < 0 else ''}{AWALAN_RUPIAH}{cetak_rupiah_polos(abs(nilai))}"


def cetak_rupiah_polos(nilai: int | None) -> str:
    """`26.030.287.000`: whole rupiah for a column that says Rp in its head. None: a dash."""
    return TANPA_NILAI if nilai is None else f"{nilai:,d}".translate(_TUKAR)
