"""Decimal ground of the capaian modules: one context, one way in, one rounding.

Pure (layer 0). Nothing here reads or changes the caller's decimal context: results are the same
whatever precision or traps the caller works with.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext

Angka = Decimal | int

NOL = Decimal(0)
SATU = Decimal(1)
SERATUS = Decimal(100)
PERSERATUS = Decimal("0.01")
DIGIT_TERCETAK = 40

# 50 digits keep every quotient of printed figures far away from a false tie at two decimals. Without
# traps, a value beyond the exponent range becomes Infinity, which callers look for; nothing raises.
KONTEKS = Context(prec=50, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])
# Sums of such values are exact here, so a mean does not depend on the order of its values.
KONTEKS_JUMLAH = Context(prec=120, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])


def desimal(nilai: Angka) -> Decimal:
    """The value as Decimal, exactly; minus zero becomes zero. NaN and Infinity pass.

    Raises TypeError for everything but Decimal and int: a float has already lost what was typed, and
    text belongs to the readers of numbers.
    """
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"Decimal or int expected, not {type(nilai).__name__}")
    return Decimal(nilai) or NOL


def tercetak(nilai: Decimal) -> bool:
    """Whether the value is finite and has at most 40 digits before the decimal mark."""
    return nilai.is_finite() and nilai.adjusted() < DIGIT_TERCETAK


def bulatkan(nilai: Decimal, langkah: Decimal = PERSERATUS) -> Decimal:
    """`nilai` rounded half up (away from zero) to `langkah`: 0.01 for two decimals, 1 for a whole number.

    Values that cannot be printed (see `tercetak`) come back unchanged.
    """
    if not tercetak(nilai):
        return nilai
    with localcontext(KONTEKS):
        return nilai.quantize(langkah, rounding=ROUND_HALF_UP) or langkah * 0
