"""Targets along the chain and from year to year: R13, R14, R39."""

import pytest

from kinerja.models import CapaianLalu, Pengukuran, TargetPeriode
from sakip.bacaan import set_realisasi, set_target

MINTA = " Tulis alasannya pada kolom Alasan selisih, atau samakan dengan sumbernya."


def _period(baris, ke, teks):
    satu = TargetPeriode(baris=baris, ke=ke)
    set_target(satu, teks)
    satu.save()


def test_target_that_differs_from_rkt_and_renstra_is_one_finding(pk, rkt, add, add_indikator, sentences):
    asal, indikator = add(rkt, "75%"), add_indikator(target={2024: "70%"})
    add(pk, "80%", baris_rkt=asal, indikator_renstra=indikator)
    assert sentences(pk, "R13", tingkat="alasan") == [
        "Target “Persentase A” dalam Perjanjian Kinerja “80%”, sedangkan dalam RKT “75%” dan Renstra “70%”."
        + MINTA
    ]


def test_equal_targets_have_no_finding(pk, rkt, add, add_indikator, sentences):
    asal, indikator = add(rkt, "80 %"), add_indikator(target={2024: "80,0%"})
    add(pk, "80%", baris_rkt=asal, indikator_renstra=indikator)
    assert sentences(pk, "R13") == []


def test_row_of_a_pk_that_the_rkt_lacks_needs_a_reason(pk, rkt, add, sentences):
    add(pk)
    assert sentences(pk, "R13") == [
        (
            "Indikator “Persentase A” dengan target “80%” pada baris 1 tidak terhubung dengan indikator "
            "dalam Rencana Kinerja Tahunan 2024." + MINTA
        )
    ]


def test_row_of_an_rkt_that_the_renstra_lacks_needs_a_reason(rkt, add, sentences):
    add(rkt)
    assert sentences(rkt, "R13") == [
        (
            "Indikator “Persentase A” dengan target “80%” pada baris 1 tidak terhubung dengan indikator "
            "dalam Renstra yang mencakup tahun 2024." + MINTA
        )
    ]


def test_plan_with_another_target_than_the_pk_needs_a_reason(aksi, pk, add, sentences):
    add(aksi, "77%", baris_pk=add(pk, "0,1%"))
    assert sentences(aksi, "R14", tingkat="alasan") == [
        "Target “Persentase A” dalam Rencana Aksi “77%”, sedangkan dalam Perjanjian Kinerja “0,1%”." + MINTA
    ]


def test_periods_that_do_not_reach_the_target_need_a_reason(aksi, pk, add, sentences):
    baris = add(aksi, "12 Laporan", baris_pk=add(pk, "12 Laporan"), cara_kumulasi="akumulasi")
    for ke in (1, 2, 3):
        _period(baris, ke, "3 Laporan")
    assert sentences(aksi, "R14") == [
        "Baris 1: Jumlah target periode 9 berbeda dari target setahun 12." + MINTA
    ]


def test_periods_that_reach_the_target_have_no_finding(aksi, pk, add, sentences):
    baris = add(aksi, "12 Laporan", baris_pk=add(pk, "12 Laporan"), cara_kumulasi="akumulasi")
    for ke in (1, 2, 3, 4):
        _period(baris, ke, "3 Laporan")
    assert sentences(aksi, "R14") == []


def test_promise_that_no_plan_carries_needs_a_reason(aksi, pk, add, sentences):
    add(aksi, baris_pk=add(pk))
    add(pk, "100%", indikator="Nilai Keterbukaan")
    assert sentences(aksi, "R14") == [
        (
            "Indikator “Nilai Keterbukaan” dengan target “100%” pada baris 2 Perjanjian Kinerja 2024 tidak "
            "dimuat dalam rencana aksi mana pun."
        )
    ]


def test_row_of_a_plan_without_a_promise_needs_a_reason(aksi, add, sentences):
    add(aksi)
    assert sentences(aksi, "R14") == [
        (
            "Indikator “Persentase A” dengan target “80%” pada baris 1 tidak terhubung dengan Perjanjian "
            "Kinerja 2024." + MINTA
        )
    ]


def _last_year(pk, teks):
    lalu = CapaianLalu(unit=pk.unit, tahun=2023, indikator="persentase a")
    set_realisasi(lalu, teks)
    lalu.save()


def test_target_below_the_realisasi_of_last_year_needs_a_reason(pk, add, sentences):
    _last_year(pk, "85%")
    add(pk, "80%")
    assert sentences(pk, "R39", tingkat="alasan") == [
        "Target “Persentase A” “80%” lebih buruk daripada realisasi tahun 2023 “85%”; selisih 5."
    ]


@pytest.mark.parametrize(
    ("target", "lalu", "kolom"),
    [
        ("85%", "85%", {}),
        ("80%", "85%", {"polaritas": "minimal"}),
        ("80%", "85%", {"polaritas": "stabil"}),
        ("80%", "85 Laporan", {}),
        ("80%", "belum dinilai", {}),
    ],
)
def test_target_that_is_not_worse_than_last_year_has_no_finding(pk, add, sentences, target, lalu, kolom):
    _last_year(pk, lalu)
    add(pk, target, **kolom)
    assert sentences(pk, "R39") == []


