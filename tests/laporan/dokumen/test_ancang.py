"""A long report is laid out whole once: where spans are cut is seen on the part of it that has spans."""

from xml.etree import ElementTree as ET

import pytest

from laporan.pdf import mesin
from laporan.pdf.ancang import cut_down
from laporan.services.dokumen import JENIS, render_snapshot
from laporan.snapshot import lakip_snapshot
from tests.laporan.dokumen.conftest import make_pk, read_pdf

HALAMAN = """<html><body>
<section class="sampul"><p>Sampul</p></section>
<div class="depan"><section class="daftar"><p>Isi</p></section></div>
<section class="bab"><h1>I</h1>
  <section class="bagian"><h2>A</h2><p>satu</p></section>
  <section class="bagian lanskap"><h2>B</h2><p>dua</p><table id="gabung"/><p>tiga</p></section>
  <section class="bagian"><h2>C</h2><p>empat</p><table id="lain"/></section>
</section>
<section class="lampiran lanskap"><p>Lampiran I</p><table id="biasa"/></section>
</body></html>"""


def _sisa(names):
    akar = ET.fromstring(HALAMAN)
    berubah = cut_down(akar, names)
    return berubah, [
        (satu.text or satu.get("id")) for satu in akar.iter() if satu.tag in ("h1", "h2", "p", "table")
    ]


def test_runs_without_spans_keep_their_first_block_only():
    assert _sisa({"gabung"}) == (True, ["Sampul", "I", "B", "dua", "gabung", "tiga", "C", "Lampiran I"])


def test_a_run_goes_on_over_sections_until_the_page_changes():
    _, sisa = _sisa({"lain"})
    assert sisa == ["Sampul", "I", "B", "C", "empat", "lain", "Lampiran I"]


def test_a_page_without_chapters_is_left_alone():
    akar = ET.fromstring("<html><body><section><p>a</p><p>b</p></section></body></html>")
    assert cut_down(akar, {"x"}) is False
    assert len(akar.findall(".//p")) == 2


@pytest.fixture
def tata_letak(monkeypatch):
    """How often a whole document was laid out."""
    semula, hitung = mesin._layout, []
    monkeypatch.setattr(mesin, "_layout", lambda *args: hitung.append(1) or semula(*args))
    return hitung


def test_a_report_whose_spans_are_cut_is_laid_out_whole_once(satker, tata_letak):
    pk = make_pk(satker, banyak=24)
    pk.baris.update(sasaran="Satu sasaran untuk semua indikator kinerja")
    isi = render_snapshot("lakip", lakip_snapshot(satker, 2024))
    assert read_pdf(isi).teks.count("Satu sasaran untuk semua indikator kinerja (lanjutan)") > 2
    assert len(tata_letak) == 1


def test_a_short_form_is_laid_out_as_before(satker, tata_letak):
    pk = make_pk(satker, banyak=2)
    render_snapshot("pk", JENIS["pk"].snapshot(pk))
    assert len(tata_letak) == 1
