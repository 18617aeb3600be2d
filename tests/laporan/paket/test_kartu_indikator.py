"""The kartu in a paket: optional columns, both ways, and what may not stand beside each other."""

from decimal import Decimal

import pytest
from django.db import transaction

from laporan.paket.ekspor import export_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from renstra.models import Indikator
from sakip.models import Satker
from tests.laporan.paket.berkas import cells, paket
from tests.laporan.paket.simpanan import dump

pytestmark = pytest.mark.django_db
ISI = {
    "iku_tahun": "2022-2023",
    "alasan": "Ukuran mutu Pemilu",
    "cara_hitung": "Hadir dibagi terdaftar, dikali 100",
    "pembilang": "Pemilih yang hadir",
    "penyebut": "Pemilih terdaftar",
    "frekuensi": "tahunan",
    "batas_capaian": "120%",
    "batas_bawah_capaian": "20,5",
    "aturan_target_nol": "dikecualikan",
    "wajar_min": -5,
    "wajar_maks": "99,5",
    "cara_kumpul": "Dari rekapitulasi",
    "pilah": "Laki-laki dan perempuan",
    "bukti": "Berita acara",
    "bukti_wajib": "ya",
    "mutu": "Diperiksa dua orang",
    "keterbatasan": "Baru terbit Maret",
    "pemanfaatan": "Rapat evaluasi",
    "nilai_awal": "74,3%",
    "tahun_nilai_awal": 2019,
}


def book(**isi):
    """A paket with one indikator."""
    kepala = {"tahun_awal": 2020, "unit": "lembaga", "sasaran": "S", "indikator": "Partisipasi", "iku": "ya"}
    baris = {**kepala, **isi}
    return paket(
        renstra=[["tahun_awal", "tahun_akhir"], [2020, 2024]], indikator=[list(baris), list(baris.values())]
    )


def put_in(isi):
    return apply_paket(isi, user=None, terima=SEMUA)


def galat(**isi):
    """(column, sentence) of every galat; nothing may be stored."""
    hasil, alasan = put_in(book(**isi))
    assert (alasan != "", Indikator.objects.count(), hasil.hitung()["galat"]) == (True, 0, 1)
    return [(p.kolom, p.pesan) for p in hasil.pesan if p.tingkat == "galat"]


def test_the_whole_kartu_comes_in():
    hasil, alasan = put_in(book(satuan="Lap", **ISI))
    indikator = Indikator.objects.get()
    assert (alasan, hasil.hitung()["peringatan"]) == ("", 0)
    nilai = {nama: getattr(indikator, nama.removeprefix("aturan_")) for nama in ISI}
    beda = {nama: (isi, nilai[nama]) for nama, isi in ISI.items() if nilai[nama] != isi}
    assert beda == {
        "iku_tahun": ("2022-2023", "2022, 2023"),
        "batas_capaian": ("120%", Decimal(120)),
        "batas_bawah_capaian": ("20,5", Decimal("20.5")),
        "wajar_maks": ("99,5", Decimal("99.5")),
        "bukti_wajib": ("ya", True),
    }
    assert (indikator.satuan, indikator.satuan_teks) == ("Laporan", "Lap")


def test_it_goes_out_and_comes_in_again_equal():
    with transaction.atomic():
        put_in(book(satuan="Lap", **ISI))
        satker = Satker.objects.get(kode_wilayah="17.02")
        sebelum, keluar = dump(satker), export_paket(satker)
        transaction.set_rollback(True)
    assert put_in(keluar)[1] == ""
    assert dump(Satker.objects.get(kode_wilayah="17.02")) == sebelum


def test_the_second_time_nothing_changes():
    put_in(book(satuan="Lap.", **ISI))
    hitung = put_in(book(satuan="Lap.", **ISI))[0].hitung()
    assert (hitung["baru"], hitung["berubah"], hitung["galat"]) == (0, 0, 0)


def test_a_kartu_without_more_goes_out_without_the_columns():
    put_in(book(satuan="Lap"))
    keluar = cells(export_paket(Satker.objects.get(kode_wilayah="17.02")))
    kepala = {kolom for lembar, _, kolom in keluar if lembar == "indikator"}
    assert kepala & set(ISI) == set()
    assert keluar["indikator", 2, "satuan"][0] == "Lap"


def test_an_empty_cell_overwrites_nothing():
    put_in(book(satuan="Lap", **ISI))
    sebelum = dump(Satker.objects.get(kode_wilayah="17.02"))
    put_in(book(**dict.fromkeys(ISI)))
    assert dump(Satker.objects.get(kode_wilayah="17.02")) == sebelum


@pytest.mark.parametrize(
    ("isi", "kolom", "kalimat"),
    [
        ({"iku_tahun": "2030"}, "iku_tahun", "“2030” tidak termasuk masa Renstra 2020 sampai 2024."),
        ({"pembilang": "Hadir"}, "penyebut", "Isi pembilang dan penyebut, atau kosongkan keduanya."),
        (
            {"wajar_min": 9, "wajar_maks": 1},
            "wajar_maks",
            "Batas wajar tertinggi tidak boleh di bawah batas terendah.",
        ),
        (
            {"batas_capaian": 50, "batas_bawah_capaian": 60},
            "batas_bawah_capaian",
            "Batas bawah capaian harus di bawah batas atasnya.",
        ),
        (
            {"aturan_target_nol": "nol"},
            "aturan_target_nol",
            "'nol' tidak dikenal; pilihannya terpenuhi, batas_atas, dikecualikan.",
        ),
        ({"batas_capaian": 0}, "batas_capaian", "Batas atas capaian harus lebih dari nol."),
        (
            {"wajar_min": "banyak"},
            "wajar_min",
            "'banyak' tidak dapat dibaca sebagai angka, paling banyak enam desimal.",
        ),
        (
            {"frekuensi": "harian"},
            "frekuensi",
            "'harian' tidak dikenal; pilihannya triwulanan, semesteran, tahunan.",
        ),
    ],
)
def test_what_does_not_fit_is_an_error_of_its_cell(isi, kolom, kalimat):
    assert galat(**isi) == [(kolom, kalimat)]


def test_a_part_that_is_stored_already_completes_a_pair():
    put_in(book(pembilang="Hadir", penyebut="Terdaftar"))
    assert put_in(book(pembilang="Yang hadir"))[1] == ""
    assert Indikator.objects.values_list("pembilang", "penyebut").get() == ("Yang hadir", "Terdaftar")
