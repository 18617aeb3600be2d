"""`manage.py periksa`: what it prints and returns."""

import json

import pytest
from django.core.management import CommandError, call_command

KUNCI = ["kode", "tingkat", "pesan", "objek", "url"]


def run(capsys, *arguments):
    """(exit code, standard output) of `periksa`."""
    try:
        call_command("periksa", *map(str, arguments))
        code = 0
    except SystemExit as berhenti:
        code = berhenti.code
    return code, capsys.readouterr().out


@pytest.mark.parametrize("kode", ["1702", "17.02"])
def test_json_is_a_list_of_contradictions(capsys, pk, add, kode):
    baris = add(pk, "")
    code, keluar = run(capsys, kode, 2024, "--json")
    hasil = json.loads(keluar)
    assert code == 1
    assert {tuple(satu) for satu in hasil} == {tuple(KUNCI)}
    (satu,) = [satu for satu in hasil if satu["kode"] == "R17-baris-tidak-utuh"]
    assert satu["url"] == f"http://127.0.0.1:8000/satker/17.02/2024/pk/{pk.pk}/baris/#id_b-{baris.pk}-target"


def test_reader_gets_counts_and_each_tingkat_in_order(capsys, pk, ketua, add, add_indikator):
    indikator = add_indikator(target={2024: "75%"})
    add(pk, indikator_renstra=indikator)
    code, keluar = run(capsys, "1702", 2024)
    assert (code, keluar.splitlines()[0]) == (0, "KPU Kabupaten Rejang Lebong, tahun 2024: 1 alasan")
    assert "\nALASAN (1)\n  [R13-target-dan-sumber] PK 2024" in keluar


def test_own_codes_are_left_out_unless_asked(capsys, pk, renstra, ketua, add, ukur):
    add(ukur, realisasi="-", baris_pk=add(pk))
    assert "[I01-" not in run(capsys, "1702", 2024)[1]
    assert "[I01-" in run(capsys, "1702", 2024, "--semua")[1]


@pytest.mark.parametrize(
    ("kode", "tahun", "kalimat"),
    [
        ("9999", "2024", "Satuan kerja dengan kode wilayah '9999' tidak ditemukan."),
        ("1702", "1999", "Tahun harus antara 2000 dan 2100, bukan 1999."),
        ("1702", "dua", "Tahun ditulis dengan angka, bukan 'dua'."),
        ("1702", "2031", "KPU Kabupaten Rejang Lebong belum mempunyai data tahun 2031."),
    ],
)
def test_unknown_satker_or_year_is_refused_in_one_sentence(satker_a, kode, tahun, kalimat):
    with pytest.raises(CommandError) as galat:
        call_command("periksa", kode, tahun)
    assert (str(galat.value), galat.value.returncode) == (kalimat, 2)
