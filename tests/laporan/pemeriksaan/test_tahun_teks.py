"""Years and dates in words: R21, R22, R09."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("sasaran", "sebab"),
    [
        ("Terlaksananya Penyusunan Laporan kinerja 2024", "laporan kinerja suatu tahun disusun sesudah"),
        ("Terlaksananya Penyusunan Anggaran Tahun 2024", "anggaran suatu tahun disusun sebelum"),
    ],
)
def test_work_of_another_year_is_a_warning(pk, renstra, add, sentences, sasaran, sebab):
    add(pk, sasaran=sasaran)
    (kalimat,) = sentences(pk, "R22", tingkat="peringatan")
    assert sebab in kalimat


@pytest.mark.parametrize(
    "sasaran",
    [
        "Penyusunan Laporan Kinerja Tahun 2023",
        "Penyusunan Anggaran Tahun 2025",
        "Penyusunan Laporan Kinerja Triwulan 2024",
        "Tersusunnya Perjanjian Kinerja 2024",
        "Sosialisasi UU Nomor 7 Tahun 2017",
        "Penetapan Keputusan sesuai PKPU 14/2020",
        "Tahapan Pemilihan Bupati Tahun 2025",
        "Evaluasi Pemilu 2019",
    ],
)
def test_work_of_the_year_is_no_finding(pk, renstra, add, sentences, sasaran):
    add(pk, sasaran=sasaran)
    assert sentences(pk, "R22") == []


@pytest.mark.parametrize(
    ("teks", "apa"),
    [
        ("Semoga pada Tahun 2024 mendatang lebih baik.", "menyebut tahun 2024 sebagai tahun mendatang"),
        ("PERJANJIAN KINERJA KPU TAHUN 2023", "berjudul tahun 2023"),
        ("Laporan Kinerja KPU Tahun 2023 ini disusun dengan baik.", "menyebut laporan tahun 2023"),
        (
            "Kegiatan Tahun 2023 sesuai DIPA Tahun 2024.",
            "menyebut pekerjaan tahun 2023 menurut anggaran tahun 2024",
        ),
        ("Data disajikan sampai dengan 31 Desember 2023.", "menyebut masa sampai akhir tahun 2023"),
        ("Kinerja diukur berdasarkan Perjanjian Kinerja Tahun 2022.", "menyebut dasar tahun 2022"),
        ("Renstra KPU Tahun 2015-2019 memuat tiga tujuan.", "menyebut Renstra 2015–2019"),
    ],
)
def test_narrative_of_another_year_is_a_warning(lakip, narasi, sentences, teks, apa):
    narasi(teks)
    (kalimat,) = sentences(lakip, "R22", tingkat="peringatan")
    assert kalimat.startswith(f"Bagian “Ringkasan” {apa}")


@pytest.mark.parametrize(
    "teks",
    [
        "Pada tahun 2023 nilai akuntabilitas kinerja adalah BB.",
        "Capaian naik dibanding tahun 2023.",
        "PERJANJIAN KINERJA TAHUN 2025",
        "PERBANDINGAN CAPAIAN TAHUN 2023 DAN 2024",
        "Renstra KPU Tahun 2020-2024 dan DIPA Tahun 2024 tanggal 24 November 2023.",
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum.",
        "Perencanaan tahun 2025 mendatang menjadi perhatian.",
    ],
)
def test_years_of_the_past_and_of_plans_are_no_finding(lakip, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R22") == []


def test_dateline_before_the_end_of_the_period_is_a_galat(lakip, narasi, sentences):
    narasi("Demikian. Curup, 10 Januari 2024", "Kata Pengantar")
    assert sentences(lakip, "R21", tingkat="galat") == [
        (
            "Bagian “Kata Pengantar” bertanggal “Curup, 10 Januari 2024”, sedangkan masa yang dilaporkan "
            "berakhir "
            "pada 31 Desember 2024: lebih awal 356 hari."
        )
    ]


def test_dateline_on_a_saturday_is_a_warning(lakip, narasi, sentences):
    narasi("Curup, 11 Januari 2025")
    (kalimat,) = sentences(lakip, "R21")
    assert kalimat.endswith(
        "bertanggal “Curup, 11 Januari 2025”, yang jatuh pada hari Sabtu; pastikan tanggalnya."
    )


def test_dateline_of_another_place_and_day_is_two_warnings(lakip, satker_a, narasi, sentences):
    satker_a.tempat = "Curup"
    satker_a.save()
    narasi("Rejang Lebong, 17 Januari 2025")
    assert sentences(lakip, "R09") == [
        (
            "Bagian “Ringkasan” ditandatangani di “Rejang Lebong”, sedangkan tempat penandatanganan KPU "
            "Kabupaten "
            "Rejang Lebong “Curup”."
        ),
        (
            "Bagian “Ringkasan” bertanggal 17 Januari 2025, sedangkan laporan bertanggal 31 Januari 2025; "
            "selisih "
            "14 hari."
        ),
    ]


def test_dateline_of_the_report_is_no_finding(lakip, narasi, sentences):
    lakip.tanggal = date(2025, 1, 17)
    lakip.save()
    narasi("Curup, 17 Januari 2025")
    assert sentences(lakip, "R09") == []
