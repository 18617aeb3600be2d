"""Canonical JSON and SHA-256: what a hash is taken over, everywhere (layer 0)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def kanonik(data: Any) -> str:
    """JSON with sorted keys, no spaces and UTF-8 as it is: equal data give equal text."""
    return json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sidik_teks(teks: str) -> str:
    """SHA-256 of the UTF-8 bytes of `teks`, in hexadecimal (64 characters)."""
    return hashlib.sha256(teks.encode()).hexdigest()


def sidik_isi(isi: bytes) -> str:
    """SHA-256 of a file, in hexadecimal (64 characters)."""
    return hashlib.sha256(isi).hexdigest()
