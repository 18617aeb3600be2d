"""The kegiatan of a rencana aksi and the reasons of differences in a paket: optional columns, both ways."""

import pytest
from django.db import transaction

from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt
from laporan.paket.ekspor import export_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from sakip.models import Satker
from tests.laporan.paket.berkas import paket
from tests.laporan.paket.simpanan import dump

pytestmark = pytest.mark.django_db
BARIS = {"tahun": 2024, "unit": "lembaga", "sasaran": "S", "indikator": "I", "target": "12 Laporan"}
AKSI = {
    "kegiatan": "Rapat",
    "pola": "triwulan",
    "keluaran": "1 Laporan",
    "jadwal": "Feb - Mei",
    "kode": "076.01.CQ.6709.QGE.003",
    "pagu": 12_500_000,
    "alasan_selisih": "Sisanya tahun depan",
    "alasan_batal": "Anggaran ditiadakan",
}


def book(**aksi):
    lembar = {
        "rkt": {**BARIS, "alasan_selisih": "Arahan KPU Provinsi"},
        "pk": {**BARIS, "alasan_selisih": "Disepakati Ketua"},
        "rencana_aksi": {**BARIS, **AKSI, **aksi},
    }
    return paket(**{nama: [list(isi), list(isi.values())] for nama, isi in lembar.items()})


def put_in(isi):
    return apply_paket(isi, user=None, terima=SEMUA)


def test_a_kegiatan_and_the_reasons_come_in():
    _, alasan = put_in(book())
    aksi = BarisRencanaAksi.objects.get()
    assert (alasan, aksi.keluaran, aksi.jadwal, aksi.kode_baku, aksi.pagu, aksi.dibatalkan) == (
        "",
        "1 Laporan",
        "Februari sampai Mei",
        "076.01.CQ.6709.QGE.003",
        12_500_000,
        True,
    )
    rows = [m.objects.get().alasan_selisih for m in (BarisRkt, BarisPk, BarisRencanaAksi)]
    assert rows == ["Arahan KPU Provinsi", "Disepakati Ketua", "Sisanya tahun depan"]


def test_they_go_out_and_come_in_again_equal():
    with transaction.atomic():
        put_in(book())
        satker = Satker.objects.get(kode_wilayah="17.02")
        sebelum, keluar = dump(satker), export_paket(satker)
        transaction.set_rollback(True)
    assert put_in(keluar)[1] == ""
    assert dump(Satker.objects.get(kode_wilayah="17.02")) == sebelum
    assert BarisRencanaAksi.objects.get().jadwal == "Februari sampai Mei"


def test_the_second_time_nothing_changes():
    put_in(book())
    hitung = put_in(book())[0].hitung()
    assert (hitung["baru"], hitung["berubah"], hitung["galat"]) == (0, 0, 0)


def test_a_schedule_that_cannot_be_read_is_a_galat():
    hasil, alasan = put_in(book(jadwal="sepanjang tahun"))
    assert (alasan != "", BarisRencanaAksi.objects.count()) == (True, 0)
    assert [(p.kolom, p.pesan) for p in hasil.pesan if p.tingkat == "galat"] == [
        ("jadwal", "Jadwal ditulis dengan bulan, misalnya Maret, atau Februari sampai Mei.")
    ]
