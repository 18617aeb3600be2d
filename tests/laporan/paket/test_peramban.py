"""Paket in the browser: who may, upload, preview, confirm, apply, download."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kinerja.models import BarisPk, Realisasi
from laporan.services import titipan
from laporan.services.titipan import load_upload, purge_uploads, store_upload
from sakip.models import Jejak
from tests.laporan.paket.berkas import KALTENG, REJANG_LEBONG, cells, paket, pk_rows, workbook

pytestmark = pytest.mark.django_db
UNGGAH = "/paket/"


@pytest.fixture(autouse=True)
def empty_storage():
    for nama in default_storage.listdir(titipan.FOLDER)[1] if default_storage.exists(titipan.FOLDER) else []:
        default_storage.delete(f"{titipan.FOLDER}/{nama}")


def upload(client, isi, nama="paket.xlsx"):
    return client.post(UNGGAH, {"berkas": SimpleUploadedFile(nama, isi)})


def preview(client, isi):
    """The preview page of `isi`, its address and the fingerprint that it will send."""
    alamat = upload(client, isi).url
    halaman = client.get(alamat)
    sidik = re.search(r'name="sidik" value="([0-9a-f]{64})"', halaman.text)
    return halaman, alamat, sidik[1] if sidik else ""


def waiting_files():
    return default_storage.listdir(titipan.FOLDER)[1]


def test_a_paket_goes_from_upload_to_database(client, operator_a):
    client.force_login(operator_a)
    halaman, alamat, sidik = preview(client, REJANG_LEBONG.read_bytes())
    assert "Satuan kerja: <strong>KPU Kabupaten Rejang Lebong</strong>" in halaman.text
    assert "Kolom wajib kosong: realisasi." in halaman.text
    assert BarisPk.objects.count() == 0

    jawaban = client.post(f"{alamat}terapkan/", {"sidik": sidik}, follow=True)

    assert "Paket diterapkan: 235 baris baru, 1 baris berubah." in jawaban.text
    assert BarisPk.objects.count() == 44
    assert Jejak.objects.get(tindakan="impor paket").user == operator_a
    assert waiting_files() == []
    assert client.get(alamat).url == UNGGAH


def test_doubtful_rows_are_confirmed_one_by_one(client, make_persona):
    user = make_persona("provinsi_62")
    user.penugasan.update(peran="operator")
    client.force_login(user)
    halaman, alamat, sidik = preview(client, KALTENG.read_bytes())
    kunci = re.findall(r'name="terima" value="([^"]+)"', halaman.text)
    assert kunci == ["pk:5", "pk_anggaran:9", "realisasi:7"]

    kurang = client.post(f"{alamat}terapkan/", {"sidik": sidik, "terima": kunci[:2]})
    assert kurang.status_code == 409
    assert "1 baris dibaca dengan ragu dan belum dikonfirmasi; tidak ada yang disimpan." in kurang.text
    assert Realisasi.objects.count() == 0

    client.post(f"{alamat}terapkan/", {"sidik": sidik, "terima": kunci})
    assert Realisasi.objects.count() == 17


def test_a_preview_that_is_out_of_date_is_shown_again(client, operator_a):
    client.force_login(operator_a)
    _, alamat, sidik = preview(client, paket(pk=pk_rows(["s", "i", "80%"])))
    BarisPk.objects.create(
        pk_dokumen=operator_a.penugasan.get().satker.unit.get(kunci="lembaga").pk_set.create(tahun=2024),
        sasaran="s",
        indikator="i",
        target_teks="70%",
    )
    jawaban = client.post(f"{alamat}terapkan/", {"sidik": sidik})
    assert jawaban.status_code == 409
    assert "Data berubah sejak pratinjau dibuat" in jawaban.text
    assert BarisPk.objects.get().target_teks == "70%"


def test_another_satker_is_refused_without_a_word_about_it(client, operator_b):
    client.force_login(operator_b)
    alamat = upload(client, REJANG_LEBONG.read_bytes()).url
    jawaban = client.get(alamat, follow=True)
    assert (
        "Satuan kerja di berkas ini berada di luar lingkup penugasan Anda. Tidak ada yang disimpan."
        in jawaban.text
    )
    assert "Rejang Lebong" not in jawaban.text
    assert waiting_files() == []


def test_applying_the_paket_of_another_satker_leaves_a_trace_of_the_attempt(client, operator_b):
    client.force_login(operator_b)
    alamat = upload(client, REJANG_LEBONG.read_bytes()).url
    assert client.post(f"{alamat}terapkan/").url == UNGGAH
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.user, jejak.satker) == ("ditolak", operator_b, None)
    assert jejak.rincian["alamat"] == "laporan:paket-terapkan"


def test_a_province_may_import_for_its_own_kabupaten_only(client, provinsi_17, provinsi_62):
    client.force_login(provinsi_17)
    assert preview(client, REJANG_LEBONG.read_bytes())[0].status_code == 200
    client.force_login(provinsi_62)
    jawaban = client.get(upload(client, REJANG_LEBONG.read_bytes()).url, follow=True)
    assert "di luar lingkup penugasan Anda" in jawaban.text


def test_who_may_not_import_is_told_why(client, ketua_a):
    client.force_login(ketua_a)
    jawaban = client.get(UNGGAH)
    assert jawaban.status_code == 403
    assert "Anda tidak berhak mengimpor paket satuan kerja" in jawaban.text


def test_the_file_belongs_to_who_uploaded_it(client, operator_a, admin_a):
    client.force_login(operator_a)
    alamat = upload(client, REJANG_LEBONG.read_bytes()).url
    client.force_login(admin_a)
    assert client.get(alamat).url == UNGGAH
    assert client.post(f"{alamat}terapkan/").url == UNGGAH


def test_a_file_that_was_changed_or_is_gone_is_not_used():
    token, sidik = store_upload(b"isi")
    assert load_upload(token, sidik) == b"isi"
    assert load_upload(token, "0" * 64) is None
    assert load_upload("lain", sidik) is None


def test_waiting_files_are_thrown_away_after_a_day(monkeypatch):
    store_upload(b"isi")
    assert purge_uploads() == 0
    besok = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(titipan.timezone, "now", lambda: besok)
    assert purge_uploads() == 1
    assert waiting_files() == []


def test_a_file_that_is_no_workbook_shows_its_sentence(client, operator_a):
    client.force_login(operator_a)
    halaman, _, sidik = preview(client, b"tahun;unit")
    assert "Berkas ini berupa teks (misalnya CSV), bukan buku kerja Excel." in halaman.text
    assert "Terapkan paket" not in halaman.text
    assert sidik == ""


@pytest.mark.parametrize(
    ("isi", "kalimat"), [(b"", "Berkas kosong"), (b"x" * 10_485_761, "paling besar 10 MB")]
)
def test_an_upload_without_content_or_too_large_is_said_on_the_form(client, operator_a, isi, kalimat):
    client.force_login(operator_a)
    jawaban = upload(client, isi)
    assert jawaban.status_code == 400
    assert kalimat in jawaban.text


def test_the_rows_of_a_sheet_are_paged(client, operator_a):
    client.force_login(operator_a)
    alamat = upload(client, paket(pk=pk_rows(*[["s", f"indikator {ke}", "1%"] for ke in range(120)]))).url
    halaman = client.get(alamat, {"lembar": "pk", "halaman": 3})
    assert "Baris 101 sampai 120 dari 120" in halaman.text
    assert re.findall(r"indikator \d+", halaman.text)[0] == "indikator 100"


def test_names_from_a_file_are_escaped(client, operator_a):
    client.force_login(operator_a)
    halaman, _, _ = preview(client, workbook(**{"<b>x": [["a"]]}))
    assert "&lt;b&gt;x" in halaman.text
    assert "<b>x" not in halaman.text


def test_download_gives_the_workbook_of_the_satker(client, operator_a, satker_a):
    client.force_login(operator_a)
    jawaban = client.get("/satker/17.02/paket/")
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="paket_17.02.xlsx"'
    assert cells(jawaban.content)["satker", 2, "nama"][0] == satker_a.nama


def test_nip_needs_its_own_right(client, operator_a, admin_a):
    client.force_login(operator_a)
    assert client.get("/satker/17.02/paket/", {"nip": "1"}).status_code == 403
    client.force_login(admin_a)
    assert client.get("/satker/17.02/paket/", {"nip": "1"}).status_code == 200


def test_download_is_closed_to_other_satker(client, operator_b):
    client.force_login(operator_b)
    assert client.get("/satker/17.02/paket/").status_code == 404


def test_the_preview_knows_who_looks_at_it(client, operator_a, admin_a):
    isi = paket(pejabat=[["unit", "jabatan", "nama", "nip"], ["lembaga", "Ketua", "A", "198001012005011001"]])
    for user, banyak in ((operator_a, 1), (admin_a, 0)):
        client.force_login(user)
        halaman, _, _ = preview(client, isi)
        assert halaman.text.count("nip&#x27; diabaikan: Anda tidak berhak melihat") == banyak
