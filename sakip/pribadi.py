"""Personal numbers in words: found, and taken out (layer 0). Source: UU 27/2022; a NIP has 18 digits."""

from __future__ import annotations

import re
from typing import Final

NIP: Final = re.compile(r"(?<!\d)(?:\d[ .-]?){17}\d(?!\d)")
GANTI: Final = "…"


def without_nip(teks: str) -> str:
    """`teks` with an ellipsis where 18 digits stood, written together or in groups.

    >>> without_nip("SK 19800101 200501 1 001 final")
    'SK … final'
    """
    return NIP.sub(GANTI, teks)
