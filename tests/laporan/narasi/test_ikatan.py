"""Bindings between sentences and facts: they follow an edit, and say what has changed."""

from laporan.narasi.ikatan import (
    Beda,
    beda_of,
    bisa_diganti,
    ganti_angka,
    ikuti,
    kalimat_dalam,
    pengganti,
    sama,
    teguhkan,
)
from laporan.narasi.kalimat import Alinea, Kalimat

KALIMAT = "Partisipasi terealisasi 83,1%, melampaui target 82,5% dengan selisih 0,6 poin persen."
NILAI = {"r": "83,1%", "t": "82,5%", "g": "0,6 poin persen", "pola/x": "melampaui"}
SATU = {"kalimat": KALIMAT, "nilai": NILAI}


def test_sentences_of_a_text_without_the_signs_of_a_line():
    assert kalimat_dalam("## Sebab\n\nSatu 1.000,5. Dua “x”. *Tiga*\n- Empat.\n1. Lima") == [
        "Sebab",
        "Satu 1.000,5.",
        "Dua “x”.",
        "*Tiga*",
        "Empat.",
        "Lima",
    ]


def test_binding_stays_with_a_sentence_that_moved():
    assert ikuti(f"Pembuka baru. {KALIMAT} Penutup.", [SATU], [], {}) == [SATU]


def test_binding_follows_a_reworded_sentence_with_the_figures_that_it_kept():
    baru = "Partisipasi pemilih terealisasi 83,1%, sehingga melampaui target 82,5%."
    assert ikuti(baru, [SATU], [], {}) == [
        {"kalimat": baru, "nilai": {"r": "83,1%", "t": "82,5%", "pola/x": "melampaui"}}
    ]


def test_another_sentence_inherits_nothing():
    assert ikuti("Kami berterima kasih kepada masyarakat.", [SATU], [], {}) == []


def test_sentence_taken_from_the_draft_brings_its_facts():
    kalimat = Kalimat("Realisasi 7.", ("a",), {"a": "7"})
    assert ikuti("Halo. Realisasi 7.", [], [kalimat], {}) == [
        {"kalimat": "Realisasi 7.", "nilai": {"a": "7"}}
    ]


def test_own_sentence_is_bound_by_a_figure_that_means_one_fact():
    milik = {"r": "83,1%", "a": "100%", "b": "100%"}
    assert ikuti("Tahun ini 83,1% pemilih hadir. Target 100%.", [], [], milik) == [
        {"kalimat": "Tahun ini 83,1% pemilih hadir.", "nilai": {"r": "83,1%"}}
    ]


def test_what_changed_is_told_with_old_and_new():
    kini = NILAI | {"r": "84%", "g": "1,5 poin persen"}
    assert beda_of(SATU, kini) == [Beda("r", "83,1%", "84%"), Beda("g", "0,6 poin persen", "1,5 poin persen")]
    assert beda_of(SATU, NILAI) == []


def test_a_value_is_the_same_with_and_without_its_sign():
    assert sama("Rp1.000", "1.000")
    assert not sama("1.000", "1.001")
    assert not sama("1.000", None)


def test_new_figures_replace_the_old_ones():
    beda = beda_of(SATU, NILAI | {"r": "84%", "g": "1,5 poin persen"})
    assert bisa_diganti(SATU, beda)
    assert ganti_angka(SATU, beda) == {
        "kalimat": "Partisipasi terealisasi 84%, melampaui target 82,5% dengan selisih 1,5 poin persen.",
        "nilai": NILAI | {"r": "84%", "g": "1,5 poin persen"},
    }


def test_figure_inside_a_longer_one_is_left_alone():
    satu = {"kalimat": "Dari 5% naik menjadi 82,5% dan 15%.", "nilai": {"a": "5%"}}
    assert ganti_angka(satu, beda_of(satu, {"a": "6%"}))["kalimat"] == "Dari 6% naik menjadi 82,5% dan 15%."


def test_words_that_no_longer_fit_need_a_new_sentence():
    assert not bisa_diganti(SATU, beda_of(SATU, NILAI | {"r": "80%", "pola/x": "kurang"}))
    assert not bisa_diganti(SATU, beda_of(SATU, {"t": "82,5%"}))


def test_one_old_figure_that_means_two_facts_is_not_replaced_blindly():
    satu = {"kalimat": "Realisasi 100% dari target 100%.", "nilai": {"r": "100%", "t": "100%"}}
    assert not bisa_diganti(satu, beda_of(satu, {"r": "90%", "t": "100%"}))


def test_sentence_that_is_still_right_is_bound_to_today():
    beda = beda_of(SATU, {"r": "84%", "t": "82,5%"})
    assert teguhkan(SATU, beda) == {"kalimat": KALIMAT, "nilai": {"r": "84%", "t": "82,5%"}}


def test_new_draft_offers_the_sentence_about_the_same_facts():
    lain = Kalimat("Lain.", ("z",), {"z": "1"})
    baru = Kalimat("Belum tercapai.", ("r", "pola/x"), {"r": "80%", "pola/x": "kurang"})
    assert pengganti(SATU, [Alinea((lain, baru))]) == baru
    assert pengganti(SATU, [Alinea((lain,))]) is None
