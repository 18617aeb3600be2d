"""The printed Renstra, RKT and rencana aksi."""

import json

import pytest

from anggaran.models import BarisPagu, Dipa
from kinerja.models import AnggaranRkt, BarisRencanaAksi, BarisRkt, RencanaAksi, Rkt, TargetPeriode
from laporan.bentuk.rencana_aksi import bentuk_rencana_aksi
from laporan.bentuk.rkt import bentuk_rkt, daftar_program, pilih_bentuk, tabel_rkt
from laporan.services.dokumen import print_document
from laporan.snapshot import rencana_aksi_snapshot, renstra_snapshot, rkt_snapshot
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator, Tujuan
from tests.laporan.dokumen.conftest import fonts_of, read_pdf


def make_rkt(satker, kunci="lembaga", baris=(), **isi):
    rkt = Rkt.objects.create(unit=satker.unit.get(kunci=kunci), tahun=2024, **isi)
    for urut, satu in enumerate(baris):
        BarisRkt.objects.create(rkt=rkt, urut=urut, **satu)
    return rkt


def _baris(n, **isi):
    return {"sasaran": f"Sasaran {n}", "indikator": f"Indikator {n}", "target_teks": "1 Laporan", **isi}


BERPAGU = [
    _baris(1, program="Program A", kegiatan="Masa Kampanye Pemilu", pagu=100),
    _baris(2, program="Program A", kegiatan="Kegiatan Dua", pagu=50),
    _baris(3, program="Program B", kegiatan="Kegiatan Tiga", pagu=7),
]


@pytest.mark.parametrize(
    ("kunci", "baris", "bentuk"),
    [
        ("lembaga", [_baris(1)], "A"),
        ("lembaga", BERPAGU, "E"),
        ("lembaga", [*BERPAGU, _baris(4, program="Program B", kegiatan="Kegiatan Tiga", pagu=8)], "B"),
        ("subbag-hukum", BERPAGU, "C"),
    ],
)
def test_form_follows_what_the_rows_hold(satker, kunci, baris, bentuk):
    assert pilih_bentuk(rkt_snapshot(make_rkt(satker, kunci, baris))) == bentuk


def test_form_a_has_four_numbered_columns(satker):
    make_rkt(satker, baris=[_baris(1), _baris(2)])
    teks = read_pdf(print_document("rkt", satker, 2024).isi).teks
    assert (
        "No. Sasaran Strategis Indikator Kinerja Target (1) (2) (3) (4) 1. Sasaran 1 Indikator 1 1 Laporan"
        in teks
    )


def test_programme_and_grand_totals_are_sums(satker):
    make_rkt(satker, baris=BERPAGU)
    teks = read_pdf(print_document("rkt", satker, 2024).isi).teks
    assert "A Program A 150" in teks
    assert "B Program B 7" in teks
    assert "Jumlah 157" in teks


def test_stored_programme_amount_wins_and_a_difference_is_said(satker):
    rkt = make_rkt(satker, baris=BERPAGU)
    AnggaranRkt.objects.create(rkt=rkt, uraian="Program A", anggaran=160)
    program = daftar_program(rkt_snapshot(rkt))
    assert [p["jumlah"] for p in program] == [160, 7]
    assert (
        program[0]["catatan"] == "Program A: nilai program Rp160 berbeda Rp10 dari jumlah kegiatannya, Rp150."
    )


def test_kro_comes_from_the_reference_through_the_budget(satker):
    dipa = Dipa.objects.create(satker=satker, tahun=2024)
    BarisPagu.objects.create(dipa=dipa, kode_baku="076.01.CQ.6870.QGE.001", pagu=1)
    snapshot = rkt_snapshot(make_rkt(satker, baris=BERPAGU))
    nama = "Tata Kelola Kelembagaan Publik Bidang Politik dan Hukum"
    assert [b["kro"] for b in snapshot["baris"]] == [nama, "", ""]
    assert [k.judul for k in tabel_rkt(snapshot, "t").kolom][5] == "Program/Kegiatan (KRO)"


def test_rkt_without_amounts_has_no_amount_column(satker):
    baris = [{**b, "pagu": None} for b in BERPAGU]
    tabel = tabel_rkt(rkt_snapshot(make_rkt(satker, baris=baris)), "t")
    assert [k.judul for k in tabel.kolom][-1] == "Target"
    assert [b.jenis for b in tabel.baris] == ["pita", "isi", "isi", "pita", "isi"]


