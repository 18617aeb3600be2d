"""An account from the invitation to the day it is suspended, by an admin and a newcomer on two phones."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]

TELEPON = {"width": 360, "height": 800}
SANDI_BARU = "kata-sandi-panjang-7"


@pytest.fixture
def newcomer(browser):
    konteks = browser.new_context(viewport=TELEPON)
    yield konteks.new_page()
    konteks.close()


def invite(page):
    """Walk from the profile of the satker to the link; returns its path."""
    page.get_by_role("link", name="Akun dan penugasan").click()
    page.get_by_role("link", name="Undang akun baru").click()
    page.get_by_label("Nama", exact=True).fill("Budi Baru")
    page.get_by_label("Nama pengguna").fill("budi.rejanglebong")
    page.get_by_label("Peran").select_option("operator")
    page.get_by_role("button", name="Buat akun").click()
    return urlsplit(page.get_by_label("Tautan sekali pakai").input_value()).path


def enter(page, server, path):
    """Set a password by the link and sign in with it."""
    page.goto(server + path)
    for isian in page.locator("input[type=password]").all():
        isian.fill(SANDI_BARU)
    page.locator("main button[type=submit]").click()
    page.get_by_label("Nama pengguna").fill("budi.rejanglebong")
    page.get_by_label("Kata sandi", exact=True).fill(SANDI_BARU)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(f"{server}/")


def test_an_account_is_invited_used_refused_and_suspended(sign_in, page, server, newcomer):
    page.set_viewport_size(TELEPON)
    sign_in("admin.rejanglebong")
    page.goto(f"{server}/satker/17.02/")
    path = invite(page)
    enter(newcomer, server, path)

    newcomer.goto(f"{server}/satker/17.02/akun/")
    alasan = newcomer.get_by_role("main").inner_text()
    assert "Mintalah penugasan kepada Admin Rejang Lebong, admin KPU Kabupaten Rejang Lebong." in alasan
    assert newcomer.goto(f"{server}/satker/62/").status == 404

    page.get_by_role("link", name="Sudah saya salin").click()
    page.get_by_role("link", name="Tangguhkan").click()
    page.get_by_label("Alasan").fill("Pindah tugas")
    page.get_by_role("button", name="Tangguhkan akun").click()
    expect(page.get_by_text("Akun Budi Baru ditangguhkan.")).to_be_visible()
    newcomer.goto(f"{server}/satker/17.02/")
    assert urlsplit(newcomer.url).path == "/masuk/"


def test_a_link_that_was_used_opens_nothing(sign_in, page, server, newcomer):
    sign_in("admin.rejanglebong")
    page.goto(f"{server}/satker/17.02/")
    path = invite(page)
    enter(newcomer, server, path)
    newcomer.context.clear_cookies()
    newcomer.goto(server + path)
    expect(newcomer.locator("input[type=password]")).to_have_count(0)
