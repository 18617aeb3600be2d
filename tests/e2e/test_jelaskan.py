"""Jelaskan angka ini in a real browser: by keyboard, down to the members, what-if, on a phone, in print."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from laporan.services.demo import SANDI_DEMO
from tests.e2e.conftest import manage

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
REALISASI = "/satker/17.02/2024/realisasi/1/"
RASIO = """
from kinerja.models import Realisasi
from renstra.models import Indikator
baris = Realisasi.objects.get(pk=11)
jenis = type(baris.baris_rkt or baris.baris_pk)
kartu = Indikator.objects.filter(sasaran__renstra__satker=baris.pengukuran.unit.satker).first()
Indikator.objects.filter(pk=kartu.pk).update(pembilang="Pemilih hadir", penyebut="Pemilih terdaftar")
jenis.objects.filter(pk=baris.baris_rkt_id or baris.baris_pk_id).update(indikator_renstra=kartu)
Realisasi.objects.filter(pk=11).update(pembilang=90, penyebut=90)
"""


def violations(page):
    return [v["id"] for v in Axe().run(page).response["violations"]]


def lines(page):
    """The words of the page without the spaces between them."""
    return " ".join(page.get_by_role("main").inner_text().split())


def test_a_capaian_is_explained_by_keyboard_alone(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(server + REALISASI)
    page.get_by_role("link", name="Jelaskan capaian 100,00% , baris 1", exact=False).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/jelaskan/$"))
    found = lines(page)
    assert (page.get_by_role("heading", level=1).inner_text(), "100 / 100 × 100 = 100,0000%" in found) == (
        "Capaian 100,00%",
        True,
    )
    assert [
        name
        for name in ("Kebijakan yang dipakai", "Siapa yang mengisi dan kapan", "Bukti dukung")
        if not page.get_by_role("heading", name=name).is_visible()
    ] == []


def test_from_the_average_to_one_of_its_members_and_its_trail(sign_in, server):
    page = sign_in("auditor")
    page.goto(server + REALISASI)
    page.get_by_role("link", name="Jelaskan rata-rata capaian 100,00%").click()
    assert "900 / 9 = 100,0000%" in lines(page)
    page.get_by_role("table", name="Indikator yang dihitung").get_by_role("link").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Capaian 100,00%"
    page.get_by_role("link", name="Riwayat realisasi").click()
    page.wait_for_url(re.compile("/riwayat/realisasi/"))


def test_what_if_answers_and_stores_nothing(sign_in, server):
    page = sign_in("auditor")
    page.goto(f"{server}{REALISASI}baris/1/jelaskan/")
    page.get_by_label("Realisasi triwulan ini yang diandaikan").fill("72%")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("realisasi=72"))
    row = page.get_by_role("table", name="Sekarang dan seandainya").get_by_role(
        "row", name=re.compile("^Capaian")
    )
    assert row.inner_text().split() == ["Capaian", "100,00%", "72,00%"]
    assert (violations(page), page.get_by_label("Realisasi triwulan ini yang diandaikan").input_value()) == (
        [],
        "72%",
    )
    page.goto(server + REALISASI)
    expect(page.get_by_text("72,00%")).to_have_count(0)


def test_the_parts_of_a_ratio_are_supposed_on_a_phone_by_keyboard_without_javascript(layanan, new_context):
    manage(layanan.database, "shell", "-v0", "-c", RASIO)
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 780}).new_page()
    page.goto(f"{layanan.url}/masuk/")
    page.get_by_label("Nama pengguna").fill("auditor")
    page.get_by_label("Kata sandi", exact=True).fill(SANDI_DEMO)
    page.get_by_role("button", name="Masuk").click()
    page.goto(f"{layanan.url}/satker/17.02/2024/realisasi/2/baris/11/jelaskan/")
    page.get_by_label("Pembilang yang diandaikan").focus()
    page.keyboard.type("60")
    page.keyboard.press("Tab")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("pembilang=60&penyebut=80"))
    found = lines(page)
    assert [
        kata for kata in ("75 / 100 × 100 = 75,0000%", "(60 / 80)", "(90 / 90)") if kata not in found
    ] == []


def test_what_cannot_be_read_stays_in_its_field_with_the_reason(sign_in, server):
    page = sign_in("auditor")
    page.goto(f"{server}{REALISASI}baris/1/jelaskan/")
    box = page.get_by_label("Target yang diandaikan")
    box.fill("12,3,4%")
    page.get_by_role("button", name="Hitung").click()
    page.wait_for_url(re.compile("target="))
    described = page.locator(f"#{box.get_attribute('aria-describedby').split()[1]}").inner_text()
    assert (box.input_value(), "Tulis seperti 82,5%" in described, violations(page)) == ("12,3,4%", True, [])


def test_the_budget_is_followed_from_total_to_month_on_a_phone(sign_in, server):
    page = sign_in("auditor")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{server}/satker/17.02/2024/")
    page.get_by_role("link", name="Jelaskan penyerapan anggaran 92,31%").click()
    assert "Rp47.457.842.438 / Rp51.412.431.000 × 100 = 92,31%" in lines(page)
    page.get_by_role("link", name=re.compile("^CQ ")).click()
    page.get_by_role("link", name=re.compile("^CQ.6639 ")).click()
    assert "Rp22.119.333.071 / Rp26.030.287.000 × 100 = 84,98%" in lines(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, violations(page)) == (0, [])


def test_put_in_place_by_htmx_it_answers_in_place(sign_in, server):
    page = sign_in("auditor")
    page.goto(server + REALISASI)
    page.evaluate("(url) => htmx.ajax('GET', url, '#baris-1')", f"{REALISASI}baris/1/jelaskan/")
    page.get_by_role("heading", name="Jelaskan capaian 100,00%").wait_for()
    page.get_by_label("Realisasi triwulan ini yang diandaikan").fill("72%")
    page.get_by_role("button", name="Hitung").click()
    page.get_by_text("72 / 100 × 100 = 72,0000%").wait_for()
    expect(page).to_have_url(server + REALISASI)


def test_the_page_prints_without_its_form(sign_in, server):
    page = sign_in("auditor")
    page.goto(f"{server}{REALISASI}baris/1/jelaskan/?realisasi=72%25")
    page.emulate_media(media="print")
    shown = [
        page.get_by_text("100 / 100 × 100").is_visible(),
        page.get_by_role("button", name="Hitung").is_visible(),
    ]
    assert shown == [True, False]
