"""The two real workbooks: in completely, twice without change, out again cell by cell."""

import re

import pytest
from django.db import transaction

from laporan.paket.ekspor import export_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from sakip.models import Jejak, Satker
from tests.laporan.paket.berkas import KALTENG, REJANG_LEBONG, cells
from tests.laporan.paket.simpanan import dump

KEDUANYA = pytest.mark.parametrize(("berkas", "kode"), [(REJANG_LEBONG, "17.02"), (KALTENG, "62")])
BARU = {"17.02": 235, "62": 104}
DITAMBAH_SISTEM = {("satker", 2, "induk"), ("unit", 3, "induk")}


def put_in(isi):
    hasil, alasan = apply_paket(isi, user=None, terima=SEMUA)
    assert alasan == ""
    return hasil


@KEDUANYA
@pytest.mark.django_db
def test_a_real_paket_comes_in_completely(berkas, kode):
    hasil = put_in(berkas.read_bytes())

    hitung = hasil.hitung()
    assert (hitung["baru"], hitung["galat"]) == (BARU[kode], 0)
    batch = Jejak.objects.get(tindakan="impor paket")
    assert batch.satker.kode_wilayah == kode
    assert batch.anak.filter(tindakan="impor paket: tambah").count() >= BARU[kode]


@KEDUANYA
@pytest.mark.django_db
def test_the_second_time_nothing_changes(berkas, kode):
    isi = berkas.read_bytes()
    put_in(isi)
    sebelum, jejak = dump(Satker.objects.get(kode_wilayah=kode)), Jejak.objects.count()

    hasil, alasan = apply_paket(isi, user=None)

    hitung = hasil.hitung()
    assert alasan == ""
    assert (hitung["baru"], hitung["berubah"], hitung["galat"], hitung["ragu"]) == (0, 0, 0, 0)
    assert dump(Satker.objects.get(kode_wilayah=kode)) == sebelum
    assert Jejak.objects.count() == jejak


@KEDUANYA
@pytest.mark.django_db
def test_export_equals_the_original(berkas, kode):
    put_in(berkas.read_bytes())

    keluar = cells(export_paket(Satker.objects.get(kode_wilayah=kode)))

    asli = cells(berkas.read_bytes())
    assert {letak: keluar.get(letak) for letak in asli} == asli
    assert set(keluar) - set(asli) <= DITAMBAH_SISTEM


@KEDUANYA
@pytest.mark.django_db
def test_an_export_brings_the_same_database(berkas, kode):
    with transaction.atomic():
        put_in(berkas.read_bytes())
        satker = Satker.objects.get(kode_wilayah=kode)
        sebelum, keluar = dump(satker), export_paket(satker)
        transaction.set_rollback(True)

    put_in(keluar)

    assert dump(Satker.objects.get(kode_wilayah=kode)) == sebelum


@pytest.mark.parametrize("berkas", [REJANG_LEBONG, KALTENG])
def test_fixtures_hold_no_nip(berkas):
    teks = " ".join(str(nilai) for nilai, _, _ in cells(berkas.read_bytes()).values())
    assert re.findall(r"(?<!\d)\d{18}(?!\d)", teks) == []
