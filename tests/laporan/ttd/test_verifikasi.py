"""What anybody is told of a code and of a file, in the browser and on the command line."""

import io
import json
import re
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from laporan.antrean import latest_file
from laporan.berkas import read_file
from laporan.models import Dokumen
from laporan.services.terbit import prepare_document
from sakip.models import Jejak
from tests.laporan.ttd.conftest import make_pk, tanda_tangani, url


def test_anybody_reads_what_who_when_and_opens_the_original(terbit, client):
    isi = client.get(url("verifikasi-detail", terbit.kode)).content.decode()
    client.logout()
    asli = client.get(url("verifikasi-berkas", terbit.kode))
    assert [
        k for k in ("Berlaku", "Siti Aminah, S.H.", "Sugianto, S.Sos.", terbit.sidik) if k not in isi
    ] == []
    assert asli.content == read_file(latest_file(terbit))


def test_a_naskah_that_waits_is_not_public(dokumen, client):
    tak_ada = client.get(url("verifikasi-detail", "a" * 16))
    menunggu = client.get(url("verifikasi-detail", dokumen.kode))
    assert (tak_ada.status_code, menunggu.status_code) == (404, 404)
    assert _plain(menunggu) == _plain(tak_ada)


def _plain(jawaban):
    """The words of a page, without the token that differs from one to the next."""
    return re.sub(r'"[A-Za-z0-9]{64}"', "", jawaban.content.decode())


def test_a_replaced_document_leads_to_its_successor(
    terbit, sekretariat_a, masuk, sekretaris, ketua, operator_a, client
):
    hari = date(2024, 7, 8)
    baru = make_pk(sekretariat_a, versi=1, jenis_perubahan="strategi", alasan_perubahan="DIPA", tanggal=hari)
    kedua = prepare_document(user=operator_a, sumber=baru)
    for pejabat in (sekretaris, ketua):
        tanda_tangani(masuk, kedua, pejabat)
    client.logout()
    isi = client.get(url("verifikasi-detail", terbit.kode)).content.decode()
    assert ("Digantikan" in isi, url("verifikasi-detail", kedua.kode) in isi) == (True, True)


def _periksa(client, isi, kode=None):
    alamat = url("verifikasi-detail", kode) if kode else url("verifikasi")
    jawaban = client.post(alamat, {"berkas": SimpleUploadedFile("dokumen.pdf", isi)})
    return jawaban.context["putusan"]


def test_the_issued_file_is_recognised(terbit, client):
    client.logout()
    putusan = _periksa(client, read_file(latest_file(terbit)))
    assert (putusan.hasil, putusan.dokumen) == ("identik", terbit)


@pytest.mark.parametrize("urut", [0, 1])
def test_a_file_cut_back_to_an_earlier_revision_is_found(terbit, client, urut):
    putusan = _periksa(client, read_file(terbit.berkas.get(urut=urut)))
    assert (putusan.hasil, putusan.dokumen) == ("terpotong", terbit)


@pytest.mark.parametrize("bagian", [0.02, 0.2, 0.5, 0.8, 0.95])
def test_one_flipped_byte_is_found(terbit, client, bagian):
    isi = bytearray(read_file(latest_file(terbit)))
    isi[int(len(isi) * bagian)] ^= 0x01
    putusan = _periksa(client, bytes(isi), terbit.kode)
    assert (putusan.hasil, putusan.dokumen) == ("diubah", terbit)


def test_a_damaged_attachment_still_names_its_document(terbit, client):
    isi = bytearray(read_file(latest_file(terbit)))
    mulai = isi.index(b"stream", isi.index(b"/EmbeddedFile"))
    isi[mulai + 40] ^= 0x01
    putusan = _periksa(client, bytes(isi))
    assert (putusan.hasil, putusan.dokumen) == ("diubah", terbit)


def test_a_file_that_nobody_can_read_still_names_its_document(terbit, client):
    isi = read_file(latest_file(terbit))
    putusan = _periksa(client, isi[: isi.rindex(b"startxref")])
    assert (putusan.hasil, putusan.dokumen) == ("diubah", terbit)


def test_an_unissued_code_in_a_file_names_nothing(dokumen, client):
    putusan = _periksa(client, b"%PDF-1.7 sakip:" + dokumen.kode.encode())
    assert (putusan.hasil, putusan.dokumen) == ("tidak_terbaca", None)


@pytest.mark.parametrize("apa", ["asli_lain", "asing", "bukan_pdf"])
def test_another_file_is_said_not_to_be_the_document_of_the_page(
    terbit, unit_a, ketua, operator_a, masuk, back_end, apa
):
    lembaga = prepare_document(user=operator_a, sumber=make_pk(unit_a))
    tanda_tangani(masuk, lembaga, ketua)
    isi = {"asli_lain": read_file(latest_file(lembaga)), "asing": _blank(), "bukan_pdf": b"teks"}[apa]
    putusan = _periksa(masuk(ketua), isi, terbit.kode)
    assert (putusan.hasil, putusan.kalimat[:42]) == ("lain", "Berkas yang Anda periksa bukan dokumen ini")


def _blank():
    """A PDF of somebody else."""
    pdf, isi = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(isi)
    return isi.getvalue()


def test_a_checked_file_is_not_kept(terbit, client, django_assert_max_num_queries):
    sebelum = (Dokumen.objects.count(), Jejak.objects.count())
    with django_assert_max_num_queries(12):
        _periksa(client, b"%PDF-1.7 bukan milik kami")
    assert (Dokumen.objects.count(), Jejak.objects.count()) == sebelum


def test_who_asks_too_often_is_asked_to_wait(client, db):
    hasil = {
        client.get(url("verifikasi-detail", "a" * 16), REMOTE_ADDR="127.9.9.9").status_code for _ in range(2)
    }
    assert hasil == {404}
    jawaban = []  # of two minutes at most, so that one of them holds more than ten
    for _ in range(22):
        berkas = SimpleUploadedFile("a.txt", b"x")
        jawaban.append(
            client.post(url("verifikasi"), {"berkas": berkas}, REMOTE_ADDR="127.9.9.8").status_code
        )
    assert (jawaban[0], set(jawaban)) == (200, {200, 429})


@pytest.mark.parametrize(
    ("status", "ubah", "kode", "hasil"),
    [
        ("berlaku", False, None, "identik"),
        ("digantikan", False, 3, "identik"),
        ("dicabut", False, 3, "identik"),
        ("berlaku", True, 1, "diubah"),
    ],
)
def test_the_command_says_the_same(terbit, tmp_path, capsys, status, ubah, kode, hasil):
    Dokumen.objects.filter(pk=terbit.pk).update(status=status)
    isi = bytearray(read_file(latest_file(terbit)))
    isi[len(isi) // 2] ^= ubah
    (tmp_path / "pk.pdf").write_bytes(bytes(isi))
    keluar = None
    try:
        call_command("verifikasi", tmp_path / "pk.pdf", json=True)
    except SystemExit as selesai:
        keluar = selesai.code
    assert (keluar, json.loads(capsys.readouterr().out)["hasil"]) == (kode, hasil)
