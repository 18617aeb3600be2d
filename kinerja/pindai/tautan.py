"""The address of evidence that lies elsewhere: what is taken, and why not (layer 0)."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator


def require_link(tautan: str) -> None:
    """Pass, or ValidationError with a sentence: http or https only (other schemes could run in the browser),
    no name or password in it, no character that shows another address than it has."""
    try:
        URLValidator(schemes=["http", "https"])(tautan)
        pengguna = "@" in urlsplit(tautan).netloc
    except (ValidationError, ValueError):
        pesan = f"“{tautan[:60]}” bukan tautan. Tulis alamat lengkap yang diawali https:// atau http://."
        raise ValidationError(pesan) from None
    if not tautan.isprintable():
        raise ValidationError("Tautan memuat karakter yang tidak terlihat. Ketik ulang alamatnya.")
    if pengguna:
        raise ValidationError("Tautan memuat nama pengguna atau kata sandi. Hapus bagian sebelum @.")
