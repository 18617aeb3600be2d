"""The keys of a spreadsheet in the grid of a triwulan, its sheet of keys, its count and its filter."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.kisi import TERSIMPAN, at, cells, paste, says, stored

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("enam_puluh")]


@pytest.fixture
def terisi(isi):
    """Rows 3 to 5 of 60 are filled."""
    cells(isi).nth(2).focus()
    paste(isi, "10%\n20%\n30%")
    says(isi, TERSIMPAN)
    return isi


def copied(page):
    return page.evaluate(
        """() => {
            const data = new DataTransfer();
            document.activeElement.dispatchEvent(
                new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
            return data.getData("text/plain");
        }"""
    )


def test_ctrl_with_home_end_and_arrows_jumps(terisi):
    cells(terisi).first.focus()
    jejak = []
    for tombol in ("ArrowDown", "ArrowDown", "ArrowDown", "Home", "End", "ArrowUp"):
        terisi.keyboard.press(f"Control+{tombol}")
        jejak.append(at(terisi))
    assert jejak == [
        (2, "realisasi"),
        (4, "realisasi"),
        (59, "realisasi"),
        (0, "realisasi"),
        (59, "sementara"),
        (0, "sementara"),
    ]


def test_a_page_down_and_up_moves_by_about_a_window(isi):
    cells(isi).first.focus()
    isi.keyboard.press("PageDown")
    turun = at(isi)
    isi.keyboard.press("PageUp")
    assert (1 < turun[0] < 30, turun[1], at(isi)) == (True, "realisasi", (0, "realisasi"))


def test_the_focus_is_never_under_what_sticks(isi):
    cells(isi).nth(30).focus()
    for tombol, kali in (("ArrowUp", 12), ("ArrowDown", 25)):
        for _ in range(kali):
            isi.keyboard.press(tombol)
        tampak = isi.evaluate(
            """() => {
                const { left, top, bottom } = document.activeElement.getBoundingClientRect();
                const di = (y) => document.activeElement.contains(document.elementFromPoint(left + 4, y));
                return di(top + 3) && di(bottom - 3);
            }"""
        )
        assert tampak


def test_a_block_is_copied_with_the_columns_that_are_only_read(terisi):
    cells(terisi).nth(2).focus()
    terisi.keyboard.press("Shift+ArrowDown")
    for _ in range(6):
        terisi.keyboard.press("Shift+ArrowLeft")
    says(terisi, "2 baris × 7 kolom dipilih.")
    assert copied(terisi) == ("Indikator ke-3\t100%\t–\t–\t–\t–\t10%\nIndikator ke-4\t100%\t–\t–\t–\t–\t20%")


def test_a_block_that_ctrl_and_shift_chose_is_cleared_and_taken_back_in_one_step(terisi):
    cells(terisi).nth(2).focus()
    terisi.keyboard.press("Control+Shift+ArrowDown")
    terisi.keyboard.press("Delete")
    says(terisi, TERSIMPAN)
    kosong = stored(terisi)[:6]
    terisi.keyboard.press("Control+z")
    says(terisi, TERSIMPAN)
    assert (kosong, stored(terisi)[:6]) == ([""] * 6, ["", "", "10%", "20%", "30%", ""])


def test_shift_enter_goes_up_and_ctrl_s_saves_at_once(isi):
    cells(isi).nth(1).focus()
    isi.keyboard.type("44%")
    isi.keyboard.press("Control+s")
    says(isi, TERSIMPAN)
    di = at(isi)
    isi.keyboard.press("Shift+Enter")
    assert (di, at(isi), stored(isi)[1]) == ((1, "realisasi"), (0, "realisasi"), "44%")


def test_typing_replaces_and_a_double_click_edits_inside(terisi):
    cells(terisi).nth(2).dblclick()
    terisi.keyboard.press("End")
    terisi.keyboard.type("5")
    terisi.keyboard.press("Enter")
    terisi.keyboard.type("7%")
    terisi.keyboard.press("Enter")
    assert [satu.input_value() for satu in cells(terisi).all()[2:5]] == ["10%5", "7%", "30%"]


def test_the_sheet_of_keys_opens_by_button_f1_and_question_mark(isi):
    lembar = isi.get_by_role("dialog", name="Mengisi dengan papan ketik")
    tombol = isi.get_by_role("button", name="Daftar tombol")
    tombol.click()
    lembar.wait_for()
    assert Axe().run(isi).response["violations"] == []
    isi.keyboard.press("Escape")
    lembar.wait_for(state="hidden")
    isi.locator("h1").click()
    isi.keyboard.press("?")
    lembar.wait_for()
    lembar.get_by_role("button", name="Tutup").click()
    cells(isi).first.focus()
    isi.keyboard.press("F1")
    lembar.wait_for()
    isi.keyboard.press("Escape")
    isi.keyboard.type("?")
    assert (lembar.is_visible(), at(isi), cells(isi).first.input_value()) == (False, (0, "realisasi"), "?")


def test_the_foot_counts_and_leads_to_the_next_empty_or_refused_cell(terisi):
    kaki = terisi.get_by_role("group", name="Kemajuan pengisian")
    cells(terisi).nth(5).fill("12,,3")
    terisi.keyboard.press("Enter")
    says(terisi, "1 baris belum tersimpan")
    assert "4 dari 60 terisi, 1 bermasalah" in kaki.inner_text()
    cells(terisi).nth(1).focus()
    jejak = []
    for nama in ("Ke yang belum diisi", "Ke yang bermasalah", "Ke yang belum diisi"):
        kaki.get_by_role("button", name=nama).click()
        jejak.append(at(terisi)[0])
    assert jejak == [6, 5, 6]


def test_only_what_is_not_filled_yet_is_shown_and_pasted_into(terisi):
    terisi.get_by_label("Hanya yang belum diisi").check()
    says(terisi, "57 baris yang belum diisi ditampilkan.")
    cells(terisi).nth(1).focus()
    paste(terisi, "1%\n2%")
    says(terisi, TERSIMPAN)
    cells(terisi).nth(1).focus()
    terisi.keyboard.press("ArrowDown")
    lompat = at(terisi)
    terisi.get_by_label("Hanya yang belum diisi").uncheck()
    assert (lompat, stored(terisi)[:6]) == ((5, "realisasi"), ["", "1%", "10%", "20%", "30%", "2%"])
