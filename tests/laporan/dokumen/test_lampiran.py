"""Data inside a document: attached, found by other readers, read back within bounds."""

import io
import json
import zlib

import pikepdf
import pytest
from pypdf import PdfReader

from laporan.pdf import baku, read_attachment
from laporan.services.dokumen import print_document
from sakip.sidik import kanonik
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.naskah import KODE, SEMUA, make_frozen, print_issued


def _with_attachment(data: bytes, **isi) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["snapshot.json"] = pikepdf.AttachedFileSpec(pdf, data)
    for kunci, nilai in isi.items():
        pdf.attachments["snapshot.json"].obj.EF.F[f"/{kunci}"] = nilai
    keluar = io.BytesIO()
    pdf.save(keluar, compress_streams=False)
    return keluar.getvalue()


@pytest.mark.parametrize("macam", SEMUA)
def test_what_comes_out_equals_the_snapshot_that_went_in(satker, macam):
    jenis, snap = make_frozen(satker, macam)
    assert kanonik(read_attachment(print_issued(jenis, snap))) == kanonik(snap)


def test_another_reader_finds_the_same_bytes(satker):
    jenis, snap = make_frozen(satker, "pk-lembaga")
    (isi,) = PdfReader(io.BytesIO(print_issued(jenis, snap))).attachments["snapshot.json"]
    assert isi == kanonik(snap).encode()


def test_attachment_is_an_associated_file_of_the_document(satker):
    with pikepdf.open(io.BytesIO(print_issued(*make_frozen(satker, "pk-lembaga")))) as pdf:
        (spec,) = pdf.Root.AF
        assert spec.objgen == pdf.Root.Names.EmbeddedFiles.Names[1].objgen
        assert {k: str(spec[k]) for k in ("/AFRelationship", "/F", "/UF", "/Desc")} == {
            "/AFRelationship": "/Data",
            "/F": "snapshot.json",
            "/UF": "snapshot.json",
            "/Desc": "Isi dokumen ini sebagai data (JSON) yang dapat dibaca komputer",
        }
        berkas = spec.EF.F
        assert (str(berkas.Subtype), int(berkas.Params.Size)) == (
            "/application/json",
            len(berkas.read_bytes()),
        )


def test_metadata_name_the_code_in_plain_bytes(satker):
    jenis, snap = make_frozen(satker, "pk-lembaga")
    isi = print_issued(jenis, {**snap, "kode": KODE})
    assert isi.count(f"<dc:identifier>sakip:{KODE}</dc:identifier>".encode()) == 1
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        assert pdf.open_metadata()["dc:identifier"] == f"sakip:{KODE}"


@pytest.mark.parametrize("kode", [None, 7, "", "ab2dc3efgh4jkm5n<x/>"])
def test_metadata_name_no_other_code(satker, kode):
    jenis, snap = make_frozen(satker, "pk-lembaga")
    assert b"dc:identifier" not in print_issued(jenis, {**snap, "kode": kode})


def test_equal_input_gives_equal_bytes(satker):
    jenis, snap = make_frozen(satker, "pk-sekretariat")
    assert print_issued(jenis, snap) == print_issued(jenis, json.loads(kanonik(snap)))


def test_a_print_without_data_carries_none(satker):
    make_pk(satker)
    assert read_attachment(print_document("pk", satker, 2024).isi) is None


@pytest.mark.parametrize("isi", [b"", b"bukan PDF", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"PK\x03\x04" * 99])
def test_rubbish_is_refused_in_a_sentence(isi):
    with pytest.raises(ValueError, match=r"^Berkas ini bukan PDF yang dapat dibaca\.$"):
        read_attachment(isi)


@pytest.mark.parametrize("data", [b"rubbish", b"\xff\xfe", b"[" * 200_000, b""])
def test_data_that_are_no_json_are_refused(data):
    with pytest.raises(ValueError, match="bukan JSON yang dapat dibaca"):
        read_attachment(_with_attachment(data))


@pytest.mark.parametrize("data", [b"[1]", b'"x"', b"null"])
def test_json_that_is_no_document_is_refused(data):
    with pytest.raises(ValueError, match="bukan data dokumen SAKIP"):
        read_attachment(_with_attachment(data))


def test_large_files_are_not_even_opened(monkeypatch):
    monkeypatch.setattr(baku, "BATAS_BERKAS", 2**20)
    with pytest.raises(ValueError, match=r"^Berkas melebihi 1 MB\.$"):
        read_attachment(b"%PDF-1.7\n" + b" " * 2**20)


def test_a_small_file_cannot_unpack_to_a_large_one():
    padat = zlib.compress(b" " * (baku.BATAS_LAMPIRAN + 1), 9)
    with pytest.raises(ValueError, match=r"^Data di dalam PDF melebihi 8 MB\.$"):
        read_attachment(_with_attachment(padat, Filter=pikepdf.Name.FlateDecode))


def test_cross_references_cannot_unpack_without_end():
    """A file of 80 kB whose cross references would take 80 MB."""
    padat = zlib.compress(bytes(80 * 2**20), 9)
    depan = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    tabel = (
        b"3 0 obj\n<</Type/XRef/Size 4/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n"
        % len(padat)
    )
    isi = depan + tabel + padat + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(depan)
    with pytest.raises(ValueError, match="bukan PDF yang dapat dibaca"):
        read_attachment(isi)


@pytest.mark.parametrize("saringan", ["LZWDecode", "RunLengthDecode"])
def test_other_ways_of_packing_are_refused(saringan):
    with pytest.raises(ValueError, match="bukan PDF yang dapat dibaca"):
        read_attachment(_with_attachment(b"{}", Filter=pikepdf.Name(f"/{saringan}")))
