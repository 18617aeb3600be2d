"""What an uploaded file is, by its bytes: the kinds that are taken, and hostile files that are not."""

import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from kinerja.pindai import kantor
from kinerja.pindai.jenis import kind_of_evidence
from kinerja.pindai.kantor import kind_of_office
from kinerja.pindai.nama import clean_name
from laporan.pindai import small_picture
from tests.kinerja.berkas import ODT, SHEET, WORD, action, archive, located_photo, odf, office, pdf, picture

MAKRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BASANG = "vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("isi", "nama", "jenis"),
    [
        (pdf(), "a", "pdf"),
        (picture("JPEG"), "a.png", "jpg"),
        (picture("PNG"), "a", "png"),
        (picture("WEBP"), "a", "webp"),
        (office(SHEET), "a", "xlsx"),
        (office(WORD), "a", "docx"),
        (odf(ODT), "a", "odt"),
        (odf(f"application/{BASANG}.spreadsheet"), "a", "ods"),
        (b"Indikator;Nilai\nA;90,5\n", "data.CSV", "csv"),
        ("\ufeffDaftar hadir – rapat".encode(), "a.csv.txt", "txt"),
        ("Rapat \u201cpleno\u201d".encode("cp1252"), "", "txt"),
    ],
)
def test_kind_is_that_of_the_bytes(isi, nama, jenis):
    assert kind_of_evidence(isi, nama) == jenis


def _refusal(isi, nama=""):
    with pytest.raises(ValueError, match=r"\.$") as galat:
        kind_of_evidence(isi, nama)
    return str(galat.value)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"MZ\x90\x00\x03", "tidak dikenal"),
        (b"\x7fELF\x02", "tidak dikenal"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office lama"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(60), "HEIC"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "halaman web"),
        (b"<?xml version='1.0'?><a/>", "halaman web"),
        (b"catatan\n<script>alert(1)</script>", "halaman web"),
        ("teks".encode("utf-16"), "tidak dikenal"),
    ],
)
def test_other_kinds_are_refused_in_words(isi, kata):
    assert kata in _refusal(isi)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (archive(("a.txt", "a")), "arsip ZIP"),
        (archive(("mimetype", ODT), ("content.xml", "a")), "arsip ZIP"),
        (office(MAKRO), "makro"),
        (office(SHEET, ("xl/vbaProject.bin", "a")), "makro"),
        (office(WORD, ("word/activeX/activeX1.bin", "a")), "makro"),
        (odf(ODT, ("Basic/Standard/script-lb.xml", "a")), "makro"),
        (office(SHEET, ("xl/embeddings/jalan.exe", "a")), "makro"),
        (office(SHEET, ("../../etc/passwd", "a")), "rusak"),
        (office(SHEET)[:-30], "rusak"),
        (b"PK\x03\x04" + bytes(200), "rusak"),
        (office(SHEET) + b"<script>alert(1)</script>", "berkas lain di dalamnya"),
        (office("text/plain"), "arsip ZIP"),
    ],
)
def test_hostile_archive_is_refused(isi, kata):
    assert kata in _refusal(isi)


def test_archive_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(kantor, "TERBUKA_MAKS", 1_000_000)
    assert "terlalu besar setelah dibuka" in _refusal(office(SHEET, ("besar.xml", bytes(1_000_000))))


def test_office_file_that_declares_two_kinds_is_refused():
    katalog = f'<Types><Override ContentType="{SHEET}"/><Override ContentType="{WORD}"/></Types>'
    assert "arsip ZIP" in _refusal(archive(("[Content_Types].xml", katalog)))


def test_archive_behind_a_picture_is_refused():
    assert "berkas lain di dalamnya" in _refusal(picture("JPEG") + archive(("a.exe", "MZ")))


def test_page_inside_a_picture_is_refused():
    sisipan = picture("JPEG", comment=b"<script>alert(1)</script>")
    assert "berkas lain di dalamnya" in _refusal(sisipan)


@pytest.mark.parametrize(
    "akar",
    [
        {"OpenAction": action("JavaScript", JS="app.alert(1)")},
        {"OpenAction": action("Launch", F="cmd.exe")},
        {"AA": pikepdf.Dictionary(WC=action("SubmitForm", F="http://contoh.id"))},
        {"Names": pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())},
        {"AcroForm": pikepdf.Dictionary(XFA="<xdp/>")},
    ],
)
def test_pdf_that_does_something_by_itself_is_refused(akar):
    assert "skrip atau perintah" in _refusal(pdf(**akar))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [(pdf(sandi="rahasia"), "kata sandi"), (b"%PDF-1.7\n%%EOF", "rusak"), (pdf()[:200], "rusak")],
)
def test_pdf_that_cannot_be_read_is_refused(isi, kata):
    assert kata in _refusal(isi)


def _bomb():
    """A PNG of 30,000 x 30,000 pixels in a few bytes."""

    def chunk(jenis, isi):
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    isi = zlib.compress(bytes(90_001))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", kepala) + chunk(b"IDAT", isi) + chunk(b"IEND", b"")


def test_picture_that_unpacks_without_end_is_refused():
    assert "terlalu besar" in _refusal(_bomb())


def test_damaged_picture_is_refused():
    isi = picture("PNG")
    tengah = isi.index(b"IDAT") + 8
    assert "rusak" in _refusal(isi[:tengah] + b"\xff" + isi[tengah + 1 :])


def test_small_picture_is_upright_and_says_nothing_but_its_pixels():
    kecil = small_picture(located_photo(), "JPEG")
    with Image.open(io.BytesIO(kecil)) as gambar:
        found = (gambar.format, gambar.size, len(gambar.getexif()), gambar.info.get("comment"))
    assert (found, b"Rahasia" in kecil) == (("JPEG", (240, 320), 0, None), False)


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("Laporan TW I.pdf", "Laporan TW I.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Data\\Rapat 1.2.docx", "Rapat 1.2.pdf"),
        ("foto.jpg.exe", "foto.pdf"),
        ("a\u202egnp.exe", "a gnp.pdf"),
        ('x"\r\nSet-Cookie: a=b', "x Set-Cookie a=b.pdf"),
        ("...", "bukti.pdf"),
        ("", "bukti.pdf"),
        ("Ü" * 300, "Ü" * 120 + ".pdf"),
        ("SK 19800101 200501 1 001 final.pdf", "SK … final.pdf"),
        ("198001012005011001.pdf", "….pdf"),
    ],
)
def test_name_is_cleaned(nama, bersih):
    assert clean_name(nama, "pdf") == bersih


def test_a_catalogue_that_does_not_unpack_is_said_in_words():
    isi = bytearray(office(WORD))
    awal = isi.index(b"[Content_Types].xml") + len(b"[Content_Types].xml")
    isi[awal : awal + 8] = b"\xff" * 8
    with pytest.raises(ValueError, match="rusak atau terpotong"):
        kind_of_office(bytes(isi))


def test_a_part_whose_name_cannot_be_read_is_said_in_words():
    isi = archive(("[Content_Types].xml", "x"), ("é.xml", "x")).replace("é".encode(), b"\xff\xfe")
    with pytest.raises(ValueError, match="rusak atau terpotong"):
        kind_of_office(isi)
