"""What the tests of scans share: a page as it comes from a scanner, its upload and its confirmation."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from laporan.antrean import latest_file
from tests.laporan.ttd.conftest import url


def picture(lebar=800, tinggi=1100, bentuk="JPEG"):
    """The bytes of a scanned page."""
    berkas = io.BytesIO()
    Image.new("L", (lebar, tinggi), 255).save(berkas, bentuk)
    return berkas.getvalue()


def unggah(client, dokumen, isi, **lain):
    """Upload `isi` as the scan of `dokumen`, signed on 9 January 2024 by both officials."""
    kirim = {"tanggal": "2024-01-09", "penanda": ["1", "2"], "sidik": latest_file(dokumen).sidik, **lain}
    kirim["berkas"] = SimpleUploadedFile("pindai.pdf", isi)
    return client.post(url("terbit-pindaian", dokumen.kode), kirim)


def tegaskan(client, dokumen):
    return client.post(url("terbit-pindaian-periksa", dokumen.kode), {"sesuai": "on"})
