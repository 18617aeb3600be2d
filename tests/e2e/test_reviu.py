"""The review of a LAKIP in a real browser: two people, one finding, from the first page to the answer."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
TEMUAN = "Realisasi partisipasi belum didukung berita acara."


def test_a_finding_is_noted_by_the_reviewer_and_answered_by_the_satker(sign_in, server):
    page = sign_in("auditor")
    page.goto(f"{server}/satker/17.02/2024/evaluasi/")
    page.get_by_role("link", name="Reviu laporan kinerja").click()
    page.get_by_role("button", name="Buka reviu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Daftar uji reviu")
    page.get_by_role("group", name=re.compile(r"^I\.6\.")).get_by_label("Ya").check()
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_text("1 dari 23 butir dijawab.")).to_be_visible()
    page.get_by_role("link", name="Catat temuan").click()
    page.get_by_label("Temuan", exact=True).fill(TEMUAN)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", name="Temuan reviu (1)")).to_be_visible()

    page.context.clear_cookies()
    satker = sign_in("operator.rejanglebong")
    satker.goto(f"{server}/satker/17.02/2024/evaluasi/reviu/")
    expect(satker.get_by_text(TEMUAN, exact=True)).to_have_count(1)
    satker.get_by_role("link", name=re.compile("^Tanggapi")).click()
    satker.get_by_label("Tanggapan satuan kerja").fill("Berita acara sudah dilampirkan.")
    satker.get_by_role("button", name="Simpan").click()
    expect(satker.get_by_text("Ditindaklanjuti")).to_be_visible()
