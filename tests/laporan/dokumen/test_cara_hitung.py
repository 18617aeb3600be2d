"""The annex "Cara Hitung" of a LAKIP: every indikator with its rules, their sources and its own figures."""

import io
import re

import pytest
from pypdf import PdfReader

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from kinerja.penjelasan.bahan import material_of
from kinerja.penjelasan.capaian import explain_capaian
from kinerja.services.capaian import recompute_capaian
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import tabel_dalam
from laporan.services.dokumen import print_document, render_snapshot
from laporan.snapshot import lakip_snapshot
from renstra.models import Indikator, Renstra, Sasaran
from renstra.services.versi import keep_version
from sakip.bacaan import set_realisasi, set_target
from sakip.models import BarisSkala, Kebijakan

TAHUN = 2024


@pytest.fixture
def kartu(satker):
    renstra = Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=satker.unit.get(kunci="lembaga"), uraian="S")
    return Indikator.objects.create(
        sasaran=sasaran,
        uraian="Partisipasi",
        pembilang="Pemilih yang hadir",
        penyebut="Pemilih terdaftar",
        polaritas="maksimal",
        cara_kumulasi="posisi_akhir",
        batas_capaian=120,
        target_nol="dikecualikan",
    )


def promise(satker, target, **kolom):
    pk, _ = Pk.objects.get_or_create(unit=satker.unit.get(kunci="lembaga"), tahun=TAHUN)
    janji = BarisPk(
        pk_dokumen=pk, urut=pk.baris.count() + 1, sasaran="S", indikator=f"Ukuran {target}", **kolom
    )
    set_target(janji, target)
    janji.save()
    return janji


def measure(janji, realisasi, triwulan=4, **kolom):
    ukur, _ = Pengukuran.objects.get_or_create(unit=janji.pk_dokumen.unit, tahun=TAHUN, triwulan=triwulan)
    baris = Realisasi(
        pengukuran=ukur, urut=janji.urut, baris_pk=janji, sasaran="S", indikator=janji.indikator, **kolom
    )
    set_realisasi(baris, realisasi)
    baris.save()
    recompute_capaian(ukur)
    return baris


def annex(satker):
    """The form of the annex; None = the LAKIP has none."""
    semua = bentuk_lakip(lakip_snapshot(satker, TAHUN))["lampiran"]
    return next((satu for satu in semua if satu["jenis"] == "cara_hitung"), None)


def rows(satker):
    """[(indikator, rules, example)], each as the lines that are printed."""
    [tabel] = [t for bagian in annex(satker)["bentuk"]["bagian"] for t in tabel_dalam(bagian)]
    return [tuple(sel.teks.split("\n") for sel in baris.sel[1:]) for baris in tabel.baris]


def test_a_ratio_is_worked_from_its_parts_to_its_kategori(satker, kartu):
    measure(promise(satker, "80%", indikator_renstra=kartu), "60%", pembilang=60, penyebut=100)
    assert rows(satker) == [
        (
            ["Ukuran 80%", "Target: 80%", "Realisasi: 60%"],
            [
                "Rumus: realisasi / target × 100",
                "Jenis nilai: Persen (dari targetnya)",
                "Arah penilaian: Semakin tinggi semakin baik (menurut kartu indikator)",
                "Antartriwulan: Posisi triwulan terakhir (menurut kartu indikator)",
                (
                    "Bila target nol: Tidak dihitung: tanpa angka capaian dan tidak ikut dirata-ratakan "
                    "(menurut kartu indikator; kebijakan capaian 2015: 100 bila realisasi memenuhi target "
                    "nol, selain itu 0)"
                ),
            ],
            [
                "Realisasi triwulan ini: 60 / 100 × 100 = 60% (Pemilih yang hadir / Pemilih terdaftar)",
                "Hitungan: 60 / 80 × 100 = 75,0000%",
                (
                    "Batas: Batas bawah 0,00% (menurut kebijakan capaian 2015), batas atas 120,00% (menurut "
                    "kartu indikator; kebijakan capaian 2015: batas atas 100,00%); yang dipakai 75,0000%"
                ),
                (
                    "Pembulatan: 75,0000% dicetak 75,00%, dua angka di belakang koma, setengah ke atas. "
                    "Rata-rata dan kategori memakai angka sebelum dibulatkan."
                ),
                "Kategori: Cukup Berhasil: kelas 71 sampai 90",
                "Capaian: 75,00%",
            ],
        )
    ]


