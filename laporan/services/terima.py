"""Receiving many documents of the satker below in one go; one that fails does not stop the rest."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from laporan.services.alur import note_refused_step, require_time
from sakip.errors import ConflictError
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.permissions import require_step
from sakip.services.alur import take_step
from sakip.transitions import Aksi, find_transition


def receive_many(*, user: User, dokumen: Sequence[tuple[Beralur, int]]) -> list[tuple[Beralur, str]]:
    """Receive each (document, version of it that was seen); returns those that were not received, with the
    reason. Each is a step of its own with its Jejak. Raises PermissionDenied, before anything is written."""
    for satu, _ in dokumen:
        step = find_transition(satu.jenis_dokumen, satu.status, Aksi.TERIMA)
        if step is not None:
            require_step(user, step, satu.pemilik, satu.unit_alur)
    gagal: list[tuple[Beralur, str]] = []
    for satu, suntingan in dokumen:
        try:
            require_time(user, satu, Aksi.TERIMA)
            take_step(user=user, dokumen=satu, aksi=Aksi.TERIMA, suntingan=suntingan)
        except ValidationError as galat:
            note_refused_step(user=user, dokumen=satu, aksi=Aksi.TERIMA, galat=galat)
            gagal.append((satu, " ".join(galat.messages)))
        except ConflictError:
            gagal.append((satu, "Dokumen ini berubah sejak Anda membukanya; periksa kembali."))
    return gagal
