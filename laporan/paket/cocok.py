"""Which row of the file is which stored row: folded keys, and order among rows with one key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from sakip.lipat import lipat

Masuk = TypeVar("Masuk")
Objek = TypeVar("Objek")


def fold(nilai: Any) -> Hashable:
    """A value as it is compared: text by its letters and digits, a unit by its key, others as they are."""
    if isinstance(nilai, str):
        return lipat(nilai) or nilai.strip()
    return getattr(nilai, "kunci", nilai)


def match_rows(
    masuk: Sequence[tuple[Hashable, Masuk]],
    tersimpan: Sequence[tuple[Hashable, Objek]],
    sama: Sequence[Callable[[Masuk, Objek], bool]] = (),
) -> tuple[list[tuple[Masuk, Objek | None]], list[Objek]]:
    """Pairs of (row, stored row or None) in file order, and the stored rows that found no partner.

    Rows with one key are told apart by the first of `sama` that holds, else by their position.
    """
    gudang: dict[Hashable, list[Objek]] = defaultdict(list)
    for kunci, objek in tersimpan:
        gudang[kunci].append(objek)
    kelompok: dict[Hashable, list[int]] = defaultdict(list)
    for ke, (kunci, _) in enumerate(masuk):
        kelompok[kunci].append(ke)
    pasangan: dict[int, Objek] = {}
    for kunci, ke_semua in kelompok.items():
        _pair(ke_semua, [baris for _, baris in masuk], gudang[kunci], sama, pasangan)
    sisa = [objek for kunci, _ in tersimpan for objek in gudang.pop(kunci, [])]
    return [(baris, pasangan.get(ke)) for ke, (_, baris) in enumerate(masuk)], sisa


def _pair(
    menunggu: list[int],
    baris: list[Masuk],
    calon: list[Objek],
    sama: Sequence[Callable[[Masuk, Objek], bool]],
    pasangan: dict[int, Objek],
) -> None:
    """Pair the waiting rows of one key with its candidates; takes the paired ones out of `calon`."""
    if len(menunggu) > 1 or len(calon) > 1:
        for uji in sama:
            for ke in menunggu:
                cocok = next((o for o in calon if ke not in pasangan and uji(baris[ke], o)), None)
                if cocok is not None:
                    pasangan[ke] = cocok
                    calon[:] = [o for o in calon if o is not cocok]
    for ke in menunggu:
        if ke not in pasangan and calon:
            pasangan[ke] = calon.pop(0)
