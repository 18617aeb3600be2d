"""A workbook that was made to do harm: small files that cost much, and texts that no database keeps."""

import io
import zipfile
from time import process_time

import pytest

from laporan.paket.ekspor import export_paket
from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import apply_paket
from laporan.spreadsheets import BerkasDitolakError, baca, read_workbook, write_workbook
from sakip.models import Satker
from tests.laporan.paket.berkas import paket, pk_rows, workbook

pytestmark = pytest.mark.django_db
LEMBAR = "xl/worksheets/sheet1.xml"


def patched(isi, lama, baru, bagian=LEMBAR):
    """The workbook `isi` with the bytes `lama` of one part replaced."""
    wadah = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as asal,
        zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as hasil,
    ):
        for nama in asal.namelist():
            data = asal.read(nama)
            hasil.writestr(nama, data.replace(lama, baru, 1) if nama == bagian else data)
    return wadah.getvalue()


def rows_added(xml):
    return patched(paket(), b"</sheetData>", xml + b"</sheetData>")


def sentence_about(isi):
    """The one message of the preview, which must come within a second."""
    awal = process_time()
    hasil, _ = preview_paket(isi)
    assert process_time() - awal < 1
    (pesan,) = hasil.pesan
    assert pesan.tingkat == "galat"
    return pesan.pesan


def test_a_row_that_no_sheet_has_is_refused_at_once():
    isi = rows_added(b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>')
    assert sentence_about(isi) == (
        "Lembar 'satker' menyebut baris di bawah baris 1.048.576, yang tidak ada di Excel. "
        "Simpan kembali berkasnya di Excel."
    )


def test_empty_rows_above_a_far_row_cost_nothing():
    isi = rows_added(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    awal = process_time()
    assert [nomor for nomor, _ in read_workbook(isi)[0].baris] == [1, 2, 1_048_576]
    assert process_time() - awal < 1


def test_rows_out_of_order_are_not_dropped_but_refused():
    assert sentence_about(rows_added(b'<row r="1"><c r="A1"><v>1</v></c></row>')).startswith("Berkas rusak")


def merged(banyak, rentang=b"A1:A1048576"):
    gabungan = b'<mergeCell ref="%s"/>' % rentang * banyak
    return patched(paket(), b"</sheetData>", b"</sheetData><mergeCells>" + gabungan + b"</mergeCells>")


def test_too_many_merged_cells_are_refused_at_once():
    assert sentence_about(merged(100_000)) == (
        "Lembar 'satker' memuat lebih dari 5.000 sel gabungan; pisahkan sel-selnya."
    )


def test_merged_cells_of_a_whole_column_touch_only_the_rows_there():
    awal = process_time()
    hasil, _ = preview_paket(merged(5_000))
    assert process_time() - awal < 2
    assert {(p.baris, p.pesan) for p in hasil.pesan} == {
        (2, "Sel baris 1 sampai 1048576 digabung; pisahkan selnya dan isi setiap baris.")
    }
    assert hasil.hitung("satker")["galat"] == 1


@pytest.mark.parametrize(
    ("bagian", "akar"),
    [
        (LEMBAR, b"<worksheet"),
        ("xl/workbook.xml", b"<workbook"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships"),
    ],
)
def test_a_document_type_is_refused_in_every_part(bagian, akar):
    isi = patched(paket(), akar, b'<!DOCTYPE x [<!ENTITY a "b">]>' + akar, bagian)
    assert sentence_about(isi) == (
        "Berkas memuat deklarasi DOCTYPE, yang tidak ada di buku kerja Excel, sehingga tidak dibaca."
    )


def test_a_document_type_in_another_encoding_is_found():
    isi = paket()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        xml = asal.read(LEMBAR)
    lain = ("\ufeff<!DOCTYPE x>" + xml.decode()).encode("utf-16-le")
    assert "DOCTYPE" in sentence_about(patched(isi, xml, lain))


def test_one_cell_holds_a_bounded_text():
    hasil, _ = preview_paket(paket(pk=pk_rows(["s", "i" * 30_000, "1%"])))
    assert not hasil.has_galat
    panjang = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"A" * 200_001 + b"</t></is></c></row>"
    (_, _, (_, baris)) = read_workbook(rows_added(panjang))[0].baris
    assert baris[0].alasan == "Sel memuat lebih dari 200.000 huruf; bagi isinya."


def test_a_text_that_many_cells_share_is_counted_in_each(monkeypatch):
    monkeypatch.setattr(baca, "HURUF_LEMBAR_MAKS", 100)
    with pytest.raises(BerkasDitolakError, match="Lembar 'a' memuat lebih dari 100 huruf; bagi menjadi"):
        read_workbook(workbook(a=[["x" * 30]] * 4))


@pytest.mark.parametrize("teks", ["a_xD800_b", "a_xDFFF_b", "a_x0000_b"])
def test_an_escape_that_no_database_keeps_stays_as_written(teks, satker_a):
    """openpyxl writes the escape as it stands, so the file holds what a hostile one would."""
    judul, baris = pk_rows([teks, "i", "1%"])
    hasil, alasan = apply_paket(paket(pk=[[*judul, teks], [*baris, 1]]), user=None)
    assert alasan == ""
    assert f"Kolom '{teks}' tidak dikenal dan diabaikan." in [p.pesan for p in hasil.pesan]
    keluar = export_paket(Satker.objects.get(pk=satker_a.pk))
    sasaran = next(s for s in read_workbook(keluar) if s.nama == "pk").baris[1][1]
    assert teks in sasaran


def test_a_narasi_that_takes_minutes_to_print_is_refused():
    isi = paket(narasi=[["tahun", "dokumen", "bagian", "teks"], [2024, "lakip", "b", "TEKS"]])
    hasil, _ = preview_paket(patched(isi, b"TEKS", b"x" * 100_001, "xl/worksheets/sheet2.xml"))
    assert [(p.lembar, p.baris, p.kolom, p.pesan) for p in hasil.pesan] == [
        ("narasi", 2, "teks", "Teks narasi paling banyak 100.000 huruf; bagi menjadi beberapa bagian.")
    ]


def test_a_text_longer_than_a_cell_is_refused_with_its_place():
    """The escape of a control character counts too: openpyxl would cut the rest off."""
    for teks in ("x" * 32_768, "\x01" * 5_000):
        with pytest.raises(ValueError, match=r"Lembar 'a' baris 3: teks '.*' lebih panjang daripada"):
            write_workbook([("a", ["k"], [["pendek"], [teks]])])
