"""The satker of the document tests, its files and their XML."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from laporan.services.keluaran import export_document
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.conftest import satker as satker

NIP_DILARANG = "198001012005011001"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Word:
    """A Word file read back: its parts by name, its body and its paragraphs as (style, text)."""

    def __init__(self, isi: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            self.daftar = arsip.infolist()
            self.bagian = {
                nama: arsip.read(nama).decode()
                for nama in arsip.namelist()
                if nama.endswith((".xml", ".rels"))
            }
        self.badan = ET.fromstring(self.bagian["word/document.xml"])[0]

    @property
    def paragraf(self) -> list[tuple[str, str]]:
        return [(_gaya(p), teks(p)) for p in self.badan.iter(f"{W}p")]

    def bergaya(self, gaya: str) -> list[str]:
        return [kata for nama, kata in self.paragraf if nama == gaya]

    @property
    def tabel(self) -> list[ET.Element]:
        """The tables with borders, which are those of the content."""
        semua = self.badan.iter(f"{W}tbl")
        return [t for t in semua if t.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "TabelSakip"]


def teks(elemen: ET.Element) -> str:
    """All letters of an element; a tab and a line break are one space."""
    bagian = elemen.iter()
    return "".join(
        (satu.text or "") if satu.tag == f"{W}t" else " " if satu.tag in (f"{W}tab", f"{W}br") else ""
        for satu in bagian
    )


def _gaya(p: ET.Element) -> str:
    gaya = p.find(f"{W}pPr/{W}pStyle")
    return "" if gaya is None else gaya.get(f"{W}val")


@pytest.fixture
def lakip(satker):
    """The LAKIP of a made-up satker with one PK, as a Word file."""
    make_pk(satker)
    return Word(export_document("lakip", "docx", satker, 2024).isi)
