"""Penyerapan by month and triwulan against the revision that held then."""

import datetime
from decimal import Decimal

import pytest

from anggaran.models import Dipa
from anggaran.serapan import absorption_of
from tests.anggaran.tanam import add_pagu, add_realisasi

SERAPAN = "/satker/17.02/2024/anggaran/serapan/"
KODE = "CQ.6709.QGE.001"


@pytest.fixture
def dipa(satker_a):
    return Dipa.objects.create(satker=satker_a, tahun=2024, tanggal=datetime.date(2023, 11, 24))


@pytest.fixture
def revisi(satker_a, dipa):
    return Dipa.objects.create(satker=satker_a, tahun=2024, revisi=1, tanggal=datetime.date(2024, 3, 10))


def spend(satker, *per_bulan, kode=KODE, **lain):
    for bulan, realisasi in per_bulan:
        add_realisasi(satker, 2024, kode, "RO", realisasi, bulan=bulan, **lain)


def said(serapan, *label):
    return [(b.label, b.realisasi, b.jumlah, b.pagu, b.penyerapan) for b in serapan.baris if b.label in label]


def test_percent_grows_against_the_pagu_that_held_at_the_end_of_each_period(satker_a, dipa, revisi):
    add_pagu(dipa, KODE, "RO", 200)
    add_pagu(revisi, KODE, "RO", 100)
    spend(satker_a, (1, 10), (3, 40))
    assert said(absorption_of(satker_a, 2024), "Januari", "Februari", "Maret", "Triwulan I") == [
        ("Januari", 10, 10, 200, 5),
        ("Februari", None, 10, 200, 5),
        ("Maret", 40, 50, 100, 50),
        ("Triwulan I", 50, 50, 100, 50),
    ]


def test_after_the_last_month_that_was_filled_nothing_is_claimed(satker_a, dipa):
    add_pagu(dipa, KODE, "RO", 100)
    spend(satker_a, (2, 10))
    assert said(absorption_of(satker_a, 2024), "Maret", "Triwulan I", "Triwulan II") == [
        ("Maret", None, None, 100, None),
        ("Triwulan I", 10, 10, 100, 10),
        ("Triwulan II", None, None, 100, None),
    ]


def test_zero_is_a_number_and_paid_back_money_lowers_the_sum(satker_a, dipa):
    add_pagu(dipa, KODE, "RO", 100)
    spend(satker_a, (1, 0), (2, 30), (3, -10))
    assert said(absorption_of(satker_a, 2024), "Januari", "Maret") == [
        ("Januari", 0, 0, 100, 0),
        ("Maret", -10, 20, 100, 20),
    ]


def test_before_any_dipa_held_there_is_no_percent(satker_a, dipa):
    Dipa.objects.update(tanggal=datetime.date(2024, 2, 1))
    add_pagu(dipa, KODE, "RO", 100)
    spend(satker_a, (1, 10), (2, 10))
    assert said(absorption_of(satker_a, 2024), "Januari", "Februari") == [
        ("Januari", 10, 10, None, None),
        ("Februari", 10, 20, 100, 20),
    ]


def test_hibah_and_the_rest_are_counted_apart(satker_a, dipa):
    add_pagu(dipa, KODE, "RO", 100)
    add_pagu(dipa, "CQ.6709.QGE.002", "RO hibah", 50, sumber_dana="hibah")
    spend(satker_a, (1, 10))
    spend(satker_a, (1, 25), kode="CQ.6709.QGE.002", sumber_dana="hibah")
    found = [said(absorption_of(satker_a, 2024, s), "Januari")[0][1:] for s in ("", "tanpa_hibah", "hibah")]
    assert found == [(35, 35, 150, Decimal("23.33")), (10, 10, 100, 10), (25, 25, 50, 50)]


def test_a_total_of_the_year_beside_the_months_is_compared(satker_a, dipa):
    add_pagu(dipa, KODE, "RO", 100)
    spend(satker_a, (1, 10), (None, 15))
    serapan = absorption_of(satker_a, 2024)
    assert (serapan.bulanan, serapan.pohon.realisasi, serapan.selisih) == (10, 15, 5)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_year_takes_three_queries_whatever_its_rows(
    satker_a, dipa, revisi, banyak, django_assert_num_queries
):
    for nomor in range(1, banyak + 1):
        for satu in (dipa, revisi):
            add_pagu(satu, f"CQ.6709.QGE.{nomor:03d}", "RO", 10)
        spend(satker_a, (1, 1), (2, 2), kode=f"CQ.6709.QGE.{nomor:03d}")
    with django_assert_num_queries(3):
        absorption_of(satker_a, 2024)


def test_the_page_shows_twelve_months_and_four_triwulan(client, auditor, satker_a, dipa):
    add_pagu(dipa, KODE, "RO", 100)
    spend(satker_a, (1, 10), (None, 15))
    client.force_login(auditor)
    halaman = client.get(SERAPAN, {"sumber": "aneh"})
    isi = halaman.content.decode()
    assert (len(halaman.context["serapan"].baris), "selisih Rp5" in isi, "10,00%" in isi) == (16, True, True)


def test_a_year_without_dipa_says_so(client, auditor, satker_a):
    client.force_login(auditor)
    assert "Belum ada DIPA" in client.get(SERAPAN).content.decode()
