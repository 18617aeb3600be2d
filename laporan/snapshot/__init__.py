"""Snapshots: documents as plain dicts, complete enough to print for ever. They read and never write.

Values are str, int, bool, None, list and dict; decimals are strings. NIP and birth dates never enter.
"""

from laporan.snapshot.lakip import lakip_snapshot
from laporan.snapshot.perjanjian import pk_snapshot
from laporan.snapshot.rencana_aksi import rencana_aksi_snapshot
from laporan.snapshot.renstra import renstra_snapshot
from laporan.snapshot.rkt import rkt_snapshot

__all__ = ["lakip_snapshot", "pk_snapshot", "rencana_aksi_snapshot", "renstra_snapshot", "rkt_snapshot"]
