"""Beside the target that is typed stands what its source says."""

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, RencanaAksi
from tests.hitung import queries_of
from tests.kinerja.rakit import TAHUN, make_pk, make_rkt, settle

BEDA = "Berbeda dari RKT. Tulis alasannya pada Alasan selisih."


@pytest.fixture
def pk(unit_a):
    """A PK of which the second promise is not the target of its RKT."""
    rkt, pk = make_rkt(unit_a, "75%", "80%"), make_pk(unit_a, "75%", "85%")
    for janji, baris in zip(pk.baris.order_by("urut"), rkt.baris.order_by("urut"), strict=True):
        BarisPk.objects.filter(pk=janji.pk).update(baris_rkt=baris)
    return pk


def address(pk):
    return reverse("kinerja:pk-baris", args=["17.02", TAHUN, pk.pk])


def test_the_sheet_shows_the_source_and_asks_why_it_differs(client, operator_a, pk):
    client.force_login(operator_a)
    teks = client.get(address(pk)).text
    assert (teks.count("RKT: 75%"), teks.count("RKT: 80%"), teks.count(BEDA)) == (1, 1, 1)


def test_the_grid_shows_it_as_soon_as_the_row_is_saved(client, operator_a, pk):
    client.force_login(operator_a)
    satu = pk.baris.order_by("urut")[0]
    data = {f"b-{satu.pk}-target": "70%", f"l-{satu.pk}-target": "75%", f"tanda-{satu.pk}": "a" * 32}
    sel = [
        client.post(address(pk), data | lain, headers={"X-Kisi": "1"}).json()["baris"][str(satu.pk)]["sel"]
        for lain in ({}, {f"b-{satu.pk}-alasan_selisih": "Anggaran turun", f"l-{satu.pk}-target": "70%"})
    ]
    assert [(s["sumber"].count("RKT: 75%"), s["sumber"].count(BEDA)) for s in sel] == [(1, 1), (1, 0)]


def test_a_rencana_aksi_shows_the_promise(client, operator_a, unit_a):
    janji = settle(make_pk(unit_a, "75%")).baris.get()
    aksi = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    aksi.baris.create(urut=1, baris_pk=janji, indikator=janji.indikator, target_teks="70%", target_nilai=70)
    client.force_login(operator_a)
    teks = client.get(reverse("kinerja:rencana-aksi-baris", args=["17.02", TAHUN, aksi.pk])).text
    assert (teks.count("Perjanjian Kinerja: 75%"), teks.count("Berbeda dari Perjanjian Kinerja.")) == (1, 1)


def test_the_sheet_takes_as_many_queries_for_one_row_as_for_three(client, operator_a, unit_a):
    client.force_login(operator_a)
    satu, tiga = make_pk(unit_a, "75%"), make_pk(unit_a, "1%", "2%", "3%", versi=1)
    assert queries_of(client, address(satu)) == queries_of(client, address(tiga))
