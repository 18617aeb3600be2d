"""What an indikator came to: one pattern a test, in every wording where they differ."""

import pytest

from laporan.narasi.baris import Terukur
from laporan.narasi.hasil import kalimat_arah, kalimat_batas_baris, kalimat_hasil, kalimat_sementara
from tests.laporan.narasi.bahan import RENDAH, baris, snap


def terukur(*isi, triwulan=4, **lain):
    satu = snap(baris(*isi, **lain), triwulan=triwulan)
    return Terukur(satu["pengukuran"][0]["baris"][0], satu["pengukuran"][0], 2024)


def teks(*isi, ke=0, **lain):
    return kalimat_hasil(terukur(*isi, **lain), ke).teks


def test_exactly_on_target_in_three_wordings():
    assert [teks("85%", "85%", "100.00", ke=n) for n in range(3)] == [
        (
            "Persentase Partisipasi terealisasi 85% pada tahun 2024, tepat sesuai dengan target, sehingga "
            "capaiannya 100,00%."
        ),
        "Target Persentase Partisipasi sebesar 85% terpenuhi dengan realisasi 85%; capaiannya 100,00%.",
        (
            "Realisasi Persentase Partisipasi pada tahun 2024 sebesar 85%, sama dengan "
            "targetnya, dengan capaian "
            "100,00%."
        ),
    ]


def test_above_target_says_by_how_much():
    assert teks("82.5%", "83,1%", "100.73", kategori="Berhasil") == (
        "Persentase Partisipasi terealisasi 83,1% pada tahun 2024, melampaui target 82,5% dengan selisih "
        "0,6 poin persen; capaiannya 100,73% (kategori Berhasil)."
    )


def test_below_target_says_by_how_much():
    assert [teks("100%", "84,99%", "84.99", ke=n) for n in range(2)] == [
        (
            "Persentase Partisipasi terealisasi 84,99% pada tahun 2024, 15,01 poin persen di "
            "bawah target 100%, "
            "dengan capaian 84,99%."
        ),
        (
            "Target Persentase Partisipasi sebesar 100% belum tercapai: realisasinya 84,99%, "
            "kurang 15,01 poin "
            "persen, sehingga capaiannya 84,99%."
        ),
    ]


def test_units_are_counted_and_stand_in_small_letters():
    assert teks("4 Laporan", "3 Laporan", "75.00", ke=2) == (
        "Realisasi Persentase Partisipasi sebanyak 3 laporan masih 1 laporan lebih rendah daripada target "
        "4 laporan; capaiannya 75,00%."
    )


def test_lower_is_better_praises_the_lower_figure():
    assert teks("2,8%", "2,5%", "110.71", arah=RENDAH) == (
        "Persentase Partisipasi terealisasi 2,5% pada tahun 2024, 0,3 poin persen lebih rendah "
        "daripada batas "
        "2,8%; karena semakin rendah semakin baik, hasil ini melampaui target dengan capaian 110,71%."
    )


def test_lower_is_better_misses_with_the_higher_figure():
    assert teks("2,8%", "3%", "92.86", arah=RENDAH) == (
        "Persentase Partisipasi terealisasi 3% pada tahun 2024, 0,2 poin persen lebih tinggi daripada batas "
        "2,8%; karena semakin rendah semakin baik, target belum tercapai dan capaiannya 92,86%."
    )


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "harapan"),
    [
        (
            "B",
            "BB (72,10)",
            "100.00",
            "adalah BB (72,10), lebih tinggi daripada target B, dengan capaian 100,00%.",
        ),
        ("B", "B", "100.00", "adalah B, sesuai dengan target B, dengan capaian 100,00%."),
        ("BB", "CC (55)", "60.00", "adalah CC (55), lebih rendah daripada target BB, dengan capaian 60,00%."),
        ("WTP", "WTP", "100.00", "adalah WTP, sesuai dengan target WTP, dengan capaian 100,00%."),
        ("WTP", "WDP", "75.00", "adalah WDP, lebih rendah daripada target WTP, dengan capaian 75,00%."),
    ],
)
def test_predicates_follow_their_ladder(target, realisasi, capaian, harapan):
    assert teks(target, realisasi, capaian) == f"Persentase Partisipasi tahun 2024 {harapan}"


def test_zero_target_met_with_zero():
    assert teks("0", "0", "100.00") == (
        "Persentase Partisipasi ditargetkan nol dan realisasinya 0, sehingga target terpenuhi dengan capaian "
        "100,00%."
    )


