"""Rules of the contract: who is meant, which rows are the same, what must be confirmed, what is only said."""

import pytest

from anggaran.models import BarisPagu
from kinerja.models import BarisPk, Pk, Realisasi, TargetPeriode
from laporan.paket.ekspor import export_paket
from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from renstra.models import Indikator
from sakip.models import BarisSkala, Jejak, Kebijakan, Satker
from sakip.riwayat.kata import Ubahan, tell
from sakip.riwayat.objek import history_of
from tests.laporan.paket.berkas import KALTENG, cells, paket, pk_rows, workbook

pytestmark = pytest.mark.django_db
PAGU = ["tahun", "revisi", "sumber_dana", "kode", "uraian", "pagu"]


def satker(**isi):
    return workbook(satker=[["jenis", *isi], ["kabupaten", *isi.values()]])


def said(hasil, tingkat):
    return [p.pesan for p in hasil.pesan if p.tingkat == tingkat]


def put_in(isi):
    hasil, alasan = apply_paket(isi, user=None, terima=SEMUA)
    assert alasan == "", said(hasil, "galat")
    return hasil


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({"nama": "Komisi Pemilihan Umum Kabupaten Rejang Lebong"}, "17.02"),
        ({"nama": "KPU KABUPATEN  REJANG LEBONG"}, "17.02"),
        ({"nama": "Kabupaten Rejang Lebong"}, "17.02"),
        ({"nama": "Komisi Independen Pemilihan Kabupaten Aceh Barat"}, "11.05"),
        ({"nama": "X", "kode_wilayah": "3673"}, "36.73"),
        ({"nama": "X", "kode_wilayah": 3673}, "36.73"),
        ({"nama": None, "kode_wilayah": 36.7}, "36.70"),
        ({"nama": "X", "kode_wilayah": "36.73", "kode_satker": "658127"}, "36.73"),
        ({"nama": "Komisi Pemilihan Umum Republik Indonesia"}, "00"),
    ],
)
def test_a_satker_is_found(isi, kode):
    if kode == "36.70":
        Satker.objects.filter(kode_wilayah="36.71").update(kode_wilayah="36.70")
    hasil, _ = preview_paket(satker(**isi, **({} if "nama" in isi else {"nama": "X"})))
    assert hasil.satker.kode_wilayah == kode


def test_kode_satker_comes_first_and_a_contradiction_is_an_error():
    Satker.objects.filter(kode_wilayah="51.04").update(kode_satker="658127")
    hasil, _ = preview_paket(satker(nama="KPU Kabupaten Bangli", kode_satker="658127"))
    assert hasil.satker is None
    lain = "kode_satker: KPU Kabupaten Gianyar; nama: KPU Kabupaten Bangli"
    assert said(hasil, "galat") == [f"Isi baris ini menunjuk satuan kerja yang berbeda ({lain})."]


def test_an_unknown_satker_is_offered_the_nearest_names():
    hasil, _ = preview_paket(satker(nama="KPU Kabupaten Rejang Lebing"))
    assert said(hasil, "galat")[0].startswith(
        "Satuan kerja 'KPU Kabupaten Rejang Lebing' tidak dikenal. "
        "Yang paling mirip: KPU Kabupaten Rejang Lebong"
    )


def test_the_tree_of_satker_never_changes():
    isi = workbook(
        satker=[
            ["nama", "jenis", "kode_wilayah", "induk"],
            ["KPU Kabupaten Rejang Lebong", "kota", "17.02", "Jambi"],
        ]
    )
    hasil = put_in(isi)
    assert hasil.hitung("satker")["sama"] == 1
    assert said(hasil, "peringatan") == [
        "Tercatat sebagai kabupaten; jenisnya tidak diubah.",
        "Induk yang tercatat KPU Provinsi Bengkulu; induknya tidak diubah.",
    ]
    assert Satker.objects.get(kode_wilayah="17.02").jenis == "kabupaten"


