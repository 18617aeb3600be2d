"""Whether the audit trail is whole: every chain, its head, all anchors and the triggers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from sakip.jangkar import read_anchors
from sakip.models import Jejak, KepalaJejak, Satker
from sakip.pemicu import due_triggers, laid_triggers
from sakip.rantai_jejak import DAFTAR, KOLOM_BARIS, NASIONAL, Cacat, Kepala, walk

POTONGAN = 2000


@dataclass(frozen=True)
class Kerusakan:
    """One thing that is wrong: where (the satker of the chain), the row's number (0 = none), a sentence."""

    satker: str
    urutan: int
    kata: str


def anchor_folder() -> Path:
    """Where the anchors are kept."""
    return Path(settings.DATA_DIR) / "jangkar"


@contextmanager
def one_moment() -> Iterator[None]:
    """Inside the block all reads see the database as it is at one moment; nobody waits for us.

    Inside a transaction nothing is done: it is its own moment.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # atomic() would take the lock of the one writer
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def heads() -> dict[int, Kepala]:
    """The heads as they are stored, by chain."""
    rows = KepalaJejak.objects.values_list("rantai", "jumlah", "terakhir", "sidik")
    return {isi[0]: Kepala(*isi) for isi in rows}


def find_faults() -> Iterator[Kerusakan]:
    """Everything that is wrong, chain by chain; the rows are read as a stream. Call inside `one_moment`."""
    jangkar, galat = read_anchors(anchor_folder(), settings.KUNCI_JEJAK)
    yield from (Kerusakan("Berkas jangkar", 0, kata) for kata in galat)
    yield from (Kerusakan("Basis data", 0, kata) for kata in _trigger_faults())
    names = dict(Satker.objects.values_list("pk", "nama"))
    for cacat in walk(settings.KUNCI_JEJAK, _rows(), heads(), jangkar):
        yield Kerusakan(_named(cacat, names), cacat.urutan, cacat.kata)


def _trigger_faults() -> Iterator[str]:
    """A trigger that is gone or switched off, or does another thing than the one that was laid."""
    laid = laid_triggers(connection)
    for (tabel, nama), isi in sorted(due_triggers(connection).items()):
        if (tabel, nama) not in laid:
            yield f"Pemicu {nama} yang menjaga tabel {tabel} tidak ada."
        elif laid[tabel, nama] != isi:
            yield f"Pemicu {nama} yang menjaga tabel {tabel} telah diubah di luar aplikasi."


def _rows() -> Iterator[dict[str, Any]]:
    rows = Jejak.objects.order_by("rantai", "urutan").values(*KOLOM_BARIS, "sidik")
    return rows.iterator(chunk_size=POTONGAN)


def _named(cacat: Cacat, names: dict[int, str]) -> str:
    if cacat.rantai == DAFTAR:
        return "Daftar rantai"
    if cacat.rantai == NASIONAL:
        return "Tingkat nasional"
    return names.get(cacat.rantai, f"Satuan kerja nomor {cacat.rantai}")
