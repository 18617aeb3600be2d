"""The snapshot of a triwulan: evidence by its hash, promises without their progress."""

from datetime import date

import pytest

from kinerja.models import Bukti, TindakLanjut
from laporan.beda import compare_snapshots
from laporan.snapshot.realisasi import realisasi_snapshot
from tests.kinerja.rakit import make_pengukuran, make_pk


@pytest.fixture
def pengukuran(unit_a):
    return make_pengukuran(make_pk(unit_a, "80%", "90%"), "70%", "95%")


def _file(baris, nama, **kolom):
    isi = {"jenis": "berkas", "berkas": nama, "tipe": "pdf", "ukuran": 1, "sidik": nama[0] * 64}
    return Bukti.objects.create(realisasi=baris, nama=nama, **isi, **kolom)


def _promise(baris):
    hari = date(2024, 12, 31)
    isi = {"uraian": "Menambah petugas", "penanggung_jawab": "Kasubbag", "tenggat": hari, "per_tanggal": hari}
    return TindakLanjut.objects.create(realisasi=baris, **isi)


def test_row_names_its_evidence_with_the_hash_and_what_was_promised(pengukuran):
    baris = pengukuran.baris.get(urut=1)
    bukti = _file(baris, "a.pdf", judul="Berita acara")
    _file(baris, "b.pdf", ditarik=bukti.waktu, alasan_tarik="Salah.")
    _promise(baris)
    satu, dua = realisasi_snapshot(pengukuran)["baris"]
    assert (satu["bukti_dukung"], satu["janji_tindak_lanjut"], dua["bukti_dukung"]) == (
        {"1": f"Berita acara; a.pdf; SHA-256 {'a' * 64}"},
        {"1": "Menambah petugas; Kasubbag; sampai 31 Desember 2024"},
        {},
    )


def test_progress_of_a_promise_changes_no_settled_snapshot(pengukuran):
    tindak = _promise(pengukuran.baris.get(urut=1))
    sebelum = realisasi_snapshot(pengukuran)
    TindakLanjut.objects.filter(pk=tindak.pk).update(status="selesai", catatan="Sudah.")
    assert realisasi_snapshot(pengukuran) == sebelum


def test_new_evidence_is_a_difference_in_words(pengukuran):
    sebelum = realisasi_snapshot(pengukuran)
    _file(pengukuran.baris.get(urut=1), "a.pdf")
    (beda,) = compare_snapshots(sebelum, realisasi_snapshot(pengukuran))
    assert (beda.kolom, beda.lama, beda.baru) == ("Bukti dukung nomor 1", "–", f"a.pdf; SHA-256 {'a' * 64}")


def test_version_kept_before_evidence_had_rows_differs_in_nothing(pengukuran):
    kini = realisasi_snapshot(pengukuran)
    lama = {**kini, "baris": [dict(b) for b in kini["baris"]]}
    for baris in lama["baris"]:
        del baris["bukti_dukung"], baris["janji_tindak_lanjut"]
    assert compare_snapshots(lama, kini) == []


def test_queries_do_not_grow_with_rows(pengukuran, django_assert_num_queries):
    for baris in pengukuran.baris.all():
        _file(baris, "a.pdf")
    with django_assert_num_queries(4):  # one of them for the satker above
        realisasi_snapshot(pengukuran)
