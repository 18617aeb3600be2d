"""Journeys on the Renstra: the tree by keyboard, a perubahan compared and cancelled, the pohon kinerja as a
picture and a list, and a kontribusi that both units see."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.test_tanda_tangan import approve_and_prepare, make_certificate, sign_first, submit

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
RENSTRA = "/satker/17.02/renstra/1/"
RKT = "/satker/17.02/2024/rkt/1/"


def tab_to(page, kata):
    """Press Tab until the element that has the focus says `kata`; it is reached without a mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        teks = page.evaluate("(document.activeElement.innerText || '').trim().replace(/\\s+/g, ' ')")
        if teks.startswith(kata):
            return
    raise AssertionError(f"Tab does not lead to {kata}")


def sasaran(page):
    """The sasaran of the page in their order."""
    return [b.inner_text() for b in page.get_by_role("rowheader", name=re.compile("^Sasaran [0-9]")).all()]


def test_the_tree_is_edited_by_keyboard_alone(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}{RENSTRA}")
    page.get_by_text("Atur tujuan a", exact=True).focus()
    page.keyboard.press("Enter")
    tab_to(page, "Tambah sasaran")
    page.keyboard.press("Enter")
    page.get_by_label("Sasaran", exact=True).focus()
    page.keyboard.type("Sasaran dari papan ketik")
    page.get_by_label("Unit kerja").focus()
    page.keyboard.press("ArrowDown")
    tab_to(page, "Simpan")
    page.keyboard.press("Enter")
    page.get_by_text("1 baris tersimpan.").wait_for()
    assert "Sasaran 2: Sasaran dari papan ketik" in sasaran(page)[1]
    expect(page.get_by_text("Tanpa indikator", exact=True)).to_have_count(1)
    page.get_by_text("Atur sasaran 2", exact=True).focus()
    page.keyboard.press("Enter")
    tab_to(page, "Naik")
    page.keyboard.press("Enter")
    page.get_by_text("“Sasaran dari papan ketik” digeser.").wait_for()
    assert "Sasaran 1: Sasaran dari papan ketik" in sasaran(page)[0]
    page.get_by_text("Atur sasaran 1", exact=True).focus()
    page.keyboard.press("Enter")
    tab_to(page, "Hapus")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hapus sasaran").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Sasaran telah dihapus.").wait_for()
    expect(page.get_by_text("Sasaran dari papan ketik")).to_have_count(0)


def test_a_sasaran_on_which_indikator_hang_stays_and_says_why(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}{RENSTRA}susunan/sasaran/1/hapus/")
    page.get_by_role("button", name="Hapus sasaran").click()
    page.get_by_text(
        "Sasaran ini masih mempunyai 6 indikator. Pindahkan atau hapus indikatornya lebih dahulu."
    ).wait_for()


def test_a_perubahan_is_compared_and_cancelled(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}{RKT}")
    page.get_by_role("link", name="Buat perubahan").first.click()
    page.get_by_label(re.compile("Perubahan prioritas")).check()
    page.get_by_label("Uraian alasan").fill("Prioritas tahun ini berubah.")
    page.get_by_role("button", name="Buat perubahan").click()
    page.get_by_text(re.compile("Perubahan ke-. dibuat")).wait_for()
    baru = page.url
    page.goto(f"{baru}baris/")
    page.locator("[name$='-target']").first.fill("77%")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.wait_for_url(baru)
    page.get_by_role("link", name="Versi dan perbedaan").click()
    versi = page.get_by_role("table", name=re.compile("^Versi dokumen ini")).inner_text()
    assert (versi.count("Ditetapkan (impor), berlaku"), versi.count("Prioritas tahun ini berubah.")) == (1, 1)
    assert page.get_by_role("table", name="Perbedaan dengan versi awal").inner_text().count("77%") == 1
    page.get_by_role("link", name="Batalkan perubahan").click()
    page.get_by_label("Alasan pembatalan").fill("Prioritasnya tidak jadi berubah.")
    page.get_by_role("button", name="Batalkan perubahan").click()
    page.get_by_text("Perubahan ke-1 dibatalkan. Versi sebelumnya berlaku seperti semula.").wait_for()
    expect(page).to_have_url(f"{server}{RKT}")
    page.get_by_role("link", name="Riwayat isian").click()
    riwayat = page.get_by_role("main").inner_text()
    assert (riwayat.count("77%") > 0, "Prioritasnya tidak jadi berubah." in riwayat) == (True, True)


