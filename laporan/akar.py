"""Which certificate authorities count as trusted when a signature is checked (layer 2)."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def trusted_roots() -> list[bytes]:
    """The root certificates (PEM or DER): of the own authority, and each `.pem`, `.crt` or `.cer`, one a
    file, in settings.FOLDER_AKAR (of Balai Sertifikasi Elektronik, for instance). Empty = there are none."""
    return _read([settings.FOLDER_CA / "akar.pem", *_brought({".pem", ".crt", ".cer"})])


def outside_roots() -> list[bytes]:
    """The roots in settings.FOLDER_AKAR alone: where certificates of an outside service must lead to."""
    return _read(_brought({".pem", ".crt", ".cer"}))


def known_crls() -> list[bytes]:
    """The revocation lists (PEM or DER): of the own authority and each `.crl` in settings.FOLDER_AKAR."""
    return _read([settings.FOLDER_CA / "crl.pem", *_brought({".crl"})])


def _read(files: list[Path]) -> list[bytes]:
    return [berkas.read_bytes() for berkas in files if berkas.is_file()]


def _brought(suffixes: set[str]) -> list[Path]:
    folder: Path = settings.FOLDER_AKAR
    return sorted(p for p in folder.iterdir() if p.suffix in suffixes) if folder.is_dir() else []
