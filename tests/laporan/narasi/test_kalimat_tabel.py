"""Sentences from facts."""

from decimal import Decimal

from laporan.narasi import (
    alasan_tanpa_angka,
    berhuruf,
    kalimat_batas,
    kalimat_penyerapan,
    kalimat_perubahan,
    kalimat_rata_rata,
    kalimat_tercapai,
    rupiah_berhuruf,
)


def test_count_carries_its_words():
    assert berhuruf(13) == "13 (tiga belas)"


def test_amount_in_words_as_the_dipa_of_rejang_lebong():
    angka, kata = rupiah_berhuruf(51_412_431_000)
    assert angka == "Rp51.412.431.000"
    assert (
        kata == "(lima puluh satu miliar empat ratus dua belas juta empat ratus tiga puluh satu ribu rupiah)"
    )


def test_mean_says_how_many_stand_behind_it():
    assert kalimat_rata_rata("PK", Decimal("97.53"), "Berhasil", 14, 17) == (
        "PK: rata-rata capaian 97,53% dengan kategori Berhasil, dihitung dari 14 dari 17 indikator; "
        "indikator tanpa angka tidak ikut dirata-ratakan dan tidak dianggap nol."
    )


def test_without_numbers_there_is_no_mean():
    assert kalimat_rata_rata("PK", None, "", 0, 9) == (
        "PK: belum ada indikator yang memiliki angka capaian (0 dari 9 indikator)."
    )


def test_met_is_counted_before_the_cap():
    assert kalimat_tercapai([Decimal(100), Decimal("99.99"), Decimal(184)]) == (
        "Dari 3 (tiga) indikator yang terhitung, 2 (dua) mencapai target dan 1 (satu) belum mencapai target."
    )


def test_reason_names_its_flags():
    assert alasan_tanpa_angka("perlu_periksa", ["satuan_beda"]) == (
        "perlu diperiksa: satuan realisasi berbeda dari satuan target"
    )
    assert alasan_tanpa_angka("belum_dinilai", []) == "belum dinilai oleh penilai"


def test_budget_is_called_penyerapan():
    kalimat = kalimat_penyerapan(2024, 111_186_550_000, 94_496_718_290, Decimal("84.99"))
    assert kalimat == (
        "Realisasi anggaran tahun 2024 sebesar Rp94.496.718.290 dari pagu Rp111.186.550.000, "
        "atau penyerapan 84,99%."
    )
    assert kalimat_penyerapan(2024, None, None, None) == "Data anggaran tahun 2024 belum diisi."


def test_rupiah_may_rise_while_penyerapan_falls():
    kalimat = kalimat_perubahan(
        2024, (94_496_718_290, 41_974_782_083), (Decimal("84.99"), Decimal("93.37")), 2023
    )
    assert kalimat == (
        "Dibandingkan dengan tahun 2023, realisasi tahun 2024 naik Rp52.521.936.207, sedangkan penyerapannya "
        "turun 8,38 poin persen (dari 93,37% menjadi 84,99%)."
    )


def test_bounds_are_said():
    assert kalimat_batas(Decimal(0), Decimal(100)) == (
        "Capaian dibatasi paling rendah 0% dan paling tinggi 100%."
    )
    assert kalimat_batas(Decimal(0), None) == "Capaian dibatasi paling rendah 0% dan tidak dibatasi di atas."
