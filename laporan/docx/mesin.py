"""Put pages into a Word file; the only importer of python-docx.

The file is a function of what it is given: no clock, no name of a machine or a person, parts in one order.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from laporan.docx.gaya import BAHASA, NUMBERING, SETTINGS, STYLES
from laporan.docx.kertas import Kertas
from laporan.docx.wml import NS, bidang, lari, paragraf

WAKTU: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - core properties bear no zone; no clock in the file
WAKTU_ZIP: Final = (2000, 1, 1, 0, 0, 0)
PEMBUAT: Final = "SAKIP"


def save_docx(kertas: Kertas, *, judul: str, pengarang: str, kaki: str, tanda: str = "") -> bytes:
    """The file with the pages of `kertas`: `kaki` stands at the foot of every page, `tanda` (DRAF) at its
    head. Equal input gives equal bytes."""
    dokumen = docx.Document()
    bagian = dokumen.part
    for rel, tujuan in list(bagian.package.rels.items()):
        if tujuan.reltype.endswith("/metadata/thumbnail"):
            del bagian.package.rels[rel]
    _replace(dokumen.styles.element, STYLES)
    _replace(bagian.numbering_part.element, NUMBERING)
    _replace(dokumen.settings.element, SETTINGS)
    acuan = _margins(dokumen, kaki, tanda)
    isi = "".join([*kertas.isi, kertas.sifat_seksi()])
    isi = isi.replace("@KAKI@", acuan, 1).replace("@KAKI@", "")
    for nomor, emf in enumerate(kertas.gambar_emf, 1):
        isi = isi.replace(f"@GAMBAR{nomor}@", _add_picture(bagian, nomor, emf))
    _replace(dokumen.element.body, f"<w:body {NS}>{isi}</w:body>")
    _describe(dokumen, judul, pengarang)
    wadah = io.BytesIO()
    dokumen.save(wadah)
    return _repack(wadah.getvalue())


def _add_picture(bagian: Any, nomor: int, emf: bytes) -> str:
    """The relation of a picture, which is added to the file."""
    part = Part(PackURI(f"/word/media/gambar{nomor}.emf"), "image/x-emf", emf, bagian.package)
    return str(bagian.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _replace(element: Any, xml: str) -> None:
    """Give `element` the children that `xml` has."""
    baru = parse_xml(xml)
    for anak in list(element):
        element.remove(anak)
    element.extend(list(baru))


def _margins(dokumen: Any, kaki: str, tanda: str) -> str:
    """Head and foot of the first section, which all later ones share; the references to them as XML."""
    seksi = dokumen.sections[0]
    seksi.different_first_page_header_footer = True
    halaman = paragraf(bidang("PAGE", lari("1")), "NomorHalaman")
    kalimat = paragraf(lari(kaki), "Footer")
    isi = {
        seksi.header: paragraf(lari(tanda), "Header"),
        seksi.first_page_header: paragraf(lari(tanda), "Header"),
        seksi.footer: halaman + kalimat,
        seksi.first_page_footer: kalimat,
    }
    for tepi, xml in isi.items():
        tepi.is_linked_to_previous = False
        _replace(tepi._element, f"<w:hdr {NS}>{xml}</w:hdr>")
    acuan = (anak for anak in seksi._sectPr if anak.tag.endswith(("}headerReference", "}footerReference")))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    return "".join(
        f'<w:{satu.tag.rpartition("}")[2]} w:type="{satu.get(w + "type")}" r:id="{satu.get(r + "id")}"/>'
        for satu in acuan
    )


def _describe(dokumen: Any, judul: str, pengarang: str) -> None:
    inti = dokumen.core_properties
    inti.title, inti.author, inti.subject = judul[:255], pengarang[:255], ""
    inti.last_modified_by, inti.comments, inti.keywords = PEMBUAT, "", ""
    inti.language, inti.revision, inti.created, inti.modified = BAHASA, 1, WAKTU, WAKTU


def _repack(isi: bytes) -> bytes:
    """The same parts in the order of their names with one date, the types first as the format asks."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as hasil:
        for nama in sorted(asal.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(nama, WAKTU_ZIP)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            hasil.writestr(info, asal.read(nama))
    return wadah.getvalue()
