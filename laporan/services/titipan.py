"""Files that wait between two requests: kept privately under a random name, gone after apply or a day."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

FOLDER: Final = "paket"
MASA: Final = timedelta(days=1)


def store_upload(isi: bytes) -> tuple[str, str]:
    """Keep `isi`; returns its token and its SHA-256. Files of earlier days are thrown away on the way."""
    purge_uploads()
    token = secrets.token_urlsafe(24)
    default_storage.save(_path(token), ContentFile(isi))
    return token, hashlib.sha256(isi).hexdigest()


def load_upload(token: str, sidik: str) -> bytes | None:
    """The file of `token`; None when it is gone or is not the one that was stored."""
    if not default_storage.exists(_path(token)):
        return None
    with default_storage.open(_path(token), "rb") as berkas:
        isi: bytes = berkas.read()
    return isi if hashlib.sha256(isi).hexdigest() == sidik else None


def discard_upload(token: str) -> None:
    """Throw the file of `token` away; nothing happens when it is gone."""
    default_storage.delete(_path(token))


def purge_uploads() -> int:
    """Throw away what is older than a day; returns how many files."""
    if not default_storage.exists(FOLDER):
        return 0
    batas = timezone.now() - MASA
    semua = [f"{FOLDER}/{nama}" for nama in default_storage.listdir(FOLDER)[1]]
    lama = [nama for nama in semua if default_storage.get_modified_time(nama) < batas]
    for nama in lama:
        default_storage.delete(nama)
    return len(lama)


def _path(token: str) -> str:
    return f"{FOLDER}/{token}.xlsx"
