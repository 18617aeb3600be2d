"""Snapshots: documents as plain dicts, complete enough to print for ever. They read and never write.

Values are str, int, bool, None, list and dict; decimals are strings. NIP and birth dates never enter.
"""

from laporan.snapshot.perjanjian import pk_snapshot

__all__ = ["pk_snapshot"]
