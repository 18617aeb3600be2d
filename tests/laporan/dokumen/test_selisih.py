"""The reasons for what differs from its source, as an RKT or PK prints them."""

import pytest

from laporan.bentuk.selisih import alasan_tercetak, tabel_selisih
from laporan.services.dokumen import print_document
from tests.laporan.dokumen.conftest import make_pk, read_pdf


def _snap(**isi):
    return {"baris": [{"indikator": "Indikator A", "target": "80%", **isi}]}


def test_row_without_a_reason_makes_no_table():
    assert tabel_selisih(_snap(), "t") is None


def test_row_is_printed_with_its_source_and_its_reason():
    beda = ["target RKT 85%", "target Renstra 90%"]
    tabel = tabel_selisih(_snap(selisih=beda, alasan_selisih="Anggaran dipotong"), "t")
    assert [[sel.teks for sel in baris.sel] for baris in tabel.baris] == [
        ["1.", "Indikator A", "Target RKT 85%; target Renstra 90%", "80%", "Anggaran dipotong"]
    ]


@pytest.mark.parametrize(
    ("penyusun", "pemeriksa", "tercetak"),
    [
        ("A", "", "A"),
        ("A", "A", "A"),
        ("", "B", "Pemeriksa: B"),
        ("A", "B", "Penyusun: A\nPemeriksa: B"),
    ],
)
def test_two_reasons_are_printed_with_whose_they_are(penyusun, pemeriksa, tercetak):
    assert alasan_tercetak({"alasan_selisih": penyusun, "alasan_pemeriksa": pemeriksa}) == tercetak


def test_pk_in_force_prints_its_reasons_before_the_signature(satker):
    pk = make_pk(satker)
    pk.baris.filter(pk=pk.baris.first().pk).update(alasan_selisih="Anggaran dipotong")
    type(pk).objects.update(status="ditetapkan")
    teks = read_pdf(print_document("pk", satker, 2024).isi).teks
    assert "DRAF" not in teks
    assert 0 < teks.find("Perbedaan dari Dokumen Sumber") < teks.find("Anggaran dipotong")
