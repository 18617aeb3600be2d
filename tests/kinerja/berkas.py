"""Files as people (and others) upload them, made in memory."""

import io
import zipfile

import pikepdf
from PIL import Image

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODT = "application/vnd.oasis.opendocument.text"


def archive(*bagian, simpan=(), komentar=b""):
    """A zip archive of (name, content) pairs; those in `simpan` are not compressed. The same every time."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian:
            cara = zipfile.ZIP_STORED if nama in simpan else zipfile.ZIP_DEFLATED
            arsip.writestr(zipfile.ZipInfo(nama), isi, compress_type=cara)
        arsip.comment = komentar
    return hasil.getvalue()


def office(jenis=SHEET, *bagian, **opsi):
    """An office file whose main part has the content type `jenis`."""
    katalog = f'<?xml version="1.0"?><Types><Override PartName="/a.xml" ContentType="{jenis}"/></Types>'
    return archive(("[Content_Types].xml", katalog), ("a.xml", "<a/>"), *bagian, **opsi)


def odf(jenis=ODT, *bagian):
    return archive(("mimetype", jenis), ("content.xml", "<a/>"), *bagian, simpan=("mimetype",))


def picture(bentuk="PNG", ukuran=(640, 480), **opsi):
    hasil = io.BytesIO()
    Image.new("RGB", ukuran, "teal").save(hasil, bentuk, **opsi)
    return hasil.getvalue()


def located_photo():
    """A JPEG that says where it was taken, lies on its side and has a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[1] = "S"
    return picture("JPEG", exif=exif, comment=b"Kamera Rahasia")


def pdf(*, sandi="", **akar):
    """A PDF of one page; `akar` are entries of its catalog (`OpenAction` ...)."""
    hasil = io.BytesIO()
    with pikepdf.new() as dokumen:
        dokumen.add_blank_page()
        for nama, isi in akar.items():
            dokumen.Root[f"/{nama}"] = isi
        kunci = pikepdf.Encryption(user=sandi, owner=sandi) if sandi else None
        dokumen.save(hasil, encryption=kunci, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return hasil.getvalue()


def action(jenis, **isi):
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{jenis}"), **isi)
