"""Pictures made as SVG: well formed, spoken, readable in grey, numbers the Indonesian way."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from laporan import charts

SVG = "{http://www.w3.org/2000/svg}"
JAHAT = 'Nilai <b>"tinggi"</b> & lain'
BATANG = [charts.Batang(JAHAT, Decimal("84.99"), "84,99%"), charts.Batang("Kosong", None, "belum diisi")]
DERET = [charts.Deret("Nilai", {2022: (Decimal(64), "64 (B)"), 2024: (Decimal("72.1"), "72,10 (BB)")})]
PETAK = [("Indikator", [charts.Petak("–"), charts.Petak("98,00%", 0), charts.Petak("84,99%", 1)])]
UANG = [("CQ Program", 51412431000, 47457842438, Decimal("92.31")), ("Kosong", None, None, None)]
SEMUA = {
    "batang": lambda: charts.batang("g", "Judul", BATANG),
    "peluru": lambda: charts.peluru("g", "Judul", BATANG),
    "tren": lambda: charts.tren("g", "Judul", DERET, range(2022, 2025)),
    "panas": lambda: charts.panas("g", "Judul", ["I", "II", "III"], PETAK, ["Baik", "Cukup"]),
    "pasangan": lambda: charts.pasangan_batang("g", "Judul", UANG),
    "bagan": lambda: charts.bagan("g", "Judul", [[("Lembaga", "A")], [("Bagian 1", ""), ("Bagian 2", "")]]),
}


def _words(svg):
    return [t.text for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("buat", SEMUA.values(), ids=SEMUA)
def test_every_picture_is_well_formed_named_and_described(buat):
    svg, teks = buat()
    akar = ElementTree.fromstring(svg)
    nama = ("role", "aria-labelledby", "aria-describedby")
    assert [akar.get(n) for n in nama] == ["img", "g-judul", "g-teks"]
    assert (akar.find(f"{SVG}title").text, akar.find(f"{SVG}desc").text) == ("Judul", teks)
    assert "Source Sans SAKIP" in akar.get("font-family")


@pytest.mark.parametrize("buat", SEMUA.values(), ids=SEMUA)
def test_no_style_is_inline_and_nothing_lies_outside(buat):
    svg, _ = buat()
    assert ("style" in svg, "<script" in svg) == (False, False)
    tinggi = float(ElementTree.fromstring(svg).get("height"))
    assert max(float(y) for y in re.findall(r' y="([\d.]+)"', svg)) <= tinggi


def test_words_are_escaped_and_every_value_is_printed():
    svg, teks = charts.batang("g", "Judul", BATANG)
    assert "<b>" not in svg
    assert {"84,99%", "belum diisi", "Target 100%"} <= set(_words(svg))
    assert teks == f"Judul: {JAHAT} 84,99%; Kosong belum diisi."


def test_a_missing_year_breaks_the_line_and_says_so():
    svg, teks = charts.tren("g", "Judul", DERET, range(2022, 2025))
    assert teks == "Judul: Nilai 2022 64 (B), 2023 tidak ada data, 2024 72,10 (BB)."
    assert svg.count('class="g-isi" d="M') == 1  # the pattern alone: no line over the gap


def test_classes_differ_in_pattern_and_have_a_key():
    svg, _ = charts.panas("g", "Judul", ["I", "II", "III"], PETAK, ["Baik", "Cukup"])
    assert svg.count("url(#g-garis)") == 2  # a cell, and the key
    assert _words(svg)[-2:] == ["Baik", "Cukup"]


def test_money_is_short_and_indonesian():
    svg, teks = charts.pasangan_batang("g", "Judul", UANG)
    assert "Realisasi Rp47,46 miliar (92,31%)" in _words(svg)
    assert teks.endswith("Kosong: pagu –, realisasi –, penyerapan –.")


def test_a_bar_far_beyond_its_target_is_cut_with_an_arrow():
    svg, _ = charts.peluru("g", "Judul", [charts.Batang("Jauh", Decimal(1667), "1.667%")])
    assert svg.count("g-panah") == 1
    lebar = [float(x) for x in re.findall(r'class="g-isi" x="250" y="[\d.]+" width="([\d.]+)"', svg)]
    assert lebar == [200.0]
