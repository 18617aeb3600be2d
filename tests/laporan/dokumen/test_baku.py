"""A printed document as an archive file: both standards in one PDF, read back by other readers."""

import io

import pikepdf
import pytest

from laporan.pdf import read_attachment
from laporan.services.dokumen import print_document
from tests.laporan.dokumen.conftest import make_pk

XMP_A = 'pdfaid:part="3" pdfaid:conformance="A"'
XMP_UA = "<pdfuaid:part>1</pdfuaid:part>"


@pytest.fixture
def pk(satker) -> pikepdf.Pdf:
    make_pk(satker, "sekretariat")
    with pikepdf.open(io.BytesIO(print_document("pk", satker, 2024, "sekretariat").isi)) as pdf:
        yield pdf


def test_metadata_claim_both_standards_in_one_rdf(pk):
    xmp = pk.Root.Metadata.read_bytes().decode()
    assert (
        xmp.count(XMP_A),
        xmp.count(XMP_UA),
        xmp.count("<rdf:RDF"),
        xmp.count("pdfaExtension:schemas>"),
    ) == (
        1,
        1,
        1,
        2,
    )


def test_output_intent_names_the_colours(pk):
    (intent,) = pk.Root.OutputIntents
    assert (str(intent.S), intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)


def test_file_says_its_title_language_and_that_it_is_tagged(pk):
    assert bool(pk.Root.ViewerPreferences.DisplayDocTitle) is True
    assert bool(pk.Root.MarkInfo.Marked) is True
    assert str(pk.Root.Lang) == "id"
    assert pk.Root.StructTreeRoot.K
    assert len(pk.trailer.ID) == 2


def test_a_print_without_data_carries_none(satker):
    make_pk(satker)
    assert read_attachment(print_document("pk", satker, 2024).isi) is None