def test_doubtful_rows_wait_for_their_confirmation():
    isi = KALTENG.read_bytes()
    hasil, alasan = apply_paket(isi, user=None)
    assert alasan == "3 baris dibaca dengan ragu dan belum dikonfirmasi; tidak ada yang disimpan."
    assert hasil.baris_ragu == {("pk", 5), ("pk_anggaran", 9), ("realisasi", 7)}
    assert not Pk.objects.exists()

    _, alasan = apply_paket(isi, user=None, terima={("pk", 5), ("pk_anggaran", 9)})
    assert alasan == "1 baris dibaca dengan ragu dan belum dikonfirmasi; tidak ada yang disimpan."

    _, alasan = apply_paket(isi, user=None, terima=hasil.baris_ragu)
    assert alasan == ""
    assert Realisasi.objects.get(realisasi_teks="98&").realisasi_nilai == 98


@pytest.mark.parametrize(
    ("target", "jenis", "ragu"), [("1.050", "persen", 1), ("84,99%", "persen", 0), ("В", "", 1)]
)
def test_what_is_doubtful_depends_on_its_column(target, jenis, ragu):
    judul = ["tahun_awal", "unit", "sasaran", "indikator", "jenis_nilai", "target_2024"]
    isi = paket(
        renstra=[["tahun_awal", "tahun_akhir"], [2020, 2024]],
        indikator=[judul, [2020, "lembaga", "s", "i", jenis or None, target]],
    )
    assert preview_paket(isi)[0].hitung()["ragu"] == ragu


def test_a_preview_that_is_no_longer_true_is_refused():
    isi = paket(pk=pk_rows(["s", "i", "80%"]))
    sidik = preview_paket(isi)[0].sidik()
    put_in(paket(pk=pk_rows(["s", "lain", "70%"])))
    _, alasan = apply_paket(isi, user=None, sidik=sidik)
    assert alasan.startswith("Data berubah sejak pratinjau dibuat")
    assert BarisPk.objects.count() == 1


def test_rows_are_matched_by_letters_and_digits():
    put_in(paket(pk=pk_rows(["Sasaran A", "Indikator (1)", "80%"], ["Sasaran A", "Indikator 2", "70%"])))
    hasil = put_in(paket(pk=pk_rows(["SASARAN a", "indikator-1", "85%"])))
    assert (hasil.hitung("pk")["berubah"], hasil.hitung("pk")["baru"]) == (1, 0)
    assert hasil.baris[-1].perubahan == [
        ("sasaran", "Sasaran A", "SASARAN a"),
        ("indikator", "Indikator (1)", "indikator-1"),
        ("target_teks", "80%", "85%"),
        ("target_nilai", "80", "85"),
    ]
    assert said(hasil, "info") == ["Tersimpan, tetapi tidak ada di berkas: Indikator 2."]
    assert BarisPk.objects.count() == 2


def test_two_rows_with_one_key_stay_two_rows():
    isi = paket(pk=pk_rows(["s", "i", "80%"], ["s", "i", "90%"]))
    hasil = put_in(isi)
    assert said(hasil, "peringatan") == ["Isinya sama dengan baris 2; keduanya disimpan sebagai dua baris."]
    assert list(BarisPk.objects.order_by("urut").values_list("target_teks", flat=True)) == ["80%", "90%"]
    assert put_in(isi).hitung("pk")["sama"] == 2


JUDUL = ["tahun", "triwulan", "unit", "sasaran", "indikator", "realisasi"]


def realisasi(*indikator):
    return paket(realisasi=[JUDUL, *([2024, 4, "lembaga", "s", i, "1%"] for i in indikator)])


def test_a_row_put_in_between_changes_no_other():
    put_in(realisasi("a", "b", "c"))
    hasil = put_in(realisasi("a", "x", "y", "b", "c", "d"))
    assert (hasil.hitung()["baru"], hasil.hitung()["berubah"]) == (3, 0)
    assert [r.indikator for r in Realisasi.objects.order_by("urut", "id")] == ["a", "x", "y", "b", "c", "d"]
    assert put_in(realisasi("a", "x", "y", "b", "c", "d")).hitung()["berubah"] == 0


