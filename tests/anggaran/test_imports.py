"""Import of budget codes."""

import pytest

from anggaran.imports import KodeAnggaranResource
from anggaran.models import KodeAnggaran
from laporan.spreadsheets import write_workbook
from sakip.imports.acuan import import_acuan

JUDUL = ["Kode", "Nama", "Satuan", "Berlaku dari tahun", "Berlaku sampai tahun"]


@pytest.fixture
def run(pusat):
    def run(*rows, apply=True):
        isi = write_workbook([("kode", JUDUL, rows)])
        return import_acuan(user=pusat, resource=KodeAnggaranResource(), isi=isi, apply=apply)

    return run


def test_a_code_comes_with_its_level_and_parent(run):
    hasil = run(["CQ.6709.QGE.099", "Rincian Baru", "Layanan", 2025, None])
    assert hasil.jumlah == {"baru": 1, "berubah": 0, "sama": 0, "galat": 0}
    baris = KodeAnggaran.objects.get(kode="076.01.CQ.6709.QGE.099")
    assert (baris.tingkat, baris.induk.kode, baris.berlaku_dari) == ("ro", "076.01.CQ.6709.QGE", 2025)


def test_parents_may_come_in_the_same_file(run):
    run(
        ["CQ.6999", "Kegiatan Baru", None, 2025, None],
        ["CQ.6999.QGE", "Klasifikasi", None, "2025", None],
        ["CQ.6999.QGE.001", "Rincian", None, "2025", "2027"],
    )
    baris = KodeAnggaran.objects.get(kode="076.01.CQ.6999.QGE.001")
    assert (baris.induk.induk.nama, baris.berlaku_sampai) == ("Kegiatan Baru", 2027)


def test_the_stored_reference_comes_back_unchanged(run):
    rows = KodeAnggaran.objects.values_list("kode", "nama", "satuan", "berlaku_dari", "berlaku_sampai")
    hasil = run(*rows)
    assert hasil.jumlah == {"baru": 0, "berubah": 0, "sama": KodeAnggaran.objects.count(), "galat": 0}


@pytest.mark.parametrize(
    ("baris", "kolom", "kalimat"),
    [
        (["CQ.6999.QGE.001", "Rincian", None, 2025, None], "Kode", "Kode di atasnya, 076.01.CQ.6999.QGE"),
        (["6709.QGE.001", "Rincian", None, 2025, None], "Kode", "Tulis kode lengkap seperti"),
        (["CQ.6709.QGE.099", "Rincian", None, "dua ribu", None], "Berlaku dari tahun", "empat angka"),
        (["CQ.6709.QGE.099", None, None, 2025, None], "Nama", "Kolom ini belum diisi."),
    ],
)
def test_a_code_that_cannot_be_is_refused_in_words(run, baris, kolom, kalimat):
    banyak = KodeAnggaran.objects.count()
    (hasil,) = run(baris).baris
    assert hasil.pesan[0][0] == kolom
    assert kalimat in hasil.pesan[0][1]
    assert KodeAnggaran.objects.count() == banyak
