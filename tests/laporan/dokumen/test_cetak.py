"""`manage.py cetak` and the PDF in the browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.http import Http404

from laporan.pdf import ClosedFetcher
from laporan.views.cetak import print_pdf
from tests.laporan.dokumen.conftest import make_pk, read_pdf


def test_command_writes_the_pdf(satker, tmp_path):
    make_pk(satker, "sekretariat")
    berkas = tmp_path / "pk.pdf"
    call_command("cetak", "pk", "1702", "2024", str(berkas), unit="sekretariat", versi="0")
    assert "PERJANJIAN KINERJA" in read_pdf(berkas.read_bytes()).teks


@pytest.mark.parametrize(
    ("args", "kata"),
    [
        (("surat", "17.02", "2024"), "Jenis dokumen 'surat' tidak dikenal"),
        (("pk", "99.99", "2024"), "Satuan kerja dengan kode wilayah '99.99' tidak ditemukan."),
        (("pk", "17.02", "dua"), "Tahun ditulis dengan angka, bukan 'dua'."),
        (("pk", "17.02", "99999"), "Tahun dokumen harus antara 2000 dan 2100, bukan 99999."),
        (("pk", "17.02", "2030"), "tidak ada yang dapat dicetak"),
        (("renstra", "17.02", "2030"), "belum memiliki Renstra"),
        (("lakip", "17.02", "2030"), "belum memiliki data tahun 2030"),
    ],
)
def test_command_refuses_in_one_sentence(satker, tmp_path, args, kata):
    berkas = tmp_path / "x.pdf"
    with pytest.raises(CommandError, match=kata.replace(".", r"\.")):
        call_command("cetak", *args, str(berkas))
    assert not berkas.exists()


def test_command_says_when_the_file_cannot_be_written(satker, tmp_path):
    make_pk(satker)
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        call_command("cetak", "pk", "17.02", "2024", str(tmp_path / "tidak" / "ada.pdf"))


def test_missing_arguments_end_with_one_sentence_and_exit_code_1():
    akar = Path(__file__).parents[3]
    hasil = subprocess.run(
        [sys.executable, "manage.py", "cetak", "pk"], cwd=akar, capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 1
    assert hasil.stderr.count("\n") == 1
    assert hasil.stderr.startswith("Argumen tidak lengkap atau tidak dikenal")


def _get(rf, user, kode="17.02", query="", jenis="pk"):
    request = rf.get(f"/satker/{kode}/2024/cetak/{jenis}/{query}")
    request.user = user
    return print_pdf(request, kode, 2024, jenis)


def test_browser_shows_the_pdf(satker, rf, operator_a):
    make_pk(satker, "sekretariat")
    response = _get(rf, operator_a, query="?unit=sekretariat&versi=0")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="pk-2024-sekretariat-KPU-Kabupaten-Rejang-Lebong.pdf"'
    )
    assert response.content.startswith(b"%PDF")


def test_another_satker_does_not_exist(satker, rf, operator_b):
    make_pk(satker)
    with pytest.raises(Http404):
        _get(rf, operator_b)


@pytest.mark.parametrize("query", ["", "?unit=tidak-ada", "?versi=x", "?versi=7", f"?versi={'9' * 5000}"])
def test_where_there_is_nothing_to_print_the_chain_says_so(satker, client, operator_a, query):
    client.force_login(operator_a)
    response = client.get(f"/satker/17.02/2024/cetak/pk/{query}", follow=True)
    said = [str(m) for m in response.context["messages"]]
    assert (response.redirect_chain, len(said)) == ([("/satker/17.02/2024/", 302)], 1)


@pytest.mark.parametrize(
    "alamat", ["file:///etc/passwd", "http://contoh.id/a.png", "https://contoh.id/a.css"]
)
def test_nothing_is_fetched_from_outside(alamat):
    with pytest.raises(ValueError, match="tidak boleh diambil"):
        ClosedFetcher().fetch(alamat)


def test_fonts_come_from_the_wheel_and_never_from_a_path():
    huruf = ClosedFetcher().fetch("huruf:SourceSansPro-Regular.otf").read()
    assert huruf[:4] == b"OTTO"
    with pytest.raises(FileNotFoundError):
        ClosedFetcher().fetch("huruf:../../../../etc/passwd")
