"""From one document to the next in a real browser: what differs from the source, and why."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
RENCANA = "/satker/17.02/2024/rencana-aksi/1/"
ALASAN = "Renstra berikutnya belum ditetapkan"


def press(page, nama):
    page.get_by_role("main").get_by_role("button", name=nama, exact=True).click()


def cell(page, nama, nomor=0):
    return page.locator(f"[name^='b-'][name$='-{nama}']").nth(nomor)


def is_within_the_screen(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_rkt_of_last_year_says_what_holds_no_longer_and_asks_why(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}/satker/17.02/2026/rkt/buat/")
    page.get_by_label("Unit kerja").select_option(label="KPU Kabupaten Rejang Lebong")
    page.get_by_label("Ambil baris dari").select_option(label="RKT tahun lalu")
    press(page, "Buat")
    page.get_by_text("Rencana Kinerja Tahunan dibuat dengan 3 baris.").wait_for()
    rkt = page.url
    page.get_by_role("link", name="Lihat daftarnya").click()
    daftar = page.get_by_role("table", name="Perbedaan dari sumber, baris demi baris")
    expect(daftar.get_by_text("Tidak terhubung dengan Renstra 2026")).to_have_count(3)
    page.get_by_role("link", name="Ubah baris").click()
    cell(page, "alasan_selisih").fill(ALASAN)
    press(page, "Simpan")
    page.wait_for_url(rkt)
    expect(daftar.get_by_text(ALASAN)).to_have_count(1)
    expect(daftar.get_by_text("Belum ditulis")).to_have_count(2)
    page.set_viewport_size({"width": 360, "height": 780})
    assert is_within_the_screen(page)
    page.goto(f"{rkt}alur/ajukan/")
    expect(page.get_by_text(f"Alasan penyusun: “{ALASAN}”")).to_have_count(1)
    expect(page.get_by_text("Tulis alasannya pada kolom Alasan selisih")).to_have_count(2)


def begin_perubahan(page, server):
    """A perubahan of the rencana aksi of 2024; the address of its page."""
    page.goto(f"{server}{RENCANA}perubahan/")
    page.get_by_role("main").get_by_role("radio").first.check()
    page.get_by_label("Uraian alasan").fill("Anggaran berkurang")
    press(page, "Buat perubahan")
    page.get_by_text("Perubahan ke-1 dibuat.").wait_for()
    return page.url


def test_an_action_is_cancelled_with_a_reason_and_not_deleted(sign_in, server):
    page = sign_in("operator.rejanglebong")
    aksi = begin_perubahan(page, server)
    page.goto(f"{aksi}baris/")
    cell(page, "keluaran").fill("1 Laporan")
    cell(page, "hapus").check()
    press(page, "Simpan")
    page.get_by_text(re.compile("sudah ditetapkan pada versi sebelumnya")).first.wait_for()
    cell(page, "hapus").focus()  # which brings it out from under the columns that stay
    page.keyboard.press("Space")
    cell(page, "pelaksanaan").select_option(label="Dibatalkan")
    press(page, "Simpan")
    page.get_by_text("Tuliskan alasan pembatalan kegiatan ini.").first.wait_for()
    cell(page, "alasan_batal").fill("Kegiatan ditiadakan")
    cell(page, "jadwal").fill("Feb-Mei")
    press(page, "Simpan")
    page.wait_for_url(aksi)
    rincian = page.get_by_role("table", name="Rincian kegiatan").get_by_role("row").nth(1).inner_text()
    kata = ("1 Laporan", "Februari sampai Mei", "Dibatalkan", "Kegiatan ditiadakan")
    assert [satu for satu in kata if satu not in rincian] == []


def test_a_pk_drawn_from_an_rkt_shows_where_it_was_changed(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}/satker/17.02/2026/rkt/buat/")
    page.get_by_label("Unit kerja").select_option(label="KPU Kabupaten Rejang Lebong")
    page.get_by_label("Ambil baris dari").select_option(label="RKT tahun lalu")
    press(page, "Buat")
    page.get_by_text("dibuat dengan 3 baris.").wait_for()
    page.goto(f"{server}/satker/17.02/2026/pk/buat/")
    page.get_by_label("Unit kerja").select_option(label="KPU Kabupaten Rejang Lebong")
    page.get_by_label("Ambil baris dari").select_option(label="RKT tahun ini")
    press(page, "Buat")
    page.get_by_text("Perjanjian Kinerja dibuat dengan 3 baris.").wait_for()
    expect(page.get_by_role("heading", name="Yang perlu diperiksa")).to_have_count(0)
    pk = page.url
    page.get_by_role("link", name="Ubah baris").click()
    cell(page, "target").fill("95%")
    press(page, "Simpan")
    page.wait_for_url(pk)
    baris = (
        page.get_by_role("table", name="Perbedaan dari sumber, baris demi baris").get_by_role("row").nth(1)
    )
    assert re.findall(r"Target berbeda dari RKT|100%|95%|Belum ditulis", baris.inner_text()) == [
        *("Target berbeda dari RKT", "100%", "95%", "Belum ditulis"),
    ]
