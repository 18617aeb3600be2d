"""The number of queries does not follow the number of rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.paket.ekspor import export_paket
from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from sakip.models import Satker
from tests.laporan.paket.berkas import paket

pytestmark = pytest.mark.django_db
PEJABAT = ["unit", "jabatan", "nama"]
INDIKATOR = ["tahun_awal", "unit", "tujuan_no", "sasaran", "indikator", "target_2024"]
BARIS = ["tahun", "unit", "sasaran", "indikator", "target"]
REALISASI = ["tahun", "triwulan", "unit", "acuan", "sasaran", "indikator", "target", "realisasi"]
RENCANA = [*BARIS, "pola", "p1", "p2"]
PAGU = ["tahun", "revisi", "kode", "uraian", "pagu"]
SPESIMEN = ["tahun", "kode", "uraian", "realisasi"]


def rows(jumlah, kali=1):
    """A workbook with `jumlah` rows in each of the large sheets; `kali` changes every figure."""
    semua = range(jumlah)
    return paket(
        renstra=[["tahun_awal", "tahun_akhir"], [2020, 2024]],
        pejabat=[PEJABAT, *(["lembaga", "Anggota", f"A{k}"] for k in semua)],
        indikator=[INDIKATOR, *([2020, "lembaga", None, f"s{k % 3}", f"i{k}", k * kali] for k in semua)],
        rkt=[BARIS, *([2024, "lembaga", f"s{k % 3}", f"i{k}", 5 * kali] for k in semua)],
        pk=[BARIS, *([2024, "lembaga", f"s{k % 3}", f"i{k}", 5 * kali] for k in semua)],
        rencana_aksi=[
            RENCANA,
            *([2024, "lembaga", f"s{k % 3}", f"i{k}", 5, "triwulan", "√", k * kali] for k in semua),
        ],
        realisasi=[
            REALISASI,
            *([2024, 1, "lembaga", "pk", f"s{k % 3}", f"i{k}", 5, 4 * kali] for k in semua),
        ],
        anggaran=[PAGU, *([2024, 0, f"CQ.{6000 + k}", f"u{k}", 10 * kali] for k in semua)],
        realisasi_anggaran=[SPESIMEN, *([2024, f"CQ.{6000 + k}", f"u{k}", 9 * kali] for k in semua)],
        narasi=[
            ["tahun", "dokumen", "bagian", "teks"],
            *([2024, "lakip", f"b{k}", f"t{kali}"] for k in semua),
        ],
    )


def queries(deed):
    with CaptureQueriesContext(
        connection,
    ) as tertangkap:
        deed()
    return len(tertangkap)


def put_in(isi):
    assert apply_paket(isi, user=None, terima=SEMUA)[1] == ""


@pytest.mark.parametrize("jumlah", [3, 60])
def test_a_preview_asks_the_same_number_of_questions_whatever_the_rows(jumlah):
    isi = rows(jumlah)
    assert queries(lambda: preview_paket(isi)) <= 40
    put_in(isi)
    assert queries(lambda: preview_paket(isi)) <= 40
    assert queries(lambda: preview_paket(rows(jumlah, kali=2))) <= 40


def test_an_apply_writes_in_bulk():
    few, many = rows(3), rows(300)
    sedikit = queries(lambda: put_in(few))
    banyak = queries(lambda: put_in(many))
    assert banyak - sedikit < 300  # 3,000 rows more, in packets


def test_an_unchanged_file_writes_nothing():
    isi = rows(3)
    put_in(isi)
    with CaptureQueriesContext(connection) as tertangkap:
        put_in(isi)
    assert [q["sql"] for q in tertangkap if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_changed_rows_are_updated_in_bulk():
    put_in(rows(120))
    assert queries(lambda: put_in(rows(120, kali=2))) < 200


@pytest.mark.parametrize("jumlah", [3, 60])
def test_an_export_asks_one_question_per_table(jumlah):
    put_in(rows(jumlah))
    satker = Satker.objects.get(kode_wilayah="17.02")
    assert queries(lambda: export_paket(satker)) <= 35
    assert queries(lambda: export_paket(satker, 2024)) <= 40
