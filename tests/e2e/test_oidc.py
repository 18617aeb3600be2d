"""Single sign-on in a real browser, on a phone: binding an account, and signing in with it afterwards."""

import pytest
from playwright.sync_api import expect

from tests import penyedia as uji
from tests.e2e.conftest import serve
from tests.e2e.test_masuk import flaws, give_password

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]


@pytest.fixture
def penyedia():
    penyedia = uji.start()
    penyedia.ubah = {"berformulir": True}
    yield penyedia
    uji.stop(penyedia)


@pytest.fixture
def server(copies, tmp_path, penyedia):
    """A server whose settings name the provider."""
    variables = {
        "SAKIP_OIDC_PENERBIT": penyedia.penerbit,
        "SAKIP_OIDC_KLIEN": uji.KLIEN,
        "SAKIP_OIDC_RAHASIA": uji.RAHASIA,
        "SAKIP_OIDC_NAMA": "SSO Uji",
    }
    with serve(copies, tmp_path, **variables) as url:
        yield url


def prove(page):
    """Sign in at the provider."""
    page.get_by_role("button", name="Masuk di penyedia").click()


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_an_official_binds_the_account_and_signs_in_with_it(page, server, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": 360, "height": 780})
    give_password(page, server)
    page.wait_for_url(f"{server}/")
    page.goto(f"{server}/akun/keamanan/")
    found = flaws(page)
    page.get_by_role("link", name="Hubungkan dengan SSO Uji").click()
    prove(page)
    page.get_by_role("heading", name="Identitas Anda sudah dikenali").wait_for()
    found += flaws(page)
    page.get_by_role("button", name="Hubungkan").click()
    page.get_by_text("Akun Anda sudah terhubung dengan SSO Uji.").wait_for()
    page.context.clear_cookies()
    page.goto(f"{server}/satker/")
    found += flaws(page)
    page.get_by_role("link", name="Masuk dengan SSO Uji").click()
    prove(page)
    page.wait_for_url(f"{server}/satker/")
    assert found == []


def test_a_stranger_reads_why_and_stays_outside(page, server):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{server}/masuk/")
    page.get_by_role("link", name="Masuk dengan SSO Uji").click()
    prove(page)
    page.get_by_text("Identitas Anda di SSO Uji belum terhubung dengan akun SAKIP.").wait_for()
    assert flaws(page) == []
    page.goto(f"{server}/satker/")
    expect(page).to_have_url(f"{server}/masuk/?next=/satker/")
