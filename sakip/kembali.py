"""The way back: a page that was opened from a list of findings knows the address of that list (layer 0).

It stands in the query as `kembali`, is kept when a form leads on to another page, and only ever leads to a
path of this product.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils.http import url_has_allowed_host_and_scheme

KUNCI: Final = "kembali"


def safe_path(teks: str) -> str:
    """`teks` when it is a path here; "" for another host, another scheme, and what is no path."""
    return teks if teks.startswith("/") and url_has_allowed_host_and_scheme(teks, allowed_hosts=None) else ""


def with_return(url: str, kembali: str) -> str:
    """`url` with `kembali` in its query, before the fragment; as it is without one, or where it leads
    away."""
    if not safe_path(kembali) or not safe_path(url):
        return url
    bagian = urlsplit(url)
    isi = [(k, v) for k, v in parse_qsl(bagian.query, keep_blank_values=True) if k != KUNCI]
    return urlunsplit(bagian._replace(query=urlencode([*isi, (KUNCI, kembali)], safe="/")))
