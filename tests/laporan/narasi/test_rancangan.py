"""Whole paragraphs: sasaran, ringkasan, money, efisiensi, closing."""

from laporan.narasi.baris import terukur_dalam
from laporan.narasi.indikator import draf_indikator, draf_sasaran, teks_rancangan
from laporan.narasi.kalimat import nilai_dalam
from laporan.narasi.ringkasan import draf_efisiensi, draf_langkah, draf_ringkasan, draf_simpulan
from laporan.narasi.uang import draf_anggaran
from tests.laporan.narasi.bahan import anggaran, baris, cabang, snap


def uang(**lain):
    isi = {"pagu": 1_000_000, "realisasi": 900_000, "penyerapan": "90.00"}
    return anggaran(**isi | lain)


def test_neighbours_are_worded_differently():
    rows = [baris("85%", "85%", "100.00", id=n, baris_pk=n) for n in range(3)]
    potret = snap(*rows)
    terukur = terukur_dalam(potret, potret["pengukuran"][0])
    kata = [teks_rancangan(draf_indikator(potret, b, n)) for n, b in enumerate(terukur)]
    assert len(set(kata)) == 3


def test_same_facts_give_the_same_words():
    potret = snap(baris("85%", "83%", "97.65"))
    ukur = potret["pengukuran"][0]
    sekali = draf_sasaran(potret, ukur, "Pemilu yang tertib")
    assert sekali == draf_sasaran(potret, ukur, "PEMILU YANG TERTIB")


def test_sasaran_opens_with_its_counts():
    potret = snap(
        baris("85%", "85%", "100.00", id=1, baris_pk=1),
        baris("85%", "83%", "97.65", id=2, baris_pk=2),
        baris("B", "–", status="belum_dinilai", id=3, baris_pk=3),
    )
    rancangan = draf_sasaran(potret, potret["pengukuran"][0], "Pemilu yang tertib")
    assert rancangan[0].teks == (
        "Sasaran “Pemilu yang tertib” diukur dengan 3 (tiga) indikator: 1 (satu) mencapai target, 1 (satu) "
        "belum mencapai target, dan 1 (satu) belum memiliki angka capaian."
    )
    assert nilai_dalam(rancangan)["hitung/pk/lembaga/pk-1/belum"] == "1 (satu)"


def test_rows_without_an_entry_are_one_list():
    potret = snap(
        baris("85%", "", id=None, baris_pk=1, indikator="Satu"),
        baris("B", "", id=None, baris_pk=2, indikator="Dua"),
    )
    assert teks_rancangan(draf_sasaran(potret, potret["pengukuran"][0], "Pemilu yang tertib")) == (
        "Realisasi seluruh 2 (dua) indikator sasaran ini belum diisi, sehingga capaiannya belum dapat "
        "dihitung:\n\n- Satu, dengan target 85%.\n- Dua, dengan target B."
    )


def test_ringkasan_counts_and_names_what_is_below():
    potret = snap(
        baris("85%", "85%", "100.00", id=1, baris_pk=1),
        baris("85%", "83%", "97.65", id=2, baris_pk=2, indikator="Indeks Layanan"),
        rata_rata="98.83",
        kategori="Berhasil",
        anggaran=uang(),
    )
    assert teks_rancangan(draf_ringkasan(potret)) == (
        "Pada tahun 2024, Perjanjian Kinerja Komisi Pemilihan Umum Kabupaten Contoh memuat 1 (satu) sasaran "
        "dengan 2 (dua) indikator kinerja.\n\n"
        "Rata-rata capaian Perjanjian Kinerja Komisi Pemilihan Umum Kabupaten Contoh sebesar "
        "98,83% (kategori "
        "Berhasil), dihitung dari seluruh 2 (dua) indikator. Rinciannya, 1 (satu) indikator "
        "mencapai target dan "
        "1 (satu) indikator belum mencapai target. Yang belum mencapai target ialah Indeks Layanan (97,65%)."
        "\n\n"
        "Pagu anggaran tahun 2024 sebesar Rp1.000.000 dan terealisasi Rp900.000, sehingga penyerapannya "
        "90,00%. Anggaran yang "
        "tidak terserap sebesar Rp100.000."
    )


