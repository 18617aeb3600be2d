"""Typing in a grid as in a spreadsheet: Enter at an edge, choices, a paste that does not fit, undo."""

import pytest

from tests.e2e.conftest import manage
from tests.e2e.kisi import BANYAK, ISI, TERSIMPAN, at, cells, paste, says, stored

pytestmark = pytest.mark.e2e
RASIO = (
    BANYAK
    + """
from renstra.models import Indikator
ind = Indikator.objects.filter(sasaran__renstra__satker=pk.unit.satker).first() or Indikator.objects.first()
Indikator.objects.filter(pk=ind.pk).update(pembilang="Pemilih terlayani", penyebut="Pemilih")
for b in p.baris.all()[:2]:
    BarisPk.objects.filter(pk=b.baris_pk_id).update(indikator_renstra=ind)
"""
)


def value(page, kolom, n):
    return cells(page, kolom).nth(n).input_value()


def test_enter_on_the_last_row_keeps_the_cell_and_the_next_key_replaces(enam_puluh, isi):
    cells(isi).nth(59).focus()
    for tombol in ("5", "Enter", "7", "Enter"):
        isi.keyboard.press(tombol)
    says(isi, TERSIMPAN)
    assert (at(isi), stored(isi)[59]) == ((59, "realisasi"), "7")
    isi.keyboard.press("Control+z")
    says(isi, TERSIMPAN)
    assert stored(isi)[59] == "5"


def test_enter_in_penyebut_goes_on_with_the_next_pembilang(layanan, sign_in, server):
    manage(layanan.database, "shell", "-v0", "-c", RASIO)
    page = sign_in("operator.kalteng")
    page.goto(server + ISI)
    cells(page, "pembilang").first.focus()
    for tombol in ("5", "Tab", "8", "Enter", "3", "Tab", "4", "Enter"):
        page.keyboard.press(tombol)
    di = at(page)
    page.keyboard.type("90%")
    page.keyboard.press("Enter")
    says(page, TERSIMPAN)
    assert (stored(page, "pembilang"), stored(page, "penyebut"), di) == (
        ["5", "3"],
        ["8", "4"],
        (2, "realisasi"),
    )
    assert stored(page)[2] == "90%"


def test_undo_takes_the_error_and_the_question_of_the_cell_away(enam_puluh, isi):
    for teks, kata in (("12,,3", "1 baris belum tersimpan"), ("97&", "1 baris belum tersimpan")):
        cells(isi).first.focus()
        isi.keyboard.type(teks)
        isi.keyboard.press("Enter")
        says(isi, kata)
        isi.locator("[data-kunci] .isian__galat").first.wait_for()
        isi.keyboard.press("Control+z")
        assert (
            value(isi, "realisasi", 0),
            cells(isi).first.get_attribute("aria-invalid"),
            isi.locator("[data-kunci]").first.locator(".isian__galat, .lembar__tawaran").count(),
        ) == ("", None, 0)


def test_a_paste_says_what_found_no_place_and_which_choice_is_unknown(enam_puluh, isi):
    cells(isi).nth(58).focus()
    paste(isi, "1%\tlebih\n2%\t\tx\tzz\n3%")
    says(isi, "4 sel ditempel.")
    says(isi, "1 baris melewati baris terakhir dan 1 kolom melewati kolom terakhir: 2 sel di luar tabel")
    says(isi, "1 pilihan tidak dikenal: lebih.")


def test_states_are_pasted_by_sign_label_and_beginning(enam_puluh, isi):
    cells(isi, "keadaan").first.focus()
    paste(isi, "?\n>\nX\nBelum waktunya diukur\ntidak\nbelum din")
    says(isi, "2 baris belum tersimpan")  # what is not relevant needs a reason
    assert [value(isi, "keadaan", n) for n in range(6)] == [
        "belum_dinilai",
        "belum_waktunya",
        "tidak_relevan",
        "belum_waktunya",
        "tidak_relevan",
        "belum_dinilai",
    ]


def test_a_tilde_among_the_states_ticks_what_is_provisional(enam_puluh, isi):
    cells(isi).first.focus()
    paste(isi, "80%\t~\n70%\t")
    says(isi, TERSIMPAN)
    assert [cells(isi, "sementara").nth(n).is_checked() for n in (0, 1)] == [True, False]


def test_a_sign_chooses_a_state_and_the_arrows_move_on(enam_puluh, isi):
    cells(isi, "keadaan").first.focus()
    isi.keyboard.press(">")
    isi.keyboard.press("ArrowDown")
    says(isi, TERSIMPAN)
    assert (value(isi, "keadaan", 0), at(isi)) == ("belum_waktunya", (1, "keadaan"))


def test_f2_hands_the_arrows_to_the_list_of_states(enam_puluh, isi):
    cells(isi, "keadaan").first.focus()
    isi.keyboard.press("F2")
    isi.keyboard.press("ArrowDown")
    isi.keyboard.press("Enter")
    di = at(isi)
    isi.keyboard.press("ArrowDown")
    says(isi, TERSIMPAN)
    assert (di, value(isi, "keadaan", 0), at(isi)) == ((0, "keadaan"), "belum_dinilai", (1, "keadaan"))


def test_shift_and_a_click_choose_a_block(enam_puluh, isi):
    cells(isi).first.focus()
    paste(isi, "10%\n20%\n30%")
    says(isi, TERSIMPAN)
    cells(isi).nth(1).click()
    cells(isi).nth(2).click(modifiers=["Shift"])
    says(isi, "2 baris × 1 kolom dipilih.")
    isi.keyboard.press("Delete")
    says(isi, TERSIMPAN)
    assert (stored(isi)[:3], at(isi)) == (["10%", "", ""], (1, "realisasi"))
