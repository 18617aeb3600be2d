"""Personal numbers and dates in words: found, and taken out (layer 0). Source: UU 27/2022; a NIP has 18 "
"digits."""

from __future__ import annotations

import re
from typing import Final

NIP: Final = re.compile(r"(?<!\d)(?:\d[ .-]?){17}\d(?!\d)")
LAHIR: Final = re.compile(
    r"\b(?:lahir|ttl|tgl\.?\s*lahir)\b[^.;\n]{0,60}?(\d{1,2}[ .-]*[a-z]{3,9}[ "
    r".-]*(?:19|20)\d\d|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d)",
    re.IGNORECASE,
)
GANTI: Final = "…"


def without_nip(teks: str) -> str:
    """`teks` with an ellipsis where 18 digits stood, written together or in groups.

    >>> without_nip("SK 19800101 200501 1 001 final")
    'SK … final'
    """
    return NIP.sub(GANTI, teks)


def without_personal(teks: str) -> str:
    """`teks` without NIP and without dates of birth.

    >>> without_personal("Ani, lahir di Curup 2 Mei 1980")
    'Ani, lahir di Curup …'
    """
    return LAHIR.sub(lambda c: c[0].replace(c[1], GANTI), without_nip(teks))
