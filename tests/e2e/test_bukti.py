"""Evidence and explanation of one row in a real browser: at a desk, on a phone, and for who reviews."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import manage
from tests.kinerja.berkas import office, pdf, picture

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]

BARIS = "/satker/17.02/2024/realisasi/1/baris/2/"
WAJIB = """
from kinerja.models import BarisPk, Realisasi
from renstra.models import Indikator
baris = Realisasi.objects.get(pk=2)
janji = BarisPk.objects.filter(pk_dokumen__unit=baris.pengukuran.unit, pk_dokumen__tahun=2024).first()
Realisasi.objects.filter(pk=2).update(acuan="pk", baris_pk=janji)
kartu = Indikator.objects.filter(sasaran__renstra__satker__kode_wilayah="17.02").first()
Indikator.objects.filter(pk=kartu.pk).update(bukti_wajib=True, wajar_maks=50)
janji.indikator_renstra = kartu
janji.save()
"""


@pytest.fixture
def wajib(layanan):
    """The second row wants evidence, and its value of 100 is out of range."""
    manage(layanan.database, "shell", "-v0", "-c", WAJIB)


def files(*nama):
    isi = {"jpg": picture("JPEG"), "xlsx": office(), "pdf": pdf(), "exe": b"MZ\x00"}
    return [
        {"name": satu, "mimeType": "application/octet-stream", "buffer": isi[satu.rsplit(".", 1)[1]]}
        for satu in nama
    ]


def upload(page, *nama):
    page.locator("input[type=file]").set_input_files(files(*nama))
    page.get_by_role("button", name="Unggah berkas").click()


def evidence(page):
    return page.get_by_role("region", name=re.compile(r"^Bukti dukung"))


def test_files_are_uploaded_seen_saved_and_taken_back(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(server + BARIS)
    upload(page, "Foto rapat.jpg", "Rekap.xlsx", "program.exe")
    expect(page.get_by_text("program.exe: Jenis berkas ini tidak dikenal.")).to_have_count(
        2
    )  # summary and field
    page.get_by_role("heading", name="Bukti dukung (2)").wait_for()
    kecil = evidence(page).locator("img")
    kecil.scroll_into_view_if_needed()  # it is drawn when it comes into sight
    page.wait_for_function("img => img.complete && img.naturalWidth > 0", arg=kecil.element_handle())
    with page.expect_download() as unduhan:
        evidence(page).get_by_role("link", name="Rekap.xlsx", exact=True).click()
    assert unduhan.value.suggested_filename == "Rekap.xlsx"
    assert unduhan.value.path().read_bytes() == office()
    page.get_by_role("link", name="Tarik Foto rapat.jpg").click()
    page.get_by_role("button", name="Tarik bukti").click()
    page.get_by_role("heading", name="Bukti dukung (1)").wait_for()
    expect(page.get_by_text("Bukti dukung dihapus.")).to_have_count(1)


def test_question_and_missing_evidence_lead_from_the_check_to_the_row(sign_in, server, wajib):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}/satker/17.02/2024/realisasi/1/periksa/")
    page.get_by_role("listitem").filter(has_text="mewajibkan bukti dukung").get_by_role("link").click()
    assert (f"{BARIS}?kembali=" in page.url, page.url.endswith("#bukti")) == (True, True)
    expect(page.get_by_text("Indikator ini mewajibkan bukti dukung")).to_be_visible()
    upload(page, "Berita acara.pdf")
    expect(page.get_by_text("Indikator ini mewajibkan bukti dukung")).to_have_count(0)
    tanya = page.get_by_role("region", name="Apakah nilai ini benar?")
    assert "di atas batas wajar 50" in tanya.inner_text()
    tanya.get_by_label("Alasan").fill("Seluruh naskah selesai lebih awal.")
    tanya.get_by_role("button", name="Simpan alasan").click()
    assert "Seluruh naskah selesai lebih awal." in tanya.inner_text()
    page.goto(f"{server}/satker/17.02/2024/realisasi/1/periksa/")
    found = page.get_by_role("main").inner_text()
    assert [kata in found for kata in ("mewajibkan bukti dukung", "batas wajar 50")] == [False, False]


def test_phone_without_scripts_writes_notes_and_follows_up(browser, server, layanan):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, color_scheme="dark"
    )
    page = context.new_page()
    page.goto(f"{server}/masuk/?next={BARIS}")
    page.get_by_label("Nama pengguna").fill("operator.rejanglebong")
    page.get_by_label("Kata sandi", exact=True).fill("sakip-demo-2024")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("textbox", name=re.compile("^Kendala")).fill("Petugas belum lengkap.")
    page.get_by_role("button", name="Simpan catatan", exact=True).click()
    page.get_by_text("Rencanakan tindak lanjut").click()
    page.get_by_role("textbox", name="Tindak lanjut", exact=True).fill("Menambah petugas")
    page.get_by_label("Penanggung jawab").fill("Kepala Subbagian Umum")
    page.get_by_label("Batas waktu").fill("2024-12-31")
    page.get_by_role("button", name="Simpan tindak lanjut").click()
    page.get_by_label("Batas waktunya memang sudah lewat").check()
    page.get_by_role("button", name="Simpan tindak lanjut").click()
    page.get_by_role("link", name="Perbarui Menambah petugas").click()
    page.get_by_label("Status").select_option("Selesai")
    page.get_by_label("Catatan").fill("Dua petugas bekerja.")
    page.get_by_role("button", name=re.compile("^Simpan")).click()
    baris = page.get_by_role("row", name=re.compile("Menambah petugas")).inner_text()
    assert ["Selesai" in baris, "Dua petugas bekerja." in baris] == [True, True]
    assert page.get_by_role("textbox", name=re.compile("^Kendala")).input_value() == "Petugas belum lengkap."
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_auditor_reads_and_saves_what_another_satker_does_not_find(sign_in, server, context):
    page = sign_in("operator.rejanglebong")
    page.goto(server + BARIS)
    upload(page, "Berita acara.pdf")
    alamat = evidence(page).get_by_role("link", name="Berita acara.pdf", exact=True).get_attribute("href")
    found = {}
    for nama in ("auditor", "operator.kalteng"):
        context.clear_cookies()
        page = sign_in(nama)
        found[nama] = (page.request.get(server + alamat).status, page.goto(server + BARIS).status)
        if nama == "auditor":
            expect(page.locator("input[type=file]")).to_have_count(0)
    assert found == {"auditor": (200, 200), "operator.kalteng": (404, 404)}


@pytest.mark.parametrize(("lebar", "tema"), [(360, "dark"), (1440, "light")])
def test_row_with_everything_on_it_is_accessible(sign_in, server, page, wajib, lebar, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    sign_in("operator.rejanglebong")
    page.goto(server + BARIS)
    upload(page, "Foto.jpg", "Rekap.xlsx", "program.exe")
    for kalimat in ("Tambah tautan atau catatan", "Rencanakan tindak lanjut"):
        page.get_by_text(kalimat).click()
    violations = [v["id"] for v in Axe().run(page).response["violations"]]
    lebar_isi = page.evaluate("document.documentElement.scrollWidth")
    assert (violations, lebar_isi) == ([], lebar)
