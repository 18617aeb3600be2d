"""The snapshot of a LAKIP: history with capaian, what supports a promise, next year, and up to a triwulan."""

import pytest

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import (
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pengukuran,
    Realisasi,
    RencanaAksi,
    Rkt,
)
from laporan.snapshot import lakip_snapshot
from tests.laporan.dokumen.conftest import make_pk

pytestmark = pytest.mark.django_db


def _realisasi(pk, triwulan, nilai):
    pengukuran = Pengukuran.objects.create(unit=pk.unit, tahun=pk.tahun, triwulan=triwulan)
    baris = pk.baris.first()
    return Realisasi.objects.create(
        pengukuran=pengukuran,
        baris_pk=baris,
        indikator=baris.indikator,
        realisasi_teks=f"{nilai}%",
        realisasi_nilai=nilai,
        realisasi_status="terisi",
        capaian_nilai=nilai,
        capaian_dipakai=nilai,
        capaian_mentah=nilai,
        capaian_status="ok",
    )


def test_history_counts_the_capaian_by_the_direction_of_the_promise(satker):
    pk = make_pk(satker, banyak=1)
    pk.baris.update(polaritas="minimal")
    indikator = pk.baris.get().indikator
    nilai = {"nilai": 10, "satuan": "%", "jenis": "persen", "status": "terisi"}
    CapaianLalu.objects.create(
        unit=pk.unit,
        tahun=2023,
        indikator=indikator,
        **{f"target_{k}": v for k, v in nilai.items()},
        **{f"realisasi_{k}": v for k, v in (nilai | {"nilai": 12}).items()},
    )
    satu = lakip_snapshot(satker, 2024)["riwayat"][0]
    assert (satu["tahun"], satu["target"], satu["capaian"]) == (
        {"2023": "12%"},
        {"2023": "10%"},
        {"2023": "80.00"},
    )


def test_a_promise_names_the_kegiatan_of_its_rkt_and_of_its_plan(satker):
    pk = make_pk(satker, banyak=2)
    rkt = Rkt.objects.create(unit=pk.unit, tahun=2024)
    asal = BarisRkt.objects.create(rkt=rkt, kegiatan="Masa Kampanye", kode_baku="076.01.CQ.6870")
    pk.baris.filter(urut=0).update(baris_rkt=asal)
    rencana = RencanaAksi.objects.create(unit=pk.unit, tahun=2024, pola="triwulan")
    satu = pk.baris.order_by("urut")[0]
    BarisRencanaAksi.objects.create(
        rencana_aksi=rencana, indikator=satu.indikator.upper(), kegiatan="Kampanye", pelaksana="Kasubag"
    )
    penunjang = lakip_snapshot(satker, 2024)["penunjang"]
    assert {k: [(b["asal"], b["uraian"], b["pelaksana"]) for b in v] for k, v in penunjang.items()} == {
        str(satu.pk): [("rkt", "Masa Kampanye", ""), ("rencana_aksi", "Kampanye", "Kasubag")]
    }


def test_next_year_is_read_too_and_may_be_empty(satker):
    make_pk(satker, banyak=1)
    assert lakip_snapshot(satker, 2024)["tahun_depan"] == {"pk": [], "rkt": [], "rencana_aksi": []}
    make_pk(satker, banyak=1, tahun=2025)
    assert [d["tahun"] for d in lakip_snapshot(satker, 2024)["tahun_depan"]["pk"]] == [2025]


def test_every_triwulan_of_a_promise_is_kept(satker):
    pk = make_pk(satker, banyak=1)
    for triwulan, nilai in ((1, 20), (2, 60)):
        _realisasi(pk, triwulan, nilai)
    (baris,) = lakip_snapshot(satker, 2024)["pengukuran"][0]["baris"]
    assert {tw: isi["capaian"] for tw, isi in baris["per_triwulan"].items()} == {"1": "20.00", "2": "60.00"}


def test_an_interim_report_knows_nothing_of_what_came_later(satker):
    pk = make_pk(satker, banyak=1)
    for triwulan, nilai in ((2, 60), (3, 90)):
        _realisasi(pk, triwulan, nilai)
    dipa = Dipa.objects.create(satker=satker, tahun=2024)
    BarisPagu.objects.create(dipa=dipa, uraian="Program", pagu=100)
    for bulan in (2, 7, None):
        BarisRealisasi.objects.create(satker=satker, tahun=2024, uraian="Program", bulan=bulan, realisasi=10)
    snap = lakip_snapshot(satker, 2024, 2)
    ukur = snap["pengukuran"][0]
    assert (ukur["triwulan"], ukur["baris"][0]["realisasi"], list(ukur["baris"][0]["per_triwulan"])) == (
        2,
        "60%",
        ["2"],
    )
    assert (snap["triwulan"], snap["anggaran"]["realisasi"], snap["tahun_depan"]) == (2, 10, None)
