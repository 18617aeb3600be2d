"""Counting what one visitor asks for within a stretch of time, for all processes of this machine (layer 0).

A hit is one byte at the end of a file, and the number of hits is the size of that file: the system appends
whole, so no hit is lost, however many processes and threads count at once. Two that count at the same moment
may both be told the higher number. The name of a file is sealed, so no address is kept in readable form, and
the files of the stretches before are thrown away as soon as a new one begins.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from django.utils.crypto import salted_hmac


def count_hit(folder: Path, kunci: str, detik: int, kini: float) -> int:
    """Count one hit under `kunci` in the stretch of `detik` seconds that holds `kini` (seconds since 1970);
    returns how many there are in it, this one included. Raises OSError when nothing can be written."""
    sekarang = folder / str(int(kini // detik))
    if not sekarang.is_dir():
        sekarang.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget(folder, int(sekarang.name))
    berkas = os.open(
        sekarang / salted_hmac(__name__, kunci).hexdigest(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600
    )
    try:
        os.write(berkas, b".")
        return os.fstat(berkas).st_size
    finally:
        os.close(berkas)


def _forget(folder: Path, sekarang: int) -> None:
    """Throw away the stretches before the last one, in which somebody may still be counting."""
    for lama in folder.iterdir():
        if lama.name.isdecimal() and int(lama.name) < sekarang - 1:
            shutil.rmtree(lama, ignore_errors=True)
