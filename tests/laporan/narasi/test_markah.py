"""The light markup of narasi, and what it becomes in a document."""

import time

import pytest
from django.template.loader import render_to_string

from laporan.bentuk.naskah import Blok, paragraf
from laporan.narasi.markah import Lari, hitung_kata, lari, polos, urai


def runs(teks):
    return [(r.teks, "t" * r.tebal + "m" * r.miring) for r in lari(teks)]


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("kata", [("kata", "")]),
        ("a **b** c", [("a ", ""), ("b", "t"), (" c", "")]),
        ("*a*", [("a", "m")]),
        ("***a***", [("a", "tm")]),
        ("**a***b*", [("a", "t"), ("b", "m")]),
        ("**a *b***", [("a ", "t"), ("b", "tm")]),
        ("*satu **dua** tiga*", [("satu ", "m"), ("dua", "tm"), (" tiga", "m")]),
        ("5 * 3 * 2", [("5 * 3 * 2", "")]),
        ("2*3*4", [("2*3*4", "")]),
        ("*) lihat *) sini", [("*) lihat *) sini", "")]),
        (r"\*bukan\*", [("*bukan*", "")]),
        ("**tanpa akhir", [("**tanpa akhir", "")]),
    ],
)
def test_stars_emphasise_only_in_pairs(teks, harapan):
    assert runs(teks) == harapan


def test_every_line_is_a_paragraph_as_before():
    assert paragraf("Satu.\n\n Dua. \nTiga.") == [Blok("p", "Satu."), Blok("p", "Dua."), Blok("p", "Tiga.")]


def test_lines_of_one_list_stay_together_until_a_blank_line():
    assert [(p.jenis, p.no, p.teks, p.awal) for p in urai("## Judul\n- a\n- b\n\n- c\n1. x\n2. y")] == [
        ("judul", "", "Judul", True),
        ("butir", "", "a", True),
        ("butir", "", "b", False),
        ("butir", "", "c", True),
        ("bernomor", "1", "x", True),
        ("bernomor", "2", "y", False),
    ]


def test_a_backslash_and_a_year_are_no_list():
    assert [(p.jenis, p.teks) for p in urai("\\- strip\n2024. Tahun\n##tanpa spasi")] == [
        ("p", "- strip"),
        ("p", "2024. Tahun"),
        ("p", "##tanpa spasi"),
    ]


def test_items_keep_their_emphasis_beside_plain_words():
    (blok,) = paragraf("1. satu\n2. *dua*")
    assert blok.bernomor == [{"no": "1", "uraian": "satu"}, {"no": "2", "uraian": "dua"}]
    assert blok.isi_butir == [("1", (Lari("satu"),)), ("2", (Lari("dua", miring=True),))]


def test_words_are_counted_without_signs():
    assert hitung_kata("## Dua kata\n- **satu**\n*) catatan") == 5
    assert polos("a **b**\n\n- c") == "a b\nc"


def test_a_line_of_stars_is_read_at_once():
    mulai = time.perf_counter()
    for teks in ("*a " * 33_000, "**a***" * 16_000, "*" * 100_000):
        lari(teks)
    assert time.perf_counter() - mulai < 5


def test_pdf_fragment_prints_headings_lists_and_emphasis_and_no_html():
    html = render_to_string(
        "laporan/pdf/_blok.html",
        {"bloks": paragraf("## Sebab\nSatu **dua** <b>.\n- *a*\n- b\n\n1. x\n2. *y*")},
    )
    rapi = " ".join(html.split())
    assert '<h2 class="judul-narasi">Sebab</h2>' in rapi
    assert '<p class="p">Satu <strong>dua</strong> &lt;b&gt;. </p>' in rapi
    assert '<ul class="butir-daftar"><li><em>a</em> </li><li>b </li></ul>' in rapi
    assert '<span class="butir-no">2.</span><span class="butir-isi"><em>y</em> </span>' in rapi
