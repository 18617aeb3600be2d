"""Printed documents as archive files: both standards in one PDF, read back object by object."""

import io

import pikepdf
import pytest

from laporan.pdf.baku import standardize
from laporan.services.dokumen import print_document
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.naskah import SEMUA, make_frozen, print_issued

pytestmark = pytest.mark.django_db  # the prints ask for the database late, out of sight of pytest-django
NAMA_HURUF = {"Source-Sans-SAKIP", "Source-Sans-SAKIP-Bold", "Source-Sans-SAKIP-Italic"}


PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
CETAKAN: dict[str, bytes] = {}  # each kind is printed once for the whole file


@pytest.fixture(params=[*SEMUA, "draf"])
def pdf(request):
    """Every kind of document as prepared for signing, and a plain draft."""
    if request.param not in CETAKAN:
        CETAKAN[request.param] = _print(request.getfixturevalue("satker"), request.param)
    with pikepdf.open(io.BytesIO(CETAKAN[request.param])) as terbuka:
        yield terbuka


def _print(satker, macam: str) -> bytes:
    if macam != "draf":
        return print_issued(*make_frozen(satker, macam))
    make_pk(satker, status="draf")
    return print_document("pk", satker, 2024).isi


def _elements(pdf):
    """Every structure element that the root leads to."""
    tumpukan, semua = list(pdf.Root.StructTreeRoot.K), []
    while tumpukan:
        item = tumpukan.pop()
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            semua.append(item)
            anak = item.get("/K", [])
            tumpukan += list(anak) if isinstance(anak, pikepdf.Array) else [anak]
    return semua


def _fonts(pdf):
    return [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]


def test_metadata_claim_both_standards_in_one_rdf(pdf):
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert xmp.count('pdfaid:part="3" pdfaid:conformance="A"') == 1
    assert xmp.count("<pdfuaid:part>1</pdfuaid:part>") == 1
    assert (xmp.count("<rdf:RDF"), xmp.count("<pdfaExtension:schemas>")) == (1, 1)


def test_metadata_say_the_same_as_the_information_dictionary(pdf):
    xmp = pdf.open_metadata()
    tercatat = (xmp["dc:title"], xmp["dc:creator"], xmp["xmp:CreatorTool"], xmp["pdf:Producer"])
    info = pdf.docinfo
    assert tercatat == (str(info.Title), [str(info.Author)], str(info.Creator), str(info.Producer))


def test_output_intent_names_the_colours(pdf):
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)


def test_file_says_its_title_language_id_and_that_it_is_tagged(pdf):
    root = pdf.Root
    assert (bool(root.ViewerPreferences.DisplayDocTitle), bool(root.MarkInfo.Marked)) == (True, True)
    assert (str(root.Lang), len(pdf.trailer.ID), pdf.is_encrypted) == ("id", 2, False)


def test_only_our_fonts_are_used_and_each_is_embedded(pdf):
    fonts = _fonts(pdf)
    assert {str(f.BaseFont).split("+")[-1] for f in fonts} <= NAMA_HURUF
    for font in fonts:
        assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor
        assert "/ToUnicode" in font


def test_every_element_has_a_standard_type_and_figures_have_words(pdf):
    jenis = {str(e.S)[1:] for e in _elements(pdf)}
    assert jenis <= {
        *(
            "Document",
            "Sect",
            "Div",
            "P",
            "H1",
            "H2",
            "H3",
            "H4",
            "H5",
            "H6",
            "Span",
            "NonStruct",
            "Figure",
            "Form",
        ),
        *("Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "Link", "L", "LI", "LBody", "Lbl"),
    }
    assert [e for e in _elements(pdf) if e.S == "/Figure" and not str(e.get("/Alt", ""))] == []


def test_all_that_is_painted_is_content_in_the_structure_or_an_artifact(pdf):
    """And a foot of a page is an artifact (PDF/UA-1 7.1 and 7.8)."""
    reached = {e.objgen for e in _elements(pdf)}
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for page in pdf.pages:
        marks = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("BDC", "BMC"):
                assert marks == []
                marks.append(None if operands[0] == "/Artifact" else int(operands[1].MCID))
            elif str(operator) == "EMC":
                marks.pop()
            elif str(operator) in PAINTING:
                (mcid,) = marks
                assert mcid is None or parents[int(page.StructParents)][mcid].objgen in reached
        assert marks == []


def test_every_annotation_is_printed_and_stands_in_the_structure(pdf):
    acuan = {e.K.Obj.objgen for e in _elements(pdf) if e.S == "/Form"}
    for page in pdf.pages:
        for annot in page.get("/Annots", []):
            assert int(annot.F) == 4
            assert "/StructParent" in annot
            assert annot.Subtype == "/Link" or annot.objgen in acuan
        assert "/Annots" not in page or page.Tabs == "/S"


def test_nothing_acts_when_the_file_is_opened(pdf):
    assert [k for k in ("/OpenAction", "/AA", "/JavaScript") if k in pdf.Root] == []
    assert [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/JS" in o] == []


def test_a_file_without_xmp_is_refused():
    kosong = pikepdf.new()
    kosong.Root.Metadata = pikepdf.Stream(kosong, b"<x/>")
    isi = io.BytesIO()
    kosong.save(isi, fix_metadata_version=False)
    with pytest.raises(ValueError, match="rdf:RDF"):
        standardize(isi.getvalue())
