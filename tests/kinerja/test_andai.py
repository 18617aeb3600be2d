"""Bagaimana jika: what another target or realisasi would give. It reads what people type, stores nothing."""

import hashlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import CapaianLalu, Pengukuran, Pk, Realisasi
from kinerja.penjelasan.andai import suppose
from kinerja.penjelasan.bahan import material_of
from kinerja.services.capaian import recompute_capaian
from renstra.models import Indikator, Renstra, Sasaran
from sakip.bacaan import set_realisasi, set_target
from sakip.models import BarisSkala, Kebijakan
from tests.hitung import queries_of
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk

KODE = "17.02"
# What a form may send: nothing readable, too much, nothing at all, zero, and what looks like code.
ISIAN = (
    "",
    " ",
    "0",
    "0%",
    "-5%",
    "abc",
    "12,3,4%",
    "1.050",
    "9" * 199,
    "9" * 18,
    "0," + "0" * 27 + "1",
    "1e999",
    "NaN",
    "Infinity",
    "80-90%",
    "90-80%",
    "45/50",
    "1 Lakip dan 2 Laporan",
    "BB",
    "WTP",
    "72 (BB)",
    "Belum dinilai",
    "Rp1.000.000",
    "<script>alert(1)</script>",
    "\x00",
    "🦊",
    "½",
    "'; DROP TABLE realisasi; --",
)


@pytest.fixture
def pengukuran(unit_a):
    return make_pengukuran(make_pk(unit_a, "80%", "1 Laporan", "B"), "60%", "1 Laporan", "Belum dinilai")


@pytest.fixture
def auditor_client(client, auditor):
    client.force_login(auditor)
    return client


def alamat(baris):
    return reverse("kinerja:realisasi-jelaskan", args=[KODE, TAHUN, baris.pengukuran_id, baris.pk])


def supposed(pengukuran, urut=1, **isian):
    return suppose(material_of(pengukuran, pengukuran.baris.get(urut=urut).pk), **isian)


def everything():
    """A hash of every row of every table."""
    isi = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda m: m._meta.label):
        if model._meta.label != "sessions.Session":
            isi.update(
                repr((model._meta.label, list(model._default_manager.order_by("pk").values()))).encode()
            )
    return isi.hexdigest()


@pytest.mark.parametrize(
    ("isian", "capaian", "kategori", "rerata"),
    [
        ({"realisasi": "72%"}, "90,00%", "Cukup Berhasil", "95,00%"),
        ({"realisasi": "100%"}, "100,00%", "Berhasil", "100,00%"),
        ({"target": "60%"}, "100,00%", "Berhasil", "100,00%"),
        ({"target": "100", "realisasi": "50"}, "50,00%", "Tidak Berhasil", "75,00%"),
        ({"target": "0%"}, "100,00%", "Berhasil", "100,00%"),
        ({"realisasi": "Belum dinilai"}, "–", "", "100,00%"),
        ({"realisasi": "3 Laporan"}, "–", "", "100,00%"),
    ],
)
def test_capaian_kategori_and_average_as_they_would_be(pengukuran, isian, capaian, kategori, rerata):
    jadi = supposed(pengukuran, **isian).jadi
    assert (jadi.capaian, jadi.kategori, jadi.rerata) == (capaian, kategori, rerata)


def test_now_stands_beside_it(pengukuran):
    kini = supposed(pengukuran, realisasi="72%").kini
    assert (kini.target, kini.realisasi, kini.capaian, kini.kategori, kini.rerata) == (
        "80%",
        "60%",
        "75,00%",
        "Cukup Berhasil",
        "87,50%",
    )


def test_the_formula_holds_what_was_supposed(pengukuran):
    assert supposed(pengukuran, target="90%", realisasi="45%").rumus.isi == "45 / 90 × 100 = 50,0000%"


