"""The printed Perjanjian Kinerja."""

import io
import json
import re

import pikepdf
import pytest
from django.core.exceptions import ValidationError

from laporan.services.dokumen import print_document
from laporan.snapshot import pk_snapshot
from tests.laporan.dokumen.conftest import NIP, fonts_of, make_pk, read_pdf

HURUF = {"Source-Sans-SAKIP", "Source-Sans-SAKIP-Bold", "Source-Sans-SAKIP-Italic"}


def _cetak(satker, unit="lembaga"):
    return read_pdf(print_document("pk", satker, 2024, unit).isi)


def test_pk_lembaga_is_a_statement_of_one_party(satker):
    make_pk(satker)
    teks = _cetak(satker).teks
    assert "PERJANJIAN KINERJA TAHUN 2024 KOMISI PEMILIHAN UMUM KABUPATEN REJANG LEBONG" in teks
    assert "Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong" in teks
    assert teks.count("Ani Ketua, S.H.") == 3
    assert "pihak pertama" not in teks


def test_pk_sekretariat_names_both_parties_under_its_letterhead(satker):
    make_pk(satker, "sekretariat")
    bacaan = _cetak(satker, "sekretariat")
    assert bacaan.halaman[0].startswith(
        "SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN REJANG LEBONG Jalan Contoh"
    )
    assert "selaku atasan pihak pertama, selanjutnya disebut pihak kedua" in bacaan.halaman[0]
    kedua, pertama = bacaan.teks.find("Pihak Kedua,"), bacaan.teks.find("Pihak Pertama,")
    assert 0 < kedua < pertama


def test_pk_subbagian_has_the_sekretaris_as_superior(satker):
    make_pk(satker, "subbag-hukum")
    pihak = pk_snapshot(satker.unit.get(kunci="subbag-hukum").pk_set.get())["pihak"]
    assert pihak == [
        {"jabatan": "Kepala Subbagian Hukum dan SDM", "nama": ""},
        {
            "jabatan": "Sekretaris Komisi Pemilihan Umum Kabupaten Rejang Lebong",
            "nama": "Budi Sekretaris, S.E.",
        },
    ]


def test_pk_subbagian_stands_under_the_letterhead_of_the_sekretariat(satker):
    make_pk(satker, "subbag-hukum")
    teks = _cetak(satker, "subbag-hukum").halaman[0]
    assert teks.startswith("SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN REJANG LEBONG Jalan Contoh")
    assert "PERJANJIAN KINERJA TAHUN 2024 SUBBAGIAN HUKUM DAN SDM" in teks


def test_total_is_computed_and_month_dates_stay_as_typed(satker):
    make_pk(satker)
    teks = _cetak(satker).teks
    assert "Jumlah 29.255.986.000" in teks
    assert "Curup, Juli 2024" in teks


def test_pdf_is_tagged_titled_and_embeds_only_our_fonts(satker):
    make_pk(satker)
    pdf = _cetak(satker).pdf
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata.title == "Perjanjian Kinerja Tahun 2024 Komisi Pemilihan Umum Kabupaten Rejang Lebong"
    assert pdf.metadata.author == "Komisi Pemilihan Umum Kabupaten Rejang Lebong"
    assert pdf.xmp_metadata is not None
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert fonts_of(pdf) <= HURUF


def test_same_data_gives_the_same_bytes(satker):
    make_pk(satker)
    assert print_document("pk", satker, 2024).isi == print_document("pk", satker, 2024).isi


@pytest.mark.parametrize(("status", "bertanda"), [("draf", True), ("ditetapkan", False)])
def test_each_page_of_a_draft_says_so(satker, status, bertanda):
    make_pk(satker, status=status, banyak=30)
    halaman = _cetak(satker).halaman
    assert len(halaman) > 2
    assert [("DRAF" in teks) for teks in halaman] == [bertanda] * len(halaman)


def test_sasaran_is_printed_again_on_each_page_it_runs_over(satker):
    pk = make_pk(satker, banyak=60)
    pk.baris.update(sasaran="Satu sasaran yang sangat panjang")
    halaman = _cetak(satker).halaman[1:]
    berisi = [teks for teks in halaman if "Indikator ke-" in teks]
    assert len(berisi) > 1
    assert [teks.count("Satu sasaran yang sangat panjang") for teks in berisi] == [1] * len(berisi)
    assert ["(lanjutan)" in teks for teks in berisi] == [False] + [True] * (len(berisi) - 1)
    assert ["(1) (2) (3) (4)" in teks for teks in berisi] == [True] * len(berisi)


def test_cells_are_cut_only_where_a_page_begins(satker):
    pk = make_pk(satker, banyak=60)
    for baris in pk.baris.all():
        baris.sasaran = f"{baris.sasaran} {'dengan uraian yang panjang sekali ' * 6}"
        baris.save()
    halaman = [teks.split("(4) ", 1)[1] for teks in _cetak(satker).halaman[1:] if "Indikator ke-" in teks]
    assert len(halaman) > 2
    for isi in halaman:
        sel_pertama = isi.split("Indikator ke-")[0]
        assert re.match(r"\d+\. Sasaran nomor \d+ dengan", sel_pertama)
        assert isi.count("(lanjutan)") == sel_pertama.count("(lanjutan)")


def test_every_indicator_is_printed_once_and_a_signature_never_stands_alone(satker):
    make_pk(satker, banyak=60)
    bacaan = _cetak(satker)
    for n in range(1, 61):
        assert bacaan.teks.count(f"Indikator ke-{n} ") == 1
    akhir = bacaan.halaman[-1]
    assert "Ani Ketua" in akhir
    assert "Jumlah 29.255.986.000" in akhir


def test_snapshot_is_plain_and_holds_no_nip(satker):
    snapshot = pk_snapshot(make_pk(satker, "sekretariat"))
    assert json.loads(json.dumps(snapshot)) == snapshot
    assert NIP not in json.dumps(snapshot)


@pytest.mark.parametrize("banyak", [1, 30])
def test_snapshot_reads_with_a_constant_number_of_queries(satker, django_assert_num_queries, banyak):
    make_pk(satker, "sekretariat", banyak=banyak)
    pk = satker.unit.get(kunci="sekretariat").pk_set.select_related("unit__satker__induk").get()
    with django_assert_num_queries(5):
        pk_snapshot(pk)


def test_latest_version_is_printed_unless_another_is_asked_for(satker):
    make_pk(satker, status="digantikan")
    make_pk(satker, versi=1, alasan_perubahan="Pergantian pejabat")
    assert "PERUBAHAN KE-1" in _cetak(satker).teks
    assert "PERUBAHAN" not in read_pdf(print_document("pk", satker, 2024, versi=0).isi).teks


@pytest.mark.parametrize(
    ("jenis", "unit", "tahun"),
    [("pk", "lembaga", 2030), ("pk", "tidak-ada", 2024), ("surat", "lembaga", 2024)],
)
def test_nothing_to_print_is_said_in_one_sentence(satker, jenis, unit, tahun):
    make_pk(satker)
    with pytest.raises(ValidationError) as galat:
        print_document(jenis, satker, tahun, unit)
    assert len(galat.value.messages) == 1


def test_every_head_cell_says_that_it_heads_a_column(satker):
    make_pk(satker)
    with pikepdf.open(io.BytesIO(print_document("pk", satker, 2024).isi)) as pdf:
        kepala = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"]
        assert len(kepala) == 7
        assert {str(o.A.Scope) for o in kepala} == {"/Column"}
