"""The cap that a kartu indikator sets itself: it wins over the kebijakan, and the explanation names it."""

from decimal import Decimal

import pytest

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from kinerja.penjelasan.hitungan import bounds_step
from kinerja.queries import realisasi_rows
from kinerja.services.capaian import recompute_all, recompute_capaian
from kinerja.ukuran import capaian_of, ukuran_of
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import tabel_dalam
from laporan.snapshot import lakip_snapshot
from renstra.models import Indikator, Renstra, Sasaran
from sakip.bacaan import set_realisasi, set_target
from sakip.models import BarisSkala, Kebijakan
from sakip.queries import kebijakan_for

TAHUN = 2024


@pytest.fixture
def indikator(satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    return Indikator.objects.create(sasaran=sasaran, uraian="I", polaritas="maksimal")


def measure(unit, target, realisasi, **kolom):
    """The realisasi of a PK row with `target`, its capaian stored."""
    pk, _ = Pk.objects.get_or_create(unit=unit, tahun=TAHUN)
    baris = BarisPk(pk_dokumen=pk, sasaran="S", indikator=f"I {target}", **kolom)
    set_target(baris, target)
    baris.save()
    pengukuran, _ = Pengukuran.objects.get_or_create(unit=unit, tahun=TAHUN, triwulan=4)
    row = Realisasi(pengukuran=pengukuran, baris_pk=baris, sasaran="S", indikator=baris.indikator)
    set_realisasi(row, realisasi)
    row.save()
    recompute_capaian(pengukuran)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize(
    ("kartu", "tahun", "target", "realisasi", "nilai"),
    [
        (None, "100", "80%", "100%", "100.00"),
        ("120", "100", "80%", "100%", "120.00"),
        ("120", "100", "80%", "88%", "110.00"),
        ("110", None, "80%", "100%", "110.00"),
        ("90", "120", "80%", "100%", "90.00"),
        (None, None, "80%", "100%", "125.00"),
        ("120", "100", "65 (B)", "78,00 (BB)", "100.00"),
        ("80", "100", "WTP", "WTP", "80.00"),
        ("120", "100", "0", "0", "100.00"),
        ("120", "100", "1 Lakip dan 2 PK", "2 Lakip dan 2 PK", "110.00"),
    ],
)
def test_cap_of_the_kartu_wins(indikator, unit_a, kartu, tahun, target, realisasi, nilai):
    own = Kebijakan.objects.create(satker=unit_a.satker, tahun=TAHUN, batas_atas=tahun)
    BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    Indikator.objects.filter(pk=indikator.pk).update(batas_capaian=kartu)
    row = measure(unit_a, target, realisasi, indikator_renstra_id=indikator.pk)
    assert (row.capaian_status, row.capaian_nilai) == ("ok", Decimal(nilai))


def test_rasio_with_a_realisasi_of_zero_gives_the_cap_of_the_kartu(indikator, unit_a):
    own = Kebijakan.objects.create(satker=unit_a.satker, tahun=TAHUN, batas_atas=100, rumus_minimal="rasio")
    BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    Indikator.objects.filter(pk=indikator.pk).update(batas_capaian=120, polaritas="minimal")
    assert measure(unit_a, "2%", "0%", indikator_renstra_id=indikator.pk).capaian_nilai == Decimal("120.00")


def test_a_changed_cap_is_drift_until_it_is_counted_again(indikator, unit_a):
    row = measure(unit_a, "80%", "100%", indikator_renstra_id=indikator.pk)
    Indikator.objects.filter(pk=indikator.pk).update(batas_capaian=115)
    assert recompute_all(perbaiki=True) == {f"{unit_a} tahun {TAHUN}": 1}
    row.refresh_from_db()
    assert row.capaian_nilai == Decimal("115.00")


def words_of(row):
    """The step "Batas" of the explanation of `row`."""
    kebijakan = kebijakan_for(row.pengukuran.unit.satker, TAHUN)
    [baris] = [r for r in realisasi_rows(row.pengukuran.unit, TAHUN) if r.pk == row.pk]
    return bounds_step(capaian_of(baris, kebijakan), kebijakan, ukuran_of(baris))


def test_explanation_names_the_cap_of_the_kartu_and_the_one_it_replaces(indikator, unit_a):
    Indikator.objects.filter(pk=indikator.pk).update(batas_capaian=120)
    row = measure(unit_a, "80%", "100%", indikator_renstra_id=indikator.pk)
    assert words_of(row) == (
        "Batas bawah 0,00% (menurut kebijakan capaian 2015), batas atas 120,00% (menurut kartu indikator; "
        "kebijakan capaian 2015: batas atas 100,00%); yang dipakai 120,0000%"
    )


def test_explanation_without_a_cap_of_its_own_names_the_kebijakan(unit_a):
    row = measure(unit_a, "80%", "100%")
    assert words_of(row) == (
        "Batas bawah 0,00%, batas atas 100,00% (menurut kebijakan capaian 2015); yang dipakai 100,0000%"
    )


def test_a_lakip_says_where_the_cap_of_a_kartu_held(indikator, unit_a):
    Indikator.objects.filter(pk=indikator.pk).update(batas_capaian=120)
    measure(unit_a, "80%", "100%", indikator_renstra_id=indikator.pk)
    measure(unit_a, "70%", "70%")
    snapshot = lakip_snapshot(unit_a.satker, TAHUN)
    caps = {baris["indikator"]: baris.get("batas") for baris in snapshot["pengukuran"][0]["baris"]}
    assert caps == {"I 80%": "120.00", "I 70%": None}
    [tabel] = [
        t
        for bab in bentuk_lakip(snapshot)["bab"]
        for t in tabel_dalam(bab)
        if t.nama.startswith("lakip-ukur-")
    ]
    notes = [baris.sel[-1].teks for baris in tabel.baris]
    assert sorted(notes) == ["", "Batas atas capaian menurut kartu indikator: 120,00%."]