def test_a_renstra_in_force_returns_as_it_was(sign_in, page, server):
    alur = "/satker/17.02/2020/renstra/1/"
    sign_in("operator.rejanglebong")
    submit(page, server, alur)
    page.context.clear_cookies()
    sign_in("sekretaris.rejanglebong")
    approve_and_prepare(page, server, alur)
    page.context.clear_cookies()
    sign_in("ketua.rejanglebong")
    make_certificate(page, server)
    sign_first(page, server)
    page.context.clear_cookies()
    sign_in("operator.rejanglebong")
    page.goto(f"{server}{alur}alur/buka/")
    page.get_by_label(re.compile("Perubahan prioritas")).check()
    page.get_by_label(re.compile("^(Uraian a|A)lasan")).fill("Arah kebijakan berubah.")
    page.get_by_role("button", name="Buat perubahan").click()
    page.get_by_text(re.compile("^Versi baru dibuka")).wait_for()
    page.goto(f"{server}{RENSTRA}susunan/tujuan/1/ubah/")
    page.get_by_label("Uraian").fill("Tujuan yang diubah")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Tujuan a: Tujuan yang diubah").wait_for()
    page.get_by_role("link", name="Batalkan perubahan").click()
    assert page.get_by_role("table").inner_text().count("Tujuan yang diubah") >= 1
    page.get_by_label("Alasan pembatalan").fill("Arah kebijakan tetap.")
    page.get_by_role("button", name="Batalkan perubahan").click()
    page.get_by_text("Perubahan ke-1 dibatalkan. Versi sebelumnya berlaku seperti semula.").wait_for()
    isi = page.get_by_role("main").inner_text()
    assert (isi.count("Tujuan yang diubah"), isi.count("Ditetapkan")) == (0, 1)


def test_the_pohon_is_a_picture_a_list_and_a_paper(sign_in, server):
    page = sign_in("auditor")
    page.goto(f"{server}{RENSTRA}")
    page.get_by_role("link", name="Pohon kinerja").click()
    expect(page.get_by_role("img", name="Pohon kinerja")).to_have_count(1)
    penuh = page.locator("svg.bagan").bounding_box()["width"]
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("link", name="Muat di layar").click()
    muat = page.locator("svg.bagan").bounding_box()["width"]
    assert (penuh > 700, muat < 360) == (True, True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    daftar = page.locator("ul.pohon-daftar").inner_text()
    assert (daftar.count("Indikator "), daftar.count("Perlu dilengkapi: tanpa tujuan")) == (14, 1)
    tautan = page.get_by_role("link", name="Cetak pada A3").get_attribute("href")
    answer = page.request.get(f"{server}{tautan}")
    teks = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.body())).pages)
    assert (answer.status, teks.count("Pohon kinerja sebagai daftar")) == (200, 1)


def test_both_units_see_a_kontribusi(sign_in, server):
    page = sign_in("kasubbag.rejanglebong")
    page.goto(f"{server}{RENSTRA}")
    page.get_by_text("Atur sasaran 1", exact=True).click()
    page.get_by_role("link", name="Tambah kontribusi unit lain pada sasaran 1").click()
    page.get_by_label("Unit mitra").select_option(label="Sekretariat KPU Kabupaten Rejang Lebong")
    page.get_by_label("Uraian kontribusi").fill("Menyediakan data pemilih setiap triwulan.")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Kontribusi tersimpan. Kedua unit melihatnya.").wait_for()
    kalimat = "Menyediakan data pemilih setiap triwulan."
    expect(page.get_by_text(kalimat)).to_have_count(1)
    page.get_by_role("link", name="Sekretariat KPU Kabupaten Rejang Lebong", exact=True).click()
    diberikan = page.get_by_role("region", name="Kontribusi unit ini untuk unit lain")
    expect(diberikan.get_by_text(kalimat)).to_have_count(1)
    diberikan.get_by_role("link", name="KPU Kabupaten Rejang Lebong", exact=True).click()
    diterima = page.get_by_role("region", name="Kontribusi unit lain untuk unit ini")
    expect(diterima.get_by_text(kalimat)).to_have_count(1)