def test_zero_target_that_was_not_kept():
    assert teks("0", "2", "0.00") == (
        "Persentase Partisipasi ditargetkan nol, sedangkan realisasinya 2; menurut aturan untuk target nol "
        "capaiannya 0,00%."
    )


def test_range_is_met_inside_it():
    assert teks("80-90%", "85%", "100.00") == (
        "Persentase Partisipasi terealisasi 85% pada tahun 2024, berada di dalam rentang target "
        "80-90%, dengan "
        "capaian 100,00%."
    )


@pytest.mark.parametrize(
    ("status", "harapan"),
    [
        (
            "belum_diisi",
            (
                "Realisasi Persentase Partisipasi belum diisi, sehingga capaiannya terhadap "
                "target B belum dapat "
                "dihitung."
            ),
        ),
        (
            "belum_dinilai",
            (
                "Persentase Partisipasi dengan target B belum dinilai oleh penilai, sehingga "
                "belum memiliki angka "
                "capaian dan tidak dianggap nol."
            ),
        ),
        (
            "belum_waktunya",
            (
                "Persentase Partisipasi dengan target B belum waktunya diukur, sehingga belum "
                "memiliki angka capaian."
            ),
        ),
        (
            "tidak_relevan",
            "Persentase Partisipasi dinyatakan tidak relevan pada tahun 2024 dan tidak ikut dihitung.",
        ),
    ],
)
def test_no_number_is_never_a_zero(status, harapan):
    assert teks("B", "–", status=status) == harapan


def test_units_that_differ_are_named():
    assert teks("1 Laporan", "100%", status="perlu_periksa", tanda=["satuan_beda"]) == (
        "Capaian Persentase Partisipasi belum dapat dinyatakan dengan angka (perlu diperiksa: "
        "satuan realisasi "
        "berbeda dari satuan target); targetnya tertulis 1 laporan dan realisasinya 100%."
    )


def test_capaian_against_the_order_of_its_figures_gets_plain_words():
    assert teks("85%", "90%", "94.12") == (
        "Persentase Partisipasi ditargetkan 85% dan terealisasi 90% pada tahun 2024, dengan capaian 94,12%."
    )


def test_part_of_the_year_is_said():
    assert teks("85%", "85%", "100.00", triwulan=3) == (
        "Persentase Partisipasi terealisasi 85% sampai dengan Triwulan III tahun 2024, tepat sesuai dengan "
        "target, sehingga capaiannya 100,00%."
    )


def test_sentence_is_bound_to_what_it_says():
    kalimat = kalimat_hasil(terukur("82,5%", "83,1%", "100.73"), 0)
    assert kalimat.nilai == {
        "realisasi/7/realisasi": "83,1%",
        "pk/3/target": "82,5%",
        "realisasi/7/selisih": "0,6 poin persen",
        "realisasi/7/capaian": "100,73%",
        "pola/pk-3/hasil": "melampaui",
    }
    assert kalimat.fakta == tuple(kalimat.nilai)


def test_cap_is_said_with_the_figure_before_it():
    dibatasi = terukur("50%", "60%", "100.00", mentah="120.0000", dipakai="100.0000")
    assert kalimat_batas_baris(dibatasi).teks == (
        "Sebelum dibatasi, hitungannya 120,00%; capaian dibatasi paling tinggi 100,00%."
    )
    assert kalimat_batas_baris(terukur("50%", "50%", "100.00")) is None


def test_assumed_direction_is_said_where_the_name_is_of_something_unwanted():
    anggapan = "Semakin tinggi semakin baik (anggapan, karena belum dinyatakan)"
    nama = "Persentase Pemilih yang Tidak Masuk DPT"
    ragu = terukur("2%", "3%", "150.00", arah=anggapan, indikator=nama)
    assert kalimat_arah(ragu).teks == (
        "Arah penilaiannya belum dinyatakan pada kartu indikator dan dianggap semakin tinggi semakin baik."
    )
    assert kalimat_arah(terukur("2%", "3%", "150.00", indikator=nama)) is None
    assert kalimat_arah(terukur("2%", "3%", "150.00", arah=anggapan)) is None


def test_figure_that_is_not_final_is_called_so():
    sementara = terukur("2%", "3%", "150.00", sementara=True)
    assert kalimat_sementara(sementara, 0).teks == "Angka realisasi tersebut masih sementara."
    assert kalimat_sementara(terukur("2%", "3%", "150.00"), 0) is None
