"""The name of an uploaded file made safe to show and to send back (layer 0)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sakip.pribadi import without_nip

PANJANG: Final = 120
TANPA_NAMA: Final = "bukti"
_AKHIRAN: Final = re.compile(r"(\.[A-Za-z][A-Za-z0-9]{0,4})+$")


def clean_name(nama: str, akhiran: str) -> str:
    """`nama` without path, control and direction characters and without a NIP, its ending that of the real
    kind `akhiran`.

    >>> clean_name("..\\\\Laporan TW I.pdf.exe", "pdf")
    'Laporan TW I.pdf'
    """
    dasar = re.split(r"[\\/]", nama)[-1]
    dasar = "".join(" " if unicodedata.category(huruf)[0] in "CZ" else huruf for huruf in dasar)
    dasar = re.sub(r'[<>:"|?*]', "", " ".join(dasar.split()))
    dasar = without_nip(_AKHIRAN.sub("", dasar))
    return f"{dasar[:PANJANG].strip(' .') or TANPA_NAMA}.{akhiran}"
