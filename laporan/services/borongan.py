"""A list of documents in one sitting: each signed on its own, one failure does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from laporan.models import TandaTangan
from laporan.penandatangan.dasar import Penandatangan
from laporan.services.tanda_tangan import sign_document
from sakip.errors import ConflictError
from sakip.models import User
from sakip.services.jejak import log_refusal

BERHENTI_SETELAH = "sandi_salah"
ALAMAT = "laporan:ttd-antrean"  # where a sitting is held


@dataclass(frozen=True)
class HasilSatu:
    """What became of one document; `pesan` "" = signed."""

    ttd: TandaTangan
    pesan: str


def sign_each(
    *, user: User, daftar: Sequence[tuple[TandaTangan, str]], penandatangan: Penandatangan
) -> Iterator[HasilSatu]:
    """Sign each (place, SHA-256 seen) in turn, yielding its result as soon as it is known.

    Whatever stops half-way is taken up by signing the rest: what is signed no longer waits. A wrong
    passphrase ends the sitting, for it would be wrong for all. Who may not sign one (any more) is told so,
    and the attempt is traced.
    """
    for ttd, sidik in daftar:
        pesan, salah = _try(user, ttd, sidik, penandatangan)
        yield HasilSatu(ttd, pesan)
        if salah:
            return


def _try(user: User, ttd: TandaTangan, sidik: str, penandatangan: Penandatangan) -> tuple[str, bool]:
    """(why it failed, whether the passphrase was the reason)."""
    try:
        sign_document(user=user, ttd=ttd, sidik=sidik, penandatangan=penandatangan)
    except ValidationError as galat:
        return " ".join(galat.messages), getattr(galat, "code", None) == BERHENTI_SETELAH
    except PermissionDenied as galat:
        _note_denial(user, ttd, galat)
        return str(galat), False
    except ConflictError as galat:
        return str(galat), False
    return "", False


def _note_denial(user: User, ttd: TandaTangan, galat: PermissionDenied) -> None:
    """Write the refusal for the satker of the document: here it ends no request, so nobody else would."""
    log_refusal(
        user=user,
        kode=ttd.dokumen.satker.kode_wilayah,
        alamat=ALAMAT,
        objek={"dokumen": ttd.dokumen_id, "tanda_tangan": ttd.pk},
        galat=galat,
    )
