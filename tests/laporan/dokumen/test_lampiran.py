"""Data inside a document: attached, and found by other readers."""

import io
import json

import pikepdf
import pytest
from pypdf import PdfReader

from laporan.services.dokumen import print_document
from sakip.sidik import kanonik
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.naskah import KODE, SEMUA, make_frozen, print_issued, read_attachment


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