def anggaran(*rows):
    return paket(anggaran=[PAGU, *([2024, 0, *row] for row in rows)])


def test_long_and_short_codes_are_one_row():
    put_in(anggaran((None, "CQ.6709.QGE.003", "a", 5)))
    hasil = put_in(anggaran((None, "076.01.CQ.6709.QGE. 003", "a", 5)))
    assert (hasil.hitung("anggaran")["baru"], hasil.hitung("anggaran")["berubah"]) == (0, 1)
    assert hasil.baris[-1].perubahan == [("kode", "CQ.6709.QGE.003", "076.01.CQ.6709.QGE. 003")]


def test_the_same_code_of_another_source_is_another_row():
    put_in(anggaran((None, "CQ", "a", 5), ("hibah", "CQ", "a", 6)))
    assert list(BarisPagu.objects.order_by("urut").values_list("sumber_dana", "pagu")) == [
        ("rm", 5),
        ("hibah", 6),
    ]


def test_two_rows_with_one_code_are_told_apart_by_their_words():
    put_in(anggaran((None, "CQ", "satu", 5), (None, "CQ", "dua", 6)))
    hasil = put_in(anggaran((None, "CQ", "dua", 7), (None, "CQ", "satu", 5)))
    assert (hasil.hitung("anggaran")["sama"], hasil.hitung("anggaran")["berubah"]) == (1, 1)
    assert list(BarisPagu.objects.order_by("urut").values_list("uraian", "pagu")) == [("satu", 5), ("dua", 7)]


def test_rows_without_code_belong_to_the_row_above():
    rows = [(None, "1", "A", 9), (None, None, "Honor", 4), (None, "2", "B", 3), (None, None, "Honor", 2)]
    put_in(anggaran(*rows))
    pairs = BarisPagu.objects.order_by("urut").values_list("uraian", "induk__uraian", "pagu")
    assert list(pairs) == [("A", None, 9), ("Honor", "A", 4), ("B", None, 3), ("Honor", "B", 2)]
    assert put_in(anggaran(*rows)).hitung("anggaran")["sama"] == 4


def test_a_short_code_takes_its_program_from_above():
    put_in(anggaran((None, "WA", "p", 9), (None, "3355", "k", 9), (None, "EBA.994", "r", 9)))
    assert list(BarisPagu.objects.order_by("urut").values_list("kode", "kode_baku")) == [
        ("WA", "076.01.WA"),
        ("3355", "076.01.WA.3355"),
        ("EBA.994", "076.01.WA.3355.EBA.994"),
    ]


def test_realisasi_is_measured_against_the_version_in_force():
    judul = ["tahun", "unit", "versi", "sasaran", "indikator", "target"]
    isi = {
        "pk": [judul, [2024, "lembaga", 0, "s", "i", "100%"]],
        "realisasi": [JUDUL, [2024, 4, "lembaga", "s", "i", "40%"]],
    }
    put_in(paket(**isi))
    assert Realisasi.objects.get().capaian_nilai == 40
    put_in(paket(pk=[judul, [2024, "lembaga", 1, "s", "i", "50%"]]))
    assert Realisasi.objects.get().baris_pk.pk_dokumen.versi == 1
    assert Realisasi.objects.get().capaian_nilai == 80


def test_a_target_that_contradicts_its_pk_is_said():
    judul = [*JUDUL, "target"]
    isi = paket(
        pk=pk_rows(["s", "i", "100%"]), realisasi=[judul, [2024, 4, "lembaga", "s", "i", "40%", "64"]]
    )
    hasil = put_in(isi)
    assert said(hasil, "peringatan") == ["Target berbeda dari target PK (100%); yang dipakai target PK."]
    assert (Realisasi.objects.get().target_teks, Realisasi.objects.get().capaian_nilai) == ("64", 40)


