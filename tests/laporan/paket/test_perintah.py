"""The two commands: what they print, what they return, what they write."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kinerja.models import BarisPk
from tests.laporan.paket.berkas import KALTENG, REJANG_LEBONG, cells, paket, pk_rows

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    """(exit code, standard output) of `impor_paket`."""
    try:
        call_command("impor_paket", *map(str, arguments))
        code = 0
    except SystemExit as berhenti:
        code = berhenti.code
    return code, capsys.readouterr().out


def test_without_terapkan_nothing_is_written(capsys):
    code, keluar = run(capsys, REJANG_LEBONG)
    assert code == 0
    assert keluar.splitlines()[0] == "KPU Kabupaten Rejang Lebong"
    assert keluar.splitlines()[-1] == "Jumlah: 235 baru, 1 berubah, 2 sama, 0 galat, 9 peringatan, 0 ragu"
    assert BarisPk.objects.count() == 0


def test_json_has_the_shape_of_the_contract(capsys):
    code, keluar = run(capsys, KALTENG, "--json")
    hasil = json.loads(keluar)
    assert code == 0
    assert list(hasil) == ["satker", "ringkasan", "lembar", "pesan"]
    assert hasil["satker"] == "62"
    assert hasil["ringkasan"] == {
        "baru": 104,
        "berubah": 1,
        "sama": 2,
        "galat": 0,
        "peringatan": 6,
        "ragu": 3,
    }
    assert hasil["lembar"]["pk"] == {
        "baru": 27,
        "berubah": 0,
        "sama": 0,
        "galat": 0,
        "peringatan": 1,
        "ragu": 1,
    }
    assert hasil["pesan"][-1] == {
        "tingkat": "ragu",
        "lembar": "realisasi",
        "baris": 7,
        "kolom": "realisasi",
        "pesan": "'98&' dibaca 98%; pastikan.",
    }


def test_doubt_refuses_the_apply_until_it_is_confirmed(capsys):
    assert run(capsys, KALTENG, "--terapkan")[0] == 1
    assert BarisPk.objects.count() == 0
    assert run(capsys, KALTENG, "--terapkan", "--terima-ragu")[0] == 0
    assert BarisPk.objects.count() == 27
    assert run(capsys, KALTENG, "--terapkan")[0] == 0


def test_an_error_gives_exit_code_1(capsys, tmp_path):
    berkas = tmp_path / "salah.xlsx"
    berkas.write_bytes(paket(pk=pk_rows(["s", "i", "12..5%"])))
    assert run(capsys, berkas)[0] == 1
    assert run(capsys, berkas, "--terapkan")[0] == 1
    assert BarisPk.objects.count() == 0


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04rusak", None])
def test_an_unreadable_file_gives_the_same_json(capsys, tmp_path, isi):
    berkas = tmp_path / "rusak.xlsx"
    if isi is not None:
        berkas.write_bytes(isi)
    code, keluar = run(capsys, berkas, "--json")
    hasil = json.loads(keluar)
    assert code == 1
    assert (hasil["satker"], hasil["lembar"], len(hasil["pesan"])) == (None, {}, 1)
    assert hasil["ringkasan"] == dict.fromkeys(["baru", "berubah", "sama", "peringatan", "ragu"], 0) | {
        "galat": 1
    }


def test_export_writes_the_workbook(capsys, tmp_path):
    run(capsys, REJANG_LEBONG, "--terapkan")
    call_command("ekspor_paket", "1702", str(tmp_path / "a.xlsx"))
    assert cells((tmp_path / "a.xlsx").read_bytes()) == cells(REJANG_LEBONG.read_bytes())


def test_export_of_one_year(capsys, tmp_path):
    run(capsys, REJANG_LEBONG, "--terapkan")
    call_command("ekspor_paket", "17.02", str(tmp_path / "a.xlsx"), "--tahun", "2025")
    isi = cells((tmp_path / "a.xlsx").read_bytes())
    assert {nilai[0] for (_, _, kolom), nilai in isi.items() if kolom == "tahun"} == {2025}
    assert {lembar for lembar, _, _ in isi} == {
        "satker",
        "unit",
        "pejabat",
        "rkt",
        "pk",
        "pk_anggaran",
        "skala",
    }


def test_export_of_an_unknown_satker_says_so(tmp_path):
    with pytest.raises(CommandError, match=r"Satuan kerja dengan kode wilayah '99\.99' tidak ditemukan\."):
        call_command("ekspor_paket", "99.99", str(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(
    ("tahun", "kalimat"),
    [
        ("dua", "Tahun ditulis dengan angka, bukan 'dua'."),
        ("1990", "Tahun harus antara 2000 dan 2100, bukan 1990."),
        ("2101", "Tahun harus antara 2000 dan 2100, bukan 2101."),
    ],
)
def test_export_of_a_year_that_cannot_be_is_refused(tmp_path, tahun, kalimat):
    with pytest.raises(CommandError) as galat:
        call_command("ekspor_paket", "17.02", str(tmp_path / "a.xlsx"), "--tahun", tahun)
    assert (str(galat.value), list(tmp_path.iterdir())) == (kalimat, [])


def test_export_says_when_the_file_cannot_be_written(tmp_path):
    berkas = tmp_path / "tidak" / "ada.xlsx"
    with pytest.raises(CommandError) as galat:
        call_command("ekspor_paket", "17.02", str(berkas))
    kalimat = f"Berkas {berkas} tidak dapat ditulis; periksa folder dan izinnya."
    assert (str(galat.value), galat.value.returncode) == (kalimat, 1)


@pytest.mark.parametrize(("tahun", "kalimat"), [("2030", 1), ("2024", 0)])
def test_export_says_that_a_year_has_no_data(capsys, tmp_path, tahun, kalimat):
    run(capsys, REJANG_LEBONG, "--terapkan")
    berkas = tmp_path / "a.xlsx"
    call_command("ekspor_paket", "17.02", str(berkas), "--tahun", tahun)
    assert berkas.exists()
    keluar = capsys.readouterr().out
    assert keluar.count(f"Tahun {tahun} belum mempunyai data; berkas itu hanya memuat profil") == kalimat


def test_applying_says_whether_anything_was_stored(capsys):
    kalimat = "Tidak ada perubahan; tidak ada yang disimpan."
    assert run(capsys, REJANG_LEBONG, "--terapkan")[1].splitlines()[-1] == "Paket diterapkan."
    assert run(capsys, REJANG_LEBONG, "--terapkan")[1].splitlines()[-1] == kalimat


@pytest.mark.parametrize(
    ("perintah", "penggunaan"),
    [
        (["impor_paket"], "manage.py impor_paket FILE [--terapkan] [--terima-ragu] [--json]"),
        (["impor_paket", "a", "--asing"], "manage.py impor_paket FILE [--terapkan] [--terima-ragu] [--json]"),
        (["ekspor_paket"], "manage.py ekspor_paket KODE_WILAYAH FILE [--tahun AAAA] [--dengan-nip]"),
    ],
)
def test_wrong_arguments_end_with_one_sentence_and_exit_code_1(perintah, penggunaan):
    akar = Path(__file__).parents[3]
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah], cwd=akar, capture_output=True, text=True, check=False
    )
    kalimat = f"Argumen tidak lengkap atau tidak dikenal; tulis: {penggunaan}.\n"
    assert (hasil.returncode, hasil.stderr) == (1, kalimat)
