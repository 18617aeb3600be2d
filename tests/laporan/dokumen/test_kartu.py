"""The kartu of one indikator and of all of a Renstra as PDF: one on a page, tagged, with what is missing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from laporan.services.kartu import print_kartu
from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran
from sakip.models import UnitKerja
from tests.laporan.dokumen.conftest import read_pdf
from tests.renstra.test_kartu import LENGKAP


@pytest.fixture
def renstra(satker):
    return Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024, status="ditetapkan")


def add(renstra, uraian, **kolom):
    unit = UnitKerja.objects.get(satker=renstra.satker, kunci="lembaga")
    sasaran, _ = Sasaran.objects.get_or_create(renstra=renstra, unit=unit, uraian="Pemilu yang baik")
    return Indikator.objects.create(sasaran=sasaran, uraian=uraian, **kolom)


def test_a_whole_kartu_fills_one_page_in_order(renstra):
    satu = add(renstra, "Partisipasi pemilih", iku=True, iku_tahun="2023", batas_capaian=120, **LENGKAP)
    PenanggungJawab.objects.create(indikator=satu, nama="Siti", jabatan="Kasubbag", mulai=date(2024, 1, 2))
    [teks] = read_pdf(print_kartu(renstra, satu).isi).halaman
    words = [
        "KARTU INDIKATOR KINERJA",
        "Partisipasi pemilih",
        "Ya, pada tahun 2023",
        "Definisi operasional Pemilih yang hadir",
        "Frekuensi pengukuran Setiap triwulan",
        "Batas atas capaian 120%",
        "Sumber data Formulir D.Hasil",
        "Target setiap tahun 2020: –; 2021: –; 2022: –; 2023: –; 2024: –",
        "Sejak 2 Januari 2024 Siti, Kasubbag",
    ]
    assert [teks.find(kata) >= 0 for kata in words] == [True] * len(words)
    assert sorted(words, key=teks.find) == words


def test_what_a_kartu_lacks_is_printed(renstra):
    [teks] = read_pdf(print_kartu(renstra, add(renstra, "A", **{**LENGKAP, "definisi": ""})).isi).halaman
    assert "Definisi operasional Belum diisi (perlu dilengkapi)" in teks
    assert "Kartu ini belum memuat definisi operasional, penanggung jawab." in teks


def test_all_kartu_stand_one_on_a_page(renstra):
    for nama in ("Satu", "Dua", "Tiga"):
        add(renstra, f"Indikator {nama}", **LENGKAP)
    halaman = read_pdf(print_kartu(renstra).isi).halaman
    assert [
        f"Indikator {nama}" in teks for nama, teks in zip(("Satu", "Dua", "Tiga"), halaman, strict=True)
    ] == [True] * 3


def test_the_pdf_is_tagged_and_titled(renstra):
    pdf = read_pdf(print_kartu(renstra, add(renstra, "A")).isi).pdf
    assert pdf.metadata.title == "Kartu Indikator Kinerja: A"
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert [judul.title for judul in pdf.outline] == ["A"]


@pytest.mark.parametrize(("status", "bertanda"), [("draf", True), ("ditetapkan", False)])
def test_a_kartu_of_a_draft_says_so(renstra, status, bertanda):
    Renstra.objects.filter(pk=renstra.pk).update(status=status)
    renstra.refresh_from_db()
    assert ("DRAF" in read_pdf(print_kartu(renstra, add(renstra, "A")).isi).teks.upper()) is bertanda


def test_queries_do_not_grow_with_kartu(renstra, django_assert_num_queries):
    for nama in ("Satu", "Dua", "Tiga"):
        PenanggungJawab.objects.create(indikator=add(renstra, nama), nama="S", mulai=date(2024, 1, 2))
    with django_assert_num_queries(3):
        print_kartu(renstra)


def test_a_renstra_without_indikator_has_nothing_to_print(renstra):
    with pytest.raises(ValidationError, match="tidak ada kartu yang dapat dicetak"):
        print_kartu(renstra)


def test_pages_give_the_pdf_or_say_why_not(client, operator_a, renstra):
    client.force_login(operator_a)
    semua = reverse("laporan:kartu-semua", args=["17.02", renstra.pk])
    assert client.get(semua).url == reverse("renstra:renstra-detail", args=["17.02", renstra.pk])
    satu = reverse("laporan:kartu-cetak", args=["17.02", renstra.pk, add(renstra, "A").pk])
    assert [client.get(alamat)["Content-Type"] for alamat in (semua, satu)] == ["application/pdf"] * 2


def test_a_kartu_is_found_under_its_own_renstra_only(client, operator_a, renstra):
    client.force_login(operator_a)
    lain = Renstra.objects.create(satker=renstra.satker, tahun_awal=2025, tahun_akhir=2029)
    alamat = reverse("laporan:kartu-cetak", args=["17.02", lain.pk, add(renstra, "A").pk])
    assert client.get(alamat).status_code == 404
