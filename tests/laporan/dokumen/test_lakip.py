"""The LAKIP: figures of the two demo satker, and the structure on a small one."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa
from kinerja.models import CapaianLalu, Pengukuran, Realisasi
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.lakip_banding import tahun_lalu
from laporan.bentuk.lakip_ukur import contoh_hitung
from laporan.bentuk.naskah import Bagian, Gambar, gambar, gambar_dalam, nomori, tabel_dalam
from laporan.models import Divisi, Lakip, Narasi, Pembanding, RekapPegawai, SaranaPrasarana
from laporan.services.dokumen import print_document
from laporan.snapshot import lakip_snapshot
from sakip.choices import StatusDokumen
from sakip.models import Satker
from tests.laporan.dokumen.conftest import NIP, fonts_of, make_pk, read_pdf

FIXTURES = Path(__file__).parents[3] / "fixtures"


def _impor(nama, kode):
    call_command(
        "impor_paket",
        str(FIXTURES / f"{nama}_2024.xlsx"),
        terapkan=True,
        terima_ragu=True,
        stdout=io.StringIO(),
    )
    return Satker.objects.select_related("induk").get(kode_wilayah=kode)


@pytest.fixture
def rejang_lebong(db):
    return _impor("rejanglebong", "17.02")


@pytest.fixture
def kalteng(db):
    return _impor("kalteng", "62")


def _ukur(snapshot):
    kolom = ("rata_rata", "kategori", "dihitung", "seluruh")
    return {(u["acuan"], u["unit"]["kunci"]): tuple(u[k] for k in kolom) for u in snapshot["pengukuran"]}


def _tabel(bentuk, nama):
    semua = [t for bab in bentuk["bab"] for t in tabel_dalam(bab)]
    return next(t for t in semua if t.nama == nama)


def _teks(tabel):
    return [[sel.teks for sel in baris.sel] for baris in tabel.baris]


def test_kalteng_means_stand_apart_and_say_what_is_missing(kalteng):
    ukur = _ukur(lakip_snapshot(kalteng, 2024))
    assert ukur["pk", "lembaga"] == (None, "", 0, 10)
    rata, kategori, dihitung, seluruh = ukur["pk", "sekretariat"]
    assert (kategori, dihitung, seluruh) == ("Berhasil", 14, 17)
    assert rata == "97.00"


def test_kalteng_budget_of_the_year_comes_from_the_printed_total(kalteng):
    tabel = _tabel(bentuk_lakip(lakip_snapshot(kalteng, 2024)), "lakip-tahun")
    assert _teks(tabel) == [
        ["1.", "2021", "34.884.986.000", "34.024.395.214", "97,53%"],
        ["2.", "2022", "20.158.342.000", "19.434.570.514", "96,41%"],
        ["3.", "2023", "44.957.146.000", "41.974.782.083", "93,37%"],
        ["4.", "2024", "111.186.550.000", "94.496.718.290", "84,99%"],
    ]


def test_rejang_lebong_measures_rkt_beside_the_two_pk(rejang_lebong):
    assert _ukur(lakip_snapshot(rejang_lebong, 2024)) == {
        ("pk", "lembaga"): (None, "", 0, 13),
        ("pk", "sekretariat"): (None, "", 0, 9),
        ("rkt", "lembaga"): ("100.00", "Berhasil", 9, 9),
    }


def test_rejang_lebong_penyerapan_is_computed_at_its_own_level(rejang_lebong):
    tabel = _tabel(bentuk_lakip(lakip_snapshot(rejang_lebong, 2024)), "lakip-program")
    assert [baris[-3:] for baris in _teks(tabel)] == [
        ["48.366.764.000", "44.420.740.116", "91,84%"],
        ["3.045.667.000", "3.037.102.322", "99,72%"],
        ["51.412.431.000", "47.457.842.438", "92,31%"],
    ]


def test_rejang_lebong_says_where_rincian_and_kegiatan_differ(rejang_lebong):
    tabel = _tabel(bentuk_lakip(lakip_snapshot(rejang_lebong, 2024)), "lakip-rincian")
    beda = [c for c in tabel.catatan if "selisih" in c]
    assert [re.sub(r"^\[\d+\] ", "", c) for c in beda] == [
        (
            "CQ.6867: realisasi tertulis Rp16.845.722.000, jumlah rinciannya Rp3.536.094.950, "
            "selisih Rp13.309.627.050."
        ),
        "CQ.6872: realisasi tertulis Rp2.417.806.900, jumlah rinciannya Rp2.417.843.500, selisih Rp36.600.",
    ]


def test_rejang_lebong_prints_whole(rejang_lebong):
    bacaan = read_pdf(print_document("lakip", rejang_lebong, 2024).isi)
    for kata in (
        "LAPORAN KINERJA TAHUN 2024",
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
        "Rp51.412.431.000 (lima puluh satu miliar empat ratus dua belas juta",
        "penyerapan 92,31%",
        "72,10 (BB)",
        "RENCANA AKSI KINERJA",
    ):
        assert kata in bacaan.teks
    assert all("DRAF" in teks for teks in bacaan.halaman)
    assert not re.search(r"\b\d{18}\b", bacaan.teks)
    assert fonts_of(bacaan.pdf) <= {f"Source-Sans-SAKIP{gaya}" for gaya in ("", "-Bold", "-Italic")}


@pytest.fixture
def kecil(satker):
    """A small satker-year in which one of three promises has no number."""
    pk = make_pk(satker, banyak=3)
    pengukuran = Pengukuran.objects.create(unit=pk.unit, tahun=2024, triwulan=4)
    angka = [("98", "98.0000", "98.0000"), ("100", "100.0000", "184.7500")]
    for baris, (nilai, dipakai, mentah) in zip(pk.baris.all(), angka, strict=False):
        Realisasi.objects.create(
            pengukuran=pengukuran,
            baris_pk=baris,
            indikator=baris.indikator,
            realisasi_teks="98%",
            realisasi_nilai=98,
            realisasi_status="terisi",
            capaian_nilai=nilai,
            capaian_dipakai=dipakai,
            capaian_mentah=mentah,
            capaian_status="ok",
            kategori="Berhasil",
            kendala="Cuaca buruk",
            tindak_lanjut="Jadwal ulang",
        )
    return satker


def test_mean_uses_dipakai_and_lists_what_has_no_number(kecil):
    bentuk = bentuk_lakip(lakip_snapshot(kecil, 2024))
    ukur = next(b for b in bentuk["bab"][2].anak[0].anak if b.lanskap).anak[0]
    teks = [b.teks for b in ukur.blok if b.jenis == "p"]
    assert teks[0].startswith(
        "Perjanjian Kinerja Lembaga: rata-rata capaian 99,00% dengan kategori Berhasil, dihitung"
    )
    assert "2 dari 3 indikator" in teks[0]
    assert "1 (satu) mencapai target dan 1 (satu) belum mencapai target" in teks[1]
    assert teks[2] == "Indikator tanpa angka capaian (1 dari 3) menurut alasannya:"
    assert next(b.butir for b in ukur.blok if b.jenis == "butir")[0].startswith(
        "Realisasi belum diisi (1): Indikator ke-3"
    )


def test_mandatory_sections_without_data_say_so(kecil):
    teks = read_pdf(print_document("lakip", kecil, 2024).isi).teks
    for apa in (
        "Uraian tugas, wewenang, dan kewajiban",
        "Permasalahan utama",
        "Rencana strategis untuk tahun ini",
        "Rencana Kinerja Tahunan 2024",
        "Perjanjian Kinerja Sekretariat tahun 2024",
        "Target tahunan rencana strategis",
        "Angka pembanding nasional",
        "Langkah ke depan",
    ):
        assert f"{apa} belum diisi." in teks


def test_table_of_contents_points_to_the_pages(kecil):
    bacaan = read_pdf(print_document("lakip", kecil, 2024).isi)
    isi = " ".join(bacaan.halaman[3:6])
    halaman = {teks.rsplit(" ", 1)[-1]: teks for teks in bacaan.halaman}
    for judul in ("BAB II PERENCANAAN KINERJA", "BAB III AKUNTABILITAS KINERJA", "BAB IV PENUTUP"):
        nomor = re.search(rf"{judul}[ .]*(\d+)", isi).group(1)
        assert judul in halaman[nomor]
    assert re.search(r"KATA PENGANTAR[ .]*i\b", isi)
    assert re.search(r"IKHTISAR EKSEKUTIF[ .]*ii\b", isi)
    assert re.search(r"BAB I PENDAHULUAN[ .]*1\b", isi)


def test_annexes_are_part_of_the_same_file(kecil):
    bacaan = read_pdf(print_document("lakip", kecil, 2024).isi)
    assert "Lampiran I Perjanjian Kinerja Tahun 2024 Lembaga" in bacaan.teks
    judul = (
        "Lampiran I PERJANJIAN KINERJA TAHUN 2024",
        "LAMPIRAN PERJANJIAN KINERJA TAHUN 2024",
        "Lampiran II CARA HITUNG CAPAIAN",
    )
    halaman = [n for kata in judul for n, teks in enumerate(bacaan.halaman) if kata in teks]
    assert [n - halaman[0] for n in halaman] == [0, 1, 2]


def test_lakip_row_gives_date_place_and_state(kecil):
    Lakip.objects.create(
        satker=kecil, tahun=2024, tanggal="2025-01-17", tempat="Bengkulu", status=StatusDokumen.DITETAPKAN
    )
    bacaan = read_pdf(print_document("lakip", kecil, 2024).isi)
    assert "Bengkulu, 17 Januari 2025" in bacaan.halaman[1]
    assert "DRAF" not in bacaan.teks


def test_staff_totals_are_computed_by_row_and_column(kecil):
    for kolom, jumlah in (("III", 2), ("IV", None)):
        for baris in ("PNS", "PPPK"):
            RekapPegawai.objects.create(
                satker=kecil, tahun=2024, tabel="golongan", baris=baris, kolom=kolom, jumlah=jumlah
            )
    tabel = _tabel(bentuk_lakip(lakip_snapshot(kecil, 2024)), "lakip-pegawai-1")
    assert _teks(tabel) == [
        ["1.", "PNS", "2", "–", "2"],
        ["2.", "PPPK", "2", "–", "2"],
        ["Jumlah", "4", "–", "4"],
    ]


def test_obstacles_and_comparisons_become_tables(kecil):
    CapaianLalu.objects.create(
        unit=kecil.unit.get(kunci="lembaga"),
        tahun=2023,
        indikator="Indikator ke-1 tentang penyelenggaraan pemilihan umum yang tepat waktu",
        realisasi_teks="97%",
        realisasi_status="terisi",
    )
    Pembanding.objects.create(satker=kecil, tahun=2023, indikator="Nilai", lingkup="nasional", nilai="B")
    bentuk = bentuk_lakip(lakip_snapshot(kecil, 2024))
    assert _teks(_tabel(bentuk, "lakip-riwayat"))[0][-2:] == ["97%", "98% (capaian 98,00%)"]
    assert _teks(_tabel(bentuk, "lakip-kendala"))[0][-2:] == ["Cuaca buruk", "Jadwal ulang"]
    assert _teks(_tabel(bentuk, "lakip-banding"))[0][1:5] == ["Nilai", "Nasional", "2023", "B"]


def test_narrative_finds_its_section_and_free_parts_come_last(kecil):
    for bagian in ("Permasalahan: Aspek Kelembagaan", "Langkah ke Depan", "Catatan Khusus"):
        Narasi.objects.create(satker=kecil, tahun=2024, dokumen="lakip", bagian=bagian, teks=f"Isi {bagian}")
    bab = bentuk_lakip(lakip_snapshot(kecil, 2024))["bab"]
    assert [a.judul for a in bab[0].anak[-2].anak] == ["Aspek Kelembagaan"]
    assert (bab[0].anak[-1].judul, bab[0].anak[-1].anak[0].judul) == ("Informasi Lain", "Catatan Khusus")
    assert bab[3].anak[1].blok[0].teks == "Isi Langkah ke Depan"


def test_numbers_of_sections_and_tables_are_generated():
    bab = [Bagian("Satu"), Bagian("Dua", anak=[Bagian("A"), Bagian("B", anak=[Bagian("x"), Bagian("y")])])]
    nomori(bab)
    anak = bab[1].anak[1]
    assert [bab[1].nomor, anak.nomor, anak.anak[1].nomor, anak.anak[1].id] == [
        "BAB II",
        "B.",
        "2.",
        "bab-2-2-2",
    ]


def test_pictures_are_numbered_apart_from_tables():
    gambar_ = [Gambar(nama, "Judul", "<svg></svg>", "Teks") for nama in ("satu", "dua")]
    bab = [Bagian("Satu"), Bagian("Dua", [gambar(gambar_[0])], [Bagian("A", [gambar(gambar_[1])])])]
    nomori(bab)
    assert [g.judul for g in gambar_dalam(bab[1])] == ["Gambar 2.1 Judul", "Gambar 2.2 Judul"]


def test_sources_of_funds_are_shown_when_there_are_two(kecil):
    dipa = Dipa.objects.create(satker=kecil, tahun=2024)
    for sumber, pagu, realisasi in (("rm", 100, 80), ("hibah", 200, 100)):
        BarisPagu.objects.create(dipa=dipa, uraian=f"Program {sumber}", pagu=pagu, sumber_dana=sumber)
        BarisRealisasi.objects.create(
            satker=kecil, tahun=2024, uraian=f"Program {sumber}", realisasi=realisasi, sumber_dana=sumber
        )
    bentuk = bentuk_lakip(lakip_snapshot(kecil, 2024))
    assert _teks(_tabel(bentuk, "lakip-sumber")) == [
        ["1.", "Rupiah murni", "100", "80", "80,00%"],
        ["2.", "Hibah", "200", "100", "50,00%"],
        ["Jumlah", "300", "180", "60,00%"],
        ["Jumlah Tanpa Hibah", "100", "80", "80,00%"],
    ]
    (per_sumber,) = [b for b in bentuk["bab"][2].anak[1].anak if "Sumber Dana" in b.judul]
    kalimat = "Penyerapan anggaran termasuk hibah 60,00%, sedangkan tanpa hibah 80,00%."
    assert per_sumber.blok[-1].teks == kalimat


def test_snapshot_is_plain_and_holds_no_nip(kecil):
    snapshot = lakip_snapshot(kecil, 2024)
    assert json.loads(json.dumps(snapshot)) == snapshot
    assert NIP not in json.dumps(snapshot)


@pytest.mark.parametrize("banyak", [1, 5])
def test_queries_do_not_grow_with_rows(kecil, django_assert_num_queries, banyak):
    for n in range(banyak):
        Divisi.objects.create(satker=kecil, tahun=2024, nama=f"Anggota {n}")
        SaranaPrasarana.objects.create(satker=kecil, tahun=2024, jenis="Tanah", uraian=f"Tanah {n}")
        AnggaranLalu.objects.create(satker=kecil, tahun=2023, pagu=1, realisasi=1)
        Narasi.objects.create(satker=kecil, tahun=2024, dokumen="lakip", bagian=f"Bagian {n}", teks="Teks")
    satker = Satker.objects.select_related("induk").get(pk=kecil.pk)
    with django_assert_num_queries(36):
        lakip_snapshot(satker, 2024)


def test_comparison_keeps_to_the_indicators_of_this_year(kecil):
    lembaga = kecil.unit.get(kunci="lembaga")
    for tahun in range(2018, 2024):
        CapaianLalu.objects.create(
            unit=lembaga,
            tahun=tahun,
            indikator="Indikator ke-1 tentang penyelenggaraan pemilihan umum yang tepat waktu",
            realisasi_teks="97%",
            realisasi_status="terisi",
        )
    CapaianLalu.objects.create(unit=lembaga, tahun=2023, indikator="Sudah tidak diperjanjikan")
    bagian = tahun_lalu(lakip_snapshot(kecil, 2024))
    rows = _teks(_tabel({"bab": [bagian]}, "lakip-riwayat"))
    assert (len(rows), len(rows[0]), "Sudah tidak" in str(rows)) == (1, 7, False)


def _baris(target, realisasi, mentah, dipakai=None):
    return {
        "indikator": f"Indikator {target}",
        "target": target,
        "realisasi": realisasi,
        "mentah": mentah,
        "dipakai": dipakai or mentah,
    }


@pytest.mark.parametrize(
    ("baris", "contoh"),
    [
        (
            [_baris("100%", "100%", "100.0000"), _baris("80%", "60%", "75.0000")],
            "Contoh: Indikator 80%, target 80%, realisasi 60%, capaian 60 / 80 × 100% = 75,00%.",
        ),
        (
            [_baris("4 Laporan", "5 Laporan", "125.0000", "100.0000")],
            (
                "Contoh: Indikator 4 Laporan, target 4 Laporan, realisasi 5 Laporan, "
                "capaian 5 / 4 × 100% = 125,00%; sesudah batas 100,00%."
            ),
        ),
        ([_baris("10 Temuan", "12 Temuan", "80.0000")], ""),
        ([_baris("80-90%", "60%", "75.0000")], ""),
        ([_baris("B", "BB", "100.0000"), _baris("0", "0", "100.0000"), _baris("80%", "", None)], ""),
    ],
)
def test_the_rule_is_worked_on_a_row_of_the_report(baris, contoh):
    assert contoh_hitung(baris) == contoh


def test_every_rule_of_counting_is_printed(kecil):
    teks = read_pdf(print_document("lakip", kecil, 2024).isi).teks
    wanted = ("Semakin dekat dengan target semakin baik", "Target berupa rentang", "Target nol: 100 bila")
    assert [kata for kata in wanted if kata not in teks] == []
