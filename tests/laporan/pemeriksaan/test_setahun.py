"""Every rule over a satker and year: what is read, what is said once, what it takes."""

from datetime import date

import pytest

from laporan.models import Lakip
from laporan.pemeriksaan.periksa import SEMUA
from laporan.pemeriksaan.setahun import check_year, has_data

TAHUN = 2024


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
