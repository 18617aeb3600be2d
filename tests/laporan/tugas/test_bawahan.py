"""Tugas saya of provinsi and pusat: counts with a link, in the same queries for one satker and for all."""

from datetime import timedelta

import pytest

from kinerja.models import Pengukuran
from laporan.models import Lakip
from laporan.tugas import tasks_of
from sakip.models import Periode, UnitKerja
from tests.hitung import queries_in
from tests.laporan.tugas.conftest import HARI, TAHUN, fresh

KEMARIN = HARI - timedelta(days=1)


def deliver(satker, tahun=TAHUN):
    Lakip.objects.create(satker=satker, tahun=tahun, status="ditetapkan")
    unit = UnitKerja.objects.get(satker=satker, kunci="lembaga")
    Pengukuran.objects.create(unit=unit, tahun=tahun, triwulan=1, status="ditetapkan")


def found(user):
    return [(t.kelompok.kunci, t.judul, t.url) for t in tasks_of(user, HARI).semua]


def test_a_province_receives_what_those_below_delivered(satker_a, provinsi_17, provinsi_62):
    deliver(satker_a)
    kartu = ("periksa", "2 dokumen tahun 2026 menunggu penerimaan", "/provinsi/17/2026/status/terima/")
    assert (found(provinsi_17), found(provinsi_62)) == ([kartu], [])


def test_each_year_has_its_own_card(satker_a, provinsi_17):
    for tahun in (TAHUN - 2, TAHUN - 1, TAHUN):
        deliver(satker_a, tahun)
    assert [judul for _, judul, _ in found(provinsi_17)] == [
        f"2 dokumen tahun {t} menunggu penerimaan" for t in (TAHUN - 1, TAHUN)
    ]


def test_a_province_sees_how_many_lag_with_the_documents_that_lag_most(satker_a, provinsi_17):
    Periode.objects.create(dokumen="lakip", tahun=TAHUN, tenggat=KEMARIN)
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=KEMARIN, satker=satker_a)
    [tugas] = tasks_of(provinsi_17, HARI).semua
    assert (tugas.kelompok.kunci, tugas.judul) == (
        "terlambat",
        "10 dari 10 satuan kerja terlambat pada tahun 2026",
    )
    assert (tugas.catatan, tugas.url) == (
        "Terbanyak: LAKIP (10), RKT (1).",
        "/provinsi/17/2026/status/?tampil=terlambat",
    )


def test_the_nation_sees_one_card_for_all(pusat):
    Periode.objects.create(dokumen="lakip", tahun=TAHUN, tenggat=KEMARIN)
    [tugas] = tasks_of(pusat, HARI).semua
    assert (tugas.judul, tugas.url) == (
        "552 dari 552 satuan kerja terlambat pada tahun 2026",
        "/provinsi/00/2026/status/?tampil=terlambat&lingkup=semua",
    )


@pytest.mark.parametrize(
    ("bulan", "dibuka", "tahun"),
    [(4, [], [2026]), (4, [2026], []), (11, [2026], [2027]), (11, [2026, 2027], [])],
)
def test_the_nation_opens_the_year_in_time(pusat, bulan, dibuka, tahun):
    for satu in dibuka:
        Periode.objects.create(dokumen="lakip", tahun=satu, tenggat=HARI.replace(year=2028))
    semua = tasks_of(pusat, HARI.replace(month=bulan)).semua
    assert [t.url for t in semua] == [f"/satker/00/{t}/buka-tahun/" for t in tahun]


@pytest.mark.parametrize("nama", ["operator_a", "ketua_a", "auditor"])
def test_who_has_nobody_below_sees_no_such_card(make_persona, satker_a, nama):
    deliver(satker_a)
    Periode.objects.create(dokumen="lakip", tahun=TAHUN, tenggat=KEMARIN)
    semua = found(make_persona(nama))
    assert [url for _, _, url in semua if url.startswith("/provinsi/")] == []


@pytest.mark.parametrize("nama", ["provinsi_17", "pusat"])
def test_the_queries_do_not_grow_with_the_satker(make_persona, satker_a, satker_b, nama):
    user = make_persona(nama)
    Periode.objects.create(dokumen="lakip", tahun=TAHUN, tenggat=KEMARIN)
    deliver(satker_a)
    satu = queries_in(lambda: tasks_of(fresh(user), HARI))
    deliver(satker_b)
    deliver(satker_a, TAHUN - 1)
    assert queries_in(lambda: tasks_of(fresh(user), HARI)) == satu
