"""Dates and years: R21, R22."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from laporan.models import Narasi
from laporan.pemeriksaan.tanggal import other_years
from sakip.tanggal import cetak_tanggal


def _date(dokumen, tanggal, teks=""):
    dokumen.tanggal, dokumen.tanggal_teks = tanggal, teks
    dokumen.save()


@pytest.mark.parametrize(("langkah", "tingkat"), [("ajukan", "peringatan"), ("ttd", "galat")])
def test_missing_date_blocks_at_the_signature(pk, sentences, langkah, tingkat):
    _date(pk, None)
    assert sentences(pk, "R21", langkah, tingkat) == ["Perjanjian Kinerja belum bertanggal."]


def test_date_without_a_day_blocks_at_the_signature(pk, sentences):
    _date(pk, date(2024, 1, 1), "Januari 2024")
    assert sentences(pk, "R21", "ttd", "galat") == [
        "Tanggal Perjanjian Kinerja belum lengkap: “Januari 2024” tidak menyebut harinya."
    ]


def test_pk_before_its_rkt_is_a_galat(pk, rkt, sentences):
    _date(rkt, date(2024, 1, 5))
    assert sentences(pk, "R21", tingkat="galat") == [
        (
            "Perjanjian Kinerja bertanggal 2 Januari 2024, sedangkan Rencana Kinerja Tahunan bertanggal 5 "
            "Januari 2024: lebih awal 3 hari."
        )
    ]


def test_pk_on_the_day_of_its_rkt_has_no_finding(pk, rkt, sentences):
    _date(rkt, pk.tanggal)
    assert sentences(pk, "R21") == []


def test_plan_before_its_pk_is_a_warning(aksi, pk, sentences):
    _date(aksi, date(2024, 1, 1))
    assert sentences(aksi, "R21", tingkat="peringatan") == [
        (
            "Rencana Aksi bertanggal 1 Januari 2024, sedangkan Perjanjian Kinerja bertanggal 2 Januari 2024: "
            "lebih awal 1 hari."
        )
    ]


def test_lakip_before_the_end_of_its_year_is_a_galat(lakip, sentences):
    _date(lakip, date(2024, 1, 10))
    assert sentences(lakip, "R21", tingkat="galat") == [
        (
            "Laporan Kinerja bertanggal 10 Januari 2024, sedangkan masa yang dilaporkan berakhir pada 31 "
            "Desember 2024: lebih awal 356 hari."
        )
    ]


@pytest.mark.parametrize("tanggal", [date(2024, 12, 31), date(2025, 1, 31)])
def test_lakip_after_its_year_has_no_finding(lakip, sentences, tanggal):
    _date(lakip, tanggal)
    assert sentences(lakip, "R21") == []


def test_pk_dated_in_another_year_blocks_at_the_signature(pk, sentences):
    _date(pk, date(2025, 1, 2))
    assert sentences(pk, "R21", "ttd", "galat") == [
        "Perjanjian Kinerja tahun 2024 bertanggal 2 Januari 2025; seharusnya bertanggal dalam tahun 2024."
    ]


def test_rkt_dated_in_the_year_before_has_no_finding(rkt, sentences):
    _date(rkt, date(2023, 12, 28))
    assert sentences(rkt, "R21") == []


def test_date_to_come_blocks_at_the_signature(pk, sentences):
    besok = timezone.localdate() + timedelta(days=1)
    _date(pk, besok)
    kalimat = f"Perjanjian Kinerja bertanggal {cetak_tanggal(besok)}, sedangkan hari ini"
    assert [k for k in sentences(pk, "R21", "ttd", "galat") if k.startswith(kalimat)] != []


def test_date_set_back_is_a_warning_at_the_signature_alone(pk, sentences):
    hari = (timezone.localdate() - pk.tanggal).days
    assert sentences(pk, "R21", "ajukan") == []
    assert sentences(pk, "R21", "ttd", "peringatan") == [
        (
            f"Perjanjian Kinerja bertanggal 2 Januari 2024, sedangkan ditandatangani "
            f"{cetak_tanggal(timezone.localdate())}: mundur {hari} hari."
        )
    ]


def test_date_on_a_weekend_is_a_warning(aksi, sentences):
    _date(aksi, date(2024, 1, 6))
    assert sentences(aksi, "R21") == ["6 Januari 2024 jatuh pada hari Sabtu; pastikan tanggalnya."]


def test_year_outside_every_renstra_is_a_warning(pk, sentences):
    assert sentences(pk, "R22") == ["Belum ada Renstra yang mencakup tahun 2024."]


def test_year_in_a_renstra_has_no_finding(pk, renstra, sentences):
    assert sentences(pk, "R22") == []


def test_words_that_name_another_year_are_a_warning(pk, renstra, add, sentences):
    add(pk, indikator="Kegiatan Tahun 2023")
    assert sentences(pk, "R22") == [
        "Baris 1 “Kegiatan Tahun 2023” menyebut tahun 2023, sedangkan dokumen ini untuk tahun 2024."
    ]


@pytest.mark.parametrize(
    ("teks", "tahun"),
    [
        ("Pemilu 2024", []),
        ("Renstra 2020-2024", []),
        ("Tahun 2023 dan 2025", ["2023", "2025"]),
        ("Renstra 2015 – 2019", ["2015 – 2019"]),
        ("Nomor 14/2020 dan Rp2.023.000", []),
    ],
)
def test_other_years_in_words(teks, tahun):
    assert other_years(teks, 2024) == tahun


@pytest.mark.parametrize(("bagian", "banyak"), [("Penyerapan Tahun 2023", 1), ("Penyerapan 2021-2024", 0)])
def test_title_of_a_section_that_names_another_year_is_a_warning(lakip, satker_a, sentences, bagian, banyak):
    Narasi.objects.create(satker=satker_a, tahun=2024, dokumen="lakip", bagian=bagian, teks="Isi")
    assert len(sentences(lakip, "R22", tingkat="peringatan")) == banyak


def test_plan_after_its_pk_has_no_finding(aksi, pk, sentences):
    _date(aksi, date(2024, 1, 3))
    assert sentences(aksi, "R21") == []


@pytest.mark.parametrize(
    "judul", ["Perbandingan dengan Tahun 2023", "Capaian Tahun 2023 dan 2024", "Rencana Tahun 2025"]
)
def test_title_that_compares_or_looks_ahead_is_no_finding(lakip, narasi, sentences, judul):
    narasi("Isi.", judul)
    assert sentences(lakip, "R22") == []
