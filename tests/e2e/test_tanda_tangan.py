"""The life of a PK, from draf to replaced, as each person in turn, on a phone and on a desk."""

import io
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from laporan.penandatangan.periksa import periksa_terbatas
from laporan.services.demo import SANDI_DEMO

pytestmark = pytest.mark.e2e
FRASA = "frasa sandi pejabat untuk uji"
PK = "/satker/17.02/2025/pk/"
LAYAR = {"telepon": {"width": 360, "height": 780}, "meja": {"width": 1440, "height": 900}}


@pytest.fixture
def persona(sign_in, server, page):
    """Become somebody else, in the same browser."""

    def become(nama):
        page.context.clear_cookies()
        return sign_in(f"{nama}.rejanglebong")

    return become


def make_certificate(page, server):
    page.goto(f"{server}/akun/sertifikat/buat/")
    page.get_by_label("Frasa sandi sertifikat").fill(FRASA)
    page.get_by_label("Ulangi frasa sandi").fill(FRASA)
    page.get_by_label("Kata sandi akun").fill(SANDI_DEMO)
    page.get_by_role("button", name="Buat sertifikat").click()
    page.get_by_text("TIDAK TERSERTIFIKASI").first.wait_for()


def sign_first(page, server):
    """Sign what waits; the file was offered before."""
    page.goto(f"{server}/tanda-tangan/")
    page.get_by_role("main").get_by_role("row").nth(1).get_by_role("link").first.click()
    page.get_by_label("Frasa sandi sertifikat").fill(FRASA)
    page.get_by_label("Kata sandi akun").fill(SANDI_DEMO)
    page.get_by_role("button", name="Tanda tangani").click()
    page.get_by_text("Dokumen telah Anda tanda tangani.").wait_for()


def revise(page, server, alasan):
    """A perubahan of the PK of the sekretariat in force; returns the path of its page."""
    page.goto(f"{server}{PK}")
    page.get_by_role("link", name=re.compile("Versi awal|Perubahan ke-")).nth(1).click()
    page.get_by_role("link", name="Buat perubahan").first.click()
    page.get_by_label("Pergantian atau mutasi pejabat").check()
    page.get_by_label("Uraian alasan").fill(alasan)
    page.get_by_label(re.compile("Tanggal dokumen")).fill("3 Juli 2025")
    page.get_by_role("button", name="Buat perubahan").click()
    page.get_by_text(re.compile("Perubahan ke-. dibuat")).wait_for()
    return page.url.removeprefix(server)


def submit(page, server, alamat):
    page.goto(f"{server}{alamat}alur/ajukan/")
    page.get_by_role("button", name="Ajukan").click()
    page.get_by_text("Dokumen diajukan.").wait_for()


def approve_and_prepare(page, server, alamat):
    """Approve, with a reason for each finding that wants one, and have the naskah made; returns its code."""
    page.goto(f"{server}{alamat}alur/setujui/")
    for isian in page.get_by_label(re.compile("^Alasan meneruskan temuan")).all():
        isian.fill("Renstra 2025 sampai 2029 belum ditetapkan.")
    page.get_by_role("button", name="Setujui").click()
    page.get_by_role("button", name="Siapkan naskah").click()
    page.get_by_text("Naskah siap ditandatangani.").wait_for()
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def fetch(url):
    with urllib.request.urlopen(url, timeout=20) as jawaban:
        return jawaban.read()


@pytest.mark.parametrize("layar", LAYAR)
def test_a_pk_lives_from_draf_to_replaced(persona, page, server, layar):
    page.set_viewport_size(LAYAR[layar])
    for nama in ("sekretaris", "ketua"):
        make_certificate(persona(nama), server)
    kode = []
    for alasan in ("Sekretaris berganti.", "Ketua berganti."):
        alamat = revise(persona("operator"), server, alasan)
        submit(page, server, alamat)
        kode.append(approve_and_prepare(persona("kasubbag"), server, alamat))
        sign_first(persona("sekretaris"), server)
        sign_first(persona("ketua"), server)
    page.context.clear_cookies()
    page.goto(f"{server}/v/{kode[0]}/")
    page.get_by_text("Dokumen ini telah digantikan").wait_for()
    page.get_by_role("link", name=re.compile("PK 2025")).first.click()
    page.wait_for_url(f"{server}/v/{kode[1]}/")
    page.get_by_text("Dokumen ini berlaku.").wait_for()
    lebar = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    asli = fetch(f"{server}/v/{kode[1]}/berkas/")
    assert (lebar, [t.bidang for t in periksa_terbatas(asli, []).tanda_tangan]) == (0, ["ttd_1", "ttd_2"])
    _is_judged(page, asli)


def _is_judged(page, asli):
    """The visitor's own copy, as it was issued and with one byte flipped."""
    diubah = bytearray(asli)
    diubah[len(asli) // 2] ^= 1
    verdicts = []
    for isi in (asli, bytes(diubah)):
        berkas = {"name": "pk.pdf", "mimeType": "application/pdf", "buffer": io.BytesIO(isi).getvalue()}
        page.get_by_label("Berkas yang hendak diperiksa").set_input_files(berkas)
        page.get_by_role("button", name="Periksa berkas").click()
        page.get_by_text("SHA-256 berkas yang diperiksa").wait_for()
        verdicts.append(page.get_by_text("Berkas ini sama persis").count())
    assert verdicts == [1, 0]


def test_the_queue_is_signed_without_a_mouse(persona, page, server):
    make_certificate(persona("sekretaris"), server)
    alamat = revise(persona("operator"), server, "Sekretaris berganti.")
    submit(page, server, alamat)
    approve_and_prepare(persona("kasubbag"), server, alamat)
    persona("sekretaris")
    page.goto(f"{server}/tanda-tangan/")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Frasa sandi sertifikat").focus()
    page.keyboard.type(FRASA)
    for _ in range(2):  # past the button that shows the passphrase
        page.keyboard.press("Tab")
    page.keyboard.type(SANDI_DEMO)
    page.keyboard.press("Enter")
    page.get_by_text("Kembali ke daftar yang menunggu").wait_for()
    expect(page.get_by_text("1 dari 1")).to_have_count(1)
    page.get_by_text("Kembali ke daftar yang menunggu").click()
    expect(page.get_by_text("Tidak ada yang menunggu")).to_have_count(1)
