"""A workbook of another satker that uses every sheet and every kind of cell that the contract names."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi
from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, Realisasi
from laporan.paket.ekspor import export_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from renstra.models import Indikator, TargetIndikator
from sakip.models import Pejabat, Satker
from tests.laporan.paket.berkas import cells, workbook
from tests.laporan.paket.simpanan import dump

PERSEN = "0%"
TANGGAL = "dd/mm/yyyy"


def everything():
    return workbook(
        Satker=[
            ["KODE_SATKER", "nama", " Jenis ", "induk", "telepon", "tempat", "warna"],
            [
                658127,
                "Komisi Pemilihan Umum Kabupaten Gianyar",
                "Kabupaten",
                "51",
                "(0361) 1",
                "Gianyar",
                "biru",
            ],
        ],
        unit=[
            ["unit", "nama", "jenis", "induk"],
            ["subbag-hukum", "Subbagian Hukum", "subbagian", "sekretariat"],
            ["lembaga", "KPU Kabupaten Gianyar", "lembaga", None],
        ],
        pejabat=[
            ["unit", "jabatan", "nama", "nip", "status", "mulai", "selesai"],
            ["lembaga", "Ketua merangkap Anggota", "A", None, None, (date(2023, 6, 1), TANGGAL), None],
            ["subbag-hukum", "Kepala Sub Bagian Hukum", "B", "198001012005011001", "plt", None, None],
        ],
        renstra=[["tahun_awal", "tahun_akhir", "dasar", "visi"], [2020, 2024, "Keputusan", "=visi"]],
        misi=[["tahun_awal", "no", "uraian"], [2020, 1, "Misi satu"], [2020, 2, "- misi dua"]],
        tujuan=[["tahun_awal", "no", "uraian"], [2020, "1.", "Tujuan"]],
        indikator=[
            [
                *("tahun_awal", "unit", "tujuan_no", "sasaran", "indikator", "iku", "satuan", "jenis_nilai"),
                *("polaritas", "cara_kumulasi", "definisi", "sumber_data", "target_2020", "target_2024"),
            ],
            [
                2020,
                "lembaga",
                "1.",
                "S1",
                "Partisipasi",
                "ya",
                "%",
                "persen",
                "maksimal",
                "posisi_akhir",
                "d",
                "s",
                (0.775, "0.00%"),
                "80%",
            ],
            [
                2020,
                "lembaga",
                "1.",
                "S1",
                "Nilai AKIP",
                "tidak",
                None,
                "predikat_akip",
                None,
                None,
                None,
                None,
                "B",
                "72,10 (BB)",
            ],
            [
                2020,
                "subbag-hukum",
                None,
                "S2",
                "Laporan",
                None,
                "Laporan",
                "angka",
                "minimal",
                "akumulasi",
                None,
                None,
                12,
                "-",
            ],
        ],
        rkt=[
            [
                *(
                    "tahun",
                    "unit",
                    "versi",
                    "tanggal",
                    "tempat",
                    "alasan_perubahan",
                    "urut",
                    "program",
                    "kegiatan",
                ),
                *("kode", "sasaran", "indikator", "target", "pagu"),
            ],
            [
                2024,
                "lembaga",
                None,
                "Januari 2024",
                "Gianyar",
                None,
                1,
                "P",
                "K",
                "CQ.6709",
                "S1",
                "Partisipasi",
                (0.8, PERSEN),
                1050000,
            ],
            [
                2024,
                "lembaga",
                None,
                None,
                None,
                None,
                2,
                "P",
                "K",
                None,
                "S1",
                "Nilai AKIP",
                "B",
                "Rp. 2.000.000,-",
            ],
            [
                2024,
                "lembaga",
                1,
                (date(2024, 7, 2), TANGGAL),
                "Gianyar",
                "Mutasi",
                1,
                "P",
                "K",
                None,
                "S1",
                "Partisipasi",
                "82,5%",
                None,
            ],
        ],
        rkt_anggaran=[
            ["tahun", "unit", "versi", "urut", "kode", "uraian", "anggaran"],
            [2024, "lembaga", 0, 1, "076.01.CQ", "Program", 3050000],
        ],
        pk=[
            [
                "tahun",
                "unit",
                "versi",
                "tanggal",
                "tempat",
                "alasan_perubahan",
                "urut",
                "sasaran",
                "indikator",
                "target",
            ],
            [2024, "lembaga", 0, "2 Januari 2024", "Gianyar", None, 1, "S1", "Partisipasi", "82.5%"],
            [2024, "lembaga", 0, "2 Januari 2024", "Gianyar", None, 2, "S1", "Nilai AKIP", "B"],
            [2024, "subbag-hukum", 0, None, None, None, 1, "S2", "Laporan", 12],
        ],
        pk_anggaran=[
            ["tahun", "unit", "versi", "urut", "kode", "uraian", "anggaran"],
            [2024, "lembaga", 0, 1, None, "Program A", "Rp. 2.647.529.000"],
        ],
        rencana_aksi=[
            [
                *(
                    "tahun",
                    "unit",
                    "tanggal",
                    "tempat",
                    "program",
                    "sasaran",
                    "indikator",
                    "target",
                    "kegiatan",
                ),
                *("pelaksana", "pola", "p1", "p2", "p3", "p4", "p12"),
            ],
            [
                2024,
                "lembaga",
                "3 Januari 2024",
                "Gianyar",
                "WA",
                "S1",
                "Partisipasi",
                (0.8, PERSEN),
                "k",
                "p",
                "triwulan",
                "√",
                "v",
                (0.5, PERSEN),
                "82,5%",
                None,
            ],
            [
                2024,
                "subbag-hukum",
                None,
                None,
                None,
                "S2",
                "Laporan",
                12,
                None,
                "p",
                "bulan",
                1,
                "x",
                None,
                None,
                "1 Laporan",
            ],
        ],
        realisasi=[
            [
                *("tahun", "triwulan", "unit", "acuan", "kegiatan", "kode", "sasaran", "indikator", "target"),
                *(
                    "realisasi",
                    "keterangan",
                    "kendala",
                    "tindak_lanjut",
                    "bukti",
                    "capaian_tercetak",
                    "kategori_tercetak",
                ),
            ],
            [
                2024,
                4,
                "lembaga",
                "pk",
                None,
                None,
                "S1",
                "Partisipasi",
                "82.5%",
                "84,99%",
                "Tercapai",
                "k",
                "t",
                "https://contoh.id/a",
                "103,02%",
                "Berhasil",
            ],
            [
                2024,
                4,
                "lembaga",
                "rkt",
                "K",
                "CQ.6709",
                "S1",
                "Partisipasi",
                "82,5%",
                (0.81, PERSEN),
                None,
                None,
                None,
                None,
                None,
                None,
            ],
            [
                2024,
                3,
                "subbag-hukum",
                "pk",
                None,
                None,
                "S2",
                "Laporan",
                None,
                9,
                None,
                None,
                None,
                None,
                None,
                None,
            ],
        ],
        dipa=[
            ["tahun", "revisi", "nomor", "tanggal"],
            [2024, 0, "SP DIPA-076.01.2.658127/2024", (date(2023, 11, 24), TANGGAL)],
            [2024, 1, None, "Desember 2024"],
        ],
        anggaran=[
            ["tahun", "revisi", "sumber_dana", "unit", "kode", "uraian", "pagu"],
            [2024, 0, None, None, "1", "Dukungan Manajemen", 100],
            [2024, 0, None, "subbag-hukum", "1.1", "Gaji", (70, "#,##0")],
            [2024, 0, None, None, None, "Honor", "30"],
            [2024, 0, "hibah", None, "076.01.CQ.6639", "Pilkada", 1000],
            [2024, 1, None, None, "076.01.06", "Program lama", 5],
        ],
        realisasi_anggaran=[
            ["tahun", "bulan", "sumber_dana", "unit", "kode", "uraian", "realisasi", "persen_tercetak"],
            [2024, None, None, None, "1", "Dukungan Manajemen", "99", "99,00%"],
            [2024, 2, None, None, "1", "Dukungan Manajemen", -5, None],
            [2024, 3, "hibah", None, "CQ.6639", None, 500, None],
        ],
        capaian_lalu=[
            ["tahun", "unit", "indikator", "target", "realisasi", "sumber"],
            [2022, "lembaga", "Nilai AKIP", "B", "64 (B)", "Inspektorat"],
            [2023, "lembaga", "Partisipasi", (0.77, PERSEN), 80.5, None],
        ],
        anggaran_lalu=[
            ["tahun", "kode", "uraian", "pagu", "realisasi", "persen_tercetak"],
            [2023, None, None, "34,884,986,000", "34,024,395,214", "97,53%"],
            [2023, "CQ", "Program", 5, 4, None],
        ],
        skala=[
            ["tahun", "urut", "dari", "sampai", "kategori", "keterangan"],
            [2023, 1, 85, 100, "Sangat Baik", None],
            [2023, 2, 0, 84.99, "Kurang", "k"],
        ],
        narasi=[["tahun", "dokumen", "bagian", "teks"], [2024, "lakip", "Penjelasan Visi", "Baris\nkedua  "]],
        pegawai_rekap=[["tahun", "tabel", "baris", "kolom", "jumlah"], [2024, "golongan", "III/a", "PNS", 3]],
        sarpras=[
            ["tahun", "jenis", "uraian", "status", "luas", "tahun_perolehan", "keterangan"],
            [2024, "tanah", "Gedung", "Pinjam pakai", "300 m2", 2010, None],
        ],
        divisi=[["tahun", "nama", "jabatan", "divisi", "tugas"], [2024, "A", "Ketua", "Umum", "+tugas"]],
        pembanding=[
            ["tahun", "indikator", "lingkup", "nilai", "sumber"],
            [2024, "Nilai AKIP", "nasional", "B", "@KPU RI"],
        ],
        lampiran=[["apa saja"]],
    )


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
