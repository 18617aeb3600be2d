"""Every rule over a satker and year: what is read, what is said once, what it takes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.models import Pengukuran, Pk, Rkt
from laporan.models import Lakip
from laporan.pemeriksaan.periksa import SEMUA
from laporan.pemeriksaan.setahun import check_year, has_data
from sakip.models import UnitKerja

TAHUN = 2024


def queries_of(satker):
    with CaptureQueriesContext(connection) as taken:
        check_year(satker, TAHUN)
    return len(taken)


def kinds(satker, **pilihan):
    return [t.kode_lengkap for t in check_year(satker, TAHUN, **pilihan)]


def test_every_rule_has_a_short_name_of_its_own():
    assert [satu.nama for satu in SEMUA if not satu.slug] == []
    kode = [f"{satu.kode}-{satu.slug}" for satu in SEMUA]
    assert sorted(set(kode)) == sorted(kode)


def test_nothing_is_said_of_a_year_without_documents(satker_a):
    assert kinds(satker_a) == []
    assert not has_data(satker_a, TAHUN)


def test_finding_names_the_document_and_the_place(satker_a, pk, renstra, add, add_indikator):
    add(pk, "", indikator_renstra=add_indikator(target={TAHUN: "80%"}))
    (temuan,) = [t for t in check_year(satker_a, TAHUN) if t.kode == "R17"]
    assert (temuan.kode_lengkap, temuan.tingkat, temuan.objek) == (
        "R17-baris-tidak-utuh",
        "galat",
        f"{pk}: Baris 1: “Persentase A”",
    )


def test_what_is_not_a_contradiction_is_said_only_when_asked(satker_a, pk, ukur, add):
    add(ukur, realisasi="-", baris_pk=add(pk))
    assert not any(kode.startswith("I") for kode in kinds(satker_a))
    assert "I01-realisasi-belum-diisi" in kinds(satker_a, semua=True)


def test_dates_of_rkt_and_pk_are_one_contradiction(satker_a, rkt, pk, add):
    rkt.tanggal = date(2024, 1, 5)
    rkt.save()
    assert kinds(satker_a).count("R21-pk-mendahului-rkt") == 1


def test_version_that_was_replaced_is_not_read(satker_a, pk, add):
    add(pk, "")
    baru = type(pk).objects.create(
        unit=pk.unit, tahun=TAHUN, versi=1, tanggal=date(2024, 7, 1), status="ditetapkan"
    )
    pk.status = "digantikan"
    pk.save()
    add(baru, "80%")
    assert "R17-baris-tidak-utuh" not in kinds(satker_a)


@pytest.mark.parametrize("nama", ["rkt", "pk", "aksi", "ukur", "dipa", "lakip"])
def test_anything_of_the_year_is_data(request, satker_a, nama):
    request.getfixturevalue(nama)
    assert has_data(satker_a, TAHUN)


def test_undated_report_of_the_year_contradicts_nothing(satker_a, pk, ukur, add):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN)
    assert "R21-tanggal-tidak-lengkap" not in kinds(satker_a)


def test_queries_do_not_grow_with_rows_units_and_triwulan(
    satker_a, rkt, pk, aksi, ukur, ketua, dipa, add, add_budget, add_indikator
):
    def grow(n, rkt=rkt, pk=pk, ukur=ukur):
        indikator = add_indikator(f"Persentase {n}", {2023: "80%", TAHUN: "80%"})
        asal = add(rkt, indikator=f"Persentase {n}", indikator_renstra=indikator, pagu=n)
        janji = add(pk, indikator=f"Persentase {n}", indikator_renstra=indikator, baris_rkt=asal)
        add(aksi, indikator=f"Persentase {n}", baris_pk=janji)
        add(ukur, realisasi="70%", indikator=f"Persentase {n}", baris_pk=janji)
        for satu in (pk, rkt):
            add_budget(satu, f"Program {n}", n)

    grow(1)
    satu = queries_of(satker_a)
    assert satu <= 36
    for n in (2, 3):
        unit = UnitKerja.objects.create(
            satker=satker_a, kunci=f"u{n}", nama=f"Subbagian {n}", jenis="subbagian"
        )
        lain = {"unit": unit, "tahun": TAHUN}
        grow(
            n,
            Rkt.objects.create(**lain),
            Pk.objects.create(**lain),
            Pengukuran.objects.create(triwulan=n, **lain),
        )
    assert queries_of(satker_a) == satu
