"""The pictures of the help are those of the running product; one command takes them anew."""

import json
import os

import pytest

from sakip.bantuan.gambar import MANIFES
from tests.e2e.potret import POTRET, fingerprint, is_stale, take, write_picture

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]

BARU = os.environ.get("SAKIP_GAMBAR") == "baru"
PERINTAH = "SAKIP_GAMBAR=baru .venv/bin/python -m pytest tests/e2e/test_gambar_bantuan.py"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A dense screen, so that the narrow pictures are sharp on a phone."""
    return {**browser_context_args, "device_scale_factor": 2}


def walk(page, server, sign_in):
    """(Potret, width by name) with the page open, all that one user sees after another."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    masuk = ""
    for potret in POTRET:
        if potret.pengguna != masuk:
            page.context.clear_cookies()
            page.set_viewport_size({"width": potret.lebar, "height": 900})
            sign_in(potret.pengguna)
            masuk = potret.pengguna
        for rupa, lebar in potret.jendela.items():
            page.set_viewport_size({"width": lebar, "height": 900})
            assert page.goto(server + potret.alamat).ok, potret.alamat
            yield potret, rupa


def test_the_pictures_of_the_help_show_the_product_as_it_is(page, server, sign_in):
    manifes = json.loads(MANIFES.read_text(encoding="utf-8"))
    basi, baru = [], {}
    for potret, rupa in walk(page, server, sign_in):
        png, found = take(page, potret, rupa)
        baru.setdefault(potret.nama, {})[rupa] = found
        if is_stale(found, manifes.get(potret.nama, {}).get(rupa)):
            basi.append(f"{potret.nama}-{rupa}")
            if BARU:
                write_picture(potret.nama, rupa, png)
    if BARU:
        MANIFES.write_text(json.dumps(baru, indent=1) + "\n", encoding="utf-8")
    assert BARU or basi == [], f"the product has changed since {basi}; renew the pictures with: {PERINTAH}"


@pytest.mark.parametrize(
    "ubah",
    [
        "tombol.style.color = 'red'",
        "tombol.firstChild.data = 'Lanjut'; tombol.append('Lanjut')",
        "tombol.style.height = '80px'",
        "tombol.remove()",
    ],
)
def test_another_colour_word_or_size_makes_a_picture_stale(page, server, ubah):
    masuk = POTRET[0]
    page.goto(server + masuk.alamat)
    _, semula = take(page, masuk, "lebar")
    assert not is_stale(take(page, masuk, "lebar")[1], semula)
    page.evaluate(f"tombol => {{ {ubah} }}", page.get_by_role("button", name="Masuk").element_handle())
    assert is_stale(take(page, masuk, "lebar")[1], semula)


def test_the_day_does_not_make_a_picture_stale():
    hari, lain = ["P", "tenggat 2 Januari 2026, 5 hari lagi"], ["P", "tenggat 31 Maret 2027, 12 hari lagi"]
    assert fingerprint(hari) == fingerprint(lain)
    assert fingerprint(hari) != fingerprint(["P", "tenggat 2 Januari 2026, terlambat"])
