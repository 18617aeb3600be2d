"""Tugas saya in a real browser: late and returned work, a review, an empty home, the digest and its end."""

import email
import re
import subprocess
import sys
from email import policy
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import ROOT

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]

TELEPON = {"width": 360, "height": 800}
AWAL = """
from datetime import timedelta
from django.utils import timezone
from kinerja.models import BarisPk, Pk
from sakip.models import Langkah, Periode, UnitKerja, User
hari = timezone.localdate()
unit = UnitKerja.objects.select_related("satker").get(satker__kode_wilayah="17.02", kunci="sekretariat")
def orang(nama):
    return User.objects.get(username=f"{nama}.rejanglebong")
def pk(status, aksi, oleh, alasan=""):
    d = Pk.objects.create(unit=unit, tahun=hari.year, status=status)
    BarisPk.objects.create(pk_dokumen=d, sasaran="Sasaran", indikator="Indikator uji")
    Langkah.objects.create(satker=unit.satker, unit=unit, dokumen="pk", objek_id=d.pk, aksi=aksi,
        dari="draf", ke=status, user=orang(oleh), alasan=alasan)
"""
DIKEMBALIKAN = f"""{AWAL}
Periode.objects.create(dokumen="rkt", tahun=hari.year, tenggat=hari - timedelta(days=12))
Periode.objects.create(dokumen="pk", tahun=hari.year, tenggat=hari + timedelta(days=5))
pk("dikembalikan", "kembalikan", "sekretaris", "Target belum sama dengan RKT.")
User.objects.filter(username="operator.rejanglebong").update(email="operator@kpu.example")
"""
DIAJUKAN = f"""{AWAL}
pk("diajukan", "ajukan", "operator")
"""
SEPI = f"""{AWAL}
Periode.objects.create(dokumen="lakip", tahun=hari.year + 1, buka=hari + timedelta(days=100))
"""


def run(layanan, *perintah):
    """What manage.py prints on the database of that server."""
    command = [sys.executable, "manage.py", *perintah]
    done = subprocess.run(
        command, cwd=ROOT, env=layanan.environment, check=True, capture_output=True, timeout=300
    )
    return done.stdout


def group(page, judul):
    return page.get_by_role("region", name=re.compile(f"^{judul}"))


def test_an_operator_finds_what_is_late_and_what_was_returned(sign_in, page, layanan):
    run(layanan, "shell", "-c", DIKEMBALIKAN)
    page.set_viewport_size(TELEPON)
    sign_in("operator.rejanglebong")
    assert page.get_by_role("heading", level=1).inner_text() == "Tugas saya"
    assert "terlambat 12 hari" in group(page, "Terlambat").inner_text()
    kembali = group(page, "Dikembalikan")
    assert "5 hari lagi" in kembali.inner_text()
    assert "Dikembalikan oleh Sekretaris Rejang Lebong: Target belum sama dengan RKT." in kembali.inner_text()
    kembali.get_by_role("link", name=re.compile("^Perbaiki Perjanjian Kinerja")).press("Enter")
    page.wait_for_url("**/baris/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_kasubbag_reviews_in_one_click_and_the_task_is_gone(sign_in, page, layanan):
    run(layanan, "shell", "-c", DIAJUKAN)
    sign_in("kasubbag.rejanglebong")
    tugas = group(page, "Menunggu pemeriksaan atau persetujuan Anda")
    assert "Diajukan oleh Operator Rejang Lebong" in tugas.inner_text()
    tugas.get_by_role("link", name=re.compile("^Periksa dan setujui")).click()
    page.get_by_role("link", name="Kembalikan", exact=True).click()
    page.get_by_label(re.compile("^Alasan")).fill("Indikator pertama belum bertarget.")
    page.get_by_role("button", name="Kembalikan", exact=True).click()
    page.goto(layanan.url)
    expect(tugas).to_have_count(0)
    assert "Indikator pertama belum bertarget." in group(page, "Dikembalikan").inner_text()


def test_an_empty_home_says_why_and_what_comes_next(sign_in, page, layanan):
    run(layanan, "shell", "-c", SEPI)
    sign_in("admin.kalteng")
    kosong = page.get_by_role("main").inner_text()
    assert "Tidak ada yang perlu Anda kerjakan sekarang" in kosong
    assert re.search(r"Berikutnya: Laporan Kinerja \d{4} dibuka pada \d+ \w+ \d{4}\.", kosong)


def digest(layanan):
    """(the summary of the command, the one mail that it printed)."""
    keluar = run(layanan, "kirim_ringkasan").decode()
    surat, _, sisa = keluar.rpartition("-" * 79)
    return sisa.strip(), email.message_from_string(surat, policy=policy.default)


def test_the_digest_leads_to_the_work_and_is_ended_without_signing_in(sign_in, page, layanan):
    run(layanan, "shell", "-c", DIKEMBALIKAN)
    ringkas, surat = digest(layanan)
    assert ringkas == "1 ringkasan terkirim, 0 gagal, 0 pengguna tanpa hal baru."
    teks = surat.get_body(("plain",)).get_content()
    tautan = re.search(r"https?://\S+/surel/berhenti/\S+", teks).group()
    assert "Target belum sama dengan RKT." not in surat.as_string()
    page.set_viewport_size(TELEPON)
    page.goto(layanan.url + urlsplit(tautan).path)
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Hentikan ringkasan").click()
    expect(page.get_by_text("sudah dihentikan")).to_be_visible()
    sign_in("operator.rejanglebong")
    page.goto(f"{layanan.url}/akun/surel/")
    assert page.get_by_label("Ringkasan tugas").input_value() == "mati"
    page.get_by_label("Ringkasan tugas").select_option("mingguan")
    page.get_by_role("button", name="Simpan").click()
    assert "operator@kpu.example: sekali seminggu" in page.get_by_role("main").inner_text()


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("lebar", [360, 1440])
def test_home_with_every_kind_of_card_is_accessible(sign_in, page, layanan, lebar, tema):
    run(layanan, "shell", "-c", DIKEMBALIKAN)
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    sign_in("operator.rejanglebong")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
