"""Pieces of WordprocessingML as text: runs, paragraphs, fields, bookmarks. Pure (layer 0).

A paragraph is always written `<w:p><w:pPr>...</w:pPr>...</w:p>`, so that the end of a section can be put
into the properties of the paragraph that ends it.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

NS: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TERLARANG: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_BUKAN_NAMA: Final = re.compile(r"[^A-Za-z0-9]")


def aman(teks: str) -> str:
    """`teks` for an XML file: characters that XML forbids become spaces."""
    return escape(_TERLARANG.sub(" ", teks.replace("\r\n", "\n").replace("\r", "\n")), {'"': "&quot;"})


def lari(teks: str, *, tebal: bool = False, miring: bool = False, ukuran: float = 0) -> str:
    """A run; a newline is a line break, `ukuran` (points) 0 = that of the style."""
    sifat = f"{'<w:b/>' * tebal}{'<w:i/>' * miring}"
    if ukuran:
        sifat += f'<w:sz w:val="{round(ukuran * 2)}"/><w:szCs w:val="{round(ukuran * 2)}"/>'
    isi = "<w:br/>".join(f'<w:t xml:space="preserve">{baris}</w:t>' for baris in aman(teks).split("\n"))
    return f"<w:r>{f'<w:rPr>{sifat}</w:rPr>' if sifat else ''}{isi}</w:r>"


def paragraf(isi: str, gaya: str = "", *, rata: str = "", indentasi: int = 0) -> str:
    """A paragraph of runs; `gaya` the id of its style, `rata` center or right, `indentasi` in twips."""
    sifat = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
    sifat += f'<w:ind w:left="{indentasi}"/>' if indentasi else ""
    sifat += f'<w:jc w:val="{rata}"/>' if rata else ""
    return f"<w:p><w:pPr>{sifat}</w:pPr>{isi}</w:p>"


def bidang(kode: str, isi: str) -> str:
    """A field with its result `isi` (runs), as Word keeps it."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {aman(kode)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{isi}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def nama_penanda(acuan: str) -> str:
    """The name of a bookmark, hidden in Word, for an anchor of the document: letters, digits, underscores."""
    return f"_{_BUKAN_NAMA.sub('_', acuan)}"[:40]


def penanda(acuan: str, nomor: int, isi: str) -> str:
    """`isi` as the target of `tautan`; `nomor` is unique in the file."""
    nama = nama_penanda(acuan)
    return f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'


def entri(teks: str, acuan: str) -> str:
    """One line of a table of contents: text, dots, and the page as a field that has no result yet."""
    nama = nama_penanda(acuan)
    isi = f"{lari(teks)}<w:r><w:tab/></w:r>{bidang(f'PAGEREF {nama} {chr(92)}h', '')}"
    return f'<w:hyperlink w:anchor="{nama}" w:history="1">{isi}</w:hyperlink>'


def daftar(kode: str, baris: list[tuple[str, str, str]], kosong: str) -> list[str]:
    """A table of contents or of captions as a field over paragraphs, its entries (style, text, anchor)
    already there; without any the sentence `kosong`."""
    awal = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {aman(kode)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    akhir = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    isi = [(gaya, entri(teks, acuan)) for gaya, teks, acuan in baris] or [("Kosong", lari(kosong))]
    isi[0] = (isi[0][0], awal + isi[0][1])
    isi[-1] = (isi[-1][0], isi[-1][1] + akhir)
    return [paragraf(runs, gaya) for gaya, runs in isi]


def gambar_xml(nomor: int, nama: str, teks: str, lebar: int, tinggi: int) -> str:
    """A run with the picture number `nomor` of the file, which stands in the line (sizes in EMU); `teks`
    says what it shows to who cannot see it. `@GAMBARn@` becomes its relation when the file is made."""
    luas = f'cx="{lebar}" cy="{tinggi}"'
    sebutan = f'id="{nomor}" name="{aman(nama)}" descr="{aman(teks)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {luas}/>'
        f"<wp:docPr {sebutan}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{nomor}" name="{aman(nama)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="@GAMBAR{nomor}@"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {luas}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
