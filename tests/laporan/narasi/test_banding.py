"""An indikator beside earlier years, the end of the Renstra and the nation."""

from laporan.narasi.banding import (
    kalimat_capaian_lalu,
    kalimat_nilai_terakhir,
    kalimat_pembanding,
    kalimat_renstra,
    kalimat_tahun_lalu,
    kalimat_tren,
)
from laporan.narasi.baris import terukur_dalam
from tests.laporan.narasi.bahan import RENDAH, baris, riwayat, snap


def satu(isi, **lain):
    potret = snap(isi, **lain)
    return potret, terukur_dalam(potret, potret["pengukuran"][0])[0]


def lalu(isi, ke=0, **tahun):
    kalimat = kalimat_tahun_lalu(*satu(isi, riwayat=riwayat(**tahun)), ke)
    return kalimat and kalimat.teks


def test_rise_against_last_year():
    assert [lalu(baris("85%", "83%", "97.65"), ke=n, t2023="80,5%") for n in range(3)] == [
        "Dibandingkan dengan tahun 2023 (80,5%), realisasinya naik 2,5 poin persen.",
        "Realisasi tahun 2023 tercatat 80,5%, sehingga terjadi kenaikan 2,5 poin persen.",
        "Angka itu 2,5 poin persen lebih tinggi daripada realisasi tahun 2023, yaitu 80,5%.",
    ]


def test_fall_of_a_lower_is_better_figure_is_better():
    assert lalu(baris("3%", "2%", "133.33", arah=RENDAH), t2023="2,5%") == (
        "Dibandingkan dengan tahun 2023 (2,5%), realisasinya turun 0,5 poin persen, yang untuk indikator ini "
        "berarti membaik."
    )


def test_same_as_last_year():
    assert lalu(baris("79", "78", "98.73"), t2023="78") == (
        "Realisasi tersebut sama dengan realisasi tahun 2023, yaitu 78."
    )


def test_predicate_against_last_year():
    assert lalu(baris("B", "BB (72,10)", "100.00"), t2023="64 (B)") == (
        "Hasil itu lebih tinggi daripada tahun 2023, yaitu 64 (B)."
    )


def test_another_unit_is_stated_and_not_compared():
    assert (
        lalu(baris("85%", "83%", "97.65"), t2023="12 Laporan") == "Realisasi tahun 2023 tercatat 12 laporan."
    )


def test_capaian_behind_a_measured_year_is_no_part_of_its_value():
    assert lalu(baris("85%", "83%", "97.65"), t2023="83% (capaian 98,00%)") == (
        "Realisasi tersebut sama dengan realisasi tahun 2023, yaitu 83%."
    )


def test_without_last_year_nothing_is_claimed():
    assert lalu(baris("85%", "83%", "97.65")) is None
    assert lalu(baris("85%", "83%", "97.65"), t2022="80%") is None
    assert lalu(baris("85%", "83%", "97.65"), t2023="–") is None
    assert lalu(baris("B", "Belum Dilakukan Penilaian", status="belum_dinilai"), t2023="B") is None


def tren(**tahun):
    kalimat = kalimat_tren(*satu(baris("85%", "83%", "97.65"), riwayat=riwayat(**tahun)), 0)
    return kalimat and kalimat.teks


def test_steady_rise_over_years():
    assert tren(t2022="78%", t2023="80%") == (
        "Sejak tahun 2022 realisasi yang tercatat terus naik, dari 78% menjadi 83%."
    )


def test_years_that_go_up_and_down_are_listed():
    assert tren(t2021="84%", t2022="78%", t2023="80%") == (
        "Perkembangannya tidak searah: 84% (2021), 78% (2022), 80% (2023), dan 83% (2024)."
    )


def test_two_points_are_no_trend():
    assert tren(t2023="80%") is None


def renstra(target):
    unit = {"kunci": "lembaga", "baris": [{"id": 5, "indikator": "Persentase Partisipasi", "target": target}]}
    return {"tahun_awal": 2020, "tahun_akhir": 2025, "unit": [unit]}


def test_distance_to_the_end_of_the_renstra():
    potret, b = satu(baris("85%", "83%", "97.65"), renstra=renstra({"2025": "90%"}))
    kalimat = kalimat_renstra(potret, b, 0)
    assert (
        kalimat.teks == "Terhadap target akhir Renstra tahun 2025, yaitu 90%, masih ada jarak 7 poin persen."
    )
    assert kalimat.nilai["renstra/5/2025"] == "90%"


def test_end_of_the_renstra_is_met():
    potret, b = satu(baris("85%", "91%", "107.06"), renstra=renstra({"2025": "90%"}))
    assert (
        kalimat_renstra(potret, b, 0).teks == "Target akhir Renstra (tahun 2025), yaitu 90%, sudah terpenuhi."
    )


def test_renstra_without_a_target_for_its_last_year_is_not_mentioned():
    assert kalimat_renstra(*satu(baris("85%", "91%", "107.06"), renstra=renstra({"2024": "90%"})), 0) is None


def luar(tahun, nilai, lingkup="nasional"):
    return {
        "id": 4,
        "tahun": tahun,
        "indikator": "Persentase Partisipasi",
        "lingkup": lingkup,
        "nilai": nilai,
    }


def test_beside_the_nation_in_the_same_year():
    potret, b = satu(baris("85%", "83%", "97.65"), pembanding=[luar(2024, "81,78%")])
    (kalimat,) = kalimat_pembanding(potret, b, 0)
    assert kalimat.teks == "Realisasi tersebut lebih tinggi daripada angka nasional tahun 2024, yaitu 81,78%."
    assert kalimat.nilai["pembanding/4"] == "81,78%"


def test_figure_of_another_year_is_not_compared():
    potret, b = satu(baris("85%", "83%", "97.65"), pembanding=[luar(2020, "77,5%")])
    assert [k.teks for k in kalimat_pembanding(potret, b, 0)] == [
        "Angka nasional yang tersedia, 77,5%, berasal dari tahun 2020 dan tidak sebanding dengan tahun ini."
    ]


def test_capaian_against_last_year():
    lama = riwayat(t2023="80%")
    lama[0]["capaian"] = {"2023": "95.00"}
    potret, b = satu(baris("85%", "83%", "97.65"), riwayat=lama)
    kalimat = kalimat_capaian_lalu(potret, b, 0)
    assert kalimat.teks == "Capaiannya naik dari 95,00% pada tahun 2023 menjadi 97,65%."
    assert kalimat.nilai["capaian-lalu/2023/capaian"] == "95,00%"


def test_value_of_another_year_is_never_this_years_realisasi():
    potret, b = satu(baris("B", "–", status="belum_dinilai"), riwayat=riwayat(t2023="72,10 (BB)"))
    assert kalimat_nilai_terakhir(potret, b, 0).teks == (
        "Nilai terakhir yang tercatat ialah 72,10 (BB) untuk tahun 2023 dan tidak dipakai sebagai realisasi "
        "tahun ini."
    )
