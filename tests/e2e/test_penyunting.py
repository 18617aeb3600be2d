"""The editor of narasi in a real browser: typing and shapes, a draft that survives, figures that changed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import manage

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
LAKIP = "/satker/62/2024/lakip/"
NARASI = f"{LAKIP}narasi/tambah/?bagian=Potensi"
UBAH = """
from kinerja.models import Realisasi
Realisasi.objects.filter(indikator="Persentase Data dan Infomasi Produk Hukum").update(
    capaian_nilai=97, capaian_dipakai=97, capaian_mentah=97)
"""


def isi(page):
    return page.get_by_role("textbox", name="Teks")


def status(page):
    return page.locator("[data-status]")


def markah(page):
    return page.locator("textarea[name=teks]").input_value()


def test_what_is_typed_is_shaped_stored_and_shown(sign_in, server):
    page = sign_in("operator.kalteng")
    page.goto(server + NARASI)
    isi(page).click()
    page.keyboard.type("Kami ")
    page.keyboard.press("Control+b")
    page.keyboard.type("siap")
    page.keyboard.press("Control+b")
    page.keyboard.type(".")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Daftar", exact=True).click()
    page.keyboard.type("satu")
    page.keyboard.press("Enter")
    page.keyboard.type("dua")
    expect(status(page)).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d$"), timeout=20_000)
    expect(page.locator("[data-pratinjau] li")).to_have_text(["satu", "dua"])
    assert markah(page) == "Kami **siap**.\n\n- satu\n- dua"
    page.reload()
    expect(isi(page).locator("b")).to_have_text("siap")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []


def test_what_did_not_reach_the_server_is_there_after_a_reload(sign_in, server, context):
    page = sign_in("operator.kalteng")
    page.goto(server + NARASI)
    context.route("**/narasi/**", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    isi(page).click()
    page.keyboard.type("Tidak boleh hilang.")
    expect(status(page)).to_contain_text("tidak ada sambungan", timeout=20_000)
    page.reload()
    expect(isi(page)).to_contain_text("Tidak boleh hilang.")
    expect(page.locator("[data-pulih]")).to_contain_text("telah dipulihkan")
    context.unroute("**/narasi/**")
    isi(page).click()
    page.keyboard.press("End")
    page.keyboard.type(" Sungguh.")
    expect(status(page)).to_have_text(re.compile(r"^Tersimpan"), timeout=20_000)
    page.reload()
    expect(isi(page)).to_have_text("Tidak boleh hilang. Sungguh.")


def test_a_sentence_whose_figure_changed_is_marked_and_mended(sign_in, server, layanan):
    page = sign_in("operator.kalteng")
    page.goto(server + LAKIP)
    nama = "Analisis Indikator: Persentase Data dan Infomasi Produk Hukum"
    page.get_by_role("button", name=f"Susun rancangan bagian {nama}").click()
    expect(isi(page)).to_contain_text("98,00%")
    manage(layanan.database, "shell", "-v0", "-c", UBAH)
    page.goto(server + LAKIP)
    page.get_by_role("row", name=nama).get_by_role("link", name="Ubah").click()
    usang = page.get_by_role("region", name="Kalimat yang datanya berubah")
    expect(usang.locator("del")).to_have_text("98,00%")
    expect(usang.locator("ins")).to_have_text("97,00%")
    assert page.evaluate("CSS.highlights.get('usang').size") == 1
    usang.get_by_role("button", name="Perbarui angkanya").click()
    expect(isi(page)).to_contain_text("97,00%")
    expect(page.get_by_role("region", name="Kalimat yang datanya berubah")).to_have_count(0)
