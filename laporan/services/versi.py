"""Cancelling a perubahan that is being drafted: it goes, the version before stays or returns as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.services.perjanjian import delete_pk
from kinerja.services.rencana_aksi import delete_rencana_aksi
from kinerja.services.rkt import delete_rkt
from laporan.alur import content_of
from laporan.beda import Beda
from laporan.models import Dokumen
from laporan.models.dokumen import StatusTerbit
from laporan.riwayat import undone_by_cancelling, version_before
from renstra.models import Renstra
from renstra.services.renstra import require_draft
from renstra.services.versi import restore_version
from sakip.choices import JenisDokumen, StatusDokumen
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.permissions import Deed, require
from sakip.services.alur import note_cancelled
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import hold_document, require_seen
from sakip.sidik import kanonik

HAPUS: Final[dict[str, Callable[..., None]]] = {
    JenisDokumen.RKT: delete_rkt,
    JenisDokumen.PK: delete_pk,
    JenisDokumen.RENCANA_AKSI: delete_rencana_aksi,
}
DAPAT_DIBATALKAN: Final = frozenset({JenisDokumen.RENSTRA, *HAPUS})


@transaction.atomic
def cancel_revision(*, user: User, dokumen: Beralur, suntingan: int, alasan: str) -> None:
    """Drop a perubahan that is a draf or was returned. The Jejak keeps what was dropped and why.

    A Renstra gets the rows of the version before back; of an RKT, PK or rencana aksi the row of the perubahan
    goes. Raises PermissionDenied, ConflictError, and ValidationError: without a reason, for the first
    version, once it was submitted, and where another document uses what would go.
    """
    require(user, Deed.ISI, dokumen.pemilik, dokumen.unit_alur)
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    hold_document(dokumen)
    if not dokumen.versi or dokumen.jenis_dokumen not in DAPAT_DIBATALKAN:
        raise ValidationError("Hanya perubahan yang dapat dibatalkan; ini versi awal.")
    isi, banding = content_of(dokumen), undone_by_cancelling(dokumen)
    catatan = _words(banding.beda) if banding else ""
    if isinstance(dokumen, Renstra):
        _cancel_renstra(user, dokumen, suntingan, alasan.strip(), isi, catatan)
    else:
        _cancel_row(user, dokumen, suntingan, alasan.strip(), isi, catatan)


def _cancel_renstra(
    user: User, renstra: Renstra, suntingan: int, alasan: str, isi: dict[str, Any], catatan: str
) -> None:
    require_draft(user, renstra)
    versi, dari = renstra.versi, renstra.status
    kepala = {"status": StatusDokumen.DIGANTIKAN} if _was_withdrawn(renstra) else {}
    sebelum, sesudah = restore_version(renstra, suntingan=suntingan, **kepala)
    log_jejak(
        user=user,
        tindakan="membatalkan perubahan rencana strategis",
        satker=renstra.satker,
        objek=renstra,
        sebelum=sebelum | {"yang dibatalkan": catatan},
        sesudah=sesudah | {"yang dibatalkan": ""},
        keterangan=alasan,
    )
    note_cancelled(user=user, dokumen=renstra, versi=versi, dari=dari, alasan=alasan, isi=isi)


def _was_withdrawn(renstra: Renstra) -> bool:
    """Whether the document of the version before was withdrawn after the perubahan had been opened."""
    rows = Dokumen.objects.filter(jenis=renstra.jenis_dokumen, objek_id=renstra.pk, versi=renstra.versi - 1)
    found = set(rows.values_list("status", flat=True))
    return StatusTerbit.DICABUT in found and StatusTerbit.BERLAKU not in found


def _cancel_row(
    user: User, dokumen: Any, suntingan: int, alasan: str, isi: dict[str, Any], catatan: str
) -> None:
    require_seen(dokumen, suntingan)
    lama = version_before(dokumen)
    log_jejak(
        user=user,
        tindakan=f"membatalkan perubahan {dokumen._meta.verbose_name}",
        satker=dokumen.pemilik,
        objek=lama or dokumen,
        sebelum={"versi": dokumen.versi, "yang dibatalkan": catatan, "isi": kanonik(isi)},
        sesudah={"versi": lama.versi if lama else 0, "yang dibatalkan": "", "isi": ""},
        keterangan=alasan,
    )
    HAPUS[dokumen.jenis_dokumen](user=user, dokumen=dokumen, suntingan=suntingan)


def _words(beda: Sequence[Beda]) -> str:
    """The differences, one to a line."""
    return "\n".join(_line(satu) for satu in beda)


def _line(beda: Beda) -> str:
    nama = beda.butir or beda.bagian
    if beda.jenis == "tambah":
        return f"{nama}: baris ditambahkan"
    if beda.jenis == "hapus":
        return f"{nama}: baris dihapus"
    return f"{nama}, {beda.kolom}: {beda.lama} menjadi {beda.baru}"
