"""Journeys in a real browser: read the chain, bring a paket in, open a document, lose nothing."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from laporan.services.demo import SANDI_DEMO
from tests.e2e.conftest import ROOT

pytestmark = pytest.mark.e2e
RANTAI = ["Renstra", "RKT", "Perjanjian Kinerja", "Rencana Aksi", "Realisasi", "Anggaran", "LAKIP"]


def test_sign_in_and_read_the_chain(sign_in, server):
    page = sign_in("sekretaris.rejanglebong")
    page.get_by_role("link", name="Buka rantai kinerja").click()
    expect(page).to_have_url(f"{server}/satker/17.02/2024/")
    figures = page.get_by_role("main").inner_text()
    assert [figures.count(text) for text in ("0 dari 13", "92,31%", "18 dari 22")] == [2, 2, 1]
    tabs = page.get_by_role("navigation", name="Dokumen satuan kerja")
    for name in RANTAI:
        tabs.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_budget_tree_shows_each_level_and_its_contradictions(sign_in, server):
    page = sign_in("auditor")
    page.goto(f"{server}/satker/17.02/2024/anggaran/")
    row = page.get_by_role("row", name=re.compile("^CQ Penyelenggaraan Pemilu Dalam Proses"))
    assert "91,84%" in row.inner_text()
    expect(page.get_by_text("selisih Rp13.309.627.050")).to_have_count(1)


def changed_paket(folder):
    """The demo paket of Rejang Lebong with one more tujuan and a doubtful target."""
    book = openpyxl.load_workbook(ROOT / "fixtures" / "rejanglebong_2024.xlsx")
    book["tujuan"].append([2020, "d", "Tujuan yang ditambahkan dalam uji"])
    pk = book["pk"]
    column = [cell.value for cell in pk[1]].index("target") + 1
    pk.cell(row=2, column=column, value="98&")
    book.save(folder / "paket.xlsx")
    return folder / "paket.xlsx"


def test_upload_a_paket_preview_and_apply(sign_in, server, tmp_path):
    page = sign_in("operator.rejanglebong")
    page.get_by_role("link", name="Paket Data").click()
    page.locator("input[type=file]").set_input_files(changed_paket(tmp_path))
    page.get_by_role("button", name="Lihat pratinjau").click()
    preview = page.get_by_role("main").inner_text()
    assert "98&" in preview
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Terapkan paket").click()
    page.goto(f"{server}/satker/17.02/renstra/")
    page.get_by_role("link", name=re.compile("2020")).first.click()
    expect(page.get_by_text("Tujuan yang ditambahkan dalam uji")).not_to_have_count(0)


def test_a_broken_file_is_refused_in_a_sentence(sign_in, tmp_path):
    page = sign_in("operator.rejanglebong")
    page.get_by_role("link", name="Paket Data").click()
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    page.locator("input[type=file]").set_input_files(broken)
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(
        page.get_by_text(re.compile("tidak dapat dibaca|bukan berkas|rusak", re.IGNORECASE))
    ).not_to_have_count(0)


@pytest.mark.parametrize(
    ("jenis", "kalimat"),
    [
        ("pk", "PERJANJIAN KINERJA TAHUN 2024"),
        ("rkt", "RENCANA"),
        ("rencana-aksi", "RENCANA AKSI KINERJA"),
        ("renstra", "Mandiri, Profesional dan Berintegritas"),
    ],
)
def test_open_a_document(sign_in, server, jenis, kalimat):
    page = sign_in("ketua.rejanglebong")
    answer = page.request.get(f"{server}/satker/17.02/2024/cetak/{jenis}/")
    pages = PdfReader(io.BytesIO(answer.body())).pages
    text = " ".join(" ".join(p.extract_text() for p in pages).split())
    assert (answer.status, answer.headers["content-type"], kalimat in text) == (200, "application/pdf", True)


def test_two_tabs_without_javascript_lose_nothing(server, new_context):
    context = new_context(java_script_enabled=False)
    first = context.new_page()
    first.goto(f"{server}/masuk/?next=/satker/62/2024/realisasi/")
    first.get_by_label("Nama pengguna").fill("operator.kalteng")
    first.get_by_label("Kata sandi", exact=True).fill(SANDI_DEMO)
    first.get_by_role("button", name="Masuk").click()
    first.get_by_role("link", name="17 dari 17 terisi").click()
    edit = first.url + "isi/"
    first.goto(edit)
    second = context.new_page()
    second.goto(edit)
    box = "[name$='-realisasi']"
    first.locator(box).first.fill("91%")
    second.locator(box).first.fill("92%")
    first.get_by_role("button", name=re.compile("^Simpan")).first.click()
    with second.expect_response(lambda r: r.request.method == "POST") as answer:
        second.get_by_role("button", name=re.compile("^Simpan")).first.click()
    page = second.content()
    assert (answer.value.status, "92%" in page, "91%" in page) == (409, True, True)
