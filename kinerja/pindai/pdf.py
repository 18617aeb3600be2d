"""A PDF that only shows something: whole, without password, scripts and actions that reach outside (layer 0).

Refused: JavaScript, Launch, ImportData and SubmitForm actions, XFA forms and rich media, wherever they stand
in the file (ISO 32000-2, 12.6.4). Attachments stay: PDF/A-3 of this product and of other agencies has them.
The file is read by `python -m kinerja.pindai.pdf` with limits on time and memory.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf

DETIK: Final = 10
MB: Final = 512
AKSI: Final = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"})
KUNCI: Final = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMediaContent"})
BAIK, AKTIF, TERKUNCI, RUSAK = "baik", "aktif", "terkunci", "rusak"
KALIMAT: Final = {
    AKTIF: "PDF ini memuat skrip atau perintah yang berjalan sendiri. Cetak ulang menjadi PDF biasa, lalu "
    "unggah kembali.",
    TERKUNCI: "PDF ini dilindungi kata sandi. Simpan tanpa kata sandi, lalu unggah kembali.",
    RUSAK: "PDF ini rusak atau susunannya tidak lazim, sehingga tidak dapat dibuka.",
}
_AKAR: Final = Path(__file__).resolve().parent.parent.parent
_MODUL: Final = "kinerja.pindai.pdf"


def require_quiet_pdf(isi: bytes) -> None:
    """Pass, or ValueError with a sentence when `isi` cannot be opened within the limits or is not quiet."""
    try:
        anak = subprocess.run(  # noqa: S603 - this very interpreter and a constant module
            [sys.executable, "-m", _MODUL],
            input=isi,
            capture_output=True,
            timeout=DETIK + 2,
            cwd=_AKAR,
            env={"PYTHONPATH": str(_AKAR), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ValueError(KALIMAT[RUSAK]) from None
    putusan = anak.stdout.decode(errors="replace")
    if putusan != BAIK:
        raise ValueError(KALIMAT.get(putusan, KALIMAT[RUSAK]))


def judge_pdf(isi: bytes) -> str:
    """BAIK, AKTIF, TERKUNCI or RUSAK, in this process."""
    try:
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            if len(pdf.pages) == 0:
                return RUSAK
            return AKTIF if any(_is_active(satu) for satu in _dictionaries(pdf)) else BAIK
    except pikepdf.PasswordError:
        return TERKUNCI
    except Exception:  # a malformed file can make the reader raise anything; it is the file's fault
        return RUSAK


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those inside other objects too."""
    tumpukan: list[Any] = [pdf.trailer, *pdf.objects]
    while tumpukan:
        satu = tumpukan.pop()
        if isinstance(satu, pikepdf.Dictionary | pikepdf.Stream):
            yield satu
            anak = [nilai for _, nilai in satu.items()]
        else:
            anak = list(satu) if isinstance(satu, pikepdf.Array) else []
        tumpukan += [nilai for nilai in anak if isinstance(nilai, pikepdf.Object) and not nilai.is_indirect]


def _is_active(kamus: Any) -> bool:
    return bool(KUNCI & set(kamus.keys())) or str(kamus.get("/S", "")) in AKSI


def _main() -> None:
    """The child: limits first, then the PDF from standard input, the judgement out."""
    resource.setrlimit(resource.RLIMIT_AS, (MB * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(judge_pdf(sys.stdin.buffer.read()))


if __name__ == "__main__":
    _main()