def test_earlier_triwulan_still_count(unit_a):
    pk = make_pk(unit_a, "10 Laporan")
    pk.baris.update(cara_kumulasi="akumulasi")
    make_pengukuran(pk, "2 Laporan", triwulan=1)
    andai = supposed(make_pengukuran(pk, "3 Laporan", triwulan=2), realisasi="6 Laporan")
    assert (andai.rumus.isi, andai.jadi.capaian) == ("8 / 10 × 100 = 80,0000%", "80,00%")


def test_why_there_would_be_no_number_is_said(pengukuran):
    assert supposed(pengukuran, realisasi="3 Laporan").jadi.alasan == (
        "Perlu diperiksa: satuan realisasi berbeda dari satuan target"
    )


def test_an_ambiguous_reading_is_shown_with_the_other_one(pengukuran):
    [bacaan] = supposed(pengukuran, realisasi="1.050").bacaan
    assert (bacaan.dibaca, bacaan.lain, bacaan.galat) == ("1.050", "1,05", "")
    assert "ribuan atau desimal" in bacaan.catatan


def test_what_cannot_be_read_is_said_and_nothing_is_computed(auditor_client, pengukuran):
    page = auditor_client.get(alamat(pengukuran.baris.get(urut=1)), {"realisasi": "12,3,4%"})
    assert (page.text.count('value="12,3,4%"'), page.text.count("Tulis seperti 82,5%")) == (1, 1)
    assert page.context["andai"].jadi is None


def test_the_page_shows_both_sides(auditor_client, pengukuran):
    page = auditor_client.get(alamat(pengukuran.baris.get(urut=1)), {"realisasi": "72%"}).text
    assert page.count("Jika realisasi 72%, capaian Triwulan IV 2024 menjadi <b>90,00%</b>") == 1


def test_the_page_says_in_words_that_there_would_be_no_number(auditor_client, pengukuran):
    page = auditor_client.get(alamat(pengukuran.baris.get(urut=3)), {"target": "BB"}).text
    kalimat = "Jika target BB, capaian Triwulan IV 2024 tidak mempunyai angka: belum dinilai oleh penilai."
    assert page.count(f"{kalimat} Sekarang belum ada angka.") == 1


def earlier(unit, tahun, target, realisasi, indikator="Indikator 1"):
    lalu = CapaianLalu(unit=unit, tahun=tahun, indikator=indikator)
    set_target(lalu, target)
    set_realisasi(lalu, realisasi)
    lalu.save()


def measured(unit, tahun, target, realisasi):
    pk = Pk.objects.create(unit=unit, tahun=tahun)
    janji = pk.baris.model(pk_dokumen=pk, urut=1, sasaran="Sasaran lain", indikator="Indikator 1")
    set_target(janji, target)
    janji.save()
    ukur = Pengukuran.objects.create(unit=unit, tahun=tahun, triwulan=4)
    baris = Realisasi(pengukuran=ukur, baris_pk=janji, indikator="Indikator 1")
    set_realisasi(baris, realisasi)
    baris.save()
    recompute_capaian(ukur)


def test_a_supposed_target_is_held_against_other_years(pengukuran, unit_a):
    earlier(unit_a, 2021, "50%", "50%")
    earlier(unit_a, 2022, "90%", "45%")
    earlier(unit_a, 2022, "90%", "45%", indikator="Indikator lain")
    measured(unit_a, 2022, "80%", "60%")
    measured(unit_a, 2023, "80%", "72%")
    tahun = supposed(pengukuran, target="60%").tahun
    assert [(t.tahun, t.realisasi, t.target, t.kini, t.jadi) for t in tahun] == [
        (2023, "72%", "80%", "90,00%", "100,00%"),
        (2022, "60%", "80%", "75,00%", "100,00%"),
        (2021, "50%", "50%", "100,00%", "83,33%"),
    ]