@pytest.mark.parametrize(
    ("target", "realisasi", "ukuran", "rumus", "hitungan"),
    [
        (
            "10 Temuan",
            "12 Temuan",
            {"polaritas": "minimal"},
            "(1 + (1 − realisasi / target)) × 100",
            "(1 + (1 − 12 / 10)) × 100 = 80,0000%",
        ),
        (
            "80%",
            "90%",
            {"polaritas": "stabil"},
            "(1 − |realisasi / target − 1|) × 100",
            "(1 − |90 / 80 − 1|) × 100 = 87,5000%",
        ),
        (
            "0 Temuan",
            "0 Temuan",
            {"polaritas": "minimal"},
            "100 bila realisasi memenuhi target nol, selain itu 0",
            "realisasi 0, target 0 = 100,0000%",
        ),
        (
            "80-90%",
            "85%",
            {},
            "100 bila realisasi berada di dalam rentang target",
            "85 berada di dalam rentang target 80 sampai 90 = 100,0000%",
        ),
        (
            "WTP",
            "WDP",
            {},
            "100 bila target tercapai, selain itu peringkat (atau skor) realisasi / target × 100",
            "WDP (peringkat 3) / WTP (peringkat 4) × 100 = 75,0000%",
        ),
        (
            "1 Lakip dan 2 Laporan",
            "1 Lakip dan 1 Laporan",
            {},
            "rata-rata capaian setiap ukuran di dalam target",
            "Lakip: 1 / 1 × 100 = 100,0000%; Laporan: 1 / 2 × 100 = 50,0000%; rata-ratanya 75,0000%",
        ),
    ],
)
def test_each_method_is_printed_with_its_own_figures(satker, target, realisasi, ukuran, rumus, hitungan):
    measure(promise(satker, target, **ukuran), realisasi)
    [(_, aturan, contoh)] = rows(satker)
    assert (aturan[0], contoh[1]) == (f"Rumus: {rumus}", f"Hitungan: {hitungan}")


def test_triwulan_are_joined_as_the_indikator_says(satker):
    janji = promise(satker, "10 Laporan", cara_kumulasi="akumulasi")
    measure(janji, "2 Laporan", triwulan=1)
    measure(janji, "3 Laporan", triwulan=2)
    [(_, _, contoh)] = rows(satker)
    assert contoh[:3] == [
        "Realisasi triwulan ini: 3 Laporan",
        "Realisasi yang dihitung: 5: dijumlahkan antartriwulan",
        "Hitungan: 5 / 10 × 100 = 50,0000%",
    ]


def test_what_has_no_number_says_why(satker):
    measure(promise(satker, "80%"), "Belum dinilai")
    promise(satker, "70%")
    contoh = [satu[2] for satu in rows(satker)]
    assert contoh == [
        [
            "Realisasi triwulan ini: Belum dinilai",
            "Mengapa belum ada angka: Belum dinilai oleh penilai.",
            "Capaian: Belum dinilai",
        ],
        [
            "Realisasi triwulan ini: Belum diisi",
            "Mengapa belum ada angka: Realisasi belum diisi.",
            "Capaian: Belum diisi",
        ],
    ]


def test_its_words_are_those_of_jelaskan(satker, kartu, auditor):
    baris = measure(promise(satker, "80%", indikator_renstra=kartu), "60%")
    penjelasan = explain_capaian(auditor, material_of(baris.pengukuran, baris.pk))
    [(_, aturan, contoh)] = rows(satker)
    told = [f"{butir.label}: {butir.teks}" for butir in penjelasan.langkah if butir.label != "Target"]
    printed = [teks for teks in (*aturan, *contoh) if not teks.startswith(("Rumus", "Hitungan", "Capaian"))]
    assert sorted(printed) == sorted(told)
    assert (aturan[0], contoh[1]) == (
        f"Rumus: {penjelasan.rumus[0].simbol}",
        f"Hitungan: {penjelasan.rumus[0].isi}",
    )


def test_the_kebijakan_stands_first_with_its_source(satker):
    own = Kebijakan.objects.create(satker=satker, tahun=TAHUN, batas_atas=110, dasar="Keputusan Nomor 5")
    BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    measure(promise(satker, "80%"), "100%")
    tabel = next(b.tabel for b in annex(satker)["bentuk"]["blok"] if b.tabel)
    assert {baris.sel[0].teks: baris.sel[1].teks for baris in tabel.baris} == {
        "Milik": "Kebijakan satuan kerja ini, berlaku sejak tahun 2024",
        "Dasar penetapan": "Keputusan Nomor 5",
        "Batas capaian": "0,00% sampai 110,00%",
        "Semakin rendah semakin baik": "(1 + (1 - realisasi/target)) x 100",
        "Target nol": "100 bila realisasi memenuhi target nol, selain itu 0",
        "Skala kategori": "0 sampai 100: Berhasil",
        "Nilai di antara dua kelas": "Batas bawah: kelas berlaku mulai batas bawahnya",
    }