def make_rencana_aksi(satker, kunci="lembaga", pola="triwulan", banyak=3):
    unit = satker.unit.get(kunci=kunci)
    rencana = RencanaAksi.objects.create(unit=unit, tahun=2024, pola=pola)
    for n in range(banyak):
        baris = BarisRencanaAksi.objects.create(
            rencana_aksi=rencana,
            urut=n,
            sasaran="Sasaran yang satu",
            indikator=f"Indikator nomor {n}",
            kegiatan="" if n else "a. Sosialisasi\nb. Pelatihan",
            pelaksana="Kasubbag Hukum",
            target_nilai=80,
            target_jenis="persen",
            target_status="terisi",
        )
        TargetPeriode.objects.create(baris=baris, ke=1, dicentang=True, target_teks="v")
        TargetPeriode.objects.create(baris=baris, ke=2, target_teks="40%", target_nilai=40)
    return rencana


def test_rencana_aksi_by_triwulan_prints_ticks_and_targets(satker):
    make_rencana_aksi(satker)
    bacaan = read_pdf(print_document("rencana-aksi", satker, 2024).isi)
    assert "T1 T2 T3 T4" in bacaan.teks
    assert "a. Indikator nomor 0 80% a. Sosialisasi b. Pelatihan √ 40% Kasubbag Hukum" in bacaan.teks
    assert fonts_of(bacaan.pdf) <= {"Source-Sans-SAKIP", "Source-Sans-SAKIP-Bold"}


def test_rencana_aksi_by_month_is_landscape_with_twelve_periods(satker):
    make_rencana_aksi(satker, "sekretariat", "bulan")
    bacaan = read_pdf(print_document("rencana-aksi", satker, 2024, "sekretariat").isi)
    kotak = bacaan.pdf.pages[0].mediabox
    assert kotak.width > kotak.height
    assert "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12 " in bacaan.teks


@pytest.mark.parametrize(("kunci", "kolom"), [("lembaga", "T1 T2 T3 T4 "), ("sekretariat", "B1 B2 B3 ")])
def test_a_unit_with_both_pola_prints_the_one_of_its_form(satker, kunci, kolom):
    for pola in ("bulan", "triwulan"):
        make_rencana_aksi(satker, kunci, pola, banyak=1)
    assert kolom in read_pdf(print_document("rencana-aksi", satker, 2024, kunci).isi).teks


def test_kegiatan_is_printed_again_where_it_runs_onto_the_next_page(satker):
    make_rencana_aksi(satker, banyak=60)
    halaman = read_pdf(print_document("rencana-aksi", satker, 2024).isi).halaman
    assert len(halaman) > 2
    assert ["b. Pelatihan (lanjutan)" in teks for teks in halaman] == [False] + [True] * (len(halaman) - 1)
    assert ["Sasaran yang satu (lanjutan)" in teks for teks in halaman] == [False] + [True] * (
        len(halaman) - 1
    )


def make_renstra(satker):
    renstra = Renstra.objects.create(
        satker=satker, tahun_awal=2020, tahun_akhir=2024, visi="Visi kami", dasar="Keputusan 197"
    )
    tujuan = Tujuan.objects.create(renstra=renstra, no="1", uraian="Tujuan kami")
    unit = satker.unit.get(kunci="lembaga")
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit, tujuan=tujuan, uraian="Sasaran kami")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Indeks kami", iku=True)
    TargetIndikator.objects.create(indikator=indikator, tahun=2021, target_teks="-")
    TargetIndikator.objects.create(indikator=indikator, tahun=2024, target_nilai=79, target_status="terisi")
    return renstra


def test_renstra_prints_visi_and_targets_by_year(satker):
    make_renstra(satker)
    teks = read_pdf(print_document("renstra", satker, 2023).isi).teks
    assert "RENCANA STRATEGIS TAHUN 2020–2024 KOMISI PEMILIHAN UMUM KABUPATEN REJANG LEBONG" in teks
    assert "“Visi kami”" in teks
    assert (
        "2020 2021 2022 2023 2024 Tujuan 1. Tujuan kami 1. Sasaran kami Indeks kami (IKU) – – – – 79" in teks
    )
    assert "Misi belum diisi." in teks


