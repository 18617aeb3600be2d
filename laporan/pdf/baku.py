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
import zlib
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from pikepdf.settings import set_qpdf_limits

NAMA_LAMPIRAN: Final = "snapshot.json"
KETERANGAN_LAMPIRAN: Final = "Isi dokumen ini sebagai data (JSON) yang dapat dibaca komputer"
WAKTU_TETAP: Final = "D:20000101000000Z"  # the data bear no clock: equal input gives equal bytes
BATAS_BERKAS: Final = 30 * 2**20  # bytes of a PDF that is opened to read its attachment
BATAS_LAMPIRAN: Final = 8 * 2**20  # bytes of an attachment: the largest LAKIP is below 1 MiB
BATAS_BUKA: Final = 64 * 2**20  # bytes that a stream of the file itself may unpack to
BIDANG: Final = re.compile(r"ttd_[1-9]\d?")
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
RUSAK: Final = (
    *(pikepdf.PdfError, pikepdf.PasswordError, zlib.error),
    *(ValueError, TypeError, KeyError, AttributeError, RuntimeError),
)

# Without these a file of 1.5 MB makes the reader unpack 1.5 GB of cross references (process-wide settings).
set_qpdf_limits(
    flate_max_memory=BATAS_BUKA,
    png_max_memory=BATAS_BUKA,
    tiff_max_memory=BATAS_BUKA,
    run_length_max_memory=BATAS_BUKA,
)


def standardize(isi: bytes, *, lampiran: bytes | None = None) -> bytes:
    """`isi`, a tagged PDF/A-3a of WeasyPrint, as PDF/UA-1 too; equal input gives equal bytes.

    `lampiran` (canonical JSON in UTF-8) is attached as `snapshot.json`; None = nothing is attached. A
    `kode` in it becomes the identifier `sakip:KODE` of the metadata. Every form field `ttd_N` becomes an
    empty signature field. ValueError when a field has another name.
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


def read_attachment(pdf: bytes) -> dict[str, Any] | None:
    """The data inside a PDF that SAKIP printed; None = there are none.

    Raises ValueError, in a sentence, when `pdf` is no PDF that can be read, is too large, or when what is
    attached under our name is no JSON object. The first such attachment counts.
    """
    if len(pdf) > BATAS_BERKAS:
        raise ValueError(f"Berkas melebihi {BATAS_BERKAS // 2**20} MB.")
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as terbuka:
            data = _stored(terbuka)
    except TooLargeError:
        raise
    except RUSAK as galat:
        raise ValueError("Berkas ini bukan PDF yang dapat dibaca.") from galat
    return None if data is None else _parsed(data)


class TooLargeError(ValueError):
    """The attachment is larger than any document of ours."""


def _stored(pdf: Pdf) -> bytes | None:
    """The bytes of the attachment, opened in bounds: its size is read before it is unpacked."""
    if NAMA_LAMPIRAN not in pdf.attachments:
        return None
    stream = pdf.attachments[NAMA_LAMPIRAN].obj.EF.F
    return _inflated(stream)


def _inflated(stream: Any) -> bytes:
    """Unpack with a bound, so that a small file cannot fill the memory."""
    saringan = stream.get("/Filter")
    if isinstance(saringan, Array):
        saringan = saringan[0] if len(saringan) == 1 else str(saringan)
    mentah = bytes(stream.read_raw_bytes())
    if saringan is None:
        hasil = mentah
    elif saringan == Name.FlateDecode and "/DecodeParms" not in stream:
        pembuka = zlib.decompressobj()
        hasil = pembuka.decompress(mentah, BATAS_LAMPIRAN + 1)
    else:
        raise ValueError("the attachment is packed in a way that we never use")
    if len(hasil) > BATAS_LAMPIRAN:
        raise TooLargeError(f"Data di dalam PDF melebihi {BATAS_LAMPIRAN // 2**20} MB.")
    return hasil


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        isi = json.loads(data)
    except (ValueError, RecursionError) as galat:
        raise ValueError("Data di dalam PDF ini bukan JSON yang dapat dibaca.") from galat
    if not isinstance(isi, dict):
        raise ValueError("Data di dalam PDF ini bukan data dokumen SAKIP.")
    return isi


def _identifier(lampiran: bytes) -> bytes:
    """The metadata that name the code of `lampiran`; b"" when it has none."""
    kode = _parsed(lampiran).get("kode")
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
    if not BIDANG.fullmatch(nama):
        raise ValueError(f"a signature field is named ttd_1, ttd_2 ..., not {nama}")
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
