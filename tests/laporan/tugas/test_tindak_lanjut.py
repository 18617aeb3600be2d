"""Tugas saya: follow-ups by their own deadline, for who fills the realisasi."""

from datetime import timedelta

import pytest

from kinerja.models import Pengukuran, Realisasi, TindakLanjut
from laporan.tugas import Kelompok, tasks_of
from tests.hitung import queries_in
from tests.laporan.tugas.conftest import HARI, TAHUN, fresh

JUDUL = f"Tindak lanjut Realisasi Triwulan I {TAHUN}"


@pytest.fixture
def baris(unit_a):
    ukur = Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1, status="ditetapkan")
    return Realisasi.objects.create(pengukuran=ukur, indikator="x")


def plan(baris, hari, **isi):
    return TindakLanjut.objects.create(
        realisasi=baris,
        uraian="Memindahkan rapat ke daring",
        penanggung_jawab="Kepala Subbagian",
        tenggat=HARI + timedelta(days=hari),
        per_tanggal=HARI,
        **isi,
    )


@pytest.mark.parametrize(
    ("hari", "kelompok"),
    [(-2, Kelompok.TERLAMBAT), (0, Kelompok.KERJAKAN), (30, Kelompok.KERJAKAN), (31, None)],
)
def test_a_follow_up_is_due_by_its_own_deadline(operator_a, baris, hari, kelompok):
    plan(baris, hari)
    semua = [t.kelompok for t in tasks_of(operator_a, HARI).semua if t.judul == JUDUL]
    assert semua == ([kelompok] if kelompok else [])


def found(user):
    [tugas] = [t for t in tasks_of(fresh(user), HARI).semua if t.judul == JUDUL]
    return tugas


def address(baris, tindak=None):
    dasar = f"/satker/17.02/{TAHUN}/realisasi/{baris.pengukuran_id}/baris/{baris.pk}/"
    return f"{dasar}tindak-lanjut/{tindak.pk}/" if tindak else dasar


def test_it_is_reported_from_its_row_while_that_can_be_edited(operator_a, baris):
    Pengukuran.objects.update(status="draf")
    tindak = plan(baris, 3)
    assert (found(operator_a).url, found(operator_a).kunci) == (address(baris, tindak), "")


def test_later_it_is_reported_from_the_row_of_the_next_triwulan(operator_a, baris, client):
    ukur = Pengukuran.objects.create(unit=baris.pengukuran.unit, tahun=TAHUN, triwulan=2)
    Realisasi.objects.create(pengukuran=ukur, indikator="lain")
    sama = Realisasi.objects.create(pengukuran=ukur, indikator="x")
    tindak = plan(baris, 3)
    client.force_login(operator_a)
    assert found(operator_a).url == address(sama, tindak)
    assert client.get(found(operator_a).url).status_code == 200


def test_where_no_triwulan_is_open_the_page_of_the_row_is_shown(operator_a, baris):
    plan(baris, 3)
    tugas = found(operator_a)
    assert (tugas.url, tugas.kunci.startswith("Kemajuannya dilaporkan")) == (address(baris), True)


def test_its_words_stay_out_of_the_title(operator_a, baris):
    plan(baris, 3)
    assert found(operator_a).catatan == "Memindahkan rapat ke daring"


@pytest.mark.parametrize("status", ["selesai", "dibatalkan"])
def test_what_is_closed_is_no_task(operator_a, baris, status):
    plan(baris, -2, status=status, catatan="Sudah.")
    assert JUDUL not in [t.judul for t in tasks_of(operator_a, HARI).semua]


@pytest.mark.parametrize("nama", ["operator_b", "ketua_a", "admin_a", "provinsi_17", "auditor"])
def test_it_is_the_task_of_who_fills_alone(make_persona, baris, nama):
    plan(baris, -2)
    assert JUDUL not in [t.judul for t in tasks_of(make_persona(nama), HARI).semua]


def test_the_queries_do_not_grow_with_the_follow_ups(operator_a, baris):
    plan(baris, 1)
    satu = queries_in(lambda: tasks_of(fresh(operator_a), HARI))
    for hari in (2, 3):
        plan(baris, hari)
    assert queries_in(lambda: tasks_of(fresh(operator_a), HARI)) == satu