def test_renstra_prints_the_years_of_an_iku(satker):
    make_renstra(satker)
    Indikator.objects.update(iku_tahun="2022, 2024")
    assert "Indeks kami (IKU 2022, 2024)" in read_pdf(print_document("renstra", satker, 2023).isi).teks


def test_snapshots_are_plain(satker):
    snapshots = [
        rkt_snapshot(make_rkt(satker, baris=BERPAGU)),
        rencana_aksi_snapshot(make_rencana_aksi(satker)),
        renstra_snapshot(make_renstra(satker)),
    ]
    assert json.loads(json.dumps(snapshots)) == snapshots


@pytest.mark.parametrize("banyak", [1, 9])
def test_rencana_aksi_reads_with_a_constant_number_of_queries(satker, django_assert_num_queries, banyak):
    pk = make_rencana_aksi(satker, banyak=banyak).pk
    rencana = RencanaAksi.objects.select_related("unit__satker__induk").get(pk=pk)
    with django_assert_num_queries(3):
        rencana_aksi_snapshot(rencana)


@pytest.mark.parametrize("banyak", [1, 9])
def test_rkt_reads_with_a_constant_number_of_queries(satker, django_assert_num_queries, banyak):
    pk = make_rkt(satker, baris=[_baris(n) for n in range(banyak)]).pk
    rkt = Rkt.objects.select_related("unit__satker__induk").get(pk=pk)
    with django_assert_num_queries(5):
        rkt_snapshot(rkt)


def test_the_reason_of_a_difference_is_printed_under_the_table(satker):
    rencana = make_rencana_aksi(satker, banyak=1)
    rencana.baris.update(alasan_selisih="Sisanya dicapai tahun depan")
    teks = read_pdf(print_document("rencana-aksi", satker, 2024).isi).teks
    assert (
        "Alasan selisih baris 1, “Indikator nomor 0” (Target periode terakhir 40 berbeda dari target setahun "
        "80): Sisanya dicapai tahun depan" in teks
    )


def test_the_kegiatan_are_printed_with_keluaran_jadwal_ro_and_pagu(satker):
    rencana = make_rencana_aksi(satker, banyak=2)
    isi = {"keluaran": "1 Laporan", "bulan_mulai": 2, "bulan_selesai": 5, "kode": "QGE.003"}
    batal = {"dibatalkan": True, "alasan_batal": "Anggaran ditiadakan"}
    rencana.baris.filter(urut=0).update(pagu=12_500_000, **isi, **batal)
    tabel = bentuk_rencana_aksi(rencana_aksi_snapshot(rencana))["rincian"]
    assert [[sel.teks for sel in baris.sel] for baris in tabel.baris] == [
        [
            *("1.", "a. Sosialisasi\nb. Pelatihan", "1 Laporan", "Februari sampai Mei", "Kasubbag Hukum"),
            *("QGE.003", "12.500.000", "Dibatalkan: Anggaran ditiadakan"),
        ]
    ]
    assert "Rincian Kegiatan" in read_pdf(print_document("rencana-aksi", satker, 2024).isi).teks


def test_a_row_without_anything_new_has_the_snapshot_of_before(satker):
    [baris] = rencana_aksi_snapshot(make_rencana_aksi(satker, banyak=1))["baris"]
    assert list(baris) == [
        *("id", "janji", "program", "sasaran", "indikator", "target", "kegiatan", "pelaksana", "periode"),
    ]
    assert bentuk_rencana_aksi(rencana_aksi_snapshot(RencanaAksi.objects.get()))["rincian"] is None


def test_an_rkt_prints_the_reason_of_a_difference(satker):
    rkt = make_rkt(satker, baris=BERPAGU)
    rkt.baris.filter(pk=rkt.baris.first().pk).update(alasan_selisih="Arahan KPU Provinsi")
    tabel = bentuk_rkt(rkt_snapshot(rkt))["selisih"]
    assert [sel.teks for sel in tabel.baris[0].sel][-1] == "Arahan KPU Provinsi"
    assert "Perbedaan dari Dokumen Sumber" in read_pdf(print_document("rkt", satker, 2024).isi).teks
