"""The hook for a virus scanner: any command that reads a file from its standard input."""

from __future__ import annotations

import logging
import shlex
import subprocess
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError

DETIK: Final = 60
BERSIH: Final = 0
BERVIRUS: Final = 1  # as clamscan and clamdscan say it; every other status is a scanner that failed
GAGAL = (
    "Berkas belum dapat diperiksa oleh pemindai virus, sehingga belum disimpan. Coba lagi sebentar lagi, "
    "atau laporkan kepada pengelola aplikasi."
)
logger = logging.getLogger(__name__)


def require_clean(isi: bytes) -> None:
    """Pass when no scanner is set (`SAKIP_PINDAI_VIRUS`, e.g. `clamdscan --no-summary -`) or it finds
    nothing; ValidationError when it finds something, and when it cannot say."""
    if not settings.PINDAI_VIRUS:
        return
    try:
        hasil = subprocess.run(  # noqa: S603 - the command of who runs the server, without a shell
            shlex.split(settings.PINDAI_VIRUS), input=isi, capture_output=True, timeout=DETIK, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired, ValueError):
        hasil = -1
    if hasil == BERVIRUS:
        raise ValidationError("Pemindai virus menolak berkas ini, sehingga tidak disimpan.")
    if hasil != BERSIH:
        logger.error("the virus scanner failed: status %s", hasil)
        raise ValidationError(GAGAL)
