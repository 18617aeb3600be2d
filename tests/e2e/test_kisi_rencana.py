"""The grid of a rencana aksi: the official table on a desk, cards on anything narrower."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import manage
from tests.e2e.kisi import TERSIMPAN, says

pytestmark = pytest.mark.e2e

RENCANA = "/satker/17.02/2024/rencana-aksi/1/baris/"
DRAF = """
from kinerja.models import RencanaAksi
RencanaAksi.objects.filter(pk=1).update(status="draf", asal="sistem")
"""


@pytest.fixture
def rencana(layanan, sign_in, server):
    manage(layanan.database, "shell", "-v0", "-c", DRAF)
    page = sign_in("operator.rejanglebong")
    page.goto(server + RENCANA)
    return page


def lines(page):
    """How many lines the cells of the first row with words stand on."""
    return page.locator("[data-kunci]").first.evaluate(
        "tr => new Set([...tr.cells].map((sel) => sel.getBoundingClientRect().top)).size"
    )


@pytest.mark.parametrize(
    ("lebar", "tema", "satu_garis"),
    [(1440, "light", True), (1100, "dark", True), (720, "light", False), (360, "dark", False)],
)
def test_a_row_is_one_line_where_there_is_room(rencana, lebar, tema, satu_garis):
    rencana.emulate_media(color_scheme=tema)
    rencana.set_viewport_size({"width": lebar, "height": 900})
    keluhan = [f"{v['id']}: {v['nodes'][0]['target']}" for v in Axe().run(rencana).response["violations"]]
    lebih = rencana.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (lines(rencana) == 1, keluhan, lebih > 0) == (satu_garis, [], False)


def test_the_indikator_and_its_state_stay_while_the_periods_are_filled(rencana):
    rencana.set_viewport_size({"width": 1100, "height": 900})
    baris = rencana.locator("[data-kunci]").first
    indikator = baris.locator("[name$='-indikator']")
    kiri = indikator.bounding_box()["x"]
    baris.locator("[name$='-t4']").fill("80%")
    rencana.keyboard.press("Enter")
    says(rencana, TERSIMPAN)
    baris.locator("[name$='-keluaran']").focus()
    keluaran = baris.locator("[name$='-keluaran']").bounding_box()
    assert (indikator.bounding_box()["x"], baris.locator(".lembar__status").inner_text()[:11]) == (
        kiri,
        "✓ Tersimpan",
    )
    assert keluaran["x"] > kiri + indikator.bounding_box()["width"]


def test_the_rows_stand_under_their_sasaran(rencana):
    pita = rencana.locator(".lembar .tabel__pita").all_inner_texts()
    assert (pita[0][:9], pita[-1]) == ("Sasaran: ", "Baris baru")
    assert len(set(pita)) == len(pita)
