"""A document in the other formats than PDF: Word, workbook, and the data themselves. Writes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError

from laporan.bentuk.buku import buku_laporan
from laporan.docx import render_docx
from laporan.fakta import fakta_dalam
from laporan.services.dokumen import JENIS, UNIT_BAKU, Cetakan, find_source, issued_document
from laporan.services.terbit import attachment_of, verification_address
from laporan.spreadsheets import write_book
from sakip.models import Satker

Bentuk = dict[str, Any]


class Isi(NamedTuple):
    """What a file is made of: the snapshot, its form, and the code of the issued document ("" = none)."""

    snapshot: dict[str, Any]
    bentuk: Bentuk
    kode: str


def export_document(
    jenis: str,
    format_berkas: str,
    satker: Satker,
    tahun: int,
    unit: str = UNIT_BAKU,
    versi: int | None = None,
) -> Cetakan:
    """A document as a file of `format_berkas`, one of FORMAT; `versi` None = the one in force.

    What was issued comes out of its frozen snapshot, so that every format says what the PDF says. Equal
    snapshots give equal bytes. ValidationError, in one sentence, when there is nothing to give.
    """
    sumber, nama = find_source(jenis, satker, tahun, unit, versi)
    if jenis not in PUNYA.get(format_berkas, ()):
        raise ValidationError(f"{JENIS[jenis].nama} tidak tersedia dalam format {format_berkas}.")
    isi = _content(jenis, sumber, sumber.versi if versi is None else versi)
    return Cetakan(f"{nama.removesuffix('.pdf')}.{format_berkas}", FORMAT[format_berkas](jenis, isi))


def _content(jenis: str, sumber: Any, versi: int) -> Isi:
    dokumen = issued_document(sumber, versi)
    if dokumen is None:
        snapshot = JENIS[jenis].snapshot(sumber)
        return Isi(snapshot, JENIS[jenis].bentuk(snapshot), "")
    snapshot = json.loads(dokumen.snapshot)
    terbit = {"kode": dokumen.kode, "alamat": verification_address(dokumen.kode), "sidik": dokumen.sidik}
    return Isi(snapshot, JENIS[jenis].bentuk({**snapshot, "terbit": terbit}), dokumen.kode)


def _docx(jenis: str, isi: Isi) -> bytes:
    return render_docx(jenis, isi.bentuk, draf=isi.snapshot["draf"])


def _xlsx(jenis: str, isi: Isi) -> bytes:
    return write_book(buku_laporan(isi.snapshot, isi.bentuk, fakta_dalam(isi.snapshot)))


def _json(jenis: str, isi: Isi) -> bytes:
    """The same object as in the PDF (`attachment_of`); `kode` is "" while nothing is issued."""
    return attachment_of(isi.kode, isi.snapshot) + b"\n"


FORMAT: Final[dict[str, Callable[[str, Isi], bytes]]] = {"docx": _docx, "xlsx": _xlsx, "json": _json}
PUNYA: Final = {
    "docx": ("lakip", "pk", "rkt", "rencana-aksi"),
    "xlsx": ("lakip",),
    "json": ("lakip", "pk", "rkt", "rencana-aksi", "renstra"),
}
