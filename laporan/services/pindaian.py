"""The way over paper: print with the code, sign in ink, upload the scan. Shown as basah, never as digital."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from laporan.antrean import latest_file, source_of
from laporan.models import Dokumen
from laporan.models.dokumen import CaraTtd, JenisBerkas, StatusTerbit, StatusTtd
from laporan.services.tanda_tangan import REFUSED, add_file, finish, mark_signed, require_current
from laporan.services.terbit import can_prepare, store_file
from sakip.errors import ConflictError
from sakip.models import User

UKURAN_TERBESAR: Final = 10 * 1024 * 1024
TANDA_BERKAS: Final = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


def kind_of_scan(isi: bytes) -> str:
    """pdf, jpg or png by the first bytes of the file, whatever its name says; ValidationError otherwise."""
    for tanda, akhiran in TANDA_BERKAS.items():
        if isi.startswith(tanda):
            return akhiran
    raise ValidationError("Pindaian harus berupa berkas PDF, JPG, atau PNG.")


def require_scan(user: User, dokumen: Dokumen) -> None:
    """Pass or raise PermissionDenied: who fills, approves or signs the document may upload its scan."""
    if not can_prepare(user, source_of(dokumen)):
        raise PermissionDenied(
            "Pindaian diunggah oleh yang mengisi, memeriksa, atau menandatangani dokumen ini. Mintalah "
            "penugasan kepada admin satuan kerja."
        )


def record_scan(*, user: User, dokumen: Dokumen, isi: bytes, sidik: str) -> None:
    """Keep the scan of the printed naskah (SHA-256 `sidik`), signed in ink by everybody; it is in force then.

    Raises PermissionDenied, ValidationError (kind or size of the file, a finding blocks, somebody signed
    digitally already) and ConflictError.
    """
    require_scan(user, dokumen)
    sumber = source_of(dokumen)
    if len(isi) > UKURAN_TERBESAR:
        raise ValidationError("Pindaian paling besar 10 MB.")
    akhiran = kind_of_scan(isi)
    _require_ink(dokumen, sidik)
    require_current(dokumen, sumber, langkah="basah")
    nama = store_file(dokumen, 1, isi, akhiran)
    try:
        with transaction.atomic():
            berkas = add_file(dokumen, 1, JenisBerkas.PINDAIAN, nama, isi)
            rincian = {"sidik_naskah": sidik, "sidik_snapshot": dokumen.sidik}
            mark_signed(list(dokumen.tanda_tangan.all()), user, CaraTtd.BASAH, berkas, rincian)
            finish(user, dokumen)
    except REFUSED:  # see tanda_tangan: what may be committed keeps its file
        default_storage.delete(nama)
        raise


def _require_ink(dokumen: Dokumen, sidik: str) -> None:
    if dokumen.status != StatusTerbit.MENUNGGU or latest_file(dokumen).sidik != sidik:
        raise ConflictError("Dokumen ini berubah sejak halamannya Anda buka.", {}, {})
    if dokumen.tanda_tangan.exclude(status=StatusTtd.MENUNGGU).exists():
        raise ValidationError(
            "Dokumen ini sudah ditandatangani secara elektronik oleh satu pihak, sehingga pihak lain juga "
            "menandatanganinya secara elektronik."
        )
