"""What a grid says to a screen reader, where its stops are, and how it looks on any screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.kisi import ISI, TERSIMPAN, at, cells, says

pytestmark = pytest.mark.e2e

SUARA = "[data-kisi-suara]"
TAMPAK = """() => {
    const { left, top, bottom } = document.activeElement.getBoundingClientRect();
    const di = (y) => document.activeElement.contains(document.elementFromPoint(left + 4, y));
    return di(top + 3) && di(bottom - 3);
}"""


def uncovered(page, keys):
    """Passes when the cell with the focus lies free after each of `keys`."""
    for tombol in keys:
        page.keyboard.press(tombol)
        page.wait_for_function(TAMPAK, timeout=5000)


def heard(page, teks):
    page.locator(SUARA).filter(has_text=teks).wait_for(state="attached")


def test_a_cell_is_named_by_its_indikator_and_described_by_its_reading_and_error(enam_puluh, isi):
    kotak = isi.get_by_role("textbox", name="Realisasi baris 1: Indikator ke-1")
    kotak.fill("75%")
    kotak.press("Enter")
    heard(isi, "Baris 1: dibaca 75 persen, capaian 75,00% Cukup Berhasil, tersimpan.")
    dibaca = kotak.evaluate("e => document.getElementById(e.getAttribute('aria-describedby')).textContent")
    kotak.fill("12,,3")
    kotak.press("Enter")
    heard(isi, "Baris 1 belum tersimpan: '12,,3' tidak dapat dibaca.")
    uraian = kotak.get_attribute("aria-describedby").split()
    assert (dibaca, [satu.rsplit("_")[-1] for satu in uraian]) == ("Dibaca 75 persen", ["bacaan", "error"])


def test_many_rows_are_told_in_one_sentence(enam_puluh, isi):
    cells(isi).first.fill("1%")
    for n in range(1, 5):
        cells(isi).nth(n).fill("12,,3" if n == 2 else "2%")
    isi.keyboard.press("Control+s")
    heard(isi, "belum tersimpan")
    assert isi.locator(f"{SUARA}[role=status]").count() == isi.locator("main [role=status]").count() == 1


def test_tab_goes_from_cell_to_cell_and_ctrl_enter_to_the_links_of_the_row(enam_puluh, isi):
    cells(isi).first.focus()
    jejak = []
    for _ in range(3):
        isi.keyboard.press("Tab")
        jejak.append(at(isi))
    isi.keyboard.press("Control+Enter")
    isi.keyboard.press("ArrowRight")
    tautan = isi.evaluate("document.activeElement.textContent.trim()")
    isi.keyboard.press("Escape")
    assert (jejak, tautan, at(isi)) == (
        [(0, "keadaan"), (0, "sementara"), (1, "realisasi")],
        "Jelaskan capaian baris 2",
        (1, "realisasi"),
    )


@pytest.mark.parametrize("lebar", [360, 1440])
def test_links_of_a_row_are_large_enough(isi, lebar):
    isi.set_viewport_size({"width": lebar, "height": 900})
    tinggi = isi.evaluate(
        "[...document.querySelectorAll('[data-kunci] :is(a, summary)')]"
        ".map((e) => e.getBoundingClientRect().height).filter(Boolean)"
    )
    assert min(tinggi) >= 24


def test_the_bar_leads_to_the_first_row_that_was_refused(enam_puluh, isi):
    cells(isi).nth(40).fill("12,,3")
    isi.keyboard.press("Control+s")
    says(isi, "1 baris belum tersimpan")
    cells(isi).first.focus()
    isi.get_by_role("button", name="Ke baris pertama yang bermasalah").click()
    assert at(isi) == (40, "realisasi")


def test_a_capaian_that_is_doubtful_is_marked_by_icon_and_word(enam_puluh, isi):
    cells(isi).first.fill("1.234,5%")
    isi.keyboard.press("Enter")
    tanda = isi.locator("[data-sel=capaian] .lembar__ragu").first
    tanda.wait_for()
    assert (tanda.inner_text(), tanda.locator("svg").count()) == (
        "Capaian tidak wajar, periksa target dan satuannya",
        1,
    )


def test_simpan_says_on_the_next_page_what_was_saved_and_nothing_is_cancelled(enam_puluh, isi, server):
    expect(isi.get_by_role("link", name="Batal", exact=True)).to_have_count(0)
    cells(isi).first.fill("10%")
    isi.get_by_role("button", name="Simpan", exact=True).click()
    isi.get_by_role("status").filter(has_text="1 baris tersimpan.").wait_for()
    isi.goto(server + ISI)
    cells(isi).nth(1).fill("20%")
    isi.get_by_role("link", name="Selesai").click()
    isi.wait_for_url(server + ISI.replace("/isi/", "/"))
    isi.goto(server + ISI)
    assert [cells(isi).nth(n).input_value() for n in (0, 1)] == ["10%", "20%"]


def test_a_row_that_was_refused_is_listed_as_one_to_check(enam_puluh, isi, server):
    cells(isi).first.fill("12,,3")
    isi.keyboard.press("Enter")
    says(isi, "1 baris belum tersimpan")
    isi.goto(server + "/")
    isi.locator("[data-tertunda] li").filter(has_text="1 baris, 1 perlu diperiksa").wait_for()


def test_the_focus_is_never_covered_on_a_low_screen(enam_puluh, isi):
    for lebar in (720, 1440):
        isi.set_viewport_size({"width": lebar, "height": 450})
        cells(isi).nth(20).focus()
        uncovered(isi, ["ArrowUp"] * 8 + ["Shift+Tab"] * 6 + ["ArrowDown"] * 4)


@pytest.mark.parametrize(("lebar", "tinggi"), [(360, 640), (720, 450), (1440, 450)])
def test_the_focus_is_never_covered_in_the_rows_of_an_rkt(rkt, lebar, tinggi):
    rkt.set_viewport_size({"width": lebar, "height": tinggi})
    cells(rkt, "indikator").nth(3).focus()
    uncovered(rkt, ["Tab"] * 12 + ["Shift+Tab"] * 20)
    rkt.get_by_role("group", name="Kemajuan pengisian").get_by_text("terisi").wait_for()


def test_a_tablet_shows_the_indikator_the_target_and_the_column_beside_the_cell(enam_puluh, isi):
    isi.set_viewport_size({"width": 720, "height": 800})
    cells(isi).nth(20).focus()
    baris = isi.locator("[data-kunci]").nth(20)
    kotak = isi.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    tampak = [baris.get_by_text(teks, exact=True).first.bounding_box()["y"] > 60 for teks in ("100%",)]
    assert (kotak, tampak, baris.locator("th").bounding_box()["y"] > 60) == (0, [True], True)
    assert Axe().run(isi).response["violations"] == []


def test_rows_are_low_on_a_desk_and_columns_keep_their_width(enam_puluh, isi):
    isi.set_viewport_size({"width": 1440, "height": 900})
    lebar = "[...document.querySelectorAll('.lembar thead th')].map((e) => e.offsetWidth)"
    tinggi = "document.querySelectorAll('[data-kunci]')[5].offsetHeight"
    semula = isi.evaluate(lebar)
    rendah = isi.evaluate(tinggi)
    cells(isi).nth(5).fill("12,,3")
    isi.keyboard.press("Enter")
    says(isi, "1 baris belum tersimpan")
    assert (isi.evaluate(lebar), rendah <= 64) == (semula, True)
    cells(isi).nth(5).fill("75%")
    isi.keyboard.press("Enter")
    says(isi, TERSIMPAN)
    assert isi.evaluate(tinggi) <= 64
