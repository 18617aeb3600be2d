"""Places to sign and what an issued document says about its verification."""

import io
import re

import pikepdf
import pytest
from pypdf import PdfReader

from laporan.services.dokumen import print_document
from sakip.sidik import kanonik, sidik_teks
from tests.laporan.dokumen.conftest import make_pk, read_pdf
from tests.laporan.dokumen.naskah import ALAMAT, SEMUA, make_frozen, print_issued

KODE_TERCETAK = "ab2d c3ef gh4j km5n"
MM = 72 / 25.4


def _fields(isi: bytes):
    pdf = pikepdf.open(io.BytesIO(isi))
    return pdf, list(pdf.Root.AcroForm.Fields)


@pytest.mark.parametrize("macam", SEMUA)
def test_each_signatory_has_one_empty_field_in_the_order_of_signing(satker, macam):
    jenis, snap = make_frozen(satker, macam)
    _, fields = _fields(print_issued(jenis, snap))
    assert [(str(f.T), str(f.TU)) for f in fields] == [
        *((f"ttd_{ke}", f"Tanda tangan {p['jabatan']}") for ke, p in enumerate(snap["pihak"], start=1)),
        ("segel", "Segel elektronik"),
    ]


def test_a_field_shows_nothing_holds_nothing_and_keeps_no_font(satker):
    pdf, fields = _fields(print_issued(*make_frozen(satker, "pk-sekretariat")))
    assert set(pdf.Root.AcroForm.keys()) == {"/Fields", "/SigFlags"}
    for field in fields:
        assert set(field.keys()) == {
            *("/Type", "/Subtype", "/FT", "/T", "/TU", "/Rect", "/P", "/F", "/AP", "/StructParent"),
        }
        assert (field.FT, field.AP.N.read_bytes()) == ("/Sig", b"")


def test_a_field_is_66_by_26_mm_and_stands_above_the_name_of_who_signs(satker):
    _pdf, (pertama, kedua, _) = _fields(print_issued(*make_frozen(satker, "pk-sekretariat")))
    for field in (pertama, kedua):
        x1, y1, x2, y2 = (float(n) for n in field.Rect)
        assert (round((x2 - x1) / MM), round((y2 - y1) / MM)) == (66, 26)
    assert float(kedua.Rect[2]) < float(pertama.Rect[0])


@pytest.mark.parametrize("macam", SEMUA)
def test_the_place_of_the_seal_is_50_by_10_mm_below_the_code_and_touches_no_other(satker, macam):
    _, fields = _fields(print_issued(*make_frozen(satker, macam)))
    *lain, segel = ([float(n) for n in field.Rect] for field in fields)
    assert (round((segel[2] - segel[0]) / MM), round((segel[3] - segel[1]) / MM)) == (50, 10)
    assert [a[0] < segel[2] and segel[0] < a[2] and a[1] < segel[3] and segel[1] < a[3] for a in lain] == [
        False
    ] * len(lain)


def test_the_tag_of_a_field_holds_a_single_reference(satker):
    pdf, fields = _fields(print_issued(*make_frozen(satker, "pk-sekretariat")))
    tags = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Form"]
    assert {t.K.Obj.objgen for t in tags} == {f.objgen for f in fields}
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip([int(n) for n in nums[::2]], nums[1::2], strict=True))
    for field in fields:
        assert parents[int(field.StructParent)].K.Obj.objgen == field.objgen


def test_another_reader_sees_the_same_fields(satker):
    fields = PdfReader(io.BytesIO(print_issued(*make_frozen(satker, "pk-sekretariat")))).get_fields()
    assert {nama: field["/FT"] for nama, field in fields.items()} == {
        "ttd_1": "/Sig",
        "ttd_2": "/Sig",
        "segel": "/Sig",
    }


def test_objects_are_not_packed_so_that_signatures_are_checked_quickly(satker):
    isi = print_issued(*make_frozen(satker, "pk-sekretariat"))
    assert (b"/ObjStm" in isi, b"/XRef" in isi) == (False, False)


@pytest.mark.parametrize("macam", ["pk-lembaga", "lakip-x"])
def test_a_block_that_is_printed_again_says_where_the_signature_is(satker, macam):
    teks = read_pdf(print_issued(*make_frozen(satker, macam))).teks
    lembar = "lembar pernyataan" if macam == "pk-lembaga" else "kata pengantar"
    assert teks.count(f"tanda tangan elektronik pada {lembar}") == 1


@pytest.mark.parametrize("macam", SEMUA)
def test_each_page_says_where_it_is_verified(satker, macam):
    halaman = read_pdf(print_issued(*make_frozen(satker, macam))).halaman
    isi = halaman[1:] if macam == "lakip-x" else halaman  # a cover has no foot
    assert [ALAMAT in teks and f"Kode: {KODE_TERCETAK}" in teks for teks in isi] == [True] * len(isi)
    assert ["Dokumen ini ditandatangani secara elektronik" in teks for teks in isi] == [True] * len(isi)


@pytest.mark.parametrize("macam", SEMUA)
def test_one_qr_code_stands_beside_the_signatures_in_words_too(satker, macam):
    pdf, fields = _fields(print_issued(*make_frozen(satker, macam)))
    figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    figures = [f for f in figures if "Kode QR" in str(f.Alt)]
    assert [str(f.Alt) for f in figures] == [
        f"Kode QR berisi alamat halaman verifikasi dokumen ini: {ALAMAT}"
    ]
    assert figures[0].Pg.objgen == fields[0].P.objgen


def test_the_copy_for_ink_has_no_fields_and_bears_the_hash_of_its_content(satker):
    jenis, snap = make_frozen(satker, "pk-sekretariat")
    bacaan = read_pdf(print_issued(jenis, snap, basah=True))
    sidik = sidik_teks(kanonik(snap))
    assert "/AcroForm" not in bacaan.pdf.trailer["/Root"]
    assert [f"{sidik[:16]}, selengkapnya: {sidik}" in teks for teks in bacaan.halaman] == [True] * 2
    assert "secara elektronik" not in bacaan.teks
    assert "tanda tangan elektronik" not in bacaan.teks


def test_a_document_that_is_not_issued_shows_nothing_of_it(satker):
    make_pk(satker, "sekretariat")
    bacaan = read_pdf(print_document("pk", satker, 2024, "sekretariat").isi)
    assert "/AcroForm" not in bacaan.pdf.trailer["/Root"]
    assert not re.search(r"Kode|verifikasi|elektronik", bacaan.teks)


@pytest.mark.parametrize("macam", ["pk-lembaga", "pk-sekretariat"])
def test_a_pk_keeps_its_two_pages(satker, macam):
    assert len(read_pdf(print_issued(*make_frozen(satker, macam))).halaman) == 2
