"""Tugas saya: what one user has to do, by urgency, each with the one address where it is done (layer 2)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from laporan.tugas.bahan import Bersama, gather, works_in
from laporan.tugas.bawahan import tasks_above
from laporan.tugas.belum import missing_tasks, next_window
from laporan.tugas.bentuk import Bagian, DaftarTugas, Kelompok, Tugas, arrange
from laporan.tugas.dokumen import document_tasks, waiting_elsewhere
from laporan.tugas.pengurus import other_tasks
from laporan.tugas.rekomendasi import review_tasks
from laporan.tugas.tindak_lanjut import follow_up_tasks
from sakip.models import User

__all__ = ["Bagian", "Bersama", "DaftarTugas", "Kelompok", "Tugas", "tasks_of", "works_in"]


def tasks_of(user: User, on: date | None = None, bersama: Bersama | None = None) -> DaftarTugas:
    """What `user` has to do on `on` (None = today), by group and deadline. `bersama` as in `gather`.

    The number of queries does not grow with documents, units or satker. Nothing is decided here: a task
    leads to a page, and the service behind that page asks for the right again.
    """
    hari = on or timezone.localdate()
    bahan = gather(user, hari, bersama)
    own = [*document_tasks(bahan), *missing_tasks(bahan), *follow_up_tasks(bahan), *other_tasks(bahan)]
    own += review_tasks(bahan)
    return arrange([*own, *tasks_above(user, hari)], waiting_elsewhere(bahan), next_window(bahan))
