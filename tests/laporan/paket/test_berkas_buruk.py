"""A bad file or cell: one clear sentence that names the place, and nothing is written."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from laporan.spreadsheets import baca
from sakip.models import Jejak, Satker
from tests.laporan.paket.berkas import REJANG_LEBONG, SATKER, as_bytes, paket, pk_rows, workbook

pytestmark = pytest.mark.django_db
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PAGU = ["tahun", "revisi", "kode", "uraian", "pagu"]


def zipped(**parts):
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in parts.items():
            arsip.writestr(nama.replace("__", "/").replace("_xml", ".xml"), isi)
    return wadah.getvalue()


BERKAS = {
    "kosong": (b"", "Berkas kosong"),
    "teks": (b"tahun;unit\n2024;lembaga\n", "berupa teks (misalnya CSV)"),
    "xls": (OLE + b"\x00" * 600, "format Excel lama (.xls)"),
    "kata sandi": (OLE + "EncryptedPackage".encode("utf-16-le"), "dilindungi kata sandi"),
    "gambar": (b"\x89PNG\r\n\x1a\n\x00\x00", "bukan buku kerja Excel"),
    "terpotong": (REJANG_LEBONG.read_bytes()[:5000], "Berkas rusak"),
    "zip lain": (zipped(word__document_xml="<a/>"), "bukan buku kerja Excel"),
    "xml rusak": (zipped(**{"[Content_Types]_xml": "<x", "xl__workbook_xml": "<y"}), "Berkas rusak"),
    "terlalu besar": (b"PK" + b"0" * (10 * 1024 * 1024), "terlalu besar: paling besar 10 MB"),
    "bom": (
        zipped(**{"[Content_Types]_xml": "x", "xl__workbook_xml": "y", "xl__a_xml": b"0" * 90_000_000}),
        "terlalu besar setelah dibuka",
    ),
    "lembar lain": (workbook(Sheet1=[["a"]]), "tidak ada lembar yang dikenal (yang ada: Sheet1)"),
}


@pytest.mark.parametrize("nama", BERKAS)
def test_an_unreadable_file_gives_one_sentence_and_no_sheets(nama):
    isi, kalimat = BERKAS[nama]
    hasil, _ = apply_paket(isi, user=None, terima=SEMUA)

    luar = hasil.as_dict()
    galat = [p for p in luar["pesan"] if p["tingkat"] == "galat"]
    assert len(galat) == 1
    assert kalimat in galat[0]["pesan"]
    assert (luar["satker"], luar["lembar"], luar["ringkasan"]["galat"]) == (None, {}, 1)
    assert not Jejak.objects.exists()


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(baca, "BARIS_MAKS", 3)
    hasil, _ = preview_paket(paket(pk=pk_rows(*[["s", f"i{ke}", "1%"] for ke in range(5)])))
    assert [p.pesan for p in hasil.pesan] == [
        "Lembar 'pk' memuat lebih dari 3 baris; bagi menjadi beberapa berkas."
    ]


def galat_of(isi):
    """(sheet, row, column, sentence) of every error, after an apply that must have written nothing."""
    sebelum = list(Satker.objects.values())
    hasil, alasan = apply_paket(isi, user=None, terima=SEMUA)
    assert alasan == "Ada kesalahan di berkas; tidak ada yang disimpan."
    assert list(Satker.objects.values()) == sebelum
    assert not Jejak.objects.exists()
    return [(p.lembar, p.baris, p.kolom, p.pesan) for p in hasil.pesan if p.tingkat == "galat"]


SEL = {
    "tanggal": (
        {
            "pk": [
                ["tahun", "unit", "tanggal", "sasaran", "indikator", "target"],
                [2024, "lembaga", "32 Januari 2024", "s", "i", "1%"],
            ]
        },
        ("pk", 2, "tanggal", "Tanggal '32 Januari 2024' tidak dapat dibaca."),
    ),
    "jumlah": (
        {"anggaran": [PAGU, [2024, 0, "CQ", "u", "dua juta-an"]]},
        ("anggaran", 2, "pagu", "'dua juta-an' tidak dapat dibaca sebagai jumlah rupiah."),
    ),
    "pagu negatif": (
        {"anggaran": [PAGU, [2024, 0, "CQ", "u", -5_000_000]]},
        ("anggaran", 2, "pagu", "Pagu tidak boleh negatif (-5.000.000)."),
    ),
    "pagu negatif teks": (
        {"anggaran": [PAGU, [2024, 0, "CQ", "u", "(1.000)"]]},
        ("anggaran", 2, "pagu", "Pagu tidak boleh negatif (-1.000)."),
    ),
    "angka": ({"pk": pk_rows(["s", "i", "12..5%"])}, ("pk", 2, "target", "'12..5%' tidak dapat dibaca")),
    "target tanggal": (
        {"pk": pk_rows(["s", "i", date(2024, 1, 2)])},
        ("pk", 2, "target", "'02/01/2024' tidak dapat dibaca sebagai angka."),
    ),
    "rumus rusak": (
        {"pk": pk_rows(["s", "i", ("#REF!", "General")])},
        ("pk", 2, "target", "kesalahan rumus #REF!"),
    ),
    "rumus tanpa hasil": (
        {"pk": pk_rows(["s", "i", ("=1+1", "General")])},
        ("pk", 2, "target", "tidak menyimpan hasil"),
    ),
    "kode jadi tanggal": (
        {"anggaran": [PAGU, [2024, 0, date(2024, 1, 1), "u", 1]]},
        ("anggaran", 2, "kode", "Excel mungkin mengubahnya"),
    ),
    "unit": (
        {"pk": [["tahun", "unit", "sasaran", "indikator", "target"], [2024, "sekretaris", "s", "i", "1%"]]},
        (
            "pk",
            2,
            "unit",
            "Unit 'sekretaris' tidak ada di lembar unit dan belum tercatat. Maksudnya mungkin sekretariat.",
        ),
    ),
    "tahun": (
        {"pk": [["tahun", "unit", "sasaran", "indikator", "target"], [24, "lembaga", "s", "i", "1%"]]},
        ("pk", 2, "tahun", "Tahun 24 tidak wajar"),
    ),
    "triwulan": (
        {
            "realisasi": [
                ["tahun", "triwulan", "unit", "sasaran", "indikator", "realisasi"],
                [2024, 5, "lembaga", "s", "i", "1%"],
            ]
        },
        ("realisasi", 2, "triwulan", "tulis 1, 2, 3, atau 4"),
    ),
    "versi": (
        {
            "pk": [
                ["tahun", "unit", "versi", "sasaran", "indikator", "target"],
                [2024, "lembaga", -1, "s", "i", "1%"],
            ]
        },
        ("pk", 2, "versi", "-1 di luar 0 sampai"),
    ),
    "bulan": (
        {"realisasi_anggaran": [["tahun", "bulan", "kode", "realisasi"], [2024, 13, "CQ", 5]]},
        ("realisasi_anggaran", 2, "bulan", "13 di luar 1 sampai 12."),
    ),
    "pilihan": (
        {"unit": [["unit", "nama", "jenis"], ["a", "A", "seksi"]]},
        ("unit", 2, "jenis", "pilihannya lembaga, sekretariat, bagian, subbagian."),
    ),
    "baris kosong": (
        {"pk": [["tahun", "unit", "sasaran", "indikator", "target", "urut"], [None] * 5 + [3]]},
        ("pk", 2, "tahun", "Semua kolom wajib di baris ini kosong."),
    ),
    "kolom wajib": (
        {"pk": [["tahun", "unit", "sasaran", "indikator"], [2024, "lembaga", "s", "i"]]},
        ("pk", None, "target", "Kolom wajib 'target' tidak ada di lembar 'pk'."),
    ),
    "terlalu panjang": (
        {"dipa": [["tahun", "revisi", "nomor"], [2024, 0, "x" * 101]]},
        ("dipa", 2, "nomor", "paling banyak 100 huruf"),
    ),
    "misi ganda": (
        {"misi": [["tahun_awal", "no", "uraian"], [2020, 1, "a"], [2020, "1.", "b"]]},
        ("misi", 3, "no", "Baris ini sama dengan baris 2"),
    ),
    "nip": (
        {"pejabat": [["unit", "jabatan", "nama", "nip"], ["lembaga", "Ketua", "A", "19800101200501100"]]},
        ("pejabat", 2, "nip", "NIP tidak terdiri atas 18 angka."),
    ),
    "bukti": (
        {
            "realisasi": [
                ["tahun", "triwulan", "unit", "sasaran", "indikator", "realisasi", "bukti"],
                [2024, 4, "lembaga", "s", "i", "1%", "https://kpu.go.id/a javascript:alert(1)"],
            ]
        },
        ("realisasi", 2, "bukti", "“javascript:alert(1)” bukan tautan."),
    ),
    "narasi berbaris-baris": (
        {"narasi": [["tahun", "dokumen", "bagian", "teks"], [2024, "lakip", "b", "x\n" * 2001]]},
        ("narasi", 2, "teks", "Teks narasi paling banyak 2.000 baris; bagi menjadi beberapa bagian."),
    ),
    "masa jabatan": (
        {
            "pejabat": [
                ["unit", "jabatan", "nama", "mulai", "selesai"],
                ["lembaga", "Ketua", "A", "2 Januari 2024", "1 Januari 2024"],
            ]
        },
        ("pejabat", 2, "selesai", "Masa jabatan berakhir sebelum dimulai."),
    ),
    "lembaga kedua": (
        {"unit": [["unit", "nama", "jenis"], ["kpu", "KPU", "lembaga"]]},
        ("unit", 2, "jenis", "sudah ada dengan kunci 'lembaga'"),
    ),
    "induk berputar": (
        {
            "unit": [
                ["unit", "nama", "jenis", "induk"],
                ["a", "A", "subbagian", "b"],
                ["b", "B", "subbagian", "a"],
            ]
        },
        ("unit", 3, "induk", "bawahannya sendiri"),
    ),
}


@pytest.mark.parametrize("nama", SEL)
def test_a_bad_cell_is_named_and_nothing_is_written(nama):
    lembar, (di, baris, kolom, kalimat) = SEL[nama]
    galat = galat_of(paket(**lembar))
    assert [(g[0], g[1], g[2]) for g in galat] == [(di, baris, kolom)]
    assert kalimat in galat[0][3]


def test_merged_cells_are_refused_row_by_row():
    buku = openpyxl.load_workbook(io.BytesIO(paket(pk=pk_rows(["s", "a", "1%"], ["s", "b", "2%"]))))
    buku["pk"].merge_cells("D2:D3")
    isi = as_bytes(buku)
    hasil, _ = preview_paket(isi)
    assert hasil.hitung("pk")["galat"] == 2
    assert galat_of(isi) == [
        ("pk", 2, "sasaran", "Sel baris 2 sampai 3 digabung; pisahkan selnya dan isi setiap baris.")
    ]


def test_the_stored_result_of_a_formula_is_read():
    isi = paket(pk=pk_rows(["s", "i", 7]))
    tujuan = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(tujuan, "w") as baru:
        for nama in asal.namelist():
            data = asal.read(nama)
            baru.writestr(nama, data.replace(b"<v>7</v>", b"<f>3+4</f><v>7</v>"))
    hasil, kerja = preview_paket(tujuan.getvalue())
    assert [p.pesan for p in hasil.pesan] == []
    assert [p.objek.target_nilai for p in kerja.perubahan if type(p.objek).__name__ == "BarisPk"] == [7]


def test_hidden_sheets_and_odd_spelling_are_read():
    buku = openpyxl.load_workbook(io.BytesIO(workbook(satker=SATKER, **{" PK ": pk_rows(["s", "i", "1%"])})))
    buku[" PK "].sheet_state = "hidden"
    assert preview_paket(as_bytes(buku))[0].hitung("pk")["baru"] == 1


def test_an_unknown_column_and_sheet_are_warned_of_and_ignored():
    hasil, _ = preview_paket(
        paket(misi=[["tahun_awal", "no", "uraian", "warna"], [2020, 1, "a", "biru"]], Sasran=[["x"]])
    )
    assert [(p.lembar, p.kolom, p.pesan) for p in hasil.pesan if "diabaikan" in p.pesan] == [
        ("misi", "warna", "Kolom 'warna' tidak dikenal dan diabaikan."),
        ("Sasran", "", "Lembar 'Sasran' tidak dikenal dan diabaikan. Maksudnya mungkin 'sasaran'."),
    ]
    assert not hasil.has_galat


@pytest.mark.parametrize("kolom", ["sasaran", "indikator", "target", "unit", "tahun"])
def test_an_empty_required_cell_is_a_warning_and_the_row_comes_in(kolom):
    judul = ["tahun", "unit", "sasaran", "indikator", "target"]
    isi = dict(zip(judul, [2024, "lembaga", "s", "i", "1%"], strict=True)) | {kolom: None}
    hasil, alasan = apply_paket(
        paket(pk=[judul, [isi[k] for k in judul]], dipa=[["tahun", "revisi"], [2024, 0]]), user=None
    )
    assert alasan == ""
    assert (hasil.hitung("pk")["baru"], hasil.hitung("pk")["galat"]) == (1, 0)
    assert f"Kolom wajib kosong: {kolom}." in hasil.pesan[0].pesan


def test_an_empty_cell_never_overwrites():
    apply_paket(paket(pk=pk_rows(["s", "i", "80%"])), user=None)
    hasil, alasan = apply_paket(paket(pk=pk_rows(["s", "i", None])), user=None)
    assert (alasan, hasil.hitung("pk")["sama"]) == ("", 1)