def test_other_years_are_bounded_by_their_own_kebijakan(pengukuran, unit_a):
    nasional = Kebijakan.objects.get(satker=None)
    for tahun, batas in ((2022, 150), (2023, 110)):
        own = Kebijakan.objects.create(satker=unit_a.satker, tahun=tahun, batas_atas=batas)
        BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    measured(unit_a, 2022, "80%", "88%")
    measured(unit_a, 2023, "80%", "88%")
    tahun = supposed(pengukuran, target="50%").tahun
    assert (nasional.batas_atas, [t.jadi for t in tahun]) == (100, ["110,00%", "150,00%"])


def test_without_a_supposed_target_no_other_year_is_shown(pengukuran, unit_a):
    earlier(unit_a, 2021, "50%", "50%")
    assert supposed(pengukuran, realisasi="70%").tahun == ()


def test_nothing_changes_in_the_database(auditor_client, pengukuran, unit_a):
    measured(unit_a, 2023, "80%", "72%")
    url = alamat(pengukuran.baris.get(urut=1))
    auditor_client.get(url)
    before = everything()
    auditor_client.get(url, {"target": "60%", "realisasi": "55%"})
    assert everything() == before


def test_no_input_is_an_error(auditor_client, pengukuran, unit_a):
    earlier(unit_a, 2021, "0", "0")
    angka, _, predikat = (alamat(b) for b in pengukuran.baris.order_by("urut"))
    asked = [(angka, isi, isi) for isi in ISIAN] + [(predikat, isi, "") for isi in ISIAN]
    statuses = {auditor_client.get(url, {"target": t, "realisasi": r}).status_code for url, t, r in asked}
    assert statuses == {200}


@pytest.mark.parametrize("polaritas", ["maksimal", "minimal", "stabil"])
@pytest.mark.parametrize("rumus", ["selisih", "rasio"])
def test_no_rule_fails_on_any_input(pengukuran, unit_a, polaritas, rumus):
    own = Kebijakan.objects.create(
        satker=unit_a.satker, tahun=TAHUN, rumus_minimal=rumus, batas_atas=None, batas_bawah=0
    )
    BarisSkala.objects.create(kebijakan=own, urut=1, dari=0, sampai=100, kategori="Berhasil")
    Pk.objects.get().baris.update(polaritas=polaritas)
    bahan = material_of(pengukuran, pengukuran.baris.get(urut=1).pk)
    jadi = [suppose(bahan, target=t, realisasi=r).jadi for t in ISIAN for r in ISIAN[2:9]]
    assert {satu.status for satu in jadi if satu} <= {
        "ok",
        "belum_dinilai",
        "belum_diisi",
        "perlu_periksa",
        "tak_terhingga",
    }


def test_html_in_a_value_stays_text(auditor_client, pengukuran):
    page = auditor_client.get(alamat(pengukuran.baris.get(urut=1)), {"target": "<b>80%</b>"}).text
    assert ("<b>80%</b>" in page, "&lt;b&gt;80%&lt;/b&gt;" in page) == (False, True)


def test_supposing_takes_as_many_queries_for_many_years_as_for_one(auditor_client, pengukuran, unit_a):
    url, isian = alamat(pengukuran.baris.get(urut=1)), {"target": "60%", "realisasi": "55%"}
    measured(unit_a, 2023, "80%", "72%")
    one = queries_of(auditor_client, url, isian)
    for tahun in (2020, 2021, 2022):
        measured(unit_a, tahun, "80%", "72%")
    assert queries_of(auditor_client, url, isian) == one


