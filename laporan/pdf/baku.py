"""Make a tagged PDF/A of WeasyPrint also PDF/UA-1, with data inside and fields to sign; pikepdf only here.

What is done and why (veraPDF's words for the rules; measured with WeasyPrint 70 and pyHanko 0.38):

    XMP           the pdfuaid part and the extension schema that PDF/A asks for it, in the one rdf:RDF,
                  and the code of the attachment as dc:identifier: XMP is never compressed, so that the
                  code is found even in a damaged file
    attachment    /AF and the name tree EmbeddedFiles (ISO 19005-3 6.8), dates fixed
    signatures    form fields become empty signature fields: no value, no font, an empty appearance
    saving        without object streams where a document is issued: signatures are validated quickly then
"""

from __future__ import annotations

import io
import json
import re
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

NAMA_LAMPIRAN: Final = "snapshot.json"
KETERANGAN_LAMPIRAN: Final = "Isi dokumen ini sebagai data (JSON) yang dapat dibaca komputer"
WAKTU_TETAP: Final = "D:20000101000000Z"  # the data bear no clock: equal input gives equal bytes
BIDANG: Final = re.compile(r"ttd_[1-9]\d?")
BIDANG_SEGEL: Final = "segel"  # of the institution; after those of all officials
URUT_SEGEL: Final = 100
ADA_TANDA_TANGAN: Final = 3  # SignaturesExist, and AppendOnly: the file is only ever added to

PDFUA: Final = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
PENGENAL: Final = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:identifier>sakip:{kode}</dc:identifier></rdf:Description>"""
KODE: Final = re.compile(r"[2-9a-z]{16}")
AKHIR_RDF: Final = b"</rdf:RDF>"


def standardize(isi: bytes, *, lampiran: bytes | None = None) -> bytes:
    """`isi`, a tagged PDF/A-3a of WeasyPrint, as PDF/UA-1 too; equal input gives equal bytes.

    `lampiran` (a JSON object, canonical, in UTF-8) is attached as `snapshot.json`; None = nothing is
    attached. A `kode` in it becomes the identifier `sakip:KODE` of the metadata. Every form field `ttd_N`
    and `segel` becomes an empty signature field. ValueError when a field has another name.
    """
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        _add_metadata(pdf, PDFUA + (b"" if lampiran is None else _identifier(lampiran)))
        if lampiran is not None:
            _attach(pdf, lampiran)
        if "/AcroForm" in pdf.Root:
            _prepare_fields(pdf)
        hasil = io.BytesIO()
        mode = pikepdf.ObjectStreamMode
        pdf.save(
            hasil,
            object_stream_mode=mode.generate if lampiran is None else mode.disable,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return hasil.getvalue()


def _identifier(lampiran: bytes) -> bytes:
    """The metadata that name the code of `lampiran`, a JSON object; b"" when it has none."""
    kode = json.loads(lampiran).get("kode")
    return PENGENAL.format(kode=kode).encode() if isinstance(kode, str) and KODE.fullmatch(kode) else b""


def _add_metadata(pdf: Pdf, tambahan: bytes) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    depan, akhir, belakang = xmp.rpartition(AKHIR_RDF)
    if not akhir:
        raise ValueError("the XMP metadata has no rdf:RDF")
    pdf.Root.Metadata.write(depan + tambahan + akhir + belakang)


def _attach(pdf: Pdf, lampiran: bytes) -> None:
    """One associated file (relationship Data) of the whole document."""
    params = Dictionary(Size=len(lampiran), CreationDate=String(WAKTU_TETAP), ModDate=String(WAKTU_TETAP))
    stream = Stream(pdf, lampiran)
    stream.Type, stream.Subtype, stream.Params = Name.EmbeddedFile, Name("/application/json"), params
    berkas = pdf.make_indirect(stream)
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(NAMA_LAMPIRAN),
            UF=String(NAMA_LAMPIRAN),
            Desc=String(KETERANGAN_LAMPIRAN),
            AFRelationship=Name.Data,
            EF=Dictionary(F=berkas, UF=berkas),
        )
    )
    pdf.Root.AF = Array([spec])
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(NAMA_LAMPIRAN), spec]))


def _prepare_fields(pdf: Pdf) -> None:
    """Fields of the layout become empty signature fields that show nothing and speak their title."""
    form = pdf.Root.AcroForm
    for key in ("/DR", "/NeedAppearances", "/DA"):
        if key in form:
            del form[key]
    form.SigFlags = ADA_TANDA_TANGAN
    form.Fields = Array(sorted(form.Fields, key=lambda field: _nomor(str(field.T))))
    for field in form.Fields:
        _to_signature(pdf, field)
    _single_kids(pdf)


def _nomor(nama: str) -> int:
    if nama == BIDANG_SEGEL:
        return URUT_SEGEL
    if not BIDANG.fullmatch(nama):
        raise ValueError(f"a signature field is named ttd_1, ttd_2 ... or segel, not {nama}")
    return int(nama[4:])


def _to_signature(pdf: Pdf, field: Any) -> None:
    for key in ("/V", "/AS", "/DA", "/MK", "/Border", "/Ff"):
        if key in field:
            del field[key]
    field.FT = Name.Sig
    x1, y1, x2, y2 = (float(sudut) for sudut in field.Rect)
    field.Rect = Array([min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)])
    lebar, tinggi = round(abs(x2 - x1), 3), round(abs(y2 - y1), 3)
    kosong = Stream(pdf, b"")
    kosong.Type, kosong.Subtype = Name.XObject, Name.Form
    kosong.BBox, kosong.Resources = Array([0, 0, lebar, tinggi]), Dictionary()
    field.AP = Dictionary(N=pdf.make_indirect(kosong))


def _single_kids(pdf: Pdf) -> None:
    """/K of a Form element as one reference: as an array, pyHanko takes its second reading for a change."""
    for item in pdf.objects:
        if not isinstance(item, Dictionary) or item.get("/S") != Name.Form:
            continue
        if isinstance(item.get("/K"), Array) and len(item.K) == 1:
            item.K = item.K[0]
