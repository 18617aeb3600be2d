"""The grid of a triwulan in a real browser: keyboard, spreadsheet, a bad line, two people at once."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import manage

pytestmark = pytest.mark.e2e

ISI = "/satker/62/2024/realisasi/3/isi/"
KEADAAN = "[data-kisi-keadaan]"
TERSIMPAN = "Semua isian tersimpan."
BANYAK = """
from kinerja.models import BarisPk, Pengukuran, Realisasi
from kinerja.services.capaian import recompute_capaian
p = Pengukuran.objects.get(pk=3)
pk = p.baris.first().baris_pk.pk_dokumen
p.baris.all().delete()
for n in range(60):
    janji = BarisPk.objects.create(
        pk_dokumen=pk, urut=100 + n, sasaran="Sasaran", indikator=f"Indikator ke-{n + 1}",
        target_teks="100%", target_nilai=100, target_satuan="%", target_jenis="persen",
        target_status="terisi",
    )
    Realisasi.objects.create(
        pengukuran=p, urut=n + 1, baris_pk=janji, sasaran="Sasaran", indikator=janji.indikator
    )
recompute_capaian(p)
"""


@pytest.fixture
def enam_puluh(layanan):
    """The measurement with 60 rows that hold nothing yet."""
    manage(layanan.database, "shell", "-v0", "-c", BANYAK)


@pytest.fixture
def isi(sign_in, server):
    page = sign_in("operator.kalteng")
    page.goto(server + ISI)
    return page


def cells(page, kolom="realisasi"):
    return page.locator(f"[name$='-{kolom}'][name^='b-']")


def stored(page, kolom="realisasi"):
    """What the server shows on a page that is read anew, in another tab."""
    lain = page.context.new_page()
    lain.goto(page.url)
    nilai = [satu.get_attribute("value") or "" for satu in cells(lain, kolom).all()]
    lain.close()
    return nilai


def says(page, teks):
    page.locator(KEADAAN).filter(has_text=teks).wait_for()


def paste(page, teks):
    page.evaluate(
        """teks => {
            const data = new DataTransfer();
            data.setData("text/plain", teks);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        teks,
    )


def test_sixty_rows_are_filled_by_keyboard_alone(enam_puluh, isi):
    cells(isi).first.focus()
    for n in range(60):
        isi.keyboard.type(f"{n + 1},5%")
        isi.keyboard.press("Enter")
    says(isi, TERSIMPAN)
    assert stored(isi) == [f"{n + 1},5%" for n in range(60)]
    assert "60 dari 60 baris terisi" in isi.locator("[data-kisi-kaki]").inner_text()


def test_capaian_and_kategori_follow_at_once(isi):
    cells(isi).first.focus()
    isi.keyboard.type("75%")
    isi.keyboard.press("Enter")
    sel = isi.locator("[data-sel=capaian]").first
    sel.filter(has_text="75,00%").wait_for()
    assert "Cukup Berhasil" in sel.inner_text()


def test_a_block_from_a_spreadsheet_is_pasted_and_taken_back(enam_puluh, isi):
    cells(isi).nth(1).focus()
    paste(isi, '10%\tSesuai isian\n20%\t\r\n"30%"\t\n')
    says(isi, TERSIMPAN)
    assert stored(isi)[:5] == ["", "10%", "20%", "30%", ""]
    isi.keyboard.press("Control+z")
    says(isi, TERSIMPAN)
    assert stored(isi)[:5] == ["", "", "", "", ""]
    isi.keyboard.press("Control+y")
    says(isi, TERSIMPAN)
    assert stored(isi)[1:4] == ["10%", "20%", "30%"]


def test_rows_outside_the_table_are_named(enam_puluh, isi):
    cells(isi).nth(59).focus()
    paste(isi, "1%\n2%\n3%")
    says(isi, "2 sel di luar tabel tidak ditempel.")


def test_fill_down_a_chosen_block_and_clear_it(enam_puluh, isi):
    cells(isi).first.focus()
    isi.keyboard.type("55%")
    for _ in range(3):
        isi.keyboard.press("Shift+ArrowDown")
    isi.keyboard.press("Control+d")
    says(isi, TERSIMPAN)
    assert stored(isi)[:5] == ["55%", "55%", "55%", "55%", ""]
    isi.keyboard.press("Delete")
    says(isi, TERSIMPAN)
    assert stored(isi)[:5] == ["", "", "", "", ""]


def test_arrows_move_and_escape_gives_back_what_stood_there(isi):
    satu = cells(isi).nth(0)
    satu.focus()
    semula = satu.input_value()
    isi.keyboard.type("7")
    isi.keyboard.press("Escape")
    isi.keyboard.press("ArrowDown")
    assert (satu.input_value(), isi.evaluate("document.activeElement.name")) == (
        semula,
        cells(isi).nth(1).get_attribute("name"),
    )
    isi.keyboard.press("ArrowRight")
    assert re.fullmatch(r"b-\d+-keadaan", isi.evaluate("document.activeElement.name"))


def test_signs_name_the_states(isi):
    cells(isi).first.focus()
    for tanda in "?>":
        isi.keyboard.type(tanda)
        isi.keyboard.press("Enter")
    isi.keyboard.type("~80%")
    isi.keyboard.press("Enter")
    says(isi, TERSIMPAN)
    assert stored(isi)[:3] == ["Belum dinilai", "Belum waktunya diukur", "80%"]
    assert "Sementara" in isi.locator("[data-sel=capaian]").nth(2).inner_text()


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
    context.clear_cookies()
    lain = context.new_page()
    lain.goto(f"{server}/masuk/?next={ISI}")
    lain.get_by_label("Nama pengguna").fill("kasubbag.kalteng")
    lain.get_by_label("Kata sandi", exact=True).fill("sakip-demo-2024")
    lain.get_by_role("button", name="Masuk").click()
    lain.wait_for_url(server + ISI)
    assert (cells(lain).first.input_value(), stored(lain)[0]) == ("100%", "100%")


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