def test_states_without_a_number_are_kept_apart():
    rows = [(None, "a"), ("-", "b"), ("Belum Dilakukan Penilaian", "c"), ("Tercapai", "d"), (0, "e")]
    put_in(paket(realisasi=[JUDUL, *([2024, 4, "lembaga", "s", i, r] for r, i in rows)]))
    assert list(Realisasi.objects.order_by("urut").values_list("realisasi_status", "realisasi_nilai")) == [
        ("belum_diisi", None),
        ("belum_diisi", None),
        ("belum_dinilai", None),
        ("terisi", None),
        ("terisi", 0),
    ]


def test_ticks_and_targets_of_periods():
    judul = ["tahun", "unit", "sasaran", "indikator", "pola", "p1", "p2", "p3", "p5"]
    isi = paket(rencana_aksi=[judul, [2024, "lembaga", "s", "i", "triwulan", "√", "25%", 3, "√"]])
    hasil = put_in(isi)
    assert list(TargetPeriode.objects.values_list("ke", "dicentang", "target_teks", "target_nilai")) == [
        (1, True, "√", None),
        (2, False, "25%", 25),
        (3, False, "", 3),
    ]
    assert "Pola triwulan hanya memakai p1 sampai p4; p5 tidak disimpan." in said(hasil, "peringatan")


def test_the_scale_belongs_to_the_satker_and_keeps_the_bounds_in_force():
    Kebijakan.objects.update(batas_atas=120)
    judul = ["urut", "dari", "sampai", "kategori"]
    put_in(
        paket(
            dipa=[["tahun", "revisi"], [2023, 0]],
            skala=[judul, [1, 80, 100, "Baik"], [2, 0, 79.99, "Kurang"]],
        )
    )
    kebijakan = Kebijakan.objects.get(satker__kode_wilayah="17.02")
    assert (kebijakan.tahun, kebijakan.batas_atas) == (2023, 120)
    assert list(BarisSkala.objects.filter(kebijakan=kebijakan).values_list("kategori", flat=True)) == [
        "Baik",
        "Kurang",
    ]


def test_a_date_of_a_document_that_contradicts_itself_is_said():
    judul = ["tahun", "unit", "tanggal", "sasaran", "indikator", "target"]
    rows = [
        [2024, "lembaga", "2 Januari 2024", "s", "a", "1%"],
        [2024, "lembaga", "3 Januari 2024", "s", "b", "1%"],
    ]
    hasil = put_in(paket(pk=[judul, *rows]))
    assert said(hasil, "peringatan") == ["Berbeda dari baris 2 dokumen yang sama; yang dipakai baris itu."]
    assert Pk.objects.get().tanggal_teks == "2 Januari 2024"
    assert put_in(paket(pk=[judul, *rows])).hitung("pk")["sama"] == 2


def test_every_change_has_its_jejak_below_that_of_the_batch():
    put_in(paket(pk=pk_rows(["s", "i", "80%"])))
    put_in(paket(pk=pk_rows(["s", "i", "85%"], ["s", "j", "1%"])))
    batch = Jejak.objects.filter(tindakan="impor paket").latest("id")
    ubah = batch.anak.get(tindakan="impor paket: ubah")
    assert ubah.rincian == {
        "sebelum": {"target_teks": "80%", "target_nilai": "80.000000"},
        "sesudah": {"target_teks": "85%", "target_nilai": "85"},
    }
    assert list(batch.anak.filter(tindakan="impor paket: tambah").values_list("objek", flat=True)) == [
        "barispk"
    ]
    assert Pk.objects.get().suntingan == 1


