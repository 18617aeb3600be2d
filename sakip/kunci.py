"""The secret key of an installation that was given none (layer 0: stdlib only)."""

import os
import secrets
import tempfile
from pathlib import Path


def baca_kunci(berkas: Path) -> str:
    """The key in `berkas`; the first call makes it, readable by its owner alone (mode 600).

    Two processes that start together get the same key: the file appears whole under its name or not at
    all, and whoever comes second reads what the first one wrote.
    """
    if not berkas.exists():
        pegangan, nama = tempfile.mkstemp(dir=berkas.parent)
        sementara = Path(nama)
        os.write(pegangan, secrets.token_urlsafe(50).encode())
        os.close(pegangan)
        try:
            berkas.hardlink_to(sementara)
        except FileExistsError:
            pass  # another process was faster
        finally:
            sementara.unlink()
    return berkas.read_text(encoding="ascii").strip()
