"""The money in a real browser: a revision is recorded, compared line by line, and not deleted unseen."""

import pytest
from playwright.sync_api import expect

from tests.e2e.kisi import TERSIMPAN, cells, paste, says, stored
from tests.e2e.test_aksesibilitas import inspect

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]
ANGGARAN = "/satker/17.02/2024/anggaran/"


def record_revision(page, server, revisi, tanggal):
    """A revision with the rows of the one before."""
    page.goto(f"{server}{ANGGARAN}dipa/tambah/")
    page.get_by_label("Tanggal").fill(tanggal)
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url(f"{server}{ANGGARAN}dipa/{revisi}/pagu/")


def type_pagu(browser, page, alamat, pagu):
    """The first lowest row, typed and sent as a plain form."""
    polos = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    isian = polos.new_page()
    isian.goto(alamat)
    isian.locator("[name$='-pagu']").first.fill(pagu)
    isian.get_by_role("main").get_by_role("button", name="Simpan").first.click()
    isian.get_by_text("baris tersimpan.").wait_for()
    polos.close()


def test_a_revision_says_what_it_changes_and_warns_below_what_is_spent(sign_in, page, browser, server):
    sign_in("operator.rejanglebong")
    record_revision(page, server, 2, "2 September 2024")
    page.goto(f"{server}{ANGGARAN}dipa/2/perubahan/")
    page.get_by_role("heading", name="Tidak ada perubahan").wait_for()
    type_pagu(browser, page, f"{server}{ANGGARAN}dipa/2/pagu/", "1.000.000")
    page.goto(f"{server}{ANGGARAN}")
    page.get_by_role("link", name="Bandingkan dengan revisi lain").click()
    page.get_by_role("heading", name="Pagu lebih kecil daripada yang sudah dibelanjakan").wait_for()
    expect(page.get_by_text("-26.029.287.000")).not_to_have_count(0)
    page.get_by_role("link", name="Semua baris").click()
    page.get_by_text("Berlaku sampai 1 September 2024").wait_for()


def test_a_revision_that_somebody_changes_meanwhile_is_not_deleted_unseen(sign_in, server, context):
    first = sign_in("operator.rejanglebong")
    record_revision(first, server, 2, "2 September 2024")
    first.goto(f"{server}{ANGGARAN}dipa/2/hapus/")
    second = context.new_page()
    second.goto(f"{server}{ANGGARAN}dipa/2/ubah/")
    second.get_by_label("Tanggal").fill("3 September 2024")
    second.get_by_role("button", name="Simpan").click()
    second.wait_for_url(f"{server}{ANGGARAN}")
    first.get_by_role("button", name="Hapus DIPA").click()
    first.get_by_role("heading", name="Belum dihapus").wait_for()
    first.get_by_role("button", name="Hapus DIPA").click()
    first.wait_for_url(f"{server}{ANGGARAN}")
    expect(first.get_by_text("DIPA 2024 revisi ke-2 dihapus.")).to_have_count(1)


@pytest.mark.parametrize(("lebar", "tema"), [(360, "dark"), (1440, "light")])
def test_the_pages_of_revisions_and_months_are_accessible(sign_in, page, server, lebar, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    sign_in("operator.rejanglebong")
    record_revision(page, server, 2, "2 September 2024")
    found = {}
    for alamat in (
        ANGGARAN,
        f"{ANGGARAN}dipa/2/perubahan/?tampil=semua",
        f"{ANGGARAN}dipa/2/hapus/",
        f"{ANGGARAN}serapan/",
    ):
        found |= inspect(page, server + alamat)
    assert found == {}


def test_a_block_of_new_pagu_rows_is_pasted_from_its_code_on(sign_in, server):
    page = sign_in("operator.rejanglebong")
    page.goto(f"{server}{ANGGARAN}dipa/1/pagu/")
    page.locator("[name='b-baru1-kode']").focus()
    paste(page, "CQ.6709.QGE.002\tSosialisasi\t\t1.000\nCQ.6709.QGE.005\tBimbingan\tHibah\t2.000\n")
    says(page, TERSIMPAN)
    page.goto(f"{server}{ANGGARAN}")
    baris = page.get_by_role("row").filter(has_text="QGE.005")
    expect(baris.filter(has_text="Bimbingan")).to_have_count(1)
    expect(baris.filter(has_text="2.000")).to_have_count(1)


def test_months_are_pasted_on_one_sheet_and_the_year_stays_in_the_total(sign_in, server):
    page = sign_in("operator.rejanglebong")
    alamat = f"{server}{ANGGARAN}dipa/1/realisasi/bulanan/"
    page.goto(alamat)
    cells(page, "b1").first.focus()
    paste(page, "1.000\t2.000\t3.000\n4.000\t5.000\t6.000\n")
    says(page, TERSIMPAN)
    page.get_by_text("Jumlah: Januari 5.000; Februari 7.000; Maret 9.000; seluruh bulan 21.000.").wait_for()
    assert stored(page, "b2")[:3] == ["2.000", "5.000", ""]
    cells(page, "b1").nth(4).fill("99.999.999")
    cells(page, "b1").nth(5).focus()
    page.get_by_text("Realisasi setahun menjadi Rp99.999.999, melebihi pagu Rp9.411.000.").first.wait_for()
    assert inspect(page, alamat) == {}
    page.goto(f"{server}{ANGGARAN}")
    expect(page.get_by_text("92,31%")).not_to_have_count(0)
