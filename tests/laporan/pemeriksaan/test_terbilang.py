"""Numbers and their words: R31."""

import pytest


def test_number_with_the_words_of_another_is_a_warning(lakip, narasi, sentences):
    narasi("Pegawai berjumlah 13 (empat belas) orang.")
    assert sentences(lakip, "R31", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menulis “13 (empat belas)”: angkanya 13 (tiga belas), sedangkan hurufnya "
            "“empat belas” berarti 14; selisih 1."
        )
    ]


def test_rupiah_with_the_words_of_another_amount_is_a_warning(lakip, narasi, sentences):
    narasi("Pagu Rp2.647.529.000 (dua miliar enam ratus empat puluh tujuh juta lima ratus dua puluh ribu).")
    (kalimat,) = sentences(lakip, "R31")
    assert kalimat.endswith("berarti 2.647.520.000; selisih 9.000.")


def test_words_that_are_no_number_are_a_warning(pk, add, sentences):
    add(pk, indikator="Jumlah laporan 12 (dua belas puluh)")
    (kalimat,) = sentences(pk, "R31")
    assert kalimat.endswith("sedangkan hurufnya “dua belas puluh” tidak membentuk satu bilangan.")


@pytest.mark.parametrize(
    "teks",
    [
        "17 (tujuhbelas) sasaran dan 25 (Dua Puluh Lima) pegawai",
        "82,5% (delapan puluh dua koma lima persen)",
        "Rp412.431.000,- (empat ratus dua belas juta empat ratus tiga puluh satu ribu rupiah)",
        "Tahun 2024 (TW IV) dan 7 (lihat lampiran)",
    ],
)
def test_number_with_its_own_words_is_no_finding(lakip, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R31") == []
