"""The way over paper: print with the code, sign in ink, upload the scan. Shown as basah, never as digital."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from laporan.antrean import latest_file, source_of
from laporan.models import BerkasDokumen, Dokumen
from laporan.models.dokumen import CaraTtd, JenisBerkas, StatusTerbit, StatusTtd
from laporan.pindai import kind_of_scan
from laporan.services.tanda_tangan import REFUSED, add_file, finish, mark_signed, require_current
from laporan.services.terbit import store_file
from sakip.choices import StatusDokumen
from sakip.errors import ConflictError
from sakip.models import User
from sakip.permissions import can_step
from sakip.services.alur import submission_of
from sakip.sidik import sidik_isi
from sakip.transitions import Aksi, find_transition

UKURAN_TERBESAR: Final = 10 * 1024 * 1024


def require_scan(user: User, dokumen: Dokumen) -> None:
    """Pass or raise PermissionDenied: a scan puts a document in force, so it is uploaded by who approves or
    signs there and did not submit it himself."""
    sumber = source_of(dokumen)
    kembalikan = find_transition(sumber.jenis_dokumen, StatusDokumen.DISETUJUI, Aksi.KEMBALIKAN)
    ajuan = submission_of(sumber)
    if kembalikan is None or not can_step(user, kembalikan, sumber.pemilik, sumber.unit_alur):
        raise PermissionDenied(
            "Pindaian diunggah oleh yang memeriksa atau menandatangani dokumen ini. Mintalah penugasan "
            "kepada admin satuan kerja."
        )
    if ajuan is not None and ajuan.user_id == user.pk:
        raise PermissionDenied("Anda yang mengajukan dokumen ini; pindaiannya diunggah oleh orang lain.")


def can_scan(user: User, dokumen: Dokumen) -> bool:
    """Whether require_scan lets `user` pass."""
    try:
        require_scan(user, dokumen)
    except PermissionDenied:
        return False
    return True


def record_scan(*, user: User, dokumen: Dokumen, isi: bytes, sidik: str) -> None:
    """Keep the scan of the printed naskah (SHA-256 `sidik`), signed in ink by everybody; it is in force then.

    Raises PermissionDenied, ValidationError (kind or size of the file, it is kept already, a finding blocks,
    somebody signed digitally already) and ConflictError.
    """
    require_scan(user, dokumen)
    sumber = source_of(dokumen)
    akhiran = _kind(isi)
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


def _kind(isi: bytes) -> str:
    if len(isi) > UKURAN_TERBESAR:
        raise ValidationError("Pindaian paling besar 10 MB.")
    if BerkasDokumen.objects.filter(sidik=sidik_isi(isi)).exists():
        raise ValidationError(
            "Berkas ini sudah tersimpan pada sebuah dokumen, jadi bukan pindaian yang baru."
        )
    try:
        return kind_of_scan(isi)
    except ValueError as galat:
        raise ValidationError(str(galat)) from galat


def _require_ink(dokumen: Dokumen, sidik: str) -> None:
    if dokumen.status != StatusTerbit.MENUNGGU or latest_file(dokumen).sidik != sidik:
        raise ConflictError("Dokumen ini berubah sejak halamannya Anda buka.", {}, {})
    if dokumen.tanda_tangan.exclude(status=StatusTtd.MENUNGGU).exists():
        raise ValidationError(
            "Dokumen ini sudah ditandatangani secara elektronik oleh satu pihak, sehingga pihak lain juga "
            "menandatanganinya secara elektronik."
        )
