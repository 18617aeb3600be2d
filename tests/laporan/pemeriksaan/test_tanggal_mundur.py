"""Documents dated earlier than they can have been made: R21."""

from datetime import date

import pytest

from anggaran.models import BarisPagu

PAGU = {"CQ.6709": 1_000_000, "CQ.6870": 2_000_000, "CQ.6872": 3_000_000}


@pytest.fixture
def rkt_berpagu(rkt, dipa, add):
    """An RKT of January whose three kegiatan bear the pagu of the DIPA, revisi 1."""
    for urut, (kode, pagu) in enumerate(PAGU.items(), start=10):
        BarisPagu.objects.create(
            dipa=dipa, urut=urut, kode_baku=f"076.01.{kode}", tingkat="kegiatan", uraian=kode, pagu=pagu
        )
        add(rkt, indikator=f"Persentase {kode}", kegiatan=kode, kode_baku=f"076.01.{kode}", pagu=pagu)
    rkt.tanggal, rkt.tanggal_teks = date(2024, 1, 1), "Januari 2024"
    rkt.save()
    return rkt


def test_plan_of_january_with_the_pagu_of_a_later_revision_is_a_warning(
    rkt_berpagu, pk, add_budget, sentences
):
    add_budget(pk, "Program Dukungan Manajemen", 4_000)
    (kalimat,) = [k for k in sentences(rkt_berpagu, "R21") if "memuat pagu" in k]
    assert kalimat.startswith(
        "Rencana Kinerja Tahunan bertanggal Januari 2024 memuat pagu 3 dari 3 kegiatan menurut DIPA 2024 "
        "revisi "
        "ke-1, sedangkan Perjanjian Kinerja tanggal 2 Januari 2024 memuat Rp4.000"
    )


def test_plan_that_is_dated_after_the_revision_is_no_finding(rkt_berpagu, dipa, pk, add_budget, sentences):
    add_budget(pk, "Program Dukungan Manajemen", 4_000)
    dipa.tanggal = date(2023, 12, 1)
    dipa.save()
    assert [k for k in sentences(rkt_berpagu, "R21") if "memuat pagu" in k] == []


def test_plan_with_the_pagu_that_the_pk_promises_is_no_finding(rkt_berpagu, pk, add_budget, sentences):
    add_budget(pk, "Program", 6_010_000)
    assert [k for k in sentences(rkt_berpagu, "R21") if "memuat pagu" in k] == []


def test_first_pk_of_july_is_a_warning(pk, add, sentences):
    pk.tanggal, pk.tanggal_teks = date(2024, 7, 1), "Juli 2024"
    pk.save()
    assert (
        "Perjanjian Kinerja tahun 2024 bertanggal Juli 2024, 182 hari sesudah tahun itu mulai, tanpa "
        "dinyatakan "
        "sebagai perubahan."
    ) in sentences(pk, "R21", tingkat="peringatan")


def test_pk_of_january_and_a_revision_of_july_are_no_finding(pk, sentences):
    assert sentences(pk, "R21") == []
    pk.versi, pk.tanggal, pk.tanggal_teks = 1, date(2024, 7, 1), "1 Juli 2024"
    pk.save()
    assert sentences(pk, "R21") == []
