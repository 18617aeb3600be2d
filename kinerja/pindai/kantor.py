"""Office files: what kind a zip archive is, and that it holds no macro and unpacks to a sane size (layer 0).

Source of the part names and content types: ECMA-376 part 2 (Open Packaging Conventions) and part 1; OASIS
OpenDocument 1.3 part 2, 3.3 (the entry `mimetype`).
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from typing import Final

BAGIAN_MAKS: Final = 5_000
TERBUKA_MAKS: Final = 200 * 1024 * 1024
KATALOG_MAKS: Final = 1024 * 1024  # of the one part that is read

_JENIS_ISI: Final = {
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
}
_ODF: Final = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}
_MAKRO: Final = re.compile(
    r"(^|/)(vbaproject|vbadata|macrosheets|activex|customui)|^(basic|scripts)/|\.(exe|dll|js|vbs|hta|bat|cmd|ps1)$",
    re.IGNORECASE,
)
_TAK_TERBACA: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    UnicodeDecodeError,
    EOFError,
    RuntimeError,  # also what zipfile does not implement
    OSError,
)
_MAKRO_ISI: Final = (b"macroenabled", b"vbaproject", b"activex")
RUSAK: Final = "Berkas ini rusak atau terpotong. Salin atau unduh kembali berkasnya."
BUKAN: Final = (
    "Berkas ini berupa arsip ZIP atau jenis Office yang tidak diterima. Unggah isinya satu per satu, atau "
    "simpan sebagai DOCX, XLSX, ODT, ODS, atau PDF."
)
BERMAKRO: Final = (
    "Berkas ini memuat makro atau program. Simpan tanpa makro (DOCX atau XLSX), lalu unggah kembali."
)


def kind_of_office(isi: bytes) -> str:
    """xlsx, docx, ods or odt. Raises ValueError with a sentence for everything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _require_sane(arsip, isi)
            return _kind(arsip)
    except _TAK_TERBACA:
        raise ValueError(RUSAK) from None


def _require_sane(arsip: zipfile.ZipFile, isi: bytes) -> None:
    bagian = arsip.infolist()
    if any(satu.flag_bits & 0x1 for satu in bagian):
        raise ValueError("Berkas ini dilindungi kata sandi. Simpan tanpa kata sandi, lalu unggah kembali.")
    if len(bagian) > BAGIAN_MAKS or sum(satu.file_size for satu in bagian) > TERBUKA_MAKS:
        raise ValueError("Berkas ini terlalu besar setelah dibuka.")
    nama = [satu.filename for satu in bagian]
    if len({satu.lower() for satu in nama}) != len(nama) or any(_is_outside(satu) for satu in nama):
        raise ValueError(RUSAK)
    if not isi.startswith(b"PK\x03\x04") or len(isi) - isi.rfind(b"PK\x05\x06") != 22 + len(arsip.comment):
        raise ValueError("Berkas ini memuat berkas lain di dalamnya, sehingga tidak diterima.")
    if any(_MAKRO.search(satu) for satu in nama):
        raise ValueError(BERMAKRO)


def _is_outside(nama: str) -> bool:
    return nama.startswith("/") or "\\" in nama or ".." in nama.split("/") or "\x00" in nama


def _kind(arsip: zipfile.ZipFile) -> str:
    nama = arsip.namelist()
    if "[Content_Types].xml" in nama:
        return _kind_of_opc(_read(arsip, "[Content_Types].xml"))
    if nama[:1] == ["mimetype"] and arsip.getinfo("mimetype").compress_type == zipfile.ZIP_STORED:
        jenis = _ODF.get(_read(arsip, "mimetype").strip())
        if jenis and "content.xml" in nama:
            return jenis
    raise ValueError(BUKAN)


def _kind_of_opc(katalog: bytes) -> str:
    """By the content types that the package declares: exactly one main part of a kind that is taken."""
    if b"\x00" in katalog or b"<!DOCTYPE" in katalog:
        raise ValueError(RUSAK)
    if any(tanda in katalog.lower() for tanda in _MAKRO_ISI):
        raise ValueError(BERMAKRO)
    jenis = {jenis for isi, jenis in _JENIS_ISI.items() if b'"' + isi + b'"' in katalog}
    if len(jenis) != 1:
        raise ValueError(BUKAN)
    return jenis.pop()


def _read(arsip: zipfile.ZipFile, nama: str) -> bytes:
    with arsip.open(nama) as bagian:
        isi = bagian.read(KATALOG_MAKS + 1)
    if len(isi) > KATALOG_MAKS:
        raise ValueError(RUSAK)
    return isi
