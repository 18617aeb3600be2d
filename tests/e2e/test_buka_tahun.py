"""Opening a year in a real browser: by pusat, by a province on a phone, without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.test_aksesibilitas import inspect

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
BUKA = "/satker/00/2027/buka-tahun/"


def save_schedule(page):
    page.get_by_role("button", name="Simpan jadwal").click()
    page.get_by_text("Jadwal tahun 2027 tersimpan.").wait_for()


def test_pusat_opens_a_year_step_by_step_and_the_operator_is_led_on(sign_in, page, server):
    sign_in("pusat")
    page.goto(f"{server}/buka-tahun/2027/")
    page.wait_for_url(f"{server}{BUKA}")
    page.get_by_role("button", name="Salin menjadi kebijakan tahun 2027").click()
    page.get_by_role("link", name="Ubah kebijakan 2027").wait_for()
    for tingkat, hari in (
        ("kabupaten/kota", "01-20"),
        ("provinsi", "01-31"),
        ("Republik Indonesia", "02-28"),
    ):
        label = f"Laporan Kinerja untuk KPU {tingkat}, tenggat"
        assert page.get_by_label(label, exact=True).input_value() == f"2028-{hari}"
    page.get_by_label("Perjanjian Kinerja, tenggat", exact=True).fill("2027-01-15")
    save_schedule(page)
    assert page.get_by_label("Perjanjian Kinerja, tenggat", exact=True).input_value() == "2027-01-15"
    page.get_by_role("link", name="Periksa lalu umumkan tahun 2027").click()
    page.get_by_role("button", name="Umumkan tahun 2027").click()
    page.get_by_text("pemberitahuan dikirim").wait_for()
    page.goto(f"{server}{BUKA}umumkan/")
    page.get_by_role("button", name="Umumkan tahun 2027").click()
    page.get_by_text("Semua orang sudah diberi tahu.").wait_for()
    page.context.clear_cookies()
    sign_in("operator.rejanglebong")
    page.goto(f"{server}/pemberitahuan/")
    page.get_by_text("membuka tahun 2027").first.wait_for()
    page.goto(f"{server}/buka-tahun/2027/")
    page.get_by_role("link", name="Catat DIPA").click()
    page.wait_for_url(f"{server}/satker/17.02/2027/anggaran/dipa/tambah/")


def test_a_province_narrows_the_schedule_on_a_phone_and_is_told_when_it_reaches_beyond(sign_in, page, server):
    page.set_viewport_size({"width": 360, "height": 780})
    sign_in("pusat")
    page.goto(f"{server}{BUKA}")
    page.get_by_label("Rencana Kinerja Tahunan, ditutup setelah", exact=True).fill("2027-01-31")
    save_schedule(page)
    page.context.clear_cookies()
    sign_in("provinsi.bengkulu")
    page.goto(f"{server}/satker/17/2027/buka-tahun/")
    tutup = page.get_by_label("Rencana Kinerja Tahunan, ditutup setelah", exact=True)
    tutup.fill("2027-03-31")
    page.get_by_role("button", name="Simpan jadwal").click()
    page.get_by_text("Jadwal provinsi berada di dalam jadwal nasional").first.wait_for()
    assert tutup.input_value() == "2027-03-31"
    tutup.fill("2027-01-20")
    save_schedule(page)
    page.get_by_role("link", name="Lihat satuan kerjanya yang belum mencatat DIPA").click()
    page.get_by_role("link", name="Lihat persiapan KPU Kabupaten Rejang Lebong").click()
    page.get_by_role("heading", name="Siapkan tahun 2027").wait_for()


def test_two_people_write_one_schedule_and_lose_nothing(sign_in, server, context):
    first = sign_in("pusat")
    first.goto(f"{server}{BUKA}")
    second = context.new_page()
    second.goto(f"{server}{BUKA}")
    first.get_by_label("Perjanjian Kinerja, tenggat", exact=True).fill("2027-01-10")
    save_schedule(first)
    milik = second.get_by_label("Perjanjian Kinerja, tenggat", exact=True)
    milik.fill("2027-01-12")
    second.get_by_role("button", name="Simpan jadwal").click()
    second.get_by_text("Tersimpan: 10 Januari 2027").wait_for()
    assert milik.input_value() == "2027-01-12"
    save_schedule(second)
    assert second.get_by_label("Perjanjian Kinerja, tenggat", exact=True).input_value() == "2027-01-12"


def test_a_year_is_opened_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/masuk/")
    page.get_by_label("Nama pengguna").fill("pusat")
    page.get_by_label("Kata sandi", exact=True).fill("sakip-demo-2024")
    page.get_by_role("button", name="Masuk").click()
    page.goto(f"{server}{BUKA}")
    save_schedule(page)
    page.goto(f"{server}{BUKA}umumkan/")
    page.get_by_role("button", name="Umumkan tahun 2027").click()
    page.get_by_text("Diumumkan pada").wait_for()
    context.close()


@pytest.mark.parametrize(("lebar", "tema"), [(360, "dark"), (1440, "light")])
def test_every_page_of_a_new_year_is_accessible(sign_in, page, server, lebar, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    sign_in("pusat")
    found = {}
    for alamat in (BUKA, f"{BUKA}umumkan/", f"{BUKA}kurang/pejabat/", "/satker/17.02/2025/siapkan/"):
        found |= inspect(page, server + alamat)
    page.goto(f"{server}{BUKA}")
    page.get_by_label("Perjanjian Kinerja, dibuka", exact=True).fill("2027-02-01")
    page.get_by_role("button", name="Simpan jadwal").click()
    page.get_by_text("Jadwal belum disimpan").wait_for()
    found |= {"galat": [v["id"] for v in Axe().run(page).response["violations"]]}
    assert found == {"galat": []}