def test_target_is_compared_with_what_was_measured_last_year(pk, add, sentences):
    add(Pengukuran.objects.create(unit=pk.unit, tahun=2023, triwulan=4), realisasi="90%")
    add(pk, "80%")
    assert len(sentences(pk, "R39")) == 1


@pytest.mark.parametrize("langkah", ["ajukan", "ttd"])
def test_the_reason_of_a_row_stands_in_its_finding(aksi, pk, add, sentences, langkah):
    add(aksi, "77%", baris_pk=add(pk, "80%"), alasan_selisih="Anggaran dipotong")
    assert sentences(aksi, "R14", langkah, tingkat="alasan") == [
        (
            "Target “Persentase A” dalam Rencana Aksi “77%”, sedangkan dalam Perjanjian Kinerja “80%”. "
            "Alasan penyusun: “Anggaran dipotong”"
        )
    ]


def test_who_signs_is_not_asked_to_write_into_the_row(pk, add, sentences):
    add(pk)
    assert sentences(pk, "R13", "ttd")[0].endswith("yang mencakup tahun 2024.")


def test_a_cancelled_action_carries_no_promise_and_needs_no_target(aksi, pk, add, sentences):
    add(aksi, "7%", baris_pk=add(pk), dibatalkan=True, alasan_batal="Ditiadakan")
    assert sentences(aksi, "R14") == [
        (
            "Indikator “Persentase A” dengan target “80%” pada baris 1 Perjanjian Kinerja 2024 tidak dimuat "
            "dalam rencana aksi mana pun."
        )
    ]


# --- S01


@pytest.fixture
def lived_here(settings):
    settings.TAHUN_MULAI = 2024


@pytest.mark.usefixtures("lived_here")
def test_renstra_that_is_not_in_force_is_a_warning(pk, renstra, add, sentences):
    add(pk)
    type(renstra).objects.update(status="dikembalikan")
    for langkah in ("ajukan", "ttd"):
        assert sentences(pk, "S01", langkah, tingkat="peringatan") == [
            (
                f"{renstra} menjadi sumber dokumen ini, tetapi belum ditetapkan (statusnya dikembalikan); "
                "targetnya masih dapat berubah."
            )
        ]


@pytest.mark.usefixtures("lived_here")
def test_rkt_that_is_not_in_force_is_a_warning_for_the_pk_alone(pk, rkt, renstra, add, sentences):
    add(pk)
    add(rkt)
    type(renstra).objects.update(status="ditetapkan")
    assert (len(sentences(pk, "S01")), sentences(rkt, "S01")) == (1, [])


@pytest.mark.usefixtures("lived_here")
@pytest.mark.parametrize("isi", [{"status": "ditetapkan"}, {"status": "draf", "versi": 1}])
def test_renstra_in_force_is_no_warning_nor_is_its_perubahan(pk, renstra, add, sentences, isi):
    add(pk)
    type(renstra).objects.update(**isi)
    assert sentences(pk, "S01") == []


def test_source_of_years_before_the_start_is_history(pk, renstra, add, sentences, settings):
    settings.TAHUN_MULAI = 2025
    add(pk)
    assert sentences(pk, "S01") == []


def test_predicate_below_the_last_one_needs_a_reason(pk, unit_a, add, sentences):
    lalu = CapaianLalu(unit=unit_a, tahun=2023, indikator="Nilai Akuntabilitas Kinerja")
    set_realisasi(lalu, "72,10 (BB)")
    lalu.save()
    add(pk, "B", indikator="Nilai Akuntabilitas Kinerja")
    assert sentences(pk, "R39", tingkat="alasan") == [
        "Target “Nilai Akuntabilitas Kinerja” “B” di bawah realisasi tahun 2023 “72,10 (BB)”."
    ]


def test_predicate_that_was_reached_and_is_promised_again_has_no_finding(pk, unit_a, add, sentences):
    lalu = CapaianLalu(unit=unit_a, tahun=2023, indikator="Nilai Akuntabilitas Kinerja")
    set_realisasi(lalu, "64 (B)")
    lalu.save()
    add(pk, "B", indikator="Nilai Akuntabilitas Kinerja")
    assert sentences(pk, "R39") == []


def test_percentage_that_does_not_move_for_years_needs_a_reason(pk, unit_a, add, sentences):
    for tahun in (2022, 2023):
        lalu = CapaianLalu(unit=unit_a, tahun=tahun, indikator="Persentase A")
        set_target(lalu, "80%")
        lalu.save()
    add(pk, "80%")
    add(pk, "100%", indikator="Persentase B")
    assert sentences(pk, "R39") == [
        "Target “Persentase A” “80%” tidak berubah sejak tahun 2022; selisih dari tahun ke tahun 0."
    ]
