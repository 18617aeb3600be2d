"""An indikator measured once a year or a semester: its rows say belum_waktunya by themselves until then."""

from datetime import date

import pytest

from kinerja.models import Realisasi
from kinerja.services.pengukuran import delete_pengukuran, prepare_pengukuran
from kinerja.services.realisasi import record_realisasi
from laporan.rekap import capaian_per_unit
from renstra.models import Indikator, Renstra, Sasaran
from renstra.models.indikator import Frekuensi
from tests.kinerja.rakit import TAHUN, columns, isi, make_pk


@pytest.mark.parametrize(
    ("frekuensi", "triwulan"),
    [("", [1, 2, 3, 4]), ("triwulanan", [1, 2, 3, 4]), ("semesteran", [2, 4]), ("tahunan", [4])],
)
def test_the_triwulan_in_which_an_indikator_is_measured(frekuensi, triwulan):
    assert [tw for tw in range(1, 5) if Frekuensi.is_due(frekuensi, tw)] == triwulan


@pytest.fixture
def pk(satker_a, unit_a):
    """A PK of three rows: measured once a year, once a semester, and without a link to the Renstra."""
    pk = make_pk(unit_a, "80%", "90%", "70%")
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    for baris, frekuensi in zip(pk.baris.order_by("urut"), ("tahunan", "semesteran"), strict=False):
        baris.indikator_renstra = Indikator.objects.create(
            sasaran=sasaran, uraian=frekuensi, frekuensi=frekuensi
        )
        baris.save()
    return pk


@pytest.fixture
def prepare(operator_a, unit_a, pk):
    def make(triwulan):
        return prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=triwulan)

    return make


@pytest.mark.parametrize(
    ("triwulan", "status"),
    [
        (1, ["belum_waktunya", "belum_waktunya", "belum_diisi"]),
        (2, ["belum_waktunya", "belum_diisi", "belum_diisi"]),
        (4, ["belum_diisi", "belum_diisi", "belum_diisi"]),
    ],
)
def test_new_rows_say_what_is_not_due(prepare, triwulan, status):
    rows = prepare(triwulan).baris.order_by("urut").values_list("realisasi_status", "capaian_status")
    assert list(rows) == [(satu, satu) for satu in status]


def test_preparing_again_leaves_what_was_typed(prepare, operator_a):
    pengukuran = prepare(1)
    tahunan = pengukuran.baris.get(urut=1)
    record_realisasi(
        user=operator_a,
        pengukuran=pengukuran,
        isian=[isi(tahunan, realisasi="40%", keadaan="")],
        suntingan=pengukuran.suntingan,
    )
    prepare(1)
    assert columns(pengukuran.baris, "realisasi_teks", "realisasi_status")[0] == ("40%", "terisi")


def test_the_state_of_the_kartu_is_not_typed_and_goes_with_its_promise(prepare, unit_a):
    prepare(1)
    make_pk(unit_a, "85%", versi=1, tanggal=date(TAHUN, 2, 1))
    prepare(1)
    assert columns(Realisasi.objects, "indikator", "baris_pk__target_teks") == [("Indikator 1", "85%")]


def test_a_measurement_with_nothing_but_states_of_the_kartu_is_deleted(prepare, operator_a):
    delete_pengukuran(user=operator_a, pengukuran=prepare(1))
    assert Realisasi.objects.count() == 0


def test_a_triwulan_that_was_only_prepared_is_not_the_latest_measured(prepare, operator_a, satker_a):
    first = prepare(1)
    row = first.baris.get(urut=3)
    record_realisasi(
        user=operator_a, pengukuran=first, isian=[isi(row, realisasi="35%")], suntingan=first.suntingan
    )
    prepare(3)
    assert capaian_per_unit([satker_a], TAHUN)[satker_a.pk, "lembaga"].triwulan == 1
