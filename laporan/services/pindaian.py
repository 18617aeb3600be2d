"""The way over paper: print with the code, sign in ink, upload the scan. Shown as basah, never as digital."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from laporan.antrean import latest_file, source_of
from laporan.models import BerkasDokumen, Dokumen
from laporan.models.dokumen import CaraTtd, JenisBerkas, StatusTerbit, StatusTtd
from laporan.pindai import kind_of_scan
from laporan.services.tanda_tangan import REFUSED, add_file, finish, mark_signed, require_current
from laporan.services.terbit import store_file
from sakip.choices import Peran, StatusDokumen
from sakip.errors import ConflictError
from sakip.models import User
from sakip.permissions import can_step
from sakip.querysets import active_penugasan
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


def check_scan(*, user: User, dokumen: Dokumen, isi: bytes, sidik: str, tanggal: date) -> str:
    """Pass when record_scan would; returns what the file is (pdf, jpg, png). Nothing is kept."""
    require_scan(user, dokumen)
    if tanggal > timezone.localdate():
        raise ValidationError({"tanggal": "Tanggal penandatanganan tidak dapat setelah hari ini."})
    akhiran = _kind(dokumen, isi)
    _require_ink(dokumen, sidik)
    require_current(dokumen, source_of(dokumen), langkah="basah")
    return akhiran


def record_scan(*, user: User, dokumen: Dokumen, isi: bytes, sidik: str, tanggal: date) -> None:
    """Keep the scan of the printed naskah (SHA-256 `sidik`), signed in ink by everybody on `tanggal`, as who
    uploads it says; it is in force then. Of him the peran is told to the public, never the name.

    Raises PermissionDenied, ValidationError (a day to come, kind or size of the file, it is kept already, a
    finding blocks, somebody signed digitally already) and ConflictError.
    """
    akhiran = check_scan(user=user, dokumen=dokumen, isi=isi, sidik=sidik, tanggal=tanggal)
    nama = store_file(dokumen, 1, isi, akhiran)
    try:
        with transaction.atomic():
            berkas = add_file(dokumen, 1, JenisBerkas.PINDAIAN, nama, isi)
            rincian = {
                "sidik_naskah": sidik,
                "sidik_snapshot": dokumen.sidik,
                "tanggal": tanggal.isoformat(),
                "pengunggah": _peran_of(user, dokumen),
            }
            mark_signed(list(dokumen.tanda_tangan.all()), user, CaraTtd.BASAH, berkas, rincian)
            finish(user, dokumen)
    except REFUSED:  # see tanda_tangan: what may be committed keeps its file
        default_storage.delete(nama)
        raise


def _peran_of(user: User, dokumen: Dokumen) -> str:
    """As what `user` uploads: the peran at the satker with which he approves or signs there."""
    step = find_transition(dokumen.jenis, StatusDokumen.DISETUJUI, Aksi.KEMBALIKAN)
    boleh = step.peran if step else frozenset()
    milik = [p for p in active_penugasan(user) if p.satker_id == dokumen.satker_id and p.peran in boleh]
    return Peran(milik[0].peran).label if milik else ""


def _kind(dokumen: Dokumen, isi: bytes) -> str:
    """What the scan is; the file of a scan that was taken back from the same document may come again."""
    if len(isi) > UKURAN_TERBESAR:
        raise ValidationError("Pindaian paling besar 10 MB.")
    tersimpan = BerkasDokumen.objects.filter(sidik=sidik_isi(isi))
    if tersimpan.exclude(jenis=JenisBerkas.PINDAIAN, dokumen__pengganti=dokumen).exists():
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
