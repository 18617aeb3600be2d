"""Averages of capaian, and a year's figure from its triwulan.

Pure (layer 0). What has no number is left out and counted, never 0 (DESIGN 4b.8).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext

from laporan.desimal import KONTEKS, KONTEKS_JUMLAH, NOL, Angka, bulatkan, desimal

Pasangan = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Rerata:
    """An average and what stands behind it.

    `nilai`: percent, half up to two decimals, None when nothing could be averaged; `dihitung` of
    `seluruh` values had a number ("13 dari 15"); `dipakai`: `nilai` unrounded, for a further average
    or a category (not part of equality).
    """

    nilai: Decimal | None
    dihitung: int
    seluruh: int
    dipakai: Decimal | None = field(default=None, compare=False)


def rata_rata(
    nilai: Sequence[Angka | None],
    *,
    bobot: Sequence[Angka] | None = None,
    cara: str = "aritmetik",
) -> Rerata:
    """The mean of the values that have a number; None (and NaN, Infinity) are left out and counted.

    Give unrounded values (`HasilCapaian.dipakai`). `bobot`: one weight per value, of any sum,
    renormalised over what is available; without it all weigh the same. `cara`: `aritmetik`, or
    `geometrik` (PMK 22/2021, output measurement), where a zero makes the mean zero.

    Raises ValueError for an unknown `cara`, for a count of weights other than that of values, for a
    negative or non-finite weight, and for a negative value in a geometric mean.
    """
    if cara not in _CARA_RATA:
        raise ValueError(f"cara must be one of {', '.join(_CARA_RATA)}, not {cara!r}")
    berbobot = [
        (desimal(x), b)
        for x, b in zip(nilai, _baca_bobot(bobot, len(nilai)), strict=True)
        if x is not None and desimal(x).is_finite()
    ]
    hasil = _dalam_konteks(_CARA_RATA[cara], berbobot)
    terbulat = None if hasil is None else bulatkan(hasil)
    return Rerata(terbulat, len(berbobot), len(nilai), dipakai=hasil)


def gabung_triwulan(nilai: Sequence[Angka | None], cara: str = "akumulasi") -> Decimal | None:
    """The figure of the year so far from its triwulan in order, unrounded, in the unit of the values.

    None is a triwulan that is not filled; all None gives None. `akumulasi` adds what is there (never
    for percentages), `posisi_akhir` takes the last that is there, `rata_rata` their mean. NaN in the
    input gives NaN, which `hitung_capaian` answers with perlu_periksa. Raises ValueError for an
    unknown `cara`.
    """
    if cara not in _CARA_TRIWULAN:
        raise ValueError(f"cara must be one of {', '.join(_CARA_TRIWULAN)}, not {cara!r}")
    terisi = [desimal(x) for x in nilai if x is not None]
    if not terisi:
        return None
    with localcontext(KONTEKS_JUMLAH):
        return _rapikan(_CARA_TRIWULAN[cara](terisi), KONTEKS)


def _baca_bobot(bobot: Sequence[Angka] | None, banyak: int) -> list[Decimal]:
    if bobot is None:
        return [Decimal(1)] * banyak
    terbaca = [desimal(b) for b in bobot]
    if len(terbaca) != banyak:
        raise ValueError(f"{banyak} values need {banyak} weights, not {len(terbaca)}")
    if not all(b.is_finite() and b >= 0 for b in terbaca):
        raise ValueError("weights must be finite and not negative")
    return terbaca


def _dalam_konteks(hitung: Callable[[list[Pasangan]], Decimal], berbobot: list[Pasangan]) -> Decimal | None:
    if not any(b for _, b in berbobot):
        return None
    with localcontext(KONTEKS_JUMLAH):
        return _rapikan(hitung(berbobot), KONTEKS)


def _rapikan(nilai: Decimal, konteks: Context) -> Decimal:
    """Drop the guard digits: a root that comes out as 90.4999... with 120 digits is 90.5."""
    with localcontext(konteks):
        return +nilai


def _aritmetik(berbobot: list[Pasangan]) -> Decimal:
    return sum((x * b for x, b in berbobot), NOL) / sum((b for _, b in berbobot), NOL)


def _geometrik(berbobot: list[Pasangan]) -> Decimal:
    if any(x < 0 for x, _ in berbobot):
        raise ValueError("a geometric mean takes no negative value")
    dihitung = [(x, b) for x, b in berbobot if b]
    if any(x == 0 for x, _ in dihitung):
        return NOL
    return (sum((x.ln() * b for x, b in dihitung), NOL) / sum((b for _, b in dihitung), NOL)).exp()


_CARA_RATA: dict[str, Callable[[list[Pasangan]], Decimal]] = {
    "aritmetik": _aritmetik,
    "geometrik": _geometrik,
}
_CARA_TRIWULAN: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "akumulasi": lambda terisi: sum(terisi, NOL),
    "posisi_akhir": lambda terisi: terisi[-1],
    "rata_rata": lambda terisi: sum(terisi, NOL) / len(terisi),
}
