"""A workbook of another satker that uses every sheet and every kind of cell that the contract names."""

from decimal import Decimal

import pytest
from django.db import transaction

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi
from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, Realisasi
from laporan.paket.ekspor import export_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from renstra.models import Indikator, TargetIndikator
from sakip.models import Pejabat, Satker
from tests.laporan.paket.berkas import cells
from tests.laporan.paket.serba import everything
from tests.laporan.paket.simpanan import dump


@pytest.fixture
def gianyar(db):
    hasil, alasan = apply_paket(everything(), user=None, terima=SEMUA)
    assert alasan == "", [vars(p) for p in hasil.pesan if p.tingkat == "galat"]
    return Satker.objects.get(nama="KPU Kabupaten Gianyar")


def test_every_sheet_comes_in(gianyar):
    assert gianyar.kode_satker == "658127"
    assert gianyar.nama_resmi == "Komisi Pemilihan Umum Kabupaten Gianyar"
    assert list(Pejabat.objects.order_by("id").values_list("jenis_jabatan", "nip", "status")) == [
        ("ketua", "", "definitif"),
        ("kepala_subbagian", "198001012005011001", "plt"),
    ]
    assert [i.iku for i in Indikator.objects.order_by("id")] == [True, False, None]
    assert list(
        TargetIndikator.objects.order_by("id").values_list("target_teks", "target_nilai", "target_jenis")
    ) == [
        ("", 77.5, "persen"),
        ("80%", 80, "persen"),
        ("B", None, "predikat_akip"),
        ("72,10 (BB)", Decimal("72.1"), "predikat_akip"),
        ("", 12, "angka"),
        ("-", None, "teks"),
    ]


def test_rows_are_linked_along_the_chain(gianyar):
    rkt = BarisRkt.objects.get(rkt__versi=1)
    pk = BarisPk.objects.get(indikator="Partisipasi")
    assert pk.baris_rkt == rkt
    assert pk.indikator_renstra.uraian == rkt.indikator_renstra.uraian == "Partisipasi"
    assert BarisRencanaAksi.objects.get(indikator="Partisipasi").baris_pk == pk
    by_pk, by_rkt = Realisasi.objects.filter(pengukuran__triwulan=4).order_by("urut")
    assert (by_pk.baris_pk, by_pk.baris_rkt) == (pk, None)
    assert (by_rkt.baris_pk, by_rkt.baris_rkt) == (None, rkt)
    assert by_pk.capaian_nilai == 100


def test_budget_rows_stand_in_their_tree(gianyar):
    tree = {r.uraian: r.induk.uraian if r.induk else None for r in BarisPagu.objects.all()}
    assert tree == {
        "Dukungan Manajemen": None,
        "Gaji": "Dukungan Manajemen",
        "Honor": "Gaji",
        "Pilkada": None,
        "Program lama": None,
    }
    assert BarisPagu.objects.get(uraian="Pilkada").acuan.nama == "Teknis Penyelenggaraan Pemilu/Pemilihan"
    assert BarisRealisasi.objects.get(sumber_dana="hibah").kode_baku == "076.01.CQ.6639"
    assert list(AnggaranLalu.objects.order_by("urut").values_list("pagu", flat=True)) == [34_884_986_000, 5]


def test_export_equals_what_came_in(gianyar):
    asli, keluar = cells(everything()), cells(export_paket(gianyar, dengan_nip=True))
    tak_dikenal = {k for k in asli if k[2] == "warna" or k[0] == "lampiran"}
    beda = {
        k: (asli[k], keluar.get((k[0].lower(), *k[1:-1], k[2].strip().lower())))
        for k in set(asli) - tak_dikenal
        if asli[k] != keluar.get((k[0].lower(), *k[1:-1], k[2].strip().lower()))
    }
    assert {k: v for k, v in beda.items() if k[0] not in ("Satker", "unit")} == {}


def test_the_second_time_nothing_changes(gianyar):
    sebelum = dump(gianyar)
    hasil, alasan = apply_paket(everything(), user=None)
    assert alasan == ""
    assert {k: v for k, v in hasil.hitung().items() if k in ("baru", "berubah", "galat", "ragu")} == {
        "baru": 0,
        "berubah": 0,
        "galat": 0,
        "ragu": 0,
    }
    assert dump(gianyar) == sebelum


@pytest.mark.django_db
def test_an_export_brings_the_same_database():
    with transaction.atomic():
        assert apply_paket(everything(), user=None, terima=SEMUA)[1] == ""
        satker = Satker.objects.get(nama="KPU Kabupaten Gianyar")
        sebelum, keluar = dump(satker), export_paket(satker, dengan_nip=True)
        transaction.set_rollback(True)

    hasil, alasan = apply_paket(keluar, user=None, terima=SEMUA)

    assert alasan == "", [vars(p) for p in hasil.pesan if p.tingkat == "galat"]
    sesudah = dump(satker)
    for tabel in sebelum:
        assert sesudah[tabel] == sebelum[tabel], tabel


def test_a_nip_stays_inside_unless_asked_for(gianyar):
    hasil, _ = apply_paket(everything(), user=None)
    assert "198001012005011001" not in str(hasil.as_dict()) + str([vars(b) for b in hasil.baris])
    assert not any(k[2] == "nip" for k in cells(export_paket(gianyar)))


def test_one_year_of_a_satker(gianyar):
    keluar = cells(export_paket(gianyar, 2023))
    tahun = {v[0] for k, v in keluar.items() if k[2] == "tahun" and k[0] != "skala"}
    assert tahun == {2023}
    assert ("renstra", 2, "visi") in keluar
    assert ("pejabat", 2, "nama") in keluar