def test_the_mean_is_worked_too(satker):
    measure(promise(satker, "80%"), "60%")
    measure(promise(satker, "50%"), "50%")
    promise(satker, "70%")
    [bagian] = annex(satker)["bentuk"]["bagian"]
    assert bagian.blok[-1].teks == (
        "Rata-rata: jumlah capaian indikator yang mempunyai angka / banyaknya; (75 + 100) / 2 = 87,5000%."
    )


def test_a_figure_from_before_a_change_says_so(satker):
    baris = measure(promise(satker, "80%"), "60%")
    BarisPk.objects.filter(pk=baris.baris_pk_id).update(polaritas="minimal")
    [(_, _, contoh)] = rows(satker)
    assert contoh[-2:] == [
        "Capaian: 75,00%",
        (
            "Angka yang tersimpan dihitung sebelum kartu indikator, target, atau kebijakan terakhir diubah. "
            "Uraian ini memakai ketentuan sekarang, yang hasilnya 100,00%."
        ),
    ]


def test_a_snapshot_keeps_its_words_when_kebijakan_and_kartu_change(satker, kartu):
    measure(promise(satker, "80%", indikator_renstra=kartu), "100%")
    snapshot = lakip_snapshot(satker, TAHUN)
    before = bentuk_lakip(snapshot)["lampiran"][-1]
    Kebijakan.objects.update(batas_bawah=50, target_nol="batas_atas")
    Indikator.objects.update(batas_capaian=None, target_nol="", polaritas="minimal")
    assert bentuk_lakip(snapshot)["lampiran"][-1] == before


def test_what_was_kept_before_has_no_such_annex(satker):
    measure(promise(satker, "80%"), "60%")
    snapshot = lakip_snapshot(satker, TAHUN)
    del snapshot["cara_hitung"]
    assert [satu["jenis"] for satu in bentuk_lakip(snapshot)["lampiran"]] == ["pk"]
    assert render_snapshot("lakip", snapshot)[:5] == b"%PDF-"


def test_a_lakip_without_indikator_has_no_such_annex(satker):
    assert annex(satker) is None


def test_it_is_an_annex_with_tagged_headings_and_a_place_in_the_contents(satker):
    measure(promise(satker, "80%"), "60%")
    pdf = PdfReader(io.BytesIO(print_document("lakip", satker, TAHUN).isi))
    halaman = [re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages]
    awal = next(n for n, teks in enumerate(halaman) if "CARA HITUNG CAPAIAN" in teks)
    akhir = " ".join(halaman[awal : awal + 2])
    wanted = ("Lampiran II", "60 / 80 × 100 = 75,0000%", "Kebijakan yang dipakai")
    assert [kata for kata in wanted if kata not in akhir] == []
    assert any("Lampiran II Cara Hitung Capaian" in teks for teks in halaman[:6])
    judul = [str(satu.title) for satu in pdf.outline if not isinstance(satu, list)]
    assert judul[-2:] == ["Cara Hitung Capaian", "Sumber Angka"]


@pytest.mark.parametrize("banyak", [1, 4])
def test_the_annex_takes_no_query_for_a_row(satker, django_assert_num_queries, banyak):
    for n in range(banyak):
        measure(promise(satker, f"{80 + n}%"), "60%")
        promise(satker, f"{20 + n}%")
    with django_assert_num_queries(36):
        lakip_snapshot(satker, TAHUN)


def test_a_promise_without_realisasi_has_the_rules_in_force_and_not_those_of_a_draft(satker, kartu):
    promise(satker, "80%", indikator_renstra=kartu)
    sah = rows(satker)
    renstra = kartu.sasaran.renstra
    Renstra.objects.filter(pk=renstra.pk).update(status="ditetapkan")
    keep_version(renstra)
    Renstra.objects.filter(pk=renstra.pk).update(status="draf", versi=1)
    Indikator.objects.filter(pk=kartu.pk).update(polaritas="minimal", batas_capaian=77)
    assert rows(satker) == sah
