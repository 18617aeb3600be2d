"""What a document has that its source has not: line by line, with the reason that stands beside it."""

import pytest
from django.urls import reverse

from anggaran.models import KodeAnggaran
from kinerja.models import AnggaranRkt, BarisPk, BarisRencanaAksi, RencanaAksi, Rkt, TargetPeriode
from kinerja.services.rkt import create_rkt
from kinerja.tabel.dokumen import pk_rows, rencana_aksi_rows, rkt_rows
from kinerja.tabel.selisih import points_of
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_target
from tests.kinerja.rakit import TAHUN, make_pk, make_rkt

BACA = {"rkt": rkt_rows, "pk": pk_rows, "rencana-aksi": rencana_aksi_rows}


def points(dokumen):
    butir = points_of(dokumen, BACA[dokumen.jenis_dokumen](dokumen))
    return [(b.nomor, b.indikator, b.hal, b.sumber, b.di_sini, b.alasan) for b in butir]


@pytest.fixture
def add_indikator(satker_a, unit_a):
    """Add an indikator of the lembaga with its target of 2024 to the Renstra 2023-2024."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2023, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran satu")

    def make(uraian, target):
        indikator = Indikator.objects.create(sasaran=sasaran, uraian=uraian)
        satu = TargetIndikator(indikator=indikator, tahun=TAHUN)
        set_target(satu, target)
        satu.save()
        return indikator

    return make


def add_period(baris, ke, teks):
    satu = TargetPeriode(baris=baris, ke=ke)
    set_target(satu, teks)
    satu.save()


def make_aksi(janji, target, *periode, **kolom):
    aksi = RencanaAksi.objects.create(unit=janji.pk_dokumen.unit, tahun=TAHUN, pola="triwulan")
    kata = {"sasaran": janji.sasaran, "indikator": janji.indikator, "baris_pk": janji}
    baris = BarisRencanaAksi(rencana_aksi=aksi, urut=1, **kata, **kolom)
    set_target(baris, target)
    baris.save()
    for ke, teks in enumerate(periode, start=1):
        add_period(baris, ke, teks)
    return aksi


def test_an_rkt_of_last_year_lists_what_the_renstra_has_otherwise(operator_a, unit_a, add_indikator):
    satu, dua = add_indikator("Indikator 1", "80%"), add_indikator("Indikator 2", "90%")
    lama = Rkt.objects.create(unit=unit_a, tahun=2023)
    for urut, nama in enumerate(("Indikator 1", "Indikator lama"), start=1):
        baris = lama.baris.model(rkt=lama, urut=urut, sasaran="Sasaran satu", indikator=nama)
        set_target(baris, "75%")
        baris.save()
    rkt, _ = create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="tahun_lalu")
    assert list(rkt.baris.order_by("urut").values_list("indikator_renstra", flat=True)) == [satu.pk, None]
    assert points(rkt) == [
        (1, "Indikator 1", "Target berbeda dari Renstra", "80%", "75%", ""),
        (2, "Indikator lama", "Tidak terhubung dengan Renstra 2024", "", "75%", ""),
        (None, dua.uraian, "Tidak dimuat dalam Rencana Kinerja Tahunan ini", "90%", "", None),
    ]


def test_an_rkt_from_the_renstra_has_nothing_to_look_at(operator_a, unit_a, add_indikator):
    add_indikator("Indikator 1", "80%")
    rkt, catatan = create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra")
    assert (points(rkt), catatan) == ([], [])


def test_a_code_that_does_not_hold_in_the_year_is_listed(unit_a, add_indikator):
    KodeAnggaran.objects.create(
        kode="076.01.ZZ", tingkat="program", nama="Lama", berlaku_dari=2020, berlaku_sampai=2023
    )
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    for kode in ("076.01.ZZ", "076.01.CQ", "3355"):
        AnggaranRkt.objects.create(rkt=rkt, uraian=f"Program {kode}", kode=kode, kode_baku=kode)
    hal = "Kode 076.01.ZZ tidak ada dalam acuan kode anggaran tahun 2024"
    assert points(rkt) == [(None, "Program 076.01.ZZ", hal, "", "076.01.ZZ", None)]


def test_a_pk_is_compared_with_the_rkt_and_says_which_rows_it_left_out(unit_a):
    rkt = make_rkt(unit_a, "75%", "80%")
    pk = make_pk(unit_a, "85%")
    BarisPk.objects.update(baris_rkt=rkt.baris.get(urut=1), alasan_selisih="Arahan pimpinan")
    assert points(pk) == [
        (1, "Indikator 1", "Target berbeda dari RKT", "75%", "85%", "Arahan pimpinan"),
        (None, "Indikator 2", "Tidak dimuat dalam Perjanjian Kinerja ini", "80%", "", None),
    ]


@pytest.mark.parametrize(
    ("cara", "periode", "hal"),
    [
        ("akumulasi", ("3", "3", "3"), "Jumlah target periode 9 berbeda dari target setahun 12."),
        ("posisi_akhir", ("3", "6", "9"), "Target periode terakhir 9 berbeda dari target setahun 12."),
        ("rata_rata", ("8", "10"), "Rata-rata target periode 9 berbeda dari target setahun 12."),
    ],
)
def test_periods_are_compared_in_the_way_of_the_indikator(unit_a, cara, periode, hal):
    pk = make_pk(unit_a, "12")
    BarisPk.objects.update(cara_kumulasi=cara)
    aksi = make_aksi(pk.baris.get(), "12", *periode, alasan_selisih="Sisanya tahun depan")
    assert points(aksi) == [(1, "Indikator 1", hal, "", "", "Sisanya tahun depan")]


def test_a_cancelled_action_is_compared_with_nothing(unit_a):
    janji = make_pk(unit_a, "12").baris.get()
    aksi = make_aksi(janji, "7", "1", dibatalkan=True, alasan_batal="Kegiatan ditiadakan")
    assert points(aksi) == []


@pytest.mark.parametrize(("banyak", "kueri"), [(1, 4), (3, 4)])
def test_the_list_takes_the_same_queries_whatever_the_rows(
    unit_a, add_indikator, django_assert_num_queries, banyak, kueri
):
    make_rkt(unit_a, *["75%"] * 3)
    pk = make_pk(unit_a, *["80%"] * banyak)
    with django_assert_num_queries(kueri):
        points(pk)


def test_the_page_lists_each_difference_with_its_reason(client, operator_a, unit_a):
    janji = make_pk(unit_a, "12").baris.get()
    aksi = make_aksi(janji, "10", alasan_selisih="Dua kegiatan ditunda")
    client.force_login(operator_a)
    isi = client.get(reverse("kinerja:rencana-aksi-detail", args=["17.02", TAHUN, aksi.pk])).text
    assert isi.count("1 hal pada dokumen ini perlu diperiksa.") == 1
    assert isi.count("Alasan selisih: Dua kegiatan ditunda") == 1
    assert isi.count('data-label="Alasan">Dua kegiatan ditunda<') == 1


@pytest.mark.parametrize(
    ("cara", "kata"),
    [
        ("akumulasi", "Target periode dijumlahkan menjadi target setahun."),
        ("rata_rata", "Rata-rata target periode adalah target setahun."),
        ("", "Target periode terakhir adalah target setahun."),
    ],
)
def test_page_and_sheet_say_how_the_periods_come_to_the_year(client, operator_a, unit_a, cara, kata):
    janji = make_pk(unit_a, "12").baris.get()
    aksi = make_aksi(janji, "12", cara_kumulasi=cara)
    client.force_login(operator_a)
    halaman = [
        client.get(reverse(f"kinerja:rencana-aksi-{nama}", args=["17.02", TAHUN, aksi.pk])).text
        for nama in ("detail", "baris")
    ]
    assert [isi.count(kata) for isi in halaman] == [1, 1]
