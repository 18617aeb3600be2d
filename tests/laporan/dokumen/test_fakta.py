"""The facts of a document: every figure of its snapshot with an id that stays."""

from dataclasses import replace

from kinerja.models import BarisPk, CapaianLalu
from laporan.fakta import Fakta, fakta_dalam
from laporan.models import RekapPegawai
from laporan.snapshot import lakip_snapshot, pk_snapshot
from sakip.bacaan import set_realisasi, set_target
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.test_cara_hitung import TAHUN, measure, promise


def test_a_pk_states_its_targets_and_its_budget(satker):
    pk = make_pk(satker, banyak=1)
    [baris], [satu, dua] = pk.baris.all(), pk.anggaran.all()
    sumber = "Perjanjian Kinerja Lembaga 2024"
    assert list(fakta_dalam(pk_snapshot(pk)).values()) == [
        Fakta(f"pk/{baris.pk}/target", "1%", "Target", baris.indikator, sumber),
        Fakta(f"pk-anggaran/{satu.pk}", "2.647.529.000", "Anggaran", satu.uraian, sumber),
        Fakta(f"pk-anggaran/{dua.pk}", "26.608.457.000", "Anggaran", dua.uraian, sumber),
        Fakta(
            f"pk-anggaran-jumlah/{pk.pk}",
            "29.255.986.000",
            "Jumlah anggaran",
            "Semua program",
            sumber,
            (f"pk-anggaran/{satu.pk}", f"pk-anggaran/{dua.pk}"),
        ),
    ]


def test_a_measured_row_follows_from_the_promise_and_the_mean_from_the_rows(satker):
    janji = promise(satker, "80%")
    baris = measure(janji, "60%")
    fakta = fakta_dalam(lakip_snapshot(satker, TAHUN))
    capaian, rerata = fakta[f"realisasi/{baris.pk}/capaian"], fakta["rerata/pk/lembaga"]
    assert (capaian.nilai, capaian.dari) == (
        "75,00%",
        (f"pk/{janji.pk}/target", f"realisasi/{baris.pk}/realisasi"),
    )
    assert (rerata.nilai, rerata.dari) == ("75,00%", (capaian.id,))
    assert [satu for f in fakta.values() for satu in f.dari if satu not in fakta] == []


def test_the_same_row_has_the_same_id_after_its_figure_changed(satker):
    janji = promise(satker, "80%")
    baris = measure(janji, "60%")
    lama = fakta_dalam(lakip_snapshot(satker, TAHUN))
    set_realisasi(baris, "70%")
    baris.save()
    kini = fakta_dalam(lakip_snapshot(satker, TAHUN))
    kunci = f"realisasi/{baris.pk}/realisasi"
    assert kini[kunci] == replace(lama[kunci], nilai="70%")
    assert list(kini) == list(lama)


def test_history_and_counts_of_staff_are_facts(satker):
    lalu = CapaianLalu(unit=satker.unit.get(kunci="lembaga"), tahun=2023, indikator="Ukuran", sumber="LKE")
    set_target(lalu, "80%")
    set_realisasi(lalu, "60%")
    lalu.save()
    isi = {"satker": satker, "tahun": TAHUN, "tabel": "golongan", "baris": "PNS Laki-Laki"}
    RekapPegawai.objects.create(**isi, kolom="Gol. III", jumlah=4)
    RekapPegawai.objects.create(**isi, kolom="Gol. IV", jumlah=2)
    fakta = fakta_dalam(lakip_snapshot(satker, TAHUN))
    dicari = {
        f"capaian-lalu/{lalu.pk}/realisasi": ("60%", "LKE"),
        "pegawai/golongan/pnslakilaki/goliii": ("4", "Rekapitulasi pegawai menurut Golongan"),
        "pegawai/golongan/pnslakilaki/jumlah": ("6", "Rekapitulasi pegawai menurut Golongan"),
        "pegawai/golongan/jumlah/jumlah": ("6", "Rekapitulasi pegawai menurut Golongan"),
    }
    assert {k: (fakta[k].nilai, fakta[k].sumber) for k in dicari} == dicari


def test_rows_that_were_kept_without_keys_state_no_fact(satker):
    snap = pk_snapshot(make_pk(satker, banyak=1))
    for satu in (snap, *snap["baris"], *snap["anggaran"]):
        del satu["id"]
    assert fakta_dalam(snap) == {}


def test_a_promise_that_nobody_measured_is_known_by_its_own_key(satker):
    promise(satker, "80%")
    [janji] = BarisPk.objects.all()
    fakta = fakta_dalam(lakip_snapshot(satker, TAHUN))
    assert fakta[f"realisasi/pk-{janji.pk}/capaian"].nilai == "Belum diisi"
