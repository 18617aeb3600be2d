"""A unit that is on no list: kept, shown, compared and printed as typed, and listed for KPU RI."""

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, BarisRkt, Pk, Rkt
from laporan.satuan_lain import SatuanLain, unlisted_units
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from renstra.susunan import kartu_of
from sakip.angka.satuan import satuan_sama
from sakip.bacaan import set_target
from sakip.kesesuaian import satuan_beda
from sakip.numbers import baca_nilai
from tests.hitung import queries_of


@pytest.fixture
def unit_b(satker_b):
    return satker_b.unit.get(kunci="lembaga")


def card(unit, satuan, *target):
    renstra, _ = Renstra.objects.get_or_create(satker=unit.satker, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit, uraian="S")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="I", satuan=satuan)
    for tahun, teks in enumerate(target, 2020):
        satu = TargetIndikator(indikator=indikator, tahun=tahun)
        set_target(satu, teks)
        satu.save()
    return indikator


def promise(unit, target):
    pk, _ = Pk.objects.get_or_create(unit=unit, tahun=2024)
    baris = BarisPk(pk_dokumen=pk, indikator="I")
    set_target(baris, target)
    baris.save()


def test_units_on_no_list_are_named_with_their_spellings_and_satker(unit_a, unit_b):
    card(unit_a, "Peta Rawan", "2 Peta Rawan", "3 peta rawan", "4 Laporan")
    card(unit_b, "Lap")
    promise(unit_b, "5 PETA RAWAN")
    baris = BarisRkt(rkt=Rkt.objects.create(unit=unit_b, tahun=2024), indikator="I", satuan="Siaran")
    set_target(baris, "1 Dok.")
    baris.save()
    assert unlisted_units() == [
        SatuanLain(
            "Peta Rawan",
            ("PETA RAWAN", "peta rawan"),
            4,
            tuple(sorted((unit_a.satker.nama, unit_b.satker.nama))),
        ),
        SatuanLain("Siaran", (), 1, (unit_b.satker.nama,)),
    ]


def test_without_one_there_is_nothing_to_name(unit_a):
    card(unit_a, "Laporan", "2 Lap", "80%")
    assert unlisted_units() == []


def test_kpu_ri_reads_the_list_beside_its_reference_data(client, pusat, unit_a):
    card(unit_a, "Peta <b>Rawan</b>")
    client.force_login(pusat)
    isi = client.get(reverse("laporan:acuan-list")).text
    assert (isi.count("Peta &lt;b&gt;Rawan&lt;/b&gt;"), isi.count(unit_a.satker.nama)) == (1, 1)


def test_the_list_takes_as_many_queries_for_many_units_as_for_one(client, pusat, unit_a, unit_b):
    client.force_login(pusat)
    url = reverse("laporan:acuan-list")
    card(unit_a, "Peta Rawan", "2 Peta Rawan")
    client.get(url)
    one = queries_of(client, url)
    for n in range(3):
        card(unit_b, f"Satuan {'abc'[n]}", "2 Peta Rawan")
    assert queries_of(client, url) == one


def test_the_kartu_shows_an_unknown_unit_as_typed(unit_a):
    ukuran = next(b for b in kartu_of(card(unit_a, "Peta Rawan"), []) if b.judul == "Ukuran")
    assert next(b.isi for b in ukuran.butir if b.label == "Satuan") == "Peta Rawan"


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("Lap", "Laporan", True),
        ("Dok.", "dokumen", True),
        ("%", "persen", True),
        ("Peta Rawan", "peta  rawan.", True),
        ("BA", "Berita Acara", True),
        ("SK", "Keputusan", True),
        ("%", "Laporan", False),
        ("%", "‰", False),
        ("Peta Rawan", "Peta", False),
    ],
)
def test_one_unit_has_many_spellings(satu, lain, sama):
    assert satuan_sama(satu, lain) is sama


@pytest.mark.parametrize(
    ("target", "realisasi", "beda"),
    [
        ("2 Peta Rawan", "1 peta rawan", False),
        ("2 Lap.", "1 laporan", False),
        ("2 Dok.", "1 Dokumen", False),
        ("2 Peta Rawan", "1 Peta", True),
        ("1 Laporan", "100%", True),
    ],
)
def test_target_and_realisasi_speak_of_one_unit(target, realisasi, beda):
    assert satuan_beda(baca_nilai(target), baca_nilai(realisasi)) is beda
