"""Realisasi anggaran waits for the window of the realisasi of its triwulan; a DIPA and its pagu have none."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from anggaran.services import pagu as layanan_pagu
from anggaran.services.realisasi import save_realisasi, use_sum_of_rows
from laporan.paket.terapkan import SEMUA, apply_paket
from sakip.kolom import IsianBaris
from sakip.models import PengecualianKunci, Periode
from tests.anggaran.tanam import add_pagu, add_realisasi
from tests.laporan.paket.berkas import paket

TAHUN = 2024
HALAMAN = f"/satker/17.02/{TAHUN}/anggaran/"


def close(*triwulan):
    kemarin = timezone.localdate() - timedelta(days=1)
    for satu in triwulan:
        Periode.objects.create(dokumen="realisasi", tahun=TAHUN, triwulan=satu, tutup=kemarin)


def allow(satker, pemberi, triwulan):
    PengecualianKunci.objects.create(
        satker=satker,
        dokumen="realisasi",
        tahun=TAHUN,
        triwulan=triwulan,
        kuasa="Surat 1",
        alasan="Terlambat",
        sampai=timezone.localdate(),
        pemberi=pemberi,
    )


@pytest.fixture
def dipa(satker_a):
    """A program of which one month says something else than its kegiatan."""
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    program = add_pagu(dipa, "CQ", "Program", 100)
    add_pagu(dipa, "CQ.6709", "Kegiatan", 100, program)
    atas = add_realisasi(satker_a, TAHUN, "CQ", "Program", 50, bulan=1)
    add_realisasi(satker_a, TAHUN, "CQ.6709", "Kegiatan", 40, atas, bulan=1)
    return dipa


def fill(user, dipa, bulan):
    baris = BarisPagu.objects.get(kode="CQ.6709")
    dipa.refresh_from_db()
    isian = [IsianBaris(str(baris.pk), {"realisasi": "60"})]
    return save_realisasi(user=user, dipa=dipa, bulan=bulan, isian=isian, suntingan=dipa.suntingan)


@pytest.mark.parametrize(("triwulan", "bulan"), [(1, 1), (1, 3), (2, 4), (3, 9), (4, 10), (4, None)])
def test_a_closed_triwulan_takes_no_realisasi_of_its_months(triwulan, bulan, dipa, operator_a, pusat):
    close(triwulan)
    with pytest.raises(
        ValidationError, match=f"Realisasi Triwulan {'I' * triwulan if triwulan < 4 else 'IV'}"
    ):
        fill(operator_a, dipa, bulan)
    assert not BarisRealisasi.objects.filter(realisasi=60).exists()
    allow(dipa.satker, pusat, triwulan)
    assert fill(operator_a, dipa, bulan).berubah


def test_another_triwulan_is_still_filled(dipa, operator_a):
    close(1)
    assert fill(operator_a, dipa, 4).berubah


def test_the_sum_of_the_rows_is_not_taken_over_in_a_closed_triwulan(dipa, operator_a):
    close(1)
    baris = BarisPagu.objects.get(kode="CQ")
    with pytest.raises(ValidationError, match="sudah ditutup"):
        use_sum_of_rows(user=operator_a, baris=baris, suntingan=0)
    assert BarisRealisasi.objects.get(kode="CQ").realisasi == 50
    Periode.objects.all().delete()
    use_sum_of_rows(user=operator_a, baris=baris, suntingan=0)
    assert BarisRealisasi.objects.get(kode="CQ").realisasi is None


def test_pagu_has_no_window(dipa, operator_a):
    close(1, 2, 3, 4)
    isian = [IsianBaris(str(BarisPagu.objects.get(kode="CQ.6709").pk), {"pagu": "90"})]
    assert layanan_pagu.save_pagu(user=operator_a, dipa=dipa, isian=isian, suntingan=0).berubah


def test_a_paket_brings_no_realisasi_into_a_closed_triwulan(dipa):
    judul = ["tahun", "bulan", "kode", "uraian", "realisasi"]

    def bring(bulan):
        isi = paket(realisasi_anggaran=[judul, [TAHUN, bulan, "CQ.6709", "Kegiatan", 70]])
        return apply_paket(isi, user=None, terima=SEMUA)

    close(1)
    hasil, alasan = bring(2)
    galat = [p.pesan for p in hasil.pesan if p.tingkat == "galat"]
    assert (len(galat), "sudah ditutup" in galat[0], alasan != "") == (1, True, True)
    assert bring(4)[1] == ""


def test_the_page_of_a_closed_month_shows_why_instead_of_the_button(client, operator_a, dipa):
    close(1)
    client.force_login(operator_a)
    pages = [
        client.get(reverse("anggaran:realisasi-bulan", args=["17.02", TAHUN, 0, bulan])).content.decode()
        for bulan in (1, 4)
    ]
    seen = [("sudah ditutup" in teks, "Simpan</button>" in teks) for teks in pages]
    assert seen == [(True, False), (False, True)]


@pytest.mark.parametrize(("tutup", "ada"), [((1, 2, 3), True), ((1, 2, 3, 4), False)])
def test_the_budget_page_hides_the_button_once_the_year_is_closed(client, operator_a, dipa, tutup, ada):
    close(*tutup)
    client.force_login(operator_a)
    jawaban = client.get(HALAMAN)
    buttons = [a["teks"] for a in jawaban.context["aksi"]]
    assert ("Isi realisasi" in buttons, "sudah ditutup" in jawaban.content.decode()) == (ada, not ada)
    assert ("Pakai jumlah rincian" in jawaban.content.decode()) is ada


def test_a_kasubbag_corrects_while_the_realisasi_is_reviewed(client, dipa, operator_a, kasubbag_a):
    close(1, 2, 3, 4)
    Periode.objects.update(tutup_tinjau=timezone.localdate())
    with pytest.raises(ValidationError, match="Pengisian Realisasi"):
        fill(operator_a, dipa, 4)
    assert fill(kasubbag_a, dipa, 4).berubah
    seen = []
    for user in (operator_a, kasubbag_a):
        client.force_login(user)
        seen.append("Isi realisasi" in [a["teks"] for a in client.get(HALAMAN).context["aksi"]])
    assert seen == [False, True]


def test_a_closed_month_is_read_only_beside_the_open_ones(client, operator_a, dipa):
    close(1)
    client.force_login(operator_a)
    url = reverse("anggaran:realisasi-bulanan", args=["17.02", TAHUN, 0])
    pagu = dipa.baris.get(kode="CQ.6709")
    names = [f'name="b-{pagu.pk}-b{bulan}"' in client.get(url).text for bulan in (3, 4)]
    galat = client.post(url, {"suntingan": 0, f"b-{pagu.pk}-b1": "1"}).context["lembar"].baris[0].errors
    assert (names, ["sudah ditutup" in kata for kata in galat["b1"]]) == ([False, True], [True])
