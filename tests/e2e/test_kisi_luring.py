"""The grid on a bad line, with drafts, lost answers, an ended session, and two people at once."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.kisi import ISI, TERSIMPAN, as_somebody_else, cells, says, stored

pytestmark = pytest.mark.e2e

BELUM_TERKIRIM = "[data-tertunda]"


def test_a_line_that_is_lost_loses_nothing(isi, context):
    kirim = []
    isi.on("request", lambda r: kirim.append(r) if r.method == "POST" else None)
    context.set_offline(True)
    cells(isi).first.focus()
    isi.keyboard.type("77%")
    isi.keyboard.press("Enter")
    isi.keyboard.type("8,,8")
    isi.keyboard.press("Enter")
    says(isi, "Sambungan terputus.")
    assert "Belum terbaca" in isi.locator(".isian__galat").inner_text()
    context.set_offline(False)
    isi.locator("[data-simpan=tersimpan]").first.wait_for()
    assert stored(isi)[0] == "77%"
    says(isi, "1 baris belum tersimpan")


def test_a_draft_outlives_a_closed_page_and_is_sent_once(isi, context, server):
    context.set_offline(True)
    cells(isi).first.focus()
    isi.keyboard.type("78%")
    isi.keyboard.press("Enter")
    says(isi, "Sambungan terputus.")
    isi.close()
    context.set_offline(False)
    lagi = context.new_page()
    lagi.goto(server + ISI)
    says(lagi, TERSIMPAN)
    assert stored(lagi)[0] == "78%"
    lagi.goto(f"{server}/riwayat/pengukuran/3/")
    assert lagi.locator("main").inner_text().count("78%") == 1


def test_a_server_that_starts_again_gets_what_waited(isi, layanan):
    layanan.stop()
    cells(isi).first.focus()
    isi.keyboard.type("79%")
    isi.keyboard.press("Enter")
    says(isi, "Sambungan terputus.")
    layanan.start()
    says(isi, TERSIMPAN)
    assert stored(isi)[0] == "79%"


def test_a_session_that_ended_keeps_the_draft_until_one_signs_in(isi, context, sign_in, server):
    context.clear_cookies()
    cells(isi).first.focus()
    isi.keyboard.type("81%")
    isi.keyboard.press("Enter")
    says(isi, "Sesi Anda sudah berakhir.")
    lain = context.new_page()
    lain.goto(f"{server}/masuk/")
    lain.get_by_label("Nama pengguna").fill("operator.kalteng")
    lain.get_by_label("Kata sandi", exact=True).fill("sakip-demo-2024")
    lain.get_by_role("button", name="Masuk").click()
    lain.wait_for_url(f"{server}/")
    lain.close()
    isi.bring_to_front()
    isi.evaluate("window.dispatchEvent(new Event('focus'))")
    says(isi, TERSIMPAN)
    assert stored(isi)[0] == "81%"


def test_the_draft_of_one_user_is_not_sent_by_another(isi, context, server):
    context.set_offline(True)
    cells(isi).first.focus()
    isi.keyboard.type("83,25%")
    isi.keyboard.press("Enter")
    says(isi, "Sambungan terputus.")
    isi.close()
    context.set_offline(False)
    lain = context.new_page()
    as_somebody_else(lain, server, ISI)
    assert (cells(lain).first.input_value(), stored(lain)[0]) == ("100%", "100%")


@pytest.fixture
def tertinggal(isi, context, server):
    """Another page of a user who left two rows without a line."""
    context.set_offline(True)
    for ke, teks in enumerate(("78%", "79%")):
        cells(isi).nth(ke).fill(teks)
    isi.locator("h1").click()
    says(isi, "Sambungan terputus.")
    isi.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"{server}/")
    return page


def test_what_was_left_on_a_page_is_listed_at_home_until_it_is_sent(tertinggal):
    daftar = tertinggal.locator(BELUM_TERKIRIM)
    daftar.wait_for()
    tautan = daftar.get_by_role("link")
    assert (tautan.get_attribute("href"), "2 baris" in daftar.inner_text()) == (ISI, True)
    assert tautan.inner_text().startswith(
        "Isi realisasi Triwulan IV: Sekretariat KPU Provinsi Kalimantan Tengah"
    )
    assert Axe().run(tertinggal).response["violations"] == []
    tautan.click()
    says(tertinggal, TERSIMPAN)
    tertinggal.get_by_role("link", name="Tugas saya").first.click()
    tertinggal.locator("h1").filter(has_text="Tugas saya").wait_for()
    assert tertinggal.locator(BELUM_TERKIRIM).is_hidden()


def test_the_list_waits_folded_on_other_pages_and_closes_when_another_tab_sends(tertinggal, server):
    tertinggal.goto(f"{server}/satker/62/2024/realisasi/")
    daftar = tertinggal.locator(BELUM_TERKIRIM)
    daftar.wait_for()
    assert daftar.get_by_role("link").is_hidden()
    lain = tertinggal.context.new_page()
    lain.goto(server + ISI)
    says(lain, TERSIMPAN)
    daftar.wait_for(state="hidden")


def test_somebody_else_at_the_same_browser_sees_no_list(tertinggal, server):
    tertinggal.locator(BELUM_TERKIRIM).wait_for()
    as_somebody_else(tertinggal, server, "/")
    assert tertinggal.locator(BELUM_TERKIRIM).is_hidden()


def test_what_was_typed_for_a_row_that_is_gone_is_shown_until_it_is_let_go(
    tertinggal, layanan, enam_puluh, server
):
    tertinggal.goto(server + ISI)
    tawaran = tertinggal.locator("[data-kisi-kepala] .lembar__tawaran")
    assert "Isinya: 78%; 79%." in tawaran.inner_text()
    tawaran.get_by_role("button", name="Buang isian itu").click()
    tertinggal.goto(f"{server}/")
    assert tertinggal.locator(BELUM_TERKIRIM).is_hidden()


@pytest.mark.parametrize(("pilihan", "akhir"), [("Pakai isian saya", "62%"), ("Pakai yang tersimpan", "61%")])
def test_two_people_on_one_row_the_second_chooses(isi, context, pilihan, akhir):
    kedua = context.new_page()
    kedua.goto(isi.url)
    cells(isi).first.fill("61%")
    isi.keyboard.press("Enter")
    says(isi, TERSIMPAN)
    cells(kedua).first.fill("62%")
    kedua.keyboard.press("Enter")
    says(kedua, "bentrok")
    tawaran = kedua.locator(".lembar__tawaran")
    assert "61%" in tawaran.inner_text()
    assert "62%" in tawaran.inner_text()
    tawaran.get_by_role("button", name=pilihan).click()
    says(kedua, TERSIMPAN)
    assert stored(kedua)[0] == akhir


@pytest.mark.parametrize(("lagi", "ditutup"), [("72%", False), ("100%", False), ("72%", True), ("?", False)])
def test_what_one_typed_anew_after_a_lost_answer_is_no_conflict(isi, context, jawaban_hilang, lagi, ditutup):
    """`100%` is what stood there at first: a cell that is set back is sent too."""
    cells(isi).first.fill("71%")
    isi.locator("h1").click()
    says(isi, "Sambungan terputus.")
    cells(isi).first.fill(lagi)
    if ditutup:
        isi.close(run_before_unload=False)
        isi = context.new_page()
        isi.goto(jawaban_hilang[0].url)
    isi.locator("h1").click()
    says(isi, TERSIMPAN)
    assert (len(jawaban_hilang), stored(isi)[0]) == (1, {"?": "Belum dinilai"}.get(lagi, lagi))


def test_a_new_row_whose_answer_is_lost_is_stored_once(rkt, jawaban_hilang):
    semula = len(stored(rkt, "target"))
    baru = rkt.locator("[data-kunci^=baru]").first
    baru.locator("[name$='-indikator']").fill("Baris yang jawabannya hilang")
    baru.locator("[name$='-target']").fill("7 Laporan")
    rkt.locator("h1").click()
    says(rkt, TERSIMPAN)
    assert len(jawaban_hilang) == 1
    assert (len(stored(rkt, "target")), stored(rkt, "target").count("7 Laporan")) == (semula + 1, 1)


def test_who_deletes_a_row_leaves_what_others_wrote_beside_it(rkt):
    semula = stored(rkt, "target")
    kedua = rkt.context.new_page()
    kedua.goto(rkt.url)
    cells(kedua, "target").nth(2).fill("33%")
    kedua.locator("h1").click()
    says(kedua, TERSIMPAN)
    cells(rkt, "target").nth(1).fill("22%")
    rkt.locator("h1").click()
    says(rkt, TERSIMPAN)
    rkt.locator("[name$='-hapus']").first.check()
    with rkt.expect_navigation():
        rkt.get_by_role("button", name="Simpan", exact=True).click()
    assert stored(kedua, "target")[:-3] == ["22%", "33%", *semula[3:-3]]


def test_a_deletion_holds_only_while_its_box_is_ticked(rkt, context):
    semula = stored(rkt, "target")
    kotak = rkt.locator("[name$='-hapus']").first
    context.set_offline(True)
    kotak.check()
    rkt.get_by_role("button", name="Simpan", exact=True).click()
    says(rkt, "Sambungan terputus.")
    kotak.uncheck()
    cells(rkt, "target").nth(1).fill("44%")
    context.set_offline(False)
    rkt.locator("h1").click()
    says(rkt, TERSIMPAN)
    assert stored(rkt, "target") == [semula[0], "44%", *semula[2:]]


def test_a_row_that_the_application_cannot_take_does_not_hold_up_the_others(isi, context):
    kunci = isi.locator("[data-kunci]").nth(1).get_attribute("data-kunci")

    def break_one(route):
        isinya = route.request.post_data_buffer or b""
        rusak = f'name="b-{kunci}-realisasi"'.encode() in isinya
        route.fulfill(status=500, body="") if rusak else route.continue_()

    context.route("**/isi/", break_one)
    for ke, teks in enumerate(("71%", "72%", "73%")):
        cells(isi).nth(ke).fill(teks)
    isi.locator("h1").click()
    says(isi, "1 baris belum tersimpan")
    assert (stored(isi)[0], stored(isi)[2], cells(isi).nth(1).input_value()) == ("71%", "73%", "72%")
    context.unroute("**/isi/")
    isi.get_by_role("button", name="Simpan dan lanjut mengisi").click()
    says(isi, TERSIMPAN)
    assert stored(isi)[:3] == ["71%", "72%", "73%"]


def test_two_tabs_without_a_line_keep_what_each_of_them_has(isi, context):
    kedua = context.new_page()
    kedua.goto(isi.url)
    context.set_offline(True)
    cells(isi).first.fill("66%")
    isi.locator("h1").click()
    kendala = kedua.locator("[name$='-kendala']").first
    kendala.evaluate("unsur => { unsur.closest('details').open = true }")
    kendala.fill("Jalan terputus")
    kedua.locator("h1").click()
    for page in (isi, kedua):
        says(page, "Sambungan terputus.")
        page.close()
    context.set_offline(False)
    lagi = context.new_page()
    lagi.goto(isi.url)
    says(lagi, TERSIMPAN)
    lain = context.new_page()
    lain.goto(isi.url)
    tersimpan = (cells(lain).first.input_value(), lain.locator("[name$='-kendala']").first.input_value())
    assert tersimpan == ("66%", "Jalan terputus")
