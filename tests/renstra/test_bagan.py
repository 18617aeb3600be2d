"""The layout of a tree: words wrap, boxes stand apart, pages are filled and letters never shrink."""

import pytest

from renstra.bagan import Simpul, Ukuran, lay_out, pages_of, text_width, wrap_text

KALIMAT = "Persentase rancangan keputusan yang ditetapkan tepat waktu sesuai program legislasi lembaga"


def forest(tujuan=1, sasaran=2, indikator=3):
    return tuple(
        Simpul(
            f"t{t}",
            "tujuan",
            0,
            f"Tujuan {t}",
            KALIMAT,
            anak=tuple(
                Simpul(
                    f"s{t}.{s}",
                    "strategis",
                    1,
                    f"Sasaran {s}",
                    KALIMAT,
                    "KPU Kabupaten Rejang Lebong",
                    anak=tuple(
                        Simpul(
                            f"i{t}.{s}.{i}",
                            "indikator",
                            2,
                            f"Indikator {i}",
                            KALIMAT,
                            tanda=("Tanpa target",),
                        )
                        for i in range(indikator)
                    ),
                )
                for s in range(sasaran)
            ),
        )
        for t in range(tujuan)
    )


def test_words_wrap_within_the_width_and_none_is_lost():
    baris = wrap_text(KALIMAT, 150, 14)
    assert (" ".join(baris), max(text_width(b, 14) for b in baris) <= 150) == (KALIMAT, True)


def test_a_word_wider_than_the_box_is_cut():
    baris = wrap_text("x" * 100, 100, 14)
    assert ("".join(baris), len(baris) > 1, max(text_width(b, 14) for b in baris) <= 100) == (
        "x" * 100,
        True,
        True,
    )


def test_no_words_are_no_lines():
    assert wrap_text("  ", 100, 14) == []


def test_an_empty_forest_is_a_picture_of_nothing():
    gambar = lay_out(())
    assert (gambar.lebar, gambar.tinggi, gambar.petak, len(pages_of((), Ukuran(), 500))) == (0, 0, (), 1)


def overlaps(a, b):
    return a.x < b.x + b.lebar and b.x < a.x + a.lebar and a.y < b.y + b.tinggi and b.y < a.y + a.tinggi


def test_no_two_boxes_overlap_and_each_line_stands_in_its_box():
    gambar = lay_out(forest(2, 3, 4))
    petak = gambar.petak
    assert [(a, b) for ke, a in enumerate(petak) for b in petak[ke + 1 :] if overlaps(a, b)] == []
    outside = [
        b.teks
        for p in petak
        for b in p.baris
        if not (p.y < b.y < p.y + p.tinggi and b.x + text_width(b.teks, gambar.ukuran.huruf) <= p.x + p.lebar)
    ]
    assert outside == []


def test_a_node_stands_beside_the_first_of_its_children_and_is_joined_to_each():
    gambar = lay_out(forest())
    tujuan, sasaran, pertama = gambar.petak[:3]
    assert (tujuan.y, sasaran.y, pertama.y, len(gambar.garis)) == (0, 0, 0, 8)


def test_what_lacks_something_is_marked_in_words_too():
    petak = lay_out(forest(indikator=1)).petak
    marked = [[b.teks for b in p.baris if b.gaya == "tanda"] for p in petak if p.bertanda]
    assert marked == [["! Tanpa target"], ["! Tanpa target"]]


def test_pages_hold_every_leaf_once_and_repeat_what_it_hangs_on():
    pages = pages_of(forest(1, 4, 5), Ukuran(), 600)
    daun = [p for g in pages for p in g.petak if p.jenis == "indikator"]
    assert (len(daun), max(g.tinggi for g in pages) <= 600) == (20, True)
    assert [(g.petak[0].jenis, g.petak[0].lanjutan) for g in pages] == [
        ("tujuan", ke > 0) for ke in range(len(pages))
    ]
    assert pages[1].petak[0].baris[0].teks == "Tujuan 0 (lanjutan)"


def test_sixty_indikator_keep_the_size_of_their_letters():
    pages = pages_of(forest(3, 4, 5), Ukuran(huruf=12), 900)
    assert ({g.ukuran.huruf_kecil for g in pages}, len(pages) > 3) == ({10.56}, True)


@pytest.mark.parametrize("tinggi", [1, 10])
def test_a_box_higher_than_the_page_has_a_page_of_its_own(tinggi):
    assert len(pages_of(forest(1, 1, 3), Ukuran(), tinggi)) == 3
