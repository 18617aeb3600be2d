"""The kartu indikator in a real browser: filled on a phone, refused in words, printed, asked for by a PK."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
KARTU = "/satker/17.02/renstra/1/indikator/7/"
ISI = {
    "definisi": "Laporan yang diterima sebelum batas waktu",
    "cara_hitung": "Laporan tepat waktu dibagi seluruh laporan, dikali 100",
    "sumber_data": "Register surat masuk",
}


def field(page, nama):
    return page.locator(f"[name$='-{nama}']").first


def save(page):
    page.get_by_role("main").get_by_role("button", name="Simpan", exact=True).click()


def is_within_the_screen(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_kartu_is_filled_on_a_phone_and_printed(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{server}/satker/17.02/renstra/1/kartu/")
    expect(page.get_by_text("Belum lengkap (0)")).to_have_count(1)
    page.get_by_role("link", name="Persentase Partisipasi Pemilih dalam").click()
    page.get_by_role("link", name="Ubah kartu").click()
    assert is_within_the_screen(page)
    field(page, "satuan").fill("Lap")
    field(page, "batas_capaian").fill("120")
    field(page, "pembilang").fill("Pemilih yang hadir")
    save(page)
    page.get_by_text("Isi pembilang dan penyebut, atau kosongkan keduanya.").first.wait_for()
    assert (field(page, "satuan").input_value(), field(page, "pembilang").input_value()) == (
        "Lap",
        "Pemilih yang hadir",
    )
    field(page, "pembilang").fill("")
    save(page)
    page.wait_for_url(f"{server}{KARTU}")
    kartu = page.get_by_role("main").inner_text()
    assert ("Laporan (ditulis “Lap”)" in kartu, "120%" in kartu, is_within_the_screen(page)) == (
        True,
        True,
        True,
    )
    jawaban = page.request.get(f"{server}{KARTU}kartu.pdf")
    [halaman] = PdfReader(io.BytesIO(jawaban.body())).pages
    assert "Batas atas capaian" in halaman.extract_text()


def test_an_unknown_satuan_is_stored_once_it_is_confirmed(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}{KARTU}ubah/")
    field(page, "satuan").fill("Peta Rawan")
    save(page)
    page.get_by_label("Satuan ini memang demikian").check()
    save(page)
    page.wait_for_url(f"{server}{KARTU}")
    expect(page.get_by_text("Peta Rawan", exact=True)).to_have_count(1)


def test_two_people_on_one_kartu_lose_nothing(sign_in, server, context):
    first = sign_in("operator.rejanglebong")
    first.goto(f"{server}{KARTU}ubah/")
    second = context.new_page()
    second.goto(f"{server}{KARTU}ubah/")
    field(first, "mutu").fill("Diperiksa dua orang")
    save(first)
    first.wait_for_url(f"{server}{KARTU}")
    field(second, "mutu").fill("Diperiksa kepala subbagian")
    save(second)
    second.get_by_text("Tersimpan sekarang: Diperiksa dua orang").wait_for()
    assert field(second, "mutu").input_value() == "Diperiksa kepala subbagian"
    save(second)
    second.wait_for_url(f"{server}{KARTU}")
    expect(second.get_by_text("Diperiksa kepala subbagian")).to_have_count(1)


def begin_renstra(page, server):
    """A Renstra of 2025 to 2029 with one sasaran and one indikator that has a name and a target alone."""
    page.goto(f"{server}/satker/17.02/renstra/buat/")
    tahun = [page.get_by_label(nama).input_value() for nama in ("Tahun awal", "Tahun akhir")]
    assert tahun == ["2025", "2029"]
    page.get_by_label("Salin susunan dari Renstra 2020 sampai 2024").uncheck()
    page.get_by_role("main").get_by_role("button", name="Buat Renstra").click()
    page.get_by_text("Renstra dibuat.").wait_for()
    renstra = page.url
    page.goto(f"{renstra}sasaran/")
    field(page, "uraian").fill("Laporan yang tertib")
    field(page, "unit").select_option(label="KPU Kabupaten Rejang Lebong")
    field(page, "tingkat").select_option(index=1)
    save(page)
    page.wait_for_url(renstra)
    page.goto(f"{renstra}indikator/buat/")
    field(page, "sasaran").select_option(label="Laporan yang tertib")
    field(page, "uraian").fill("Persentase laporan tepat waktu")
    field(page, "t2026").fill("90%")
    save(page)
    page.get_by_role("heading", name="Penanggung jawab", exact=True).wait_for()


def create_pk(page, server):
    """The PK of 2026 from that Renstra; the address of its submission."""
    page.goto(f"{server}/satker/17.02/2026/pk/buat/")
    page.get_by_label("Unit kerja").select_option(label="KPU Kabupaten Rejang Lebong")
    page.get_by_label("Ambil baris dari").select_option(label="Target tahun ini dari Renstra")
    page.get_by_role("main").get_by_role("button", name="Buat").click()
    page.get_by_text("Perjanjian Kinerja dibuat dengan 1 baris.").wait_for()
    return page.url


def test_a_pk_waits_for_the_kartu_of_its_indikator(sign_in, server):
    page = sign_in("operator.rejanglebong")
    begin_renstra(page, server)
    pk = create_pk(page, server)
    kurang = re.compile("Kartu indikator “Persentase laporan tepat waktu” belum memuat")
    page.goto(f"{pk}alur/ajukan/")
    expect(page.get_by_text(kurang)).not_to_have_count(0)
    page.goto(f"{pk}periksa/")
    page.get_by_role("main").get_by_role("listitem").filter(has_text=kurang).get_by_role("link").first.click()
    for nama, teks in ISI.items():
        field(page, nama).fill(teks)
    field(page, "jenis_nilai").select_option(label="Persen")
    field(page, "polaritas").select_option(label="Semakin tinggi semakin baik")
    field(page, "frekuensi").select_option(label="Setahun sekali")
    save(page)
    page.get_by_text("Kartu ini belum memuat penanggung jawab.").wait_for()
    page.get_by_role("link", name="Tetapkan penanggung jawab").click()
    akun = page.locator("#id_user option").filter(has_text="Kepala Subbagian").first.get_attribute("value")
    page.locator("#id_user").select_option(akun)
    page.get_by_role("main").get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("Kartu lengkap").wait_for()
    page.goto(f"{pk}periksa/")
    expect(page.get_by_text(kurang)).to_have_count(0)
