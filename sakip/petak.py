"""What a window is for: a document, a triwulan and a level of satker; and the levels that a place parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sakip.choices import TingkatSatker
from sakip.models import Periode, Satker

Petak = tuple[str, int | None, str]  # document, triwulan, level ("" = every one)
# The levels for which a place sets windows: the nation for all, a province for itself and below.
TINGKAT_NASIONAL: Final = tuple(TingkatSatker)
TINGKAT_PROVINSI: Final = (TingkatSatker.KABKOTA, TingkatSatker.PROVINSI)


def petak_of(periode: Periode) -> Petak:
    """Which document, triwulan and level a window is for."""
    return periode.dokumen, periode.triwulan, periode.tingkat


def levels_of(pemilik: Satker | None) -> tuple[TingkatSatker, ...]:
    """The levels for which `pemilik` (None = the nation) may set a window apart."""
    return TINGKAT_NASIONAL if pemilik is None else TINGKAT_PROVINSI


def limits_of(nasional: Mapping[Petak, Periode], petak: Petak) -> list[Periode]:
    """The national windows (of `nasional`) within which that of a province for `petak` lies: of each level
    that it can hold for the one that would hold without it. Empty = the nation sets no limit."""
    dokumen, tw, tingkat = petak
    satuan = [tingkat] if tingkat else TINGKAT_PROVINSI
    asal = [nasional.get((dokumen, tw, t)) or nasional.get((dokumen, tw, "")) for t in satuan]
    return list({p.pk: p for p in asal if p is not None}.values())
