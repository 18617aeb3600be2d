"""The PK of a bagian or subbagian beside the PK of the unit above it."""

import pytest
from django.urls import reverse

from kinerja.tabel.induk import contribution_of
from renstra.models import Indikator, Renstra, Sasaran
from sakip.models import UnitKerja
from tests.kinerja.rakit import TAHUN, make_pk, settle


@pytest.fixture
def subbagian(satker_a):
    return UnitKerja.objects.create(
        satker=satker_a, kunci="subbag-uji", nama="Subbagian Uji", jenis="subbagian"
    )


def test_each_promise_stands_beside_that_of_the_unit_above(subbagian, sekretariat_a):
    make_pk(sekretariat_a, "80%", "12 Laporan")
    anak = make_pk(subbagian, "80%", "3 Laporan", "1 Dokumen")
    found = contribution_of(anak)
    assert found.unit == sekretariat_a
    assert [(b.induk and b.induk.target_teks, b.sama) for b in found.baris] == [
        ("80%", True),
        ("12 Laporan", False),
        (None, False),
    ]
    assert found.terhubung == 2


def test_the_indikator_of_the_renstra_comes_before_the_words(subbagian, sekretariat_a, indikator_a):
    induk = make_pk(sekretariat_a, "80%", "90%")
    induk.baris.filter(urut=2).update(indikator_renstra=indikator_a)
    anak = make_pk(subbagian, "70%")
    anak.baris.update(indikator_renstra=indikator_a)
    assert contribution_of(anak).baris[0].induk.urut == 2


@pytest.fixture
def indikator_a(satker_a, sekretariat_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=sekretariat_a, uraian="S")
    return Indikator.objects.create(sasaran=sasaran, uraian="I")


def test_a_draft_above_does_not_stand_beside_the_version_in_force(subbagian, sekretariat_a):
    settle(make_pk(sekretariat_a, "80%"))
    make_pk(sekretariat_a, "95%", versi=1)
    assert contribution_of(make_pk(subbagian, "80%")).baris[0].sama is True


def test_without_a_pk_above_it_is_said(client, operator_a, subbagian):
    pk = make_pk(subbagian, "80%")
    client.force_login(operator_a)
    teks = client.get(reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk])).content.decode()
    assert teks.count("belum mempunyai Perjanjian Kinerja tahun ini") == 1


def test_lembaga_and_sekretariat_have_no_unit_to_compare_with(unit_a, sekretariat_a):
    assert contribution_of(make_pk(unit_a, "80%")) is None
    assert contribution_of(make_pk(sekretariat_a, "80%")) is None
