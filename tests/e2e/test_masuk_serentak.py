"""Many requests of one account at the same moment, against a real server with several threads."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from laporan.services.demo import SANDI_DEMO
from tests.e2e.test_masuk import PENGGUNA, code_of

pytestmark = pytest.mark.e2e

BANYAK = 8
KELIRU = "Kata sandi ini tidak cocok."
TERKUNCI = "Terlalu banyak isian yang keliru."


def send(browser, url, **isi):
    """Post `isi` with the token that the form at `url` carries; redirects are not followed."""
    halaman = browser.get(url).text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', halaman)[1]
    return browser.post(url, {"csrfmiddlewaretoken": token, **isi}, allow_redirects=False)


def give_password(server, sandi=SANDI_DEMO):
    """A browser that has sent the form with `sandi`, and the answer."""
    browser = requests.Session()
    return browser, send(browser, f"{server}/masuk/", username=PENGGUNA, password=sandi)


def at_once(deed, arguments):
    with ThreadPoolExecutor(BANYAK) as pool:
        return list(pool.map(deed, arguments))


def test_one_code_lets_one_browser_in(server):
    browser, _ = give_password(server)
    pasang = f"{server}/akun/keamanan/kode-masuk/pasang/"
    send(browser, pasang, mulai="1")
    rahasia = re.search(r"<code>([A-Z2-7 ]+)</code>", browser.get(pasang).text)[1]
    send(browser, pasang, kode=code_of(rahasia))
    menunggu = [give_password(server)[0] for _ in range(BANYAK)]
    kode = code_of(rahasia, 1)
    jawaban = at_once(lambda satu: send(satu, f"{server}/masuk/kode/", kode=kode).status_code, menunggu)
    assert set(jawaban) <= {200, 302, 429}
    assert jawaban.count(302) == 1


def test_guesses_at_once_do_not_pass_the_limit(server):
    browser, _ = give_password(server)
    ulang = f"{server}/masuk/ulang/"
    jawaban = at_once(lambda n: send(browser, ulang, sandi=f"keliru-{n}").text, range(BANYAK))
    assert [sum(kata in satu for satu in jawaban) for kata in (KELIRU, TERKUNCI)] == [5, BANYAK - 5]


def test_failed_sign_ins_at_once_lock_without_an_error(server):
    jawaban = at_once(lambda n: give_password(server, f"keliru-{n}")[1].status_code, range(3 * BANYAK))
    assert set(jawaban) <= {200, 429}
    assert give_password(server)[1].status_code == 429
