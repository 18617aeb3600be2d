"""Signing in with a second factor, as an official on a phone does it; each page on the way by axe."""

import re
import time
from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import TOTP
from playwright.sync_api import expect

from laporan.services.demo import SANDI_DEMO

pytestmark = pytest.mark.e2e

PENGGUNA = "sekretaris.rejanglebong"


def code_of(rahasia, langkah=0):
    """The code that an app with the secret `rahasia` shows `langkah` times 30 seconds from now."""
    totp = TOTP(b32decode(rahasia.replace(" ", "")))
    totp.time = time.time() + 30 * langkah
    return f"{totp.token():06d}"


def flaws(page):
    """What axe and the width of the page that is shown now say; [] when it is right."""
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    said = [f"{v['id']}: {v['nodes'][0]['target']}" for v in Axe().run(page).response["violations"]]
    return said + ([f"{wide} px too wide"] if wide > 0 else [])


def enrol(page, server):
    """Enrol an app through the pages; returns its secret, the recovery codes and the flaws on the way."""
    page.goto(f"{server}/akun/keamanan/kode-masuk/pasang/")
    page.get_by_role("button", name="Tampilkan kode QR").click()
    found = flaws(page)
    assert page.locator("img.qr").evaluate("gambar => gambar.naturalWidth") > 0
    rahasia = page.locator("main code").inner_text()
    page.get_by_label("Kode dari aplikasi").fill(code_of(rahasia))
    page.get_by_role("button", name="Pasang").click()
    return rahasia, page.locator("main code").all_inner_texts(), found + flaws(page)


def give_password(page, server, sandi=SANDI_DEMO):
    page.goto(f"{server}/masuk/")
    page.get_by_label("Nama pengguna").fill(PENGGUNA)
    page.get_by_label("Kata sandi", exact=True).fill(sandi)
    page.get_by_role("button", name="Masuk").click()


def give_code(page, kode):
    page.get_by_label("Kode masuk").fill(kode)
    page.get_by_role("button", name="Masuk").click()


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_an_official_enrols_an_app_and_signs_in_with_it(sign_in, page, server, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": 360, "height": 780})
    sign_in(PENGGUNA)
    rahasia, pulih, found = enrol(page, server)
    assert len(pulih) == 10
    page.context.clear_cookies()
    give_password(page, server)
    found += flaws(page)
    give_code(page, code_of(rahasia, 1))
    page.wait_for_url(f"{server}/")
    page.context.clear_cookies()
    give_password(page, server)
    give_code(page, pulih[0])
    page.wait_for_url(f"{server}/")
    page.goto(f"{server}/akun/keamanan/")
    assert found + flaws(page) == []
    expect(page.locator("main tbody tr")).to_have_count(3)  # each cleared browser is still signed in


def test_one_browser_ends_the_session_of_another(sign_in, page, server, browser):
    sign_in(PENGGUNA)
    lain = browser.new_context().new_page()
    give_password(lain, server)
    lain.wait_for_url(f"{server}/")
    page.goto(f"{server}/akun/keamanan/")
    page.get_by_role("button", name=re.compile(r"^Akhiri sesi")).click()
    page.get_by_text("sudah diakhiri").wait_for()
    lain.goto(f"{server}/satker/")
    expect(lain).to_have_url(f"{server}/masuk/?next=/satker/")


def test_the_lock_page_says_how_long(page, server):
    page.set_viewport_size({"width": 360, "height": 780})
    for _ in range(5):
        give_password(page, server, "keliru-sekali-1")
    page.get_by_role("heading", name="Masuk dikunci sementara").wait_for()
    expect(page.get_by_text("Anda dapat mencoba lagi dalam 15 menit.")).to_have_count(1)
    assert flaws(page) == []
