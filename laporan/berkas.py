"""Reading the kept files of issued documents: never without their hash (layer 2)."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from laporan.models import BerkasDokumen
from sakip.sidik import sidik_isi


def read_file(berkas: BerkasDokumen) -> bytes:
    """The stored file, checked against its SHA-256. Raises ValidationError when the storage was tampered
    with or has lost it."""
    try:
        with berkas.berkas.open("rb") as isi:
            data = bytes(isi.read())
    except OSError:
        data = b""
    if sidik_isi(data) != berkas.sidik:
        raise ValidationError(
            "Berkas yang tersimpan tidak sama dengan yang dicatat. Laporkan kepada pengelola aplikasi; "
            "jangan menandatangani dokumen ini."
        )
    return data
