"""Jelaskan angka ini: the page of a capaian and of an average, with formula, rules, people and evidence."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import AlasanNilai, BarisPk, Bukti, Pk, Realisasi, TargetPeriode
from kinerja.penjelasan.bahan import material_of
from kinerja.penjelasan.capaian import explain_capaian
from kinerja.penjelasan.rerata import explain_average
from kinerja.services.bukti import add_link, add_note
from kinerja.services.capaian import recompute_capaian
from kinerja.services.realisasi import record_realisasi
from renstra.models import Indikator, Renstra, Sasaran
from sakip.bacaan import set_realisasi, set_target
from sakip.models import BarisSkala, Kebijakan
from sakip.queries import kebijakan_for
from sakip.services.kebijakan import edit_kebijakan
from tests.hitung import queries_of
from tests.kinerja.rakit import TAHUN, isi, make_pengukuran, make_pk, make_rkt

KODE = "17.02"


@pytest.fixture
def pengukuran(unit_a):
    return make_pengukuran(make_pk(unit_a, "80%", "1 Laporan", "B"), "60%", "1 Laporan", "Belum dinilai")


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


def alamat(baris):
    return reverse("kinerja:realisasi-jelaskan", args=[KODE, TAHUN, baris.pengukuran_id, baris.pk])


def alamat_rerata(pengukuran, acuan="pk"):
    return reverse("kinerja:rerata-jelaskan", args=[KODE, TAHUN, pengukuran.pk, acuan])


def explained(pengukuran, user, urut=1):
    return explain_capaian(user, material_of(pengukuran, pengukuran.baris.get(urut=urut).pk))


def formula(pengukuran, user, urut=1):
    """The formula of the year with the figures inserted."""
    return explained(pengukuran, user, urut).rumus[0].isi


def steps(penjelasan):
    return {butir.label: butir.teks for butir in penjelasan.langkah}


def own_kebijakan(satker, **kolom):
    own = Kebijakan.objects.create(satker=satker, tahun=TAHUN, **kolom)
    BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    return own


@pytest.mark.parametrize(
    ("target", "realisasi", "ukuran", "isi_rumus"),
    [
        ("80%", "60%", {}, "60 / 80 × 100 = 75,0000%"),
        ("4 Laporan", "3 Laporan", {}, "3 / 4 × 100 = 75,0000%"),
        ("10 Temuan", "12 Temuan", {"polaritas": "minimal"}, "(1 + (1 − 12 / 10)) × 100 = 80,0000%"),
        ("80%", "90%", {"polaritas": "stabil"}, "(1 − |90 / 80 − 1|) × 100 = 87,5000%"),
        ("0 Temuan", "0 Temuan", {"polaritas": "minimal"}, "realisasi 0, target 0 = 100,0000%"),
        ("80-90%", "85%", {}, "85 berada di dalam rentang target 80 sampai 90 = 100,0000%"),
        (
            "80-90%",
            "60%",
            {},
            "60 / 80 × 100 = 75,0000% (di luar rentang 80 sampai 90; yang dipakai batas terdekatnya)",
        ),
        ("BB", "B", {}, "B (peringkat 4) / BB (peringkat 5) × 100 = 80,0000%"),
        ("B", "BB", {}, "BB (peringkat 5) mencapai target B (peringkat 4) = 100,0000%"),
        ("72 (BB)", "64,8 (B)", {}, "B (skor 64,8) / BB (skor 72) × 100 = 90,0000%"),
        ("WTP", "WDP", {}, "WDP (peringkat 3) / WTP (peringkat 4) × 100 = 75,0000%"),
        (
            "1 Lakip dan 2 Laporan",
            "1 Lakip dan 1 Laporan",
            {},
            "Lakip: 1 / 1 × 100 = 100,0000%; Laporan: 1 / 2 × 100 = 50,0000%; rata-ratanya 75,0000%",
        ),
    ],
)
def test_formula_holds_the_actual_figures(unit_a, auditor, target, realisasi, ukuran, isi_rumus):
    pk = make_pk(unit_a, target)
    pk.baris.update(**ukuran)
    assert formula(make_pengukuran(pk, realisasi), auditor) == isi_rumus


def test_formula_by_ratio_where_the_kebijakan_says_so(unit_a, auditor):
    own_kebijakan(unit_a.satker, rumus_minimal="rasio")
    pk = make_pk(unit_a, "10 Temuan")
    pk.baris.update(polaritas="minimal")
    rumus = explained(make_pengukuran(pk, "12 Temuan"), auditor).rumus[0]
    assert (rumus.simbol, rumus.isi) == ("target / realisasi × 100", "10 / 12 × 100 = 83,3333%")


def test_every_step_from_target_to_kategori_is_told(pengukuran, auditor):
    Pk.objects.update(status="ditetapkan", tanggal="2024-01-12")
    penjelasan = explained(pengukuran, auditor)
    assert (penjelasan.judul, penjelasan.kategori) == ("Capaian 75,00%", "Cukup Berhasil")
    assert steps(penjelasan) == {
        "Target": "80%, dari Perjanjian Kinerja 2024 versi awal, tanggal 12 Januari 2024, ditetapkan",
        "Realisasi triwulan ini": "60%",
        "Jenis nilai": "Persen (dari targetnya)",
        "Arah penilaian": "Semakin tinggi semakin baik (anggapan, karena belum dinyatakan)",
        "Antartriwulan": "Posisi triwulan terakhir (anggapan, karena belum dinyatakan)",
        "Bila target nol": "100 bila realisasi memenuhi target nol, selain itu 0 "
        "(menurut kebijakan capaian 2015)",
        "Batas": "Batas bawah 0,00%, batas atas 100,00% (menurut kebijakan capaian 2015); "
        "yang dipakai 75,0000%",
        "Pembulatan": "75,0000% dicetak 75,00%, dua angka di belakang koma, setengah ke atas. "
        "Rata-rata dan kategori memakai angka sebelum dibulatkan.",
        "Kategori": "Cukup Berhasil: kelas 71 sampai 90",
    }


def test_target_links_to_the_document_that_promises_it(pengukuran, auditor):
    target = explained(pengukuran, auditor).langkah[0]
    pk = Pk.objects.get()
    assert (target.url, target.tautan) == (f"/satker/17.02/2024/pk/{pk.pk}/", "Buka Perjanjian Kinerja")


def test_a_rule_of_the_kartu_links_to_the_kartu(unit_a, satker_a, auditor):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    kartu = Indikator.objects.create(sasaran=sasaran, uraian="I", polaritas="minimal")
    pk = make_pk(unit_a, "10 Temuan")
    pk.baris.update(indikator_renstra=kartu)
    arah = next(
        b for b in explained(make_pengukuran(pk, "8"), auditor).langkah if b.label == "Arah penilaian"
    )
    assert (arah.teks, arah.url) == (
        "Semakin rendah semakin baik (menurut kartu indikator)",
        f"/satker/17.02/renstra/{renstra.pk}/indikator/{kartu.pk}/",
    )


def test_quarters_are_joined_as_the_indikator_says(unit_a, auditor):
    pk = make_pk(unit_a, "10 Laporan")
    pk.baris.update(cara_kumulasi="akumulasi")
    make_pengukuran(pk, "2 Laporan", triwulan=1)
    penjelasan = explained(make_pengukuran(pk, "3 Laporan", triwulan=2), auditor)
    assert (penjelasan.rumus[0].isi, steps(penjelasan)["Realisasi yang dihitung"]) == (
        "5 / 10 × 100 = 50,0000%",
        "5: dijumlahkan antartriwulan",
    )
    assert [(a.nama, a.sel) for a in penjelasan.daftar[0].anggota] == [
        ("Triwulan I", ("2 Laporan",)),
        ("Triwulan II", ("3 Laporan",)),
    ]


def test_the_target_of_the_rencana_aksi_has_a_formula_of_its_own(unit_a, auditor):
    pk = make_pk(unit_a, "10 Laporan")
    janji = pk.baris.get()
    rencana = unit_a.rencanaaksi_set.create(tahun=TAHUN, pola="triwulan")
    baris = rencana.baris.create(baris_pk=janji, urut=1)
    target = TargetPeriode(baris=baris, ke=2)
    set_target(target, "4 Laporan")
    target.save()
    rumus = explained(make_pengukuran(pk, "3 Laporan", triwulan=2), auditor).rumus
    assert [(r.nama, r.isi) for r in rumus] == [
        ("Capaian terhadap target tahun ini", "3 / 10 × 100 = 30,0000%"),
        ("Capaian terhadap target sampai triwulan ini", "3 / 4 × 100 = 75,0000%"),
    ]


def test_without_a_number_the_reason_stands_instead(pengukuran, auditor):
    penjelasan = explained(pengukuran, auditor, urut=3)
    assert (penjelasan.judul, penjelasan.rumus[0].isi, steps(penjelasan)["Mengapa belum ada angka"]) == (
        "Capaian belum ada",
        "",
        "Belum dinilai oleh penilai.",
    )


def test_a_stale_figure_says_what_the_rules_give_now(pengukuran, auditor):
    BarisPk.objects.filter(urut=1).update(polaritas="minimal")
    penjelasan = explained(pengukuran, auditor)
    assert (penjelasan.judul, penjelasan.catatan[0].endswith("yang hasilnya 100,00%.")) == (
        "Capaian 75,00%",
        True,
    )


def test_who_filled_what_when_comes_from_the_trail(pengukuran, operator_a, auditor):
    baris = pengukuran.baris.get(urut=1)
    record_realisasi(
        user=operator_a,
        pengukuran=pengukuran,
        isian=[isi(baris, realisasi="70%", bukti="https://contoh.go.id/bukti")],
        suntingan=pengukuran.suntingan,
    )
    penjelasan = explained(pengukuran, auditor)
    realisasi = next(o for o in penjelasan.pengisi if o.apa == "Realisasi")
    assert (realisasi.kalimat, [(u.lama, u.baru) for u in realisasi.ubahan], realisasi.url) == (
        "Mengisi realisasi, oleh operator_a.",
        [("60%", "70%")],
        f"/riwayat/realisasi/{baris.pk}/",
    )
    assert [b.url for b in penjelasan.bukti] == ["https://contoh.go.id/bukti"]


def test_files_links_and_notes_stand_as_evidence_and_what_was_withdrawn_says_so(
    pengukuran, operator_a, auditor
):
    baris = pengukuran.baris.get(urut=1)
    Realisasi.objects.filter(pk=baris.pk).update(bukti="https://contoh.go.id/satu")
    add_link(user=operator_a, baris=baris, tautan="https://contoh.go.id/dua", judul="Laporan")
    add_note(user=operator_a, baris=baris, teks="Arsip di ruang 2", judul="")
    Bukti.objects.create(
        realisasi=baris,
        jenis="tautan",
        tautan="https://contoh.go.id/tiga",
        user=operator_a,
        ditarik=timezone.now(),
        penarik=operator_a,
        alasan_tarik="Salah berkas",
    )
    bukti = explained(pengukuran, auditor).bukti
    assert [(b.teks, b.url) for b in bukti] == [
        ("https://contoh.go.id/satu", "https://contoh.go.id/satu"),
        ("Laporan", "https://contoh.go.id/dua"),
        ("Arsip di ruang 2", ""),
        ("https://contoh.go.id/tiga", "https://contoh.go.id/tiga"),
    ]
    assert (bukti[1].catatan.startswith("(ditambahkan oleh operator_a, "), bukti[3].catatan[-15:]) == (
        True,
        ": Salah berkas)",
    )


def test_a_file_is_reached_through_its_own_address(pengukuran, auditor):
    baris = pengukuran.baris.get(urut=1)
    bukti = Bukti.objects.create(
        realisasi=baris, jenis="berkas", berkas="a.pdf", nama="a.pdf", tipe="pdf", ukuran=1, sidik="x" * 64
    )
    [satu] = explained(pengukuran, auditor).bukti
    assert (satu.teks, satu.url) == (
        "a.pdf",
        f"/satker/17.02/2024/realisasi/{pengukuran.pk}/baris/{baris.pk}/bukti/{bukti.pk}/",
    )


def test_the_answer_about_an_unusual_value_is_told_as_long_as_the_value_stands(pengukuran, auditor):
    baris = pengukuran.baris.get(urut=1)
    for nilai in (60, 61):
        AlasanNilai.objects.create(
            realisasi=baris, jenis="jauh", nilai=nilai, pertanyaan=f"Mengapa {nilai}?", alasan="Begitu adanya"
        )
    assert explained(pengukuran, auditor).catatan == ("Mengapa 60? Jawaban: Begitu adanya",)


def test_the_kebijakan_says_whose_it_is_and_its_source(unit_a, auditor):
    own_kebijakan(unit_a.satker, batas_atas=120, dasar="Keputusan Nomor 7")
    penjelasan = explained(make_pengukuran(make_pk(unit_a, "80%"), "100%"), auditor)
    kebijakan = {b.label: b.teks for b in penjelasan.kebijakan}
    assert (kebijakan["Milik"], kebijakan["Dasar penetapan"], kebijakan["Batas capaian"]) == (
        "Kebijakan satuan kerja ini, berlaku sejak tahun 2024",
        "Keputusan Nomor 7",
        "0,00% sampai 120,00%",
    )


def test_a_kebijakan_of_a_later_year_says_why_it_is_used(unit_a, auditor):
    own = own_kebijakan(unit_a.satker)
    Kebijakan.objects.filter(pk=own.pk).update(tahun=TAHUN + 1)
    milik = explained(make_pengukuran(make_pk(unit_a, "80%"), "100%"), auditor).kebijakan[0].teks
    assert milik == (
        "Kebijakan satuan kerja ini, ditetapkan untuk tahun 2025; dipakai karena tidak ada yang lebih awal"
    )


def test_who_set_the_kebijakan_is_told(unit_a, admin_a, auditor):
    own = own_kebijakan(unit_a.satker)
    pengukuran = make_pengukuran(make_pk(unit_a, "80%"), "100%")
    edit_kebijakan(user=admin_a, kebijakan=own, suntingan=own.suntingan, nilai={"batas_atas": Decimal(120)})
    penjelasan = explained(pengukuran, auditor)
    [kebijakan] = [o for o in penjelasan.pengisi if o.apa == "Kebijakan"]
    assert (kebijakan.kalimat.endswith("oleh admin_a."), [u.baru for u in kebijakan.ubahan]) == (
        True,
        ["120"],
    )


def test_average_lists_who_counts_and_why_the_others_do_not(pengukuran, unit_a):
    penjelasan = explain_average(pengukuran, "pk", kebijakan_for(unit_a.satker, TAHUN))
    masuk, luar = penjelasan.daftar
    assert (penjelasan.judul, penjelasan.rumus[0].isi) == (
        "Rata-rata capaian 87,50%",
        "(75 + 100) / 2 = 87,5000%",
    )
    assert [a.sel for a in masuk.anggota] == [
        ("80%", "60%", "75,0000%"),
        ("1 Laporan", "1 Laporan", "100,0000%"),
    ]
    assert [a.sel for a in luar.anggota] == [("B", "Belum dinilai", "Belum dinilai oleh penilai")]
    assert masuk.anggota[0].url == alamat(pengukuran.baris.get(urut=1))


def test_average_of_many_rows_shows_their_sum(unit_a):
    pengukuran = make_pengukuran(make_pk(unit_a, *["80%"] * 10), *["60%"] * 10)
    penjelasan = explain_average(pengukuran, "pk", kebijakan_for(unit_a.satker, TAHUN))
    assert penjelasan.rumus[0].isi == "750 / 10 = 75,0000%"


def test_average_against_a_document_without_rows_is_not_there(operator, pengukuran):
    statuses = [operator.get(alamat_rerata(pengukuran, acuan)).status_code for acuan in ("pk", "rkt", "x")]
    assert statuses == [200, 404, 404]


def test_a_row_of_another_triwulan_is_not_there(operator, pengukuran, unit_a):
    lain = make_pengukuran(make_pk(unit_a, "80%", versi=1), "60%", triwulan=3)
    url = reverse("kinerja:realisasi-jelaskan", args=[KODE, TAHUN, pengukuran.pk, lain.baris.get().pk])
    assert operator.get(url).status_code == 404


def test_page_and_fragment_are_one_address(operator, pengukuran):
    url = alamat(pengukuran.baris.get(urut=1))
    page, part = operator.get(url), operator.get(url, headers={"HX-Request": "true"})
    seen = [
        (kata in page.text, kata in part.text) for kata in ("<html", "60 / 80 × 100 = 75,0000%", "hx-get=")
    ]
    assert (seen, part.headers["Vary"].count("HX-Request")) == (
        [(True, False), (True, True), (False, True)],
        1,
    )


def test_two_fragments_on_one_page_share_no_id(operator, pengukuran):
    seen = []
    for baris in pengukuran.baris.all():
        part = operator.get(alamat(baris), {"target": "90%"}, headers={"HX-Request": "true"}).text
        seen += re.findall(r'\bid="([^"]+)"', part)
    assert len(seen) == len(set(seen)) > 6


def test_figures_on_the_table_lead_to_their_explanation(operator, pengukuran):
    page = operator.get(reverse("kinerja:realisasi-detail", args=[KODE, TAHUN, pengukuran.pk])).text
    addresses = [alamat(b) for b in pengukuran.baris.all()] + [alamat_rerata(pengukuran)]
    assert [page.count(f'href="{url}"') for url in addresses] == [1, 1, 1, 1]


def test_the_list_of_units_never_mixes_pk_and_rkt_and_leads_to_the_explanation(operator, pengukuran, unit_a):
    janji = make_rkt(unit_a, "100%").baris.get()
    baris = Realisasi(pengukuran=pengukuran, acuan="rkt", baris_rkt=janji, indikator="Indikator 1")
    set_realisasi(baris, "10%")
    baris.save()
    recompute_capaian(pengukuran)
    page = operator.get(reverse("kinerja:realisasi-list", args=[KODE, TAHUN])).text
    assert page.count(f'href="{alamat_rerata(pengukuran)}"') == 1
    assert page.count("rata-rata 87,50%") == 1


@pytest.mark.parametrize("ke", ["baris", "rerata"])
def test_pages_take_as_many_queries_for_three_rows_as_for_one(operator, unit_a, sekretariat_a, ke):
    counts = []
    for unit, banyak in ((unit_a, 1), (sekretariat_a, 3)):
        pengukuran = make_pengukuran(make_pk(unit, *["80%"] * banyak), *["60%"] * banyak)
        url = alamat(pengukuran.baris.first()) if ke == "baris" else alamat_rerata(pengukuran)
        counts.append(queries_of(operator, url))
    assert counts[0] == counts[1]
