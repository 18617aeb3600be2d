"""The workbook of a LAKIP: every formula gives the figure that the PDF prints, and no text is a formula."""

import io
from decimal import Decimal

import openpyxl
import pytest

from kinerja.penjelasan.hitungan import SIMBOL
from laporan.bentuk.buku import buku_laporan
from laporan.bentuk.buku_angka import Angka, angka_sel
from laporan.bentuk.buku_rumus import POLA, Rumus, _prints, huruf_kolom
from laporan.bentuk.tabel import Kolom, Sel
from laporan.fakta import fakta_dalam
from laporan.models import Narasi
from laporan.services.dokumen import JENIS
from laporan.services.keluaran import export_document
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.test_lakip import kalteng as kalteng
from tests.laporan.dokumen.test_lakip import rejang_lebong as rejang_lebong
from tests.laporan.keluaran.hitung_rumus import Hitung


def _nilai(isi):
    return isi.nilai if isinstance(isi, Angka) else f"={isi.teks}" if isinstance(isi, Rumus) else None


def _kisi(buku):
    """The numbers and formulas of a book by sheet and cell, as `Hitung` reads them."""
    return {
        lembar.nama: {
            f"{huruf_kolom(k)}{n}": _nilai(isi)
            for n, baris in enumerate(lembar.baris, 1)
            for k, isi in enumerate(baris)
            if isinstance(isi, Angka | Rumus)
        }
        for lembar in buku.lembar
    }


def _rumus(buku):
    return [
        (lembar.nama, f"{huruf_kolom(k)}{n}", isi)
        for lembar in buku.lembar
        for n, baris in enumerate(lembar.baris, 1)
        for k, isi in enumerate(baris)
        if isinstance(isi, Rumus)
    ]


def _salah(buku):
    """The formulas that do not give the number that they were written for."""
    nama = {kunci: (lembar, sel.replace("$", "")) for kunci, (lembar, sel) in buku.nama.items()}
    hitung = Hitung(_kisi(buku), nama)
    semua = _rumus(buku)
    return [(di, sel, isi.teks) for di, sel, isi in semua if hitung.nilai(di, sel) != isi.nilai]


def _buku(satker):
    snap = JENIS["lakip"].snapshot(JENIS["lakip"].cari(satker, "lembaga", 2024, None))
    return buku_laporan(snap, JENIS["lakip"].bentuk(snap), fakta_dalam(snap))


def _bentuk_rumus(buku, lembar):
    milik = [isi.teks for nama, _, isi in _rumus(buku) if nama == lembar]
    return {teks.partition("(")[0] for teks in milik if "!" not in teks}


def _lembar_berjudul(buku, awalan):
    return next(satu.nama for satu in buku.lembar if awalan in (satu.baris[0][0] or ""))


def test_every_formula_of_rejang_lebong_gives_what_is_printed(rejang_lebong):
    buku = _buku(rejang_lebong)
    assert _salah(buku) == []
    assert len(_rumus(buku)) > 100


def test_every_formula_of_kalteng_gives_what_is_printed(kalteng):
    buku = _buku(kalteng)
    assert _salah(buku) == []
    capaian = _lembar_berjudul(buku, "Pengukuran Perjanjian Kinerja Sekretariat")
    assert _bentuk_rumus(buku, capaian) == {"ROUND"}


def test_sums_and_penyerapan_of_the_budget_are_formulas(rejang_lebong):
    buku = _buku(rejang_lebong)
    program = _lembar_berjudul(buku, "Realisasi Anggaran per Program Tahun 2024")
    akhir = {sel: isi.teks for nama, sel, isi in _rumus(buku) if nama == program and sel[1:] == "7"}
    assert akhir == {"C7": "SUM(C5:C6)", "D7": "SUM(D5:D6)", "E7": "ROUND(D7*100/C7,2)"}


def test_a_sum_that_is_not_the_printed_figure_is_left_a_figure(rejang_lebong):
    """CQ.6709.QGE differs from its rincian in the published document (DESIGN 4b.2)."""
    buku = _buku(rejang_lebong)
    nama = _lembar_berjudul(buku, "per Kegiatan dan Rincian Output")
    rincian = next(satu for satu in buku.lembar if satu.nama == nama)
    induk = [satu for satu in rincian.baris if any(isinstance(isi, str) and "[1]" in isi for isi in satu)]
    assert any(isinstance(isi, Angka) for isi in induk[0])


def test_pola_knows_every_formula_of_capaian():
    assert set(POLA) == {simbol for simbol, _ in SIMBOL.values()}


@pytest.mark.parametrize(
    ("teks", "judul", "diukur", "nilai", "pola"),
    [
        ("1.234.567", "Pagu (Rp)", False, "1234567", "#,##0"),
        ("98,50%", "Penyerapan", False, "98.50", '0.00"%"'),
        ("-3,25", "Selisih (Poin)", False, "-3.25", "#,##0.00"),
        ("1 Dokumen", "Target", True, "1", '#,##0" Dokumen"'),
        ("82,5%", "Target", True, "82.5", '#,##0.0"%"'),
        ("100 % (sementara)", "Realisasi", True, None, None),
        ("WTP", "Target", True, None, None),
        ("–", "Pagu (Rp)", False, None, None),
        ("007", "Kode", False, None, None),
    ],
)
def test_a_cell_is_the_number_that_it_prints(teks, judul, diukur, nilai, pola):
    hasil = angka_sel(Sel(teks), Kolom(judul, "tengah"), diukur=diukur)
    assert (hasil and (hasil.nilai, hasil.pola)) == (nilai and (Decimal(nilai), pola))


def test_no_text_becomes_a_formula(satker):
    pk = make_pk(satker)
    jahat = '=HYPERLINK("http://jahat.example","klik")'
    pk.baris.update(indikator=jahat)
    Narasi.objects.create(satker=satker, tahun=2024, bagian="=1+1", teks="=2+2")
    buku = openpyxl.load_workbook(io.BytesIO(export_document("lakip", "xlsx", satker, 2024).isi))
    sel = [satu for lembar in buku for baris in lembar.iter_rows() for satu in baris]
    assert {satu.data_type for satu in sel if satu.value == jahat} == {"s"}
    assert not any("HYPERLINK" in str(satu.value) for satu in sel if satu.data_type == "f")


def test_book_opens_with_its_contents_and_links(satker):
    make_pk(satker)
    buku = openpyxl.load_workbook(io.BytesIO(export_document("lakip", "xlsx", satker, 2024).isi))
    daftar = buku["Daftar"]
    tujuan = [sel.hyperlink.location for baris in daftar.iter_rows() for sel in baris if sel.hyperlink]
    assert buku.sheetnames[0] == "Daftar"
    assert tujuan == [f"'{nama}'!A1" for nama in buku.sheetnames[1:]]
    assert set(buku.defined_names) == {"BATAS_ATAS", "BATAS_BAWAH"}


def test_same_data_give_the_same_bytes(satker):
    make_pk(satker)
    satu, dua = (export_document("lakip", "xlsx", satker, 2024) for _ in range(2))
    assert satu == dua
    assert buku_pembuat(satu.isi) == "SAKIP"


def buku_pembuat(isi):
    return openpyxl.load_workbook(io.BytesIO(isi)).properties.lastModifiedBy


def test_rounding_of_what_is_shown_decides_whether_a_formula_prints_it():
    assert _prints(Decimal("98.0049"), Angka(Decimal("98.00")))
    assert not _prints(Decimal("98.005"), Angka(Decimal("98.00")))
