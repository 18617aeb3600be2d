"""A small Renstra with every tingkat, shared by the tests of the tree, its picture and its versions."""

import pytest

from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.bacaan import set_target


def put_target(indikator, tahun, teks):
    target = TargetIndikator(indikator=indikator, tahun=tahun)
    set_target(target, teks)
    target.save()


@pytest.fixture
def pohon(satker_a, unit_a, sekretariat_a):
    """{name: object}: tujuan 1 > strategis (2 indikator) > program (1 indikator), and an empty tujuan 2."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    satu = Tujuan.objects.create(renstra=renstra, no="1", uraian="Tujuan satu", urut=1)
    dua = Tujuan.objects.create(renstra=renstra, no="2", uraian="Tujuan dua", urut=2)
    isi = {"renstra": renstra, "tujuan": satu}
    strategis = Sasaran.objects.create(unit=unit_a, uraian="Sasaran strategis", urut=1, **isi)
    program = Sasaran.objects.create(
        unit=sekretariat_a, uraian="Sasaran program", urut=2, tingkat="program", induk=strategis, **isi
    )
    a = Indikator.objects.create(sasaran=strategis, uraian="Indikator a", urut=1)
    b = Indikator.objects.create(sasaran=strategis, uraian="Indikator b", urut=2)
    c = Indikator.objects.create(sasaran=program, uraian="Indikator c", urut=1)
    for tahun in renstra.tahun_list:
        put_target(a, tahun, "80%")
    put_target(b, 2024, "90%")
    return {
        "renstra": renstra,
        "tujuan": satu,
        "tujuan_dua": dua,
        "strategis": strategis,
        "program": program,
        "a": a,
        "b": b,
        "c": c,
    }
