"""Validation of signed PDFs: whole, covering, permitted, trusted (layer 0, no Django import).

`periksa_pdf` works in this process; `periksa_terbatas` the same in one of its own with limits on time and
memory, for files that strangers send: python -m laporan.penandatangan.periksa reads from standard input.
A file cut back to an earlier revision is sound by itself: the caller compares the number of signatures and
the SHA-256 with what was issued.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from laporan.penandatangan.hasil_periksa import Pemeriksaan, TandaTangan

__all__ = ["MAX_BYTES", "Pemeriksaan", "TandaTangan", "periksa_pdf", "periksa_terbatas"]

MAX_BYTES: Final = 30 * 1024 * 1024
DETIK: Final = 10
MB: Final = 400
_AKAR_PROYEK: Final = Path(__file__).resolve().parent.parent.parent
_MODUL: Final = "laporan.penandatangan.periksa"

BUKAN_PDF: Final = Pemeriksaan(kode="bukan_pdf", pesan="Berkas ini bukan PDF.")
TERENKRIPSI: Final = Pemeriksaan(
    kode="terenkripsi", pesan="PDF ini terkunci dengan sandi sehingga tidak dapat diperiksa."
)
RUSAK: Final = Pemeriksaan(
    kode="rusak", pesan="PDF ini rusak atau telah diubah sehingga susunannya tidak dapat dibaca."
)
TERLALU_BESAR: Final = Pemeriksaan(
    kode="terlalu_besar", pesan=f"Berkas ini lebih besar dari {MAX_BYTES // 1024 // 1024} MB."
)
TERLALU_LAMA: Final = Pemeriksaan(
    kode="terlalu_lama",
    pesan="Pemeriksaan dihentikan karena terlalu lama; susunan berkas ini tidak lazim.",
)
TERLALU_BERAT: Final = Pemeriksaan(
    kode="terlalu_berat", pesan="Pemeriksaan dihentikan karena berkas ini memerlukan terlalu banyak memori."
)


def periksa_pdf(
    isi: bytes, akar: Sequence[bytes], *, crl: Sequence[bytes] = (), kini: datetime | None = None
) -> Pemeriksaan:
    """What the signatures in `isi` are worth.

    `akar`: trusted root certificates and `crl`: revocation lists, each PEM or DER, besides the lists in the
    file itself; nothing is fetched. `kini`: the moment of the check, None = now. Never raises for a file."""
    if len(isi) > MAX_BYTES:
        return TERLALU_BESAR
    if not isi.startswith(b"%PDF-"):
        return BUKAN_PDF
    # pyhanko takes 0.5 s to import, which a check of something that is no PDF need not pay
    from laporan.penandatangan.baca_pdf import BacaanPdf, PdfTerenkripsiError  # see the line above

    awal = time.monotonic()
    try:
        hasil = BacaanPdf(BytesIO(isi), akar, crl, kini or datetime.now(UTC)).periksa()
    except PdfTerenkripsiError:
        return TERENKRIPSI
    except MemoryError:
        return TERLALU_BERAT
    except Exception:  # a malformed file can make the reader raise anything; it is the file's fault
        return RUSAK
    return Pemeriksaan(**{**vars(hasil), "detik": round(time.monotonic() - awal, 3)})


def periksa_terbatas(
    isi: bytes,
    akar: Sequence[bytes],
    detik: int = DETIK,
    mb: int = MB,
    *,
    crl: Sequence[bytes] = (),
) -> Pemeriksaan:
    """As periksa_pdf, in a process of its own that may use `detik` seconds and `mb` MB of memory.

    Passing a limit is a finding (kode terlalu_lama, terlalu_berat), not an error."""
    if len(isi) > MAX_BYTES:
        return TERLALU_BESAR
    if not isi.startswith(b"%PDF-"):
        return BUKAN_PDF
    kepala = {"akar": [_teks(satu) for satu in akar], "crl": [_teks(satu) for satu in crl]}
    try:
        anak = subprocess.run(  # noqa: S603 - this very interpreter and a constant module
            [sys.executable, "-m", _MODUL, str(detik), str(mb)],
            input=json.dumps(kepala).encode() + b"\n" + isi,
            capture_output=True,
            timeout=detik + 2,
            cwd=_AKAR_PROYEK,
            env={"PYTHONPATH": str(_AKAR_PROYEK), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TERLALU_LAMA
    return _dari_anak(anak)


def _dari_anak(anak: subprocess.CompletedProcess[bytes]) -> Pemeriksaan:
    if anak.returncode < 0:  # ended by a signal: SIGXCPU or SIGKILL by the limit on processor time
        return TERLALU_LAMA
    try:
        return Pemeriksaan.from_json(anak.stdout.decode())
    except (ValueError, KeyError, TypeError):
        return TERLALU_BERAT


def _teks(isi: bytes) -> str:
    return base64.b64encode(isi).decode()


def _main(argv: Sequence[str]) -> None:
    """The child: limits first, then a line of JSON and the PDF from standard input, the finding out."""
    detik, mb = int(argv[0]), int(argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (mb * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(5)
    logging.disable(logging.CRITICAL)
    kepala = json.loads(sys.stdin.buffer.readline())
    akar, crl = ([base64.b64decode(satu) for satu in kepala[nama]] for nama in ("akar", "crl"))
    hasil = periksa_pdf(sys.stdin.buffer.read(), akar, crl=crl)
    sys.stdout.write(hasil.to_json())


if __name__ == "__main__":
    _main(sys.argv[1:])
