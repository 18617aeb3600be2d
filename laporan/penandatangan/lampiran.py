"""The data that SAKIP attached to a PDF, read back out of any file within bounds (layer 0).

Called in the limited process of `periksa` only: what a stranger sends may unpack to anything.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import Any, Final

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

NAMA_LAMPIRAN: Final = "snapshot.json"
BATAS_LAMPIRAN: Final = 8 * 2**20  # bytes that are unpacked; the largest LAKIP is below 1 MiB
BATAS_ISI: Final = 2**20  # bytes that are handed on to another process
KODE: Final = re.compile(r"[2-9a-z]{16}")


def attached_data(reader: PdfFileReader) -> tuple[str, str]:
    """(code of the document, the attached JSON object as text) of a PDF that SAKIP printed.

    Each "" when there is none; the text also when it is larger than BATAS_ISI. Never raises for a file but
    MemoryError.
    """
    try:
        data = _stored(reader)
        isi = json.loads(data)
    except MemoryError:
        raise
    except Exception:  # a malformed file can make the reader raise anything; then it carries no data
        return "", ""
    if not isinstance(isi, dict):
        return "", ""
    kode = isi.get("kode")
    return (
        kode if isinstance(kode, str) and KODE.fullmatch(kode) else "",
        data.decode(errors="replace") if len(data) <= BATAS_ISI else "",
    )


def _stored(reader: PdfFileReader) -> bytes:
    """The bytes of the first attachment of our name. Raises KeyError, ValueError and what pyHanko raises."""
    nama = list(reader.root["/Names"]["/EmbeddedFiles"]["/Names"])
    for ke in range(1, len(nama), 2):
        if nama[ke - 1] == NAMA_LAMPIRAN:
            return _inflated(nama[ke].get_object()["/EF"]["/F"])
    raise KeyError(NAMA_LAMPIRAN)


def _inflated(stream: StreamObject) -> bytes:
    """Unpack what is packed as we pack it; at most BATAS_LAMPIRAN bytes. Raises ValueError, zlib.error."""
    saringan: Any = stream.get("/Filter")
    if isinstance(saringan, list) and len(saringan) == 1:
        saringan = saringan[0]
    if saringan is None:
        hasil = stream.encoded_data
    elif saringan == "/FlateDecode" and "/DecodeParms" not in stream:
        hasil = zlib.decompressobj().decompress(stream.encoded_data, BATAS_LAMPIRAN + 1)
    else:
        raise ValueError("the attachment is packed in a way that we never use")
    if len(hasil) > BATAS_LAMPIRAN:
        raise ValueError("the attachment is larger than any document of ours")
    return hasil
