"""Rows under their sasaran."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sakip.lipat import lipat


@dataclass(frozen=True)
class Kelompok:
    """Consecutive rows under one `sasaran` (or program); `nomor` counts the groups, 1, 2, ..."""

    nomor: int
    sasaran: str
    baris: tuple[Any, ...]


def group_by_sasaran(baris: Iterable[Any], kolom: str = "sasaran") -> tuple[Kelompok, ...]:
    """Rows in order, consecutive ones with the same words of `kolom` together."""
    groups = groupby(baris, key=lambda b: lipat(getattr(b, kolom)))
    found = [tuple(rows) for _, rows in groups]
    return tuple(Kelompok(ke, getattr(rows[0], kolom), rows) for ke, rows in enumerate(found, start=1))