def test_money_with_and_without_hibah():
    rows = [
        cabang("CQ.1", "Umum", 600_000, 600_000, "100.00"),
        cabang("CQ.2", "Pilkada", 400_000, 300_000, "75.00", sumber_dana="hibah"),
    ]
    assert draf_anggaran(snap(anggaran=uang(baris=rows)))[0].kalimat[-1].teks == (
        "Tanpa hibah, realisasinya Rp600.000 dari pagu Rp600.000 (100,00%); hibah terealisasi Rp300.000 dari "
        "pagu Rp400.000 (75,00%); dengan hibah penyerapannya 90,00%."
    )


def test_rupiah_may_rise_while_penyerapan_falls():
    lalu = [{"tahun": 2023, "pagu": 800_000, "realisasi": 760_000, "penyerapan": "95.00", "program": []}]
    rancangan = draf_anggaran(snap(anggaran=uang(lalu=lalu)))
    assert rancangan[-1].teks == (
        "Dalam rupiah, realisasi tersebut Rp140.000 lebih besar daripada realisasi tahun 2023 sebesar "
        "Rp760.000. Penyerapannya turun 5,00 poin persen, dari 95,00% pada tahun 2023 menjadi 90,00%."
    )


def test_more_than_the_pagu_is_to_be_checked():
    rancangan = draf_anggaran(snap(anggaran=uang(realisasi=1_100_000, penyerapan="110.00")))
    assert (
        rancangan[0].kalimat[1].teks == "Realisasi itu melebihi pagu sebesar Rp100.000 dan perlu diperiksa."
    )


def test_penyerapan_is_never_called_capaian():
    rows = [cabang("CQ", "Program Umum", 1_000_000, 900_000, "90.00", tingkat="program")]
    assert "capaian" not in teks_rancangan(draf_anggaran(snap(anggaran=uang(baris=rows))))


def test_no_budget_is_said():
    assert teks_rancangan(draf_anggaran(snap())) == "Pagu dan realisasi anggaran tahun 2024 belum diisi."


def test_efisiensi_names_its_formula():
    potret = snap(baris("85%", "83%", "97.65"), rata_rata="97.65", anggaran=uang())
    assert draf_efisiensi(potret)[0].kalimat[0].teks == (
        "Rata-rata capaian Perjanjian Kinerja Komisi Pemilihan Umum Kabupaten Contoh 97,65% berada 7,65 poin "
        "persen di atas penyerapan anggaran 90,00%, sehingga menurut rumus selisih tergolong efisien."
    )


def test_efisiensi_without_figures_is_not_guessed():
    assert teks_rancangan(draf_efisiensi(snap())) == (
        "Efisiensi belum dapat dihitung karena rata-rata capaian atau penyerapan anggaran belum ada."
    )


def test_simpulan_says_when_nothing_was_measured():
    rancangan = draf_simpulan(snap(baris("85%", "", id=None)))
    assert rancangan[0].teks == (
        "Untuk Perjanjian Kinerja Komisi Pemilihan Umum Kabupaten Contoh, belum ada satu pun dari 1 (satu) "
        "indikator yang memiliki angka capaian."
    )


def test_langkah_takes_the_recorded_follow_ups_first():
    potret = snap(
        baris("85%", "83%", "97.65", tindak_lanjut="Menambah petugas.", kendala="Hujan"),
        baris("85%", "80%", "94.12", id=8, baris_pk=4),
        baris("B", "–", status="belum_dinilai", id=9, baris_pk=5),
    )
    assert teks_rancangan(draf_langkah(potret)) == (
        "Langkah yang perlu ditempuh pada tahun 2025:\n\n"
        "- Untuk Persentase Partisipasi: Menambah petugas.\n"
        "- Menetapkan tindak lanjut untuk 1 (satu) indikator yang belum mencapai target.\n"
        "- Memperbarui capaian 1 (satu) indikator setelah hasil penilaiannya terbit."
    )


def test_nothing_open_leaves_no_langkah():
    assert draf_langkah(snap(baris("85%", "85%", "100.00"))) == []
