"""Who asks: the address behind the proxies, and a browser in words (layer 0: stdlib only)."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, Final

# The first mark that is found wins: every browser also calls itself by the names of older ones.
PERAMBAN: Final = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SISTEM: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def address_of(meta: Mapping[str, Any], proksi: int) -> str | None:
    """The IP address of whoever asks, from the WSGI environment `meta`, behind `proksi` trusted proxies.

    Each proxy adds the address that it saw at the right end of X-Forwarded-For; what stands further left
    was written by the visitor and is not believed. 0 proxies = the header is not read at all. None when
    there is no readable address (a Unix socket without a proxy).
    """
    daftar = str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if proksi > 0 else []
    calon = daftar[-proksi] if len(daftar) >= proksi > 0 else str(meta.get("REMOTE_ADDR", ""))
    try:
        return str(ip_address(calon.strip()))
    except ValueError:
        return None


def device_words(user_agent: str) -> str:
    """`Chrome di Windows`, from what the browser says of itself; `Peramban tidak dikenal` for the rest."""
    peramban = next((nama for tanda, nama in PERAMBAN if tanda in user_agent), "")
    sistem = next((nama for tanda, nama in SISTEM if tanda in user_agent), "")
    if not peramban:
        return "Peramban tidak dikenal"
    return f"{peramban} di {sistem}" if sistem else peramban
