"""Lines that a document prints as the total of the lines above: `Jumlah`, `Total Anggaran` (layer 0)."""

from __future__ import annotations

import re
from typing import Final

# Whole lines only: `Jumlah Layanan Perkantoran` names an indikator and no total.
_JUMLAH: Final = re.compile(
    r"(?:grand|sub)?[\s-]*(?:jumlah|total|jml\.?)"
    r"(?:\s+(?:keseluruhan|seluruh(?:nya)?|semua|besar|akhir|umum|total|dan|pagu|alokasi|anggaran|belanja"
    r"|realisasi|program|kegiatan|dipa|pk|rkt|tahun|ta\.?|20\d\d|kpu|satker|\([a-z0-9+ ]*\)"
    r"|[a-z]\s*\+\s*[a-z]))*"
    r"\s*[:.]*",
    re.IGNORECASE,
)


def is_total(uraian: str) -> bool:
    """Whether a budget line with these words is a typed total: `JUMLAH ANGGARAN`, `Total (A+B)`."""
    return bool(_JUMLAH.fullmatch(" ".join(uraian.split())))