@pytest.fixture
def jawaban_hilang(context):
    """The server stores the next sending, but its answer never comes."""
    hilang = []

    def lose_once(route):
        if route.request.method == "POST" and not hilang:
            hilang.append(route.fetch())
            return route.abort()
        return route.continue_()

    context.route("**/isi/", lose_once)
    context.route("**/baris/", lose_once)
    return hilang


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


def test_a_refused_cell_says_why_and_keeps_what_was_typed(isi):
    cells(isi).first.fill("12,,3")
    isi.keyboard.press("Enter")
    says(isi, "1 baris belum tersimpan")
    kotak = cells(isi).first
    assert (kotak.input_value(), kotak.get_attribute("aria-invalid")) == ("12,,3", "true")


def test_a_doubtful_value_is_confirmed_in_its_row(isi):
    cells(isi).first.fill("97&")
    isi.keyboard.press("Enter")
    isi.get_by_role("button", name="Ya, bacaan ini benar").click()
    says(isi, TERSIMPAN)
    assert stored(isi)[0] == "97&"


def test_without_javascript_the_page_is_a_plain_form(browser, server, new_context):
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/masuk/?next={ISI}")
    page.get_by_label("Nama pengguna").fill("operator.kalteng")
    page.get_by_label("Kata sandi", exact=True).fill("sakip-demo-2024")
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(server + ISI)
    cells(page).first.fill("83%")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.goto(server + ISI)
    assert cells(page).first.input_value() == "83%"


def test_the_page_weighs_little_and_asks_no_other_host(isi, server):
    daftar = []
    isi.on("response", lambda r: daftar.append(r))
    isi.reload(wait_until="networkidle")
    asing = [r.url for r in daftar if not r.url.startswith(server)]
    berat = sum(
        r.request.sizes()["responseBodySize"]
        for r in daftar
        if r.request.resource_type in ("document", "script", "stylesheet")
    )
    assert (asing, berat < 150_000) == ([], True)


@pytest.mark.parametrize(("lebar", "tema"), [(360, "dark"), (720, "light"), (1440, "light")])
def test_every_state_of_the_grid_is_accessible(isi, context, lebar, tema):
    """720 px is a desk at 200 %: stored, refused, in conflict, without a line, with its notes open."""
    isi.emulate_media(color_scheme=tema)
    isi.set_viewport_size({"width": lebar, "height": 900})
    kedua = context.new_page()
    kedua.goto(isi.url)
    cells(kedua).nth(2).fill("61%")
    kedua.locator("h1").click()
    says(kedua, TERSIMPAN)
    for ke, teks in enumerate(("71%", "12,,3", "62%", "97&")):
        cells(isi).nth(ke).fill(teks)
    isi.locator("h1").click()
    says(isi, "bentrok")
    isi.get_by_role("button", name="Ya, bacaan ini benar").wait_for()
    isi.locator(".lembar__catatan summary").first.click()
    isi.locator("[data-kisi-kepala] summary").click()
    context.set_offline(True)
    cells(isi).nth(4).fill("80%")
    isi.locator("h1").click()
    isi.locator("[data-simpan=luring]").wait_for()
    context.set_offline(False)
    keluhan = [f"{v['id']}: {v['nodes'][0]['target']}" for v in Axe().run(isi).response["violations"]]
    lebih = isi.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (keluhan, lebih > 0) == ([], False)


RKT = "/satker/17.02/2024/rkt/1/baris/"


@pytest.fixture
def rkt(layanan, sign_in, server):
    """The rows of an RKT that may still be changed."""
    kode = "from kinerja.models import Rkt; Rkt.objects.filter(pk=1).update(status='draf', asal='sistem')"
    manage(layanan.database, "shell", "-v0", "-c", kode)
    page = sign_in("operator.rejanglebong")
    page.goto(server + RKT)
    return page


def test_a_block_longer_than_the_sheet_makes_its_rows(rkt):
    semula = len(stored(rkt, "target")) - 3
    kosong = rkt.locator("[data-kunci^=baru]").first
    kosong.locator("[name$='-sasaran']").focus()
    paste(rkt, "".join(f"Sasaran {n}\tIndikator {n}\t{n} Laporan\n" for n in range(1, 21)))
    rkt.locator("h1").click()
    says(rkt, TERSIMPAN)
    assert stored(rkt, "target")[semula:-3] == [f"{n} Laporan" for n in range(1, 21)]


def test_a_new_row_whose_answer_is_lost_is_stored_once(rkt, jawaban_hilang):
    semula = len(stored(rkt, "target"))
    baru = rkt.locator("[data-kunci^=baru]").first
    baru.locator("[name$='-indikator']").fill("Baris yang jawabannya hilang")
    baru.locator("[name$='-target']").fill("7 Laporan")
    rkt.locator("h1").click()
    says(rkt, TERSIMPAN)
    assert len(jawaban_hilang) == 1
    assert (len(stored(rkt, "target")), stored(rkt, "target").count("7 Laporan")) == (semula + 1, 1)


def test_a_ticked_row_goes_with_the_plain_form(rkt):
    semula = stored(rkt, "target")
    cells(rkt, "target").nth(1).fill("55%")
    delete_first(rkt)
    delete_first(rkt)  # and once without anything to save
    assert [satu.input_value() for satu in cells(rkt, "target").all()][: len(semula) - 5] == semula[2:-3]


def delete_first(page):
    halaman = page.url
    page.locator("[name$='-hapus']").first.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Simpan", exact=True).click()
    page.goto(halaman)
