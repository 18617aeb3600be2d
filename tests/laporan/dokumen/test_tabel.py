"""Spans of printed tables and where they are cut."""

from django.template.loader import render_to_string

from laporan.bentuk.naskah import p
from laporan.bentuk.tabel import LANJUTAN, Baris, Kolom, Sel, Tabel


def _tabel() -> Tabel:
    kolom = (Kolom("Sasaran", lanjutan=True), Kolom("Indikator"))
    baris = [Baris((Sel("S", ("s", n // 3)), Sel(f"i{n}"))) for n in range(6)]
    return Tabel("t", kolom, baris)


def test_cells_with_one_key_are_joined():
    assert [[sel.tinggi for sel in b.sel] for b in _tabel().baris_jadi] == [
        [3, 1],
        [1],
        [1],
        [3, 1],
        [1],
        [1],
    ]


def test_a_cut_span_is_printed_again_as_continued():
    tabel = _tabel()
    tabel.potong = frozenset({2})
    jadi = tabel.baris_jadi
    assert [(s.teks, s.tinggi, s.sambungan) for s in (jadi[0].sel[0], jadi[2].sel[0])] == [
        ("S", 2, ""),
        ("S", 1, LANJUTAN),
    ]


def test_only_rows_inside_a_span_need_a_cut():
    assert _tabel().perlu_potong([0, 2, 3, 5]) == frozenset({2, 5})


def test_columns_with_one_group_share_a_head():
    kolom = (Kolom("No."), Kolom("T1", kelompok="Rencana"), Kolom("T2", kelompok="Rencana"))
    atas, bawah = Tabel("t", kolom, []).kepala
    assert [(s.teks, s.lebar, s.tinggi) for s in atas] == [("No.", 1, 2), ("Rencana", 2, 1)]
    assert [s.teks for s in bawah] == ["T1", "T2"]


def test_band_ends_a_span():
    tabel = _tabel()
    tabel.baris.insert(1, Baris((Sel("PITA", lebar=2),), "pita"))
    assert [[s.tinggi for s in b.sel] for b in tabel.baris_jadi][:3] == [[1, 1], [1], [2, 1]]


def test_a_cell_names_its_fact_and_links_to_it_only_where_a_page_gives_the_address():
    tabel = Tabel("t", (Kolom("Target"),), [Baris((Sel("80%", fakta="pk/7/target"),)), Baris((Sel("–"),))])
    naskah, bacaan = (
        render_to_string(f"laporan/{jenis}/_tabel.html", {"tabel": tabel, "alamat_angka": "/angka/"})
        for jenis in ("pdf", "baca")
    )
    assert [halaman.count('data-fakta="pk/7/target"') for halaman in (naskah, bacaan)] == [1, 1]
    assert [halaman.count("<a ") for halaman in (naskah, bacaan)] == [0, 1]
    assert bacaan.count('<a class="asal-angka" href="/angka/pk/7/target/">80%</a>') == 1


def test_a_cell_whose_figure_changed_says_what_it_was_in_words():
    tabel = Tabel("t", (Kolom("Target"),), [Baris((Sel("80%", usang="semula 75%"),)), Baris((Sel("–"),))])
    halaman = render_to_string("laporan/baca/_tabel.html", {"tabel": tabel})
    assert halaman.count("data-usang") == 1
    assert halaman.count('<mark class="usang">semula 75%</mark>') == 1


def test_a_paragraph_names_its_facts():
    bloks = [p("Rata-rata 90%.", fakta=("rerata/pk/lembaga", "pk/7/target")), p("Tanpa angka.")]
    halaman = render_to_string("laporan/pdf/_blok.html", {"bloks": bloks})
    assert halaman.count("data-fakta=") == 1
    assert halaman.count('data-fakta="rerata/pk/lembaga pk/7/target"') == 1
