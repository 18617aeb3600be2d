"""The floor and the rule for a target of 0: of the kebijakan, or of a kartu indikator, which wins."""

from decimal import Decimal

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from kinerja.penjelasan.bahan import material_of
from kinerja.penjelasan.capaian import explain_capaian
from kinerja.services.capaian import recompute_all, recompute_capaian
from laporan.snapshot import lakip_snapshot
from renstra.models import Indikator, Renstra, Sasaran
from sakip.bacaan import set_realisasi, set_target
from sakip.models import BarisSkala, Kebijakan

TAHUN = 2024


@pytest.fixture
def kartu(satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    return Indikator.objects.create(sasaran=sasaran, uraian="I", polaritas="maksimal")


def say(satker, **kolom):
    """A kebijakan of the satker itself."""
    own = Kebijakan.objects.create(satker=satker, tahun=TAHUN, **kolom)
    BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    return own


def measure(kartu, target, realisasi, polaritas="maksimal", **aturan):
    """The realisasi of a PK row of the indikator `kartu` under `aturan`, its capaian stored."""
    Indikator.objects.filter(pk=kartu.pk).update(polaritas=polaritas, **aturan)
    unit = kartu.sasaran.unit
    pk, _ = Pk.objects.get_or_create(unit=unit, tahun=TAHUN)
    janji = BarisPk(pk_dokumen=pk, sasaran="S", indikator=f"I {target}", indikator_renstra_id=kartu.pk)
    set_target(janji, target)
    janji.save()
    pengukuran, _ = Pengukuran.objects.get_or_create(unit=unit, tahun=TAHUN, triwulan=4)
    baris = Realisasi(pengukuran=pengukuran, baris_pk=janji, sasaran="S", indikator=janji.indikator)
    set_realisasi(baris, realisasi)
    baris.save()
    recompute_capaian(pengukuran)
    baris.refresh_from_db()
    return baris


def explained(user, baris):
    return explain_capaian(user, material_of(baris.pengukuran, baris.pk))


def step(penjelasan, label):
    return next(butir.teks for butir in penjelasan.langkah if butir.label == label)


@pytest.mark.parametrize(
    ("kebijakan", "kartu_nol", "realisasi", "hasil"),
    [
        ("terpenuhi", "", "5", ("ok", Decimal(100))),
        ("batas_atas", "", "5", ("ok", Decimal(120))),
        ("dikecualikan", "", "5", ("dikecualikan", None)),
        ("dikecualikan", "terpenuhi", "5", ("ok", Decimal(100))),
        ("terpenuhi", "dikecualikan", "0", ("dikecualikan", None)),
        ("terpenuhi", "batas_atas", "5", ("ok", Decimal(120))),
        ("batas_atas", "", "0", ("ok", Decimal(100))),
    ],
)
def test_the_rule_of_the_kartu_wins_over_that_of_the_kebijakan(
    kartu, satker_a, kebijakan, kartu_nol, realisasi, hasil
):
    say(satker_a, batas_atas=120, target_nol=kebijakan)
    baris = measure(kartu, "0", realisasi, target_nol=kartu_nol)
    assert (baris.capaian_status, baris.capaian_nilai) == hasil


@pytest.mark.parametrize(
    ("target", "realisasi", "nilai"),
    [
        ("80%", "8%", "30"),
        ("80%", "60%", "75"),
        ("A", "D", "30"),
        ("1 Lakip dan 4 PK", "1 Lakip dan 0 PK", "65"),
    ],
)
def test_the_floor_of_the_kartu_wins(kartu, satker_a, target, realisasi, nilai):
    say(satker_a, batas_bawah=10)
    assert measure(kartu, target, realisasi, batas_bawah_capaian=30).capaian_nilai == Decimal(nilai)


def test_the_floor_of_the_kebijakan_holds_for_predicates_too(kartu, satker_a):
    say(satker_a, batas_bawah=40)
    assert measure(kartu, "A", "D").capaian_nilai == 40


def test_a_part_of_a_compound_target_that_is_left_out_stands_outside_its_mean(kartu, satker_a, auditor):
    say(satker_a, target_nol="dikecualikan")
    baris = measure(kartu, "0 Lakip dan 2 Laporan", "1 Lakip dan 1 Laporan")
    assert (baris.capaian_nilai, explained(auditor, baris).rumus[0].isi) == (
        50,
        "Lakip: tidak dihitung; Laporan: 1 / 2 × 100 = 50,0000%; rata-ratanya 50,0000%",
    )


def test_a_compound_target_of_zeros_only_has_no_number(kartu, satker_a):
    say(satker_a, target_nol="dikecualikan")
    assert measure(kartu, "0 Lakip dan 0 PK", "1 Lakip dan 1 PK").capaian_status == "dikecualikan"


def test_better_than_zero_without_a_cap_has_no_number_and_says_why(kartu, satker_a, auditor):
    say(satker_a, batas_atas=None, target_nol="batas_atas")
    baris = measure(kartu, "0", "5")
    alasan = step(explained(auditor, baris), "Mengapa belum ada angka")
    assert (baris.capaian_status, alasan) == ("tak_terhingga", "Capaian tidak terhingga: targetnya nol.")


def test_a_changed_kartu_is_drift_until_it_is_counted_again(kartu, unit_a):
    baris = measure(kartu, "0", "5")
    Indikator.objects.filter(pk=kartu.pk).update(target_nol="dikecualikan")
    assert recompute_all(perbaiki=True) == {f"{unit_a} tahun {TAHUN}": 1}
    baris.refresh_from_db()
    assert (baris.capaian_status, baris.capaian_nilai, baris.kategori) == ("dikecualikan", None, "")


def test_explanation_names_rule_and_source_of_the_kartu(kartu, satker_a, auditor):
    say(satker_a, batas_bawah=10)
    penjelasan = explained(
        auditor, measure(kartu, "0", "5", target_nol="dikecualikan", batas_bawah_capaian=20)
    )
    assert (penjelasan.judul, penjelasan.rumus[0].simbol) == (
        "Capaian belum ada",
        "Tidak dihitung: tanpa angka capaian dan tidak ikut dirata-ratakan",
    )
    assert step(penjelasan, "Bila target nol") == (
        "Tidak dihitung: tanpa angka capaian dan tidak ikut dirata-ratakan (menurut kartu indikator; "
        "kebijakan capaian 2024: 100 bila realisasi memenuhi target nol, selain itu 0)"
    )
    assert step(penjelasan, "Mengapa belum ada angka") == (
        "Tidak dihitung menurut aturan yang berlaku: targetnya nol."
    )


def test_explanation_names_both_bounds_with_their_source(kartu, satker_a, auditor):
    say(satker_a, batas_bawah=10)
    baris = measure(kartu, "80%", "8%", batas_bawah_capaian=20, batas_capaian=120)
    assert step(explained(auditor, baris), "Batas") == (
        "Batas bawah 20,00% (menurut kartu indikator; kebijakan capaian 2024: batas bawah 10,00%), "
        "batas atas 120,00% (menurut kartu indikator; kebijakan capaian 2024: batas atas 100,00%); "
        "yang dipakai 20,0000%"
    )


def test_a_zero_target_shows_its_rule_as_the_formula(kartu, satker_a, auditor):
    say(satker_a, batas_atas=120, target_nol="batas_atas")
    rumus = explained(auditor, measure(kartu, "0", "5")).rumus[0]
    assert (rumus.simbol, rumus.isi) == (
        "Batas atas bila realisasi lebih baik daripada nol, 100 bila nol, selain itu 0",
        "realisasi 5, target 0 = tidak terhingga",
    )


def test_the_table_names_the_state_of_what_is_left_out(kartu, satker_a, operator_a, client):
    say(satker_a, target_nol="dikecualikan")
    ukur = measure(kartu, "0", "5").pengukuran
    client.force_login(operator_a)
    isi = client.get(reverse("kinerja:realisasi-detail", args=["17.02", TAHUN, ukur.pk])).text
    assert ("Tidak dihitung</span>" in isi, "Belum diisi" in isi) == (True, False)


def test_what_is_left_out_is_counted_and_not_averaged(kartu, satker_a, unit_a):
    say(satker_a, target_nol="dikecualikan")
    measure(kartu, "0", "5")
    measure(kartu, "80%", "60%")
    [ukur] = lakip_snapshot(satker_a, TAHUN)["pengukuran"]
    assert (ukur["rata_rata"], ukur["dihitung"], ukur["seluruh"]) == ("75.00", 1, 2)
    assert [b["status"] for b in ukur["baris"]] == ["dikecualikan", "ok"]
