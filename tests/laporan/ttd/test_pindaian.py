"""Scans of what was signed on paper: looked at, in force, told to the public, and taken back."""

import pytest

from kinerja.models import RencanaAksi
from sakip.models import Jejak
from tests.conftest import sign_in_recently
from tests.laporan.ttd.conftest import url
from tests.laporan.ttd.pindai import picture, tegaskan, unggah


def test_a_scan_makes_it_binding_as_ink_and_not_as_digital(dokumen, client, kasubbag_a, pk):
    sign_in_recently(client, kasubbag_a)
    cetak = client.get(url("terbit-cetak", dokumen.kode))
    unggah(client, dokumen, picture())
    tegaskan(client, dokumen)
    dokumen.refresh_from_db()
    pk.refresh_from_db()
    assert (cetak.content[:5], dokumen.status, pk.status) == (b"%PDF-", "berlaku", "ditetapkan")
    assert list(dokumen.tanda_tangan.values_list("cara", flat=True)) == ["basah", "basah"]
    isi = client.get(url("verifikasi-detail", dokumen.kode)).content.decode()
    assert ("Tanda tangan basah" in isi, "tangan elektronik" in isi) == (True, False)


@pytest.fixture
def basah(dokumen, client, kasubbag_a):
    """The document in force by a scan that Kasubbag A uploaded, who is signed in."""
    sign_in_recently(client, kasubbag_a)
    unggah(client, dokumen, picture())
    tegaskan(client, dokumen)
    return dokumen


def tarik(client, dokumen, alasan="Keliru berkas"):
    return client.post(url("terbit-pindaian-tarik", dokumen.kode), {"alasan": alasan})


def test_a_wrong_scan_is_taken_back_and_the_document_waits_again(basah, client, pk):
    jawaban = tarik(client, basah)
    basah.refresh_from_db()
    pk.refresh_from_db()
    baru = basah.pengganti
    assert jawaban["Location"] == url("terbit-detail", baru.kode)
    assert (basah.status, basah.alasan) == ("dicabut", "Pindaian ditarik: Keliru berkas")
    assert (pk.status, baru.status, baru.snapshot) == ("disetujui", "menunggu", basah.snapshot)
    assert Jejak.objects.filter(tindakan="menarik pindaian", objek_id=basah.pk).count() == 1
    isi = client.get(url("verifikasi-detail", basah.kode)).content.decode()
    assert ("Alasan: Pindaian ditarik: Keliru berkas" in isi, "Penggantinya" in isi) == (True, False)


def test_the_same_scan_may_come_again_after_it_was_taken_back(basah, client, pk):
    tarik(client, basah)
    basah.refresh_from_db()
    unggah(client, basah.pengganti, picture(), tanggal="2024-01-10")
    tegaskan(client, basah.pengganti)
    pk.refresh_from_db()
    assert pk.status == "ditetapkan"
    assert "Penggantinya" in client.get(url("verifikasi-detail", basah.kode)).content.decode()


def test_a_scan_on_which_something_rests_is_not_taken_back(basah, client, pk):
    aksi = RencanaAksi.objects.create(unit=pk.unit, tahun=2024, pola="triwulan")
    aksi.baris.create(baris_pk=pk.baris.first())
    assert "sudah dipakai: rencana aksi." in tarik(client, basah).content.decode()
    basah.refresh_from_db()
    assert basah.status == "berlaku"


def test_what_was_signed_digitally_has_no_scan_to_take_back(terbit, client, kasubbag_a):
    sign_in_recently(client, kasubbag_a)
    assert tarik(client, terbit).status_code == 403
    assert "Tarik pindaian" not in client.get(url("terbit-detail", terbit.kode)).content.decode()


BUKAN_PINDAIAN = {
    "html": b"<html>",
    "zip": b"PK\x03\x04",
    "kosong": b"",
    "kepala saja": b"%PDF-1.4 kosong",
    "polyglot": b"%PDF-1.4\n<html><script>",
    "gambar palsu": b"\xff\xd8\xff\xe0 gambar",
}


@pytest.mark.parametrize("apa", [*BUKAN_PINDAIAN, "terlalu kecil"])
def test_what_is_no_scan_is_refused_by_what_it_is(dokumen, client, kasubbag_a, apa):
    isi = BUKAN_PINDAIAN.get(apa, picture(20, 20))
    sign_in_recently(client, kasubbag_a)
    assert unggah(client, dokumen, isi).status_code == 200
    assert tegaskan(client, dokumen)["Location"] == url("terbit-pindaian", dokumen.kode)
    dokumen.refresh_from_db()
    assert dokumen.status == "menunggu"


def test_a_scan_is_looked_at_before_it_is_in_force(dokumen, client, kasubbag_a):
    sign_in_recently(client, kasubbag_a)
    isi = picture()
    assert unggah(client, dokumen, isi)["Location"] == url("terbit-pindaian-periksa", dokumen.kode)
    halaman = client.get(url("terbit-pindaian-periksa", dokumen.kode)).content.decode()
    assert (url("terbit-pindaian-berkas", dokumen.kode) in halaman, "9 Januari 2024" in halaman) == (
        True,
        True,
    )
    assert client.get(url("terbit-pindaian-berkas", dokumen.kode)).content == isi
    assert client.post(url("terbit-pindaian-periksa", dokumen.kode)).status_code == 200  # not confirmed
    dokumen.refresh_from_db()
    assert (dokumen.status, dokumen.berkas.count()) == ("menunggu", 1)


@pytest.mark.parametrize(
    ("lain", "isian"), [({"tanggal": "2999-01-01"}, "tanggal"), ({"penanda": ["1"]}, "penanda")]
)
def test_a_scan_of_a_day_to_come_or_without_a_signature_is_refused(dokumen, client, kasubbag_a, lain, isian):
    sign_in_recently(client, kasubbag_a)
    jawaban = unggah(client, dokumen, picture(), **lain)
    assert list(jawaban.context["form"].errors) == [isian]


def test_the_form_of_a_scan_is_filled_in(dokumen, client, kasubbag_a):
    sign_in_recently(client, kasubbag_a)
    form = client.get(url("terbit-pindaian", dokumen.kode)).context["form"]
    assert (str(form["tanggal"].value()), form["penanda"].value()) == ("2024-01-08", ["1", "2"])
    assert 'accept=".pdf,.jpg,.jpeg,.png"' in str(form["berkas"])


def test_the_public_page_tells_the_day_on_paper_and_the_role_of_who_uploaded(dokumen, client, kasubbag_a):
    sign_in_recently(client, kasubbag_a)
    unggah(client, dokumen, picture())
    tegaskan(client, dokumen)
    isi = client.get(url("verifikasi-detail", dokumen.kode)).content.decode()
    assert "9 Januari 2024, menurut kertasnya" in isi
    assert ("oleh Kepala Subbagian." in isi, "kasubbag_a" in isi.split("<main")[1]) == (True, False)
