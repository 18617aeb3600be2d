"""Regulations that are cited: R33."""

import pytest


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang Penyelenggara Pemilu.",
            (
                "mengutip “Undang-Undang Nomor 7 Tahun 2017”, tentang “Penyelenggara Pemilu”, sedangkan "
                "Undang-Undang "
                "Nomor 7 Tahun 2017 tentang “Pemilihan Umum”."
            ),
        ),
        (
            "Undang-Undang Nomor 15 Tahun 2011 tentang Penyelenggara Pemilihan Umum.",
            (
                "mengutip “Undang-Undang Nomor 15 Tahun 2011”, yang sudah dicabut dengan Undang-Undang "
                "Nomor 7 Tahun 2017."
            ),
        ),
        (
            "UU Nomor 20 Tahun 2017 tentang Pemilihan Umum.",
            (
                "mengutip “UU Nomor 20 Tahun 2017”, sedangkan judul “Pemilihan Umum” adalah judul "
                "Undang-Undang Nomor "
                "7 Tahun 2017."
            ),
        ),
        (
            "Keputusan KPU Nomor 5/PR.01.1-Kpts/03/KPU/I/2018.",
            (
                "mengutip “Keputusan KPU Nomor 5/PR.01.1-Kpts/03/KPU/I/2018”, sedangkan nomornya "
                "5/PR.03-1-Kpt/03/KPU/I/2018."
            ),
        ),
        (
            "Keputusan KPU Nomor 541/ORT.01Kpt/01/KPUNIII/2021.",
            (
                "mengutip “Keputusan KPU Nomor 541/ORT.01Kpt/01/KPUNIII/2021”, yang nomornya tidak berbentuk "
                "nomor "
                "keputusan (seperti 5/PR.03-1-Kpt/03/KPU/I/2018)."
            ),
        ),
        (
            "Peraturan KPU Nomor 4 Tahun 2026.",
            (
                "mengutip “Peraturan KPU Nomor 4 Tahun 2026”, yang terbit pada tahun 2026, sesudah dokumen "
                "tahun 2024 "
                "ini disusun."
            ),
        ),
    ],
)
def test_citation_that_the_list_contradicts_is_a_warning(lakip, narasi, sentences, teks, salah):
    narasi(teks, "Dasar Hukum")
    assert sentences(lakip, "R33", tingkat="peringatan") == [f"Bagian “Dasar Hukum” {salah}"]


@pytest.mark.parametrize(
    "teks",
    [
        "UU Nomor 7 Tahun 2017 tentang Pemilihan Umum sebagaimana telah diubah dengan UU Nomor 7 Tahun 2023.",
        "Perpres 29/2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah; PP 8/2006.",
        "Keputusan KPU Nomor 5/PR.03-1-Kpt/03/KPU/I/2018 tentang Petunjuk Teknis Perjanjian Kinerja.",
        "Peraturan Menteri PANRB Nomor 12 Tahun 2015 yang telah dicabut.",
        "Peraturan KPU Nomor 4 Tahun 2023 tentang Pencalonan.",
        "Keputusan KPU Kabupaten Rejang Lebong Nomor 3 Tahun 2024.",
    ],
)
def test_right_and_unknown_citations_are_no_finding(lakip, narasi, sentences, teks):
    narasi(teks, "Dasar Hukum")
    assert sentences(lakip, "R33") == []


def test_basis_of_a_renstra_is_judged(renstra, sentences):
    renstra.dasar = "Keputusan Komisi Pemilihan Umum Nomor 197 Tahun 2020 tentang Tata Kerja"
    renstra.save()
    (kalimat,) = sentences(renstra, "R33")
    assert kalimat.startswith(
        "Dasar mengutip “Keputusan Komisi Pemilihan Umum Nomor 197 Tahun 2020”, tentang"
    )
