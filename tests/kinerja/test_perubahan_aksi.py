"""A perubahan of a rencana aksi: past triwulan and every action that was in force stay."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, RencanaAksi
from kinerja.services.rencana_aksi import (
    create_rencana_aksi,
    revise_rencana_aksi,
    rows_of_rencana_aksi,
    save_rencana_aksi_rows,
)
from sakip.kolom import IsianBaris
from sakip.models import PengecualianKunci, Periode
from tests.kinerja.rakit import TAHUN, columns, isi, make_pk, settle

STRATEGI = {"jenis_perubahan": "strategi", "alasan_perubahan": "Pagu berubah"}
DITETAPKAN = "Realisasi Triwulan I sudah ditetapkan, sehingga rencana untuk triwulan itu tidak diubah lagi."
TETAP = "sehingga tidak dihapus. Pilih Dibatalkan dan tulis alasannya."


def save(user, dokumen, *isian):
    dokumen.refresh_from_db()
    return save_rencana_aksi_rows(user=user, dokumen=dokumen, isian=isian, suntingan=dokumen.suntingan)


def refused(user, dokumen, *isian):
    with pytest.raises(ValidationError) as error:
        save(user, dokumen, *isian)
    return {kunci.partition("-")[2]: kata for kunci, kata in error.value.message_dict.items()}


@pytest.fixture(params=["triwulan", "bulan"])
def pola(request):
    return request.param


@pytest.fixture
def make_perubahan(operator_a, unit_a):
    """The first perubahan of a rencana aksi whose one row plans something for period 1."""

    def make(pola="triwulan"):
        make_pk(unit_a, "12 Laporan")
        aksi, _ = create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola=pola)
        save(operator_a, aksi, isi(aksi.baris.get(), kegiatan="Rapat", t1="3 Laporan"))
        return revise_rencana_aksi(user=operator_a, dokumen=settle(aksi), **STRATEGI)

    return make


@pytest.fixture
def determined(unit_a):
    Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1, status="ditetapkan")


def test_a_perubahan_knows_the_row_that_it_continues(make_perubahan):
    baru = make_perubahan()
    assert baru.baris.get().baris_asal.rencana_aksi.versi == 0


def test_a_determined_triwulan_is_not_planned_anew(operator_a, make_perubahan, determined, pola):
    baru = make_perubahan(pola)
    akhir = "t1" if pola == "triwulan" else "t3"
    assert refused(operator_a, baru, isi(baru.baris.get(), **{akhir: "4 Laporan"})) == {akhir: [DITETAPKAN]}


def test_what_is_planned_for_later_is_changed(operator_a, make_perubahan, determined):
    baru = make_perubahan()
    save(operator_a, baru, isi(baru.baris.get(), t1="3 Laporan", t2="9 Laporan"))
    [baris] = rows_of_rencana_aksi(baru)
    assert {ke: p.target_teks for ke, p in baris.anak.items()} == {1: "3 Laporan", 2: "9 Laporan"}


def test_the_window_closes_the_triwulan_too_until_an_exception_opens_it(
    operator_a, pusat, unit_a, satker_a, make_perubahan
):
    baru, kemarin = make_perubahan(), timezone.localdate() - timedelta(days=1)
    kunci = {"dokumen": "realisasi", "tahun": TAHUN, "triwulan": 1}
    Periode.objects.create(tutup=kemarin, **kunci)
    [kata] = refused(operator_a, baru, isi(baru.baris.get(), t1="4 Laporan"))["t1"]
    assert (kata.partition(" ")[0], kata.rpartition(", ")[2]) == (
        "Pengisian",
        "sehingga rencana untuk triwulan itu tidak diubah lagi.",
    )
    PengecualianKunci.objects.create(
        satker=satker_a, pemberi=pusat, kuasa="Surat", alasan="Galat", sampai=timezone.localdate(), **kunci
    )
    save(operator_a, baru, isi(baru.baris.get(), t1="4 Laporan"))
    assert rows_of_rencana_aksi(baru)[0].anak[1].target_teks == "4 Laporan"


def test_a_first_version_is_planned_whenever_it_is_made(operator_a, unit_a, determined):
    make_pk(unit_a, "12 Laporan")
    aksi, _ = create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="triwulan")
    save(operator_a, aksi, isi(aksi.baris.get(), t1="3 Laporan"))
    assert rows_of_rencana_aksi(aksi)[0].anak[1].target_teks == "3 Laporan"


def test_a_new_action_plans_nothing_for_the_past(operator_a, make_perubahan, determined):
    baru = make_perubahan()
    nilai = {"sasaran": "S", "indikator": "I", "kegiatan": "Baru", "t1": "v", "t2": "v"}
    assert refused(operator_a, baru, IsianBaris("baru1", nilai)) == {"t1": [DITETAPKAN]}
    save(operator_a, baru, IsianBaris("baru1", nilai | {"t1": ""}))
    assert columns(baru.baris, "kegiatan", "baris_asal__kegiatan") == [("Rapat", "Rapat"), ("Baru", None)]


def test_a_row_that_comes_back_from_a_file_continues_the_one_before(operator_a, make_perubahan, determined):
    baru = make_perubahan()
    baris = baru.baris.get()
    nilai = {"sasaran": baris.sasaran, "indikator": baris.indikator, "kegiatan": "Rapat", "t1": "3 Laporan"}
    baris.delete()
    save(operator_a, baru, IsianBaris("baru1", nilai))
    assert baru.baris.get().baris_asal.rencana_aksi.versi == 0


def test_an_action_that_was_in_force_is_cancelled_and_not_deleted(operator_a, make_perubahan):
    baru = make_perubahan()
    baris = baru.baris.get()
    hapus = IsianBaris(str(baris.pk), hapus=True)
    kata = f"“Rapat” sudah ditetapkan pada versi sebelumnya, {TETAP}"
    assert refused(operator_a, baru, hapus) == {"hapus": [kata]}
    save(operator_a, baru, isi(baris, pelaksanaan="dibatalkan", alasan_batal="Anggaran ditiadakan"))
    assert columns(baru.baris, "dibatalkan", "alasan_batal") == [(True, "Anggaran ditiadakan")]


def test_a_new_action_of_a_draf_is_deleted(operator_a, make_perubahan):
    baru = make_perubahan()
    save(operator_a, baru, IsianBaris("baru1", {"indikator": "I", "kegiatan": "Salah ketik"}))
    salah = baru.baris.get(kegiatan="Salah ketik")
    save(operator_a, baru, IsianBaris(str(salah.pk), hapus=True))
    assert columns(baru.baris, "kegiatan") == [("Rapat",)]


@pytest.mark.parametrize(
    ("nilai", "galat"),
    [
        (
            {"pelaksanaan": "dibatalkan"},
            {"alasan_batal": ["Tuliskan alasan pembatalan kegiatan ini."]},
        ),
        (
            {"alasan_batal": "Ditiadakan"},
            {"pelaksanaan": ["Alasan pembatalan sudah ditulis. Pilih Dibatalkan, atau kosongkan alasannya."]},
        ),
        (
            {"jadwal": "sepanjang tahun"},
            {"jadwal": ["Jadwal ditulis dengan bulan, misalnya Maret, atau Februari sampai Mei."]},
        ),
    ],
)
def test_a_cancellation_and_a_schedule_are_whole(operator_a, make_perubahan, nilai, galat):
    baru = make_perubahan()
    assert refused(operator_a, baru, isi(baru.baris.get(), **nilai)) == galat


def test_the_page_shows_the_kegiatan_and_why_a_triwulan_stands(
    client, operator_a, make_perubahan, determined
):
    baru = make_perubahan()
    nilai = {"keluaran": "1 Laporan", "jadwal": "Feb-Mei", "kode": "CQ.6709.QGE.003", "pagu": "12.500.000"}
    save(
        operator_a, baru, isi(baru.baris.get(), pelaksanaan="dibatalkan", alasan_batal="Ditiadakan", **nilai)
    )
    client.force_login(operator_a)
    alamat = ["17.02", TAHUN, baru.pk]
    halaman = client.get(reverse("kinerja:rencana-aksi-detail", args=alamat)).text
    kata = ('"Keluaran">1 Laporan<', '"Jadwal">Februari sampai Mei<', '"Pagu (Rp)">12.500.000<')
    assert [halaman.count(satu) for satu in kata] == [1, 1, 1]
    assert halaman.count('<span class="tabel__anak">Ditiadakan<') == 1
    assert client.get(reverse("kinerja:rencana-aksi-baris", args=alamat)).text.count(DITETAPKAN) == 1
    assert RencanaAksi.objects.count() == 2
