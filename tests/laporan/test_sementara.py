"""A figure from realisasi that are not in force yet says so, and what stands beside it is named."""

import pytest

from kinerja.models import Pengukuran, Realisasi
from laporan.rekap import capaian_per_unit
from sakip.bacaan import set_realisasi
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk, make_rkt, settle


@pytest.mark.parametrize(
    ("status", "sementara"),
    [("draf", True), ("diajukan", True), ("dikembalikan", True), ("ditetapkan", False), ("diterima", False)],
)
def test_a_mean_is_provisional_until_its_triwulan_is_in_force(client, auditor, unit_a, status, sementara):
    make_pengukuran(settle(make_pk(unit_a, "80%")), "60%")
    Pengukuran.objects.update(status=status)
    assert capaian_per_unit([unit_a.satker], TAHUN)[unit_a.satker_id, "lembaga"].sementara is sementara
    client.force_login(auditor)
    isi = client.get(f"/satker/{unit_a.satker.kode_wilayah}/{TAHUN}/").content.decode()
    assert ("Sementara" in isi, "Capaian lembaga (sementara)" in isi) == (sementara, sementara)


def test_rows_that_measure_an_rkt_are_named_beside_the_empty_figure(client, auditor, unit_a):
    make_pk(unit_a, "80%", "90%")
    pengukuran = Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=4)
    baris = Realisasi(pengukuran=pengukuran, acuan="rkt", baris_rkt=make_rkt(unit_a, "80%").baris.get())
    set_realisasi(baris, "60%")
    baris.save()
    found = capaian_per_unit([unit_a.satker], TAHUN)[unit_a.satker_id, "lembaga"]
    assert (found.rata_rata, found.seluruh, found.di_luar) == (None, 2, 1)
    client.force_login(auditor)
    isi = client.get(f"/satker/{unit_a.satker.kode_wilayah}/{TAHUN}/").content.decode()
    assert "1 baris realisasi mengukur RKT, bukan Perjanjian Kinerja" in isi
