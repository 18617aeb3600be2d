"""Kinds of jabatan, from the words of published documents."""

import pytest

from sakip.choices import JenisJabatan as J
from sakip.jabatan import jenis_jabatan


@pytest.mark.parametrize(
    ("jabatan", "jenis"),
    [
        ("Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong", J.KETUA),
        ("Ketua merangkap Anggota", J.KETUA),
        ("KETUA,", J.KETUA),
        ("Plt. Ketua KPU Kota Serang", J.KETUA),
        ("Anggota ..", J.ANGGOTA),
        ("Anggota", J.ANGGOTA),
        ("Ketua Divisi Hukum dan Pengawasan", J.ANGGOTA),
        ("Sekretaris KPU Provinsi Kalimantan Tengah", J.SEKRETARIS),
        ("Pelaksana Tugas Sekretaris", J.SEKRETARIS),
        ("Plh Sekretaris", J.SEKRETARIS),
        ("Sekretaris Jenderal", J.SEKRETARIS),
        ("Kepala Bagian Keuangan, Umum, dan Logistik", J.KEPALA_BAGIAN),
        ("Kabag Hukum", J.KEPALA_BAGIAN),
        ("Kepala Sub Bagian Keuangan, Umum &Logistik", J.KEPALA_SUBBAGIAN),
        ("Kepala Sub Bagian Sub Perencanaan, Data dan Informasi", J.KEPALA_SUBBAGIAN),
        ("Kepala Subbagian Hukum dan SDM", J.KEPALA_SUBBAGIAN),
        ("Kepala Sub-Bagian Hukum", J.KEPALA_SUBBAGIAN),
        ("Kasubbag Rendatin", J.KEPALA_SUBBAGIAN),
        ("Kasubag Teknis", J.KEPALA_SUBBAGIAN),
        ("Kasub Bag Umum", J.KEPALA_SUBBAGIAN),
        ("Wakil Ketua", J.LAINNYA),
        ("Ketua Tim Penyusun LAKIP", J.LAINNYA),
        ("Sekretaris PPK Curup", J.LAINNYA),
        ("Kepala Sekretariat", J.LAINNYA),
        ("Staf Sekretaris", J.LAINNYA),
        ("", J.LAINNYA),
    ],
)
def test_jenis_jabatan_reads_the_printed_words(jabatan, jenis):
    assert jenis_jabatan(jabatan) == jenis