def test_a_yearly_target_stands_in_the_jejak_of_its_indikator_with_old_and_new():
    judul = ["tahun_awal", "unit", "sasaran", "indikator", "target_2024"]
    renstra = [["tahun_awal", "tahun_akhir"], [2020, 2024]]
    for target in ("80%", "85%"):
        put_in(paket(renstra=renstra, indikator=[judul, [2020, "lembaga", "s", "i", target]]))
    jejak = Jejak.objects.get(objek="indikator", tindakan="impor paket: ubah")
    assert jejak.rincian == {"sebelum": {"t2024": "80%"}, "sesudah": {"t2024": "85%"}}
    peristiwa = tell(list(history_of(Indikator.objects.get(), kolom="t2024")), objek=Indikator.objects.get())
    assert peristiwa[0].ubahan == [Ubahan("t2024", "Target 2024", "80%", "85%")]


def test_an_indikator_finds_its_tujuan_and_its_renstra():
    judul = ["tahun_awal", "unit", "tujuan_no", "sasaran", "indikator"]
    isi = paket(
        renstra=[["tahun_awal", "tahun_akhir"], [2020, 2024]],
        indikator=[judul, [None, "lembaga", 0, "s", "i"]],
    )
    hasil = put_in(isi)
    assert said(hasil, "peringatan") == [
        "Kolom wajib kosong: tahun_awal.",
        "Tahun kosong; dicatat pada 2020.",
        "Tujuan '0' tidak ada; ditambahkan tanpa uraian.",
    ]
    keluar = cells(export_paket(Satker.objects.get(kode_wilayah="17.02")))
    assert keluar["indikator", 2, "tujuan_no"][0] == 0
    assert keluar["indikator", 2, "tahun_awal"][0] == 2020


def test_a_rounded_percent_is_said_and_stays_the_same():
    isi = paket(pk=pk_rows(["s", "i", (0.849912345678, "0.00%")]))
    assert said(put_in(isi), "peringatan") == ["Disimpan dengan enam desimal: 84,991235."]
    assert put_in(isi).hitung("pk")["sama"] == 1


@pytest.mark.parametrize(
    ("kolom", "isi", "kalimat"),
    [
        ("pagu", "abc", "'abc' tidak dapat dibaca sebagai jumlah rupiah."),
        (
            "pagu",
            True,
            "Jumlah 'TRUE' tidak dapat dibaca. Isi sel ini bukan jumlah rupiah yang dapat dibaca.",
        ),
        ("target", "12..5", "'12..5' tidak dapat dibaca. Susunan angka, titik, dan koma ini tidak lazim."),
        ("tanggal", "abc", "'abc' tidak dapat dibaca sebagai tanggal."),
        ("tanggal", "32 Foo 2024", "Tanggal '32 Foo 2024' tidak dapat dibaca. Bulan 'Foo' tidak dikenal."),
    ],
)
def test_an_error_says_once_that_a_cell_cannot_be_read(kolom, isi, kalimat):
    lembar = {
        "pagu": paket(anggaran=[PAGU, [2024, 0, "rm", "CQ", "Program", isi]]),
        "target": paket(pk=pk_rows(["s", "i", isi])),
        "tanggal": paket(dipa=[["tahun", "revisi", "tanggal"], [2024, 0, isi]]),
    }
    assert said(preview_paket(lembar[kolom])[0], "galat") == [kalimat]


def test_a_level_above_rows_with_pagu_needs_none():
    rows = [
        ["CQ", "Program", None],
        ["CQ.6709", "Kegiatan", None],
        ["CQ.6709.QGE.001", "Rincian", 5],
        ["CQ.6867", "Kegiatan lain", None],
        ["CQ.6867.QGE.001", "Rincian lain", None],
    ]
    hasil = preview_paket(paket(anggaran=[PAGU, *([2024, 0, "rm", *row] for row in rows)]))[0]
    kosong = [(p.baris, p.pesan) for p in hasil.pesan if p.tingkat == "peringatan"]
    assert kosong == [(5, "Kolom wajib kosong: pagu."), (6, "Kolom wajib kosong: pagu.")]
