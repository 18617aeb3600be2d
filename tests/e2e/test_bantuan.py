"""The help in a real browser: a newcomer finds the way, a page leads to its help, a word is looked up."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]

TELEPON = {"width": 360, "height": 800}


def test_a_newcomer_finds_how_to_fill_without_a_manual(sign_in, page, server):
    sign_in("operator.rejanglebong")
    page.get_by_role("link", name="Bantuan untuk halaman ini").click()
    page.wait_for_url("**/bantuan/tahun-pertama/#tugas-saya")
    mulai = page.get_by_role("region", name="Mulai dari peran Anda")
    assert "Operator" in mulai.inner_text()
    page.get_by_role("main").get_by_role("link", name="Mengisi realisasi").first.click()
    page.get_by_role("navigation", name="Pada halaman ini").get_by_role(
        "link", name="Bila belum ada angkanya"
    ).press("Enter")
    page.wait_for_url("**/bantuan/mengisi-realisasi/#keadaan")
    assert "belum keluar" in page.get_by_role("region", name="Bila belum ada angkanya").inner_text()


def test_the_grid_leads_to_its_help_and_back_with_what_was_typed(sign_in, page, server):
    isi = f"{server}/satker/62/2024/realisasi/3/isi/"
    sign_in("operator.kalteng")
    page.goto(isi)
    sel = page.locator("[name$='-realisasi'][name^='b-']").first
    sel.fill("97%")
    page.get_by_role("link", name="Bantuan untuk halaman ini").press("Enter")
    page.wait_for_url("**/bantuan/mengisi-realisasi/#papan-ketik")
    gambar = page.get_by_role("img", name="Lembar isian realisasi")
    gambar.scroll_into_view_if_needed()
    page.wait_for_function(
        "unsur => unsur.complete && unsur.naturalWidth > 1000", arg=gambar.element_handle()
    )
    page.goto(isi)
    assert sel.input_value() == "97%"


def test_a_word_is_looked_up_from_a_table_and_searched(sign_in, page, server):
    sign_in("ketua.rejanglebong")
    page.goto(f"{server}/satker/17.02/2024/anggaran/")
    page.get_by_role("columnheader", name="Penyerapan").get_by_role("link").first.click()
    page.wait_for_url("**/bantuan/glosarium/#penyerapan")
    assert page.locator("dt:target").inner_text() == "Penyerapan anggaran"
    page.get_by_label("Cari dalam glosarium").fill("wtp")
    page.get_by_role("button", name="Cari").click()
    page.wait_for_url("**/bantuan/glosarium/?q=wtp")
    assert page.locator("dt").all_inner_texts() == ["Opini Badan Pemeriksa Keuangan"]
    page.get_by_label("Cari dalam glosarium").fill("zzz")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Istilah tidak ditemukan").wait_for()


@pytest.mark.parametrize("js", [True, False])
def test_who_forgot_the_password_finds_help_on_a_phone(browser, server, js):
    with browser.new_context(viewport=TELEPON, java_script_enabled=js) as konteks:
        page = konteks.new_page()
        page.goto(f"{server}/masuk/")
        page.get_by_role("link", name="Bantuan").click()
        page.wait_for_url("**/bantuan/kalau-ada-masalah/#masuk")
        bagian = page.get_by_role("region", name="Lupa kata sandi atau belum dapat masuk")
        assert "Mintalah tautan kata sandi baru kepada admin" in bagian.inner_text()
        page.get_by_role("link", name="Bantuan", exact=True).first.click()
        page.get_by_label("Cari dalam bantuan dan glosarium").fill("ponsel hilang")
        page.get_by_role("button", name="Cari").click()
        page.get_by_role("link", name="Kalau ada masalah: Kode masuk dan ponsel yang hilang").click()
        page.wait_for_url("**/bantuan/kalau-ada-masalah/#kode-masuk")


def test_a_phone_gets_the_narrow_picture(page, server):
    page.set_viewport_size(TELEPON)
    page.goto(f"{server}/bantuan/mengisi-realisasi/")
    gambar = page.get_by_role("img", name="Lembar isian realisasi")
    gambar.scroll_into_view_if_needed()
    # Chosen by the browser when it comes to it, not with the page (lazy, srcset).
    terpilih = page.wait_for_function("unsur => unsur.currentSrc", arg=gambar.element_handle())
    assert "kisi-sempit" in terpilih.json_value()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("lebar", "tema"), [(360, "dark"), (1440, "light")])
def test_the_help_is_accessible_to_a_stranger(page, server, lebar, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    salah = []
    for alamat in ("", "?q=capaian", "glosarium/", "tahun-pertama/"):
        page.goto(f"{server}/bantuan/{alamat}")
        salah += [(alamat, v["id"]) for v in Axe().run(page).response["violations"]]
    assert salah == []