@pytest.fixture
def rasio(pengukuran, satker_a, unit_a):
    """The first row as a ratio of 60 of 100, whose kartu says what is counted."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    kartu = Indikator.objects.create(
        sasaran=sasaran, uraian="I", pembilang="Pemilih yang hadir", penyebut="Pemilih terdaftar"
    )
    Pk.objects.get().baris.filter(urut=1).update(indikator_renstra=kartu)
    pengukuran.baris.filter(urut=1).update(pembilang=60, penyebut=100)
    return pengukuran


@pytest.mark.parametrize(
    ("isian", "capaian", "realisasi"),
    [
        ({"pembilang": "72"}, "90,00%", "72,00% (72 / 100)"),
        ({"penyebut": "80"}, "93,75%", "75,00% (60 / 80)"),
        ({"pembilang": "1.000", "penyebut": "3.000"}, "41,67%", "33,33% (1.000 / 3.000)"),
        ({"pembilang": "0"}, "0,00%", "0,00% (0 / 100)"),
        ({"pembilang": "60", "target": "60%"}, "100,00%", "60,00% (60 / 100)"),
        ({"realisasi": "72%"}, "90,00%", "72%"),
    ],
)
def test_the_parts_of_a_ratio_may_be_supposed(rasio, isian, capaian, realisasi):
    jadi = supposed(rasio, **isian).jadi
    assert (jadi.capaian, jadi.realisasi) == (capaian, realisasi)


@pytest.mark.parametrize(
    ("isian", "galat"),
    [
        ({"penyebut": "0"}, ["Penyebut harus lebih dari nol."]),
        ({"pembilang": "-1"}, ["Pembilang tidak boleh negatif."]),
        ({"pembilang": "60%"}, ["Pembilang ditulis dengan angka saja, misalnya 154.321."]),
        ({"pembilang": "banyak"}, None),
        (
            {"pembilang": "1", "realisasi": "72%"},
            ["Realisasi dihitung dari pembilang dan penyebut; isi keduanya atau realisasinya saja."],
        ),
        ({"pembilang": "9" * 18, "penyebut": "0,001"}, None),
    ],
)
def test_a_part_that_cannot_be_read_is_said_and_nothing_is_computed(rasio, isian, galat):
    andai = supposed(rasio, **isian)
    said = [b.galat for b in andai.bacaan if b.galat]
    assert (andai.jadi, said if galat else len(said)) == (None, galat or 1)


def test_one_part_alone_is_not_enough_where_the_row_has_none(rasio):
    rasio.baris.update(pembilang=None, penyebut=None)
    [bacaan] = supposed(rasio, pembilang="60").bacaan
    assert bacaan.galat == "Isi pembilang dan penyebut, atau kosongkan keduanya."


def test_a_row_that_is_no_ratio_has_no_parts(rasio):
    andai = supposed(rasio, urut=2, pembilang="60", penyebut="100")
    assert ([satu.nama for satu in andai.isian], andai.bacaan) == (["target", "realisasi"], ())


def test_the_page_asks_for_the_parts_in_their_own_words(auditor_client, rasio):
    page = auditor_client.get(alamat(rasio.baris.get(urut=1)), {"pembilang": "72", "penyebut": "90"}).text
    wanted = (
        "Pemilih yang hadir. Sekarang 60",
        "Pemilih terdaftar. Sekarang 100",
        'name="pembilang" value="72"',
        'name="penyebut" value="90"',
        "Jika pembilang 72 dan penyebut 90, capaian Triwulan IV 2024 menjadi <b>100,00%</b>",
    )
    assert [kata for kata in wanted if page.count(kata) != 1] == []


def test_supposing_parts_writes_nothing_at_all(auditor_client, rasio):
    url = alamat(rasio.baris.get(urut=1))
    auditor_client.get(url)
    before = everything()
    with CaptureQueriesContext(connection) as asked:
        auditor_client.get(url, {"pembilang": "72", "penyebut": "90", "target": "60%"})
    writes = [
        q["sql"] for q in asked if q["sql"].split()[0].upper() not in ("SELECT", "SAVEPOINT", "RELEASE")
    ]
    assert (writes, everything()) == ([], before)


def test_no_part_is_an_error(auditor_client, rasio):
    url = alamat(rasio.baris.get(urut=1))
    asked = [{"pembilang": a, "penyebut": b} for a in ISIAN for b in ("", "0", "3", "1.050", "abc")]
    assert {auditor_client.get(url, isi).status_code for isi in asked} == {200}
