"""Realisasi per month beside the figure of the year: nothing leaves the totals unasked."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from anggaran.queries import budget_tree
from anggaran.services.realisasi import months_to_fill, rows_to_fill, save_months, save_realisasi
from sakip.kolom import IsianBaris
from sakip.models import Jejak
from tests.anggaran.tanam import add_pagu, add_realisasi, plant_rejang_lebong
from tests.hitung import queries_of

LAKIP = (47_457_842_438, "92.31")
ODD = ["CQ.6639.BDB.001", "CQ.6870.QGE.003", "CQ.6871.QGE.001", "CQ.6872.QGE.001"]
PAGE = "/satker/17.02/2024/anggaran/dipa/0/realisasi/bulanan/"


@pytest.fixture
def dipa(satker_a):
    return Dipa.objects.create(satker=satker_a, tahun=2024)


@pytest.fixture
def rejang_lebong(satker_a):
    return plant_rejang_lebong(satker_a)


def total(dipa):
    pohon = budget_tree(dipa.satker, dipa.tahun)
    return pohon.realisasi, str(pohon.penyerapan)


def month(user, dipa, pagu, teks, bulan=1, yakin=""):
    isian = [IsianBaris(str(pagu.pk), {"realisasi": teks}, {"realisasi": yakin})]
    kini = Dipa.objects.get(pk=dipa.pk).suntingan
    return save_realisasi(user=user, dipa=dipa, bulan=bulan, isian=isian, suntingan=kini)


def months(user, dipa, pagu, yakin=(), **nilai):
    isian = [IsianBaris(str(pagu.pk), nilai, {nama: nilai[nama] for nama in yakin})]
    kini = Dipa.objects.get(pk=dipa.pk).suntingan
    return save_months(user=user, dipa=dipa, isian=isian, suntingan=kini)


@pytest.mark.parametrize("kode", ODD)
def test_a_month_leaves_the_year_that_stands_under_another_code_in_the_totals(
    operator_a, rejang_lebong, kode
):
    pagu = BarisPagu.objects.get(kode_baku=f"076.01.{kode}")
    month(operator_a, rejang_lebong, pagu, "1.000")
    typed = total(rejang_lebong)
    month(operator_a, rejang_lebong, pagu, "")
    assert (typed, total(rejang_lebong)) == (LAKIP, LAKIP)
    assert budget_tree(rejang_lebong.satker, 2024).lepas == ()


def test_every_month_of_every_row_leaves_the_lakip_as_it_is(operator_a, rejang_lebong):
    isian = [
        IsianBaris(str(b.pk), {f"b{n}": "1" for n in range(1, 13)})
        for b in months_to_fill(rejang_lebong)
        if (b.setahun.jumlah or 0) >= 12
    ]
    save_months(user=operator_a, dipa=rejang_lebong, isian=isian, suntingan=0)
    assert (total(rejang_lebong), BarisRealisasi.objects.filter(bulan__isnull=False).count()) == (
        LAKIP,
        12 * len(isian),
    )


def test_the_levels_above_keep_their_own_realisasi_when_a_month_is_typed(operator_a, rejang_lebong):
    pagu = BarisPagu.objects.get(kode_baku="076.01.CQ.6639.BDB.001")
    month(operator_a, rejang_lebong, pagu, "1.000")
    assert BarisRealisasi.objects.get(kode_baku="076.01.CQ.6639").realisasi == 22_119_333_071


def test_a_month_shows_the_year_that_holds_and_its_code(client, operator_a, rejang_lebong):
    client.force_login(operator_a)
    teks = client.get("/satker/17.02/2024/anggaran/dipa/1/realisasi/1/").text
    kalimat = "Setahun 22.119.333.071 (tertulis dengan kode CQ.6709.BDB.001); angka ini yang dipakai."
    assert (teks.count(kalimat), teks.count("angka ini yang dipakai")) == (1, 24)


def test_a_row_of_another_month_is_still_matched_by_its_words(satker_a, dipa):
    add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Perencanaan", 10, bulan=1)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.", "Perencanaan", 20, bulan=2)
    assert total(dipa) == (30, "30.00")


TWINS = ["CQ.6709.QGE.001", "CQ.6710.QGE.001"]


def add_twins(dipa):
    return [add_pagu(dipa, kode, "Layanan Perkantoran", 100) for kode in TWINS]


def test_an_empty_month_of_one_of_two_rows_with_the_same_words_takes_nothing(satker_a, dipa):
    add_twins(dipa)
    for kode, bulan in [(TWINS[0], 1), (TWINS[1], 1), (TWINS[0], 3), ("CQ.6799.QGE.001", 3)]:
        add_realisasi(satker_a, 2024, kode, "Layanan Perkantoran", 10, bulan=bulan)
    assert [b.kode for b in budget_tree(satker_a, 2024).lepas] == ["CQ.6799.QGE.001"]


def test_of_two_rows_with_the_same_words_the_parent_tells_whose_a_month_is(satker_a, dipa):
    add_twins(dipa)
    for kode, bulan in [(TWINS[0], 1), (TWINS[1], 1), ("CQ.6710.QGE.", 3)]:
        add_realisasi(satker_a, 2024, kode, "Layanan Perkantoran", 10, bulan=bulan)
    assert (total(dipa), budget_tree(satker_a, 2024).lepas) == ((30, "15.00"), ())


def test_a_month_typed_beside_a_row_with_the_same_words_leaves_the_year(operator_a, satker_a, dipa):
    _, kedua = add_twins(dipa)
    add_realisasi(satker_a, 2024, TWINS[0], "Layanan Perkantoran", 60)
    add_realisasi(satker_a, 2024, "CQ.6799.QGE.001", "Layanan Perkantoran", 40)
    month(operator_a, dipa, kedua, "10", 3)
    assert (total(dipa), budget_tree(satker_a, 2024).lepas) == ((100, "50.00"), ())


def test_the_same_month_twice_counts_once_by_its_code(satker_a, dipa):
    add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Perencanaan", 10)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.", "Perencanaan", 20)
    assert [b.realisasi for b in budget_tree(satker_a, 2024).lepas] == [20]


@pytest.mark.parametrize("bulan", [None, 3])
def test_realisasi_above_the_pagu_is_asked_about_once(operator_a, dipa, bulan):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    with pytest.raises(ValidationError, match="setahun menjadi Rp101, melebihi pagu Rp100") as galat:
        month(operator_a, dipa, pagu, "101", bulan)
    assert [e.code for e in galat.value.error_dict[f"{pagu.pk}-realisasi"]] == ["ragu"]
    month(operator_a, dipa, pagu, "101", bulan, yakin="101")
    assert total(dipa) == (101, "101.00")


def test_the_months_together_are_asked_about_not_each_alone(operator_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    month(operator_a, dipa, pagu, "60", 1)
    with pytest.raises(ValidationError, match="menjadi Rp110, melebihi pagu Rp100"):
        month(operator_a, dipa, pagu, "50", 2)
    month(operator_a, dipa, pagu, "40", 2)
    assert total(dipa) == (100, "100.00")


def test_months_above_the_year_that_holds_are_asked_about(operator_a, satker_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Perencanaan", 50)
    with pytest.raises(ValidationError, match="menjadi Rp51, melebihi realisasi setahun Rp50 yang dipakai"):
        months(operator_a, dipa, pagu, b1="1", b2="50")
    months(operator_a, dipa, pagu, ["b2"], b1="1", b2="50")
    assert total(dipa) == (50, "50.00")


def test_a_month_above_the_pagu_is_asked_about_beside_one_that_was_emptied(operator_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    months(operator_a, dipa, pagu, b12="5")
    with pytest.raises(ValidationError, match="setahun menjadi Rp900, melebihi pagu Rp100") as galat:
        months(operator_a, dipa, pagu, b1="900", b12="")
    assert list(galat.value.error_dict) == [f"{pagu.pk}-b1"]
    months(operator_a, dipa, pagu, ["b1"], b1="900", b12="")
    assert total(dipa) == (900, "900.00")


def test_a_block_of_months_is_saved_at_once(operator_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    assert months(operator_a, dipa, pagu, b1="10", b3="20", b12="30").jumlah == 1
    rows = BarisRealisasi.objects.order_by("bulan").values_list("bulan", "realisasi", "kode_baku")
    assert list(rows) == [(1, 10, pagu.kode_baku), (3, 20, pagu.kode_baku), (12, 30, pagu.kode_baku)]
    months(operator_a, dipa, pagu, b1="10", b3="", b12="31")
    assert (total(dipa), BarisRealisasi.objects.count()) == ((41, "41.00"), 3)
    jejak = Jejak.objects.filter(tindakan="ubah realisasi anggaran").latest("pk").rincian
    assert (jejak["sebelum"], jejak["sesudah"]) == (
        {str(pagu.pk): {"b3": "20", "b12": "30"}},
        {str(pagu.pk): {"b3": "", "b12": "31"}},
    )


def test_what_was_paid_back_in_a_month_is_asked_about(operator_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    with pytest.raises(ValidationError, match="pengembalian belanja -Rp10"):
        months(operator_a, dipa, pagu, b1="60", b2="-10")
    months(operator_a, dipa, pagu, ["b2"], b1="60", b2="-10")
    assert total(dipa) == (50, "50.00")


def test_who_only_reads_may_not_write_months(auditor, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    with pytest.raises(PermissionDenied):
        months(auditor, dipa, pagu, b1="1")


def test_all_months_are_typed_on_one_page(client, operator_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    client.force_login(operator_a)
    isi = {"suntingan": 0, f"b-{pagu.pk}-b1": "10", f"b-{pagu.pk}-b2": "5"}
    assert client.post(PAGE, isi).url == "/satker/17.02/2024/anggaran/"
    kaki = client.get(PAGE).context["jumlah"]
    assert kaki == "Jumlah: Januari 10; Februari 5; seluruh bulan 15."


def test_a_refused_month_keeps_what_was_typed(client, operator_a, dipa):
    pagu = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    client.force_login(operator_a)
    isi = {"suntingan": 0, f"b-{pagu.pk}-b1": "10", f"b-{pagu.pk}-b2": "lima"}
    form = client.post(PAGE, isi).context["lembar"].baris[0]
    assert (form["b1"].value(), form["b2"].value(), list(form.errors)) == ("10", "lima", ["b2"])
    assert BarisRealisasi.objects.count() == 0


def test_the_page_takes_as_many_queries_for_one_row_as_for_three(client, operator_a, satker_a, dipa):
    client.force_login(operator_a)
    add_pagu(dipa, "CQ.6709.QGE.001", "Satu", 10)
    satu = queries_of(client, PAGE)
    for nomor in (2, 3):
        add_pagu(dipa, f"CQ.6709.QGE.00{nomor}", f"Baris {nomor}", 10)
        add_realisasi(satker_a, 2024, f"CQ.6709.QGE.00{nomor}", f"Baris {nomor}", 5, bulan=nomor)
    assert satu == queries_of(client, PAGE) <= 24


def test_rows_of_a_month_know_the_other_months(satker_a, dipa):
    add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    for bulan in (1, 2, 3):
        add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Perencanaan", 10, bulan=bulan)
    assert [(b.jumlah, b.bulan_lain) for b in rows_to_fill(dipa, 2)] == [(30, 20)]
