"""Citations of regulations as they are written."""

import pytest

from sakip.kutipan import is_same_code, is_same_title, read_citations


@pytest.mark.parametrize(
    ("teks", "dibaca"),
    [
        ("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;", ("uu", 7, "", 2017, "Pemilihan Umum")),
        ("UU 7/2017", ("uu", 7, "", 2017, "")),
        ("PP No. 8 Tahun 2006", ("pp", 8, "", 2006, "")),
        ("Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014", ("perpres", 29, "", 2014, "")),
        ("Peraturan Menteri PAN-RB Nomor 53 Tahun 2014", ("permenpanrb", 53, "", 2014, "")),
        ("PermenPANRB 88/2021", ("permenpanrb", 88, "", 2021, "")),
        ("Peraturan Menteri PPN / Kepala Bappenas Nomor 5 Tahun 2019", ("permenppn", 5, "", 2019, "")),
        ("PMK Nomor 22/PMK.02/2021", ("pmk", 22, "22/PMK.02/2021", 2021, "")),
        ("Peraturan KPU Nomor 14 Tahun 2020", ("pkpu", 14, "", 2020, "")),
        ("Keputusan Komisi Pemilihan Umum Nomor 197 Tahun 2020", ("kptkpu", 197, "", 2020, "")),
        ("Nomor : 05/PR.03-1-Kpt /I/2018", ("kptkpu", 5, "05/PR.03-1-Kpt /I/2018", 2018, "")),
    ],
)
def test_citation_is_read(teks, dibaca):
    (satu,) = read_citations(teks)
    assert (satu.jenis, satu.nomor, satu.nomor_lengkap, satu.tahun, satu.judul) == dibaca


@pytest.mark.parametrize(
    "teks",
    [
        "Keputusan KPU Kabupaten Rejang Lebong Nomor 45/PR.01-Kpt/1702/2024",
        "Keputusan KPU Kabupaten Rejang Lebong Nomor 12 Tahun 2024",
        "Nomor 5 Tahun 2019",
        "PP Muhammadiyah",
    ],
)
def test_what_is_no_national_regulation_is_not_read(teks):
    assert list(read_citations(teks)) == []


def test_a_title_may_be_cut_short_or_go_on():
    assert is_same_title("Juknis Perjanjian Kinerja", "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja")
    assert is_same_title("Pemilu sebagaimana telah diubah", "Pemilihan Umum")
    assert not is_same_title("Penyelenggara Pemilu", "Pemilihan Umum")


def test_a_code_is_one_whatever_its_spaces_and_zeros():
    assert is_same_code("05/pr.03-1-Kpt/03/KPU/I/2018", "5/PR.03-1-Kpt /03/KPU/I/2018")
    assert not is_same_code("5/PR.01.1-Kpts/03/KPU/I/2018", "5/PR.03-1-Kpt/03/KPU/I/2018")
