"""The report read in a real browser: from the LAKIP page to an empty part, on a phone."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]


def test_the_report_is_read_on_a_phone_from_its_empty_parts(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{server}/satker/17.02/2024/lakip/")
    page.get_by_text("Lihat bagian yang belum diisi").click()
    page.get_by_role("link", name="BAB I C 2: Pembagian Divisi").click()
    page.wait_for_url("**/lakip/baca/#bab-1-3-2")
    expect(page.get_by_role("heading", name="2. Pembagian Divisi")).to_be_in_viewport()
    expect(page.get_by_role("img", name="Bagan Susunan Organisasi", exact=True)).to_be_visible()
    expect(page.get_by_role("table", name="Tabel 1.1 Susunan Organisasi")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
