"""Whether a document of the year may still be edited."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from sakip.choices import PERNAH_SAH


def require_draft(dokumen: Any) -> None:
    """Pass, or ValidationError: only a draf or what was returned is edited."""
    if dokumen.bisa_diubah:
        return
    status = dokumen.get_status_display().lower()
    jalan = (
        "Buat perubahan untuk mengubah isinya."
        if dokumen.status in PERNAH_SAH
        else "Isinya baru dapat diubah setelah dokumen ditarik atau dikembalikan."
    )
    raise ValidationError(f"Dokumen ini berstatus {status}. {jalan}")
