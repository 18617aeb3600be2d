"""What supports the realisasi of a triwulan: I02 to I05."""

from decimal import Decimal

import pytest
from django.urls import reverse

from kinerja.models import AlasanNilai, Bukti, Pengukuran, Realisasi
from laporan.pemeriksaan import check_document
from sakip.models import Satker, UnitKerja


@pytest.fixture(autouse=True)
def lived_here(settings):
    settings.TAHUN_MULAI = 2024


def _earlier(ukur, add, realisasi, *, tahun=2024, triwulan=1, **kolom):
    lalu = Pengukuran.objects.create(unit=ukur.unit, tahun=tahun, triwulan=triwulan)
    return add(lalu, realisasi=realisasi, **kolom)


# --- I02


def test_worse_value_without_a_note_is_a_galat_that_leads_to_its_row(ukur, add):
    _earlier(ukur, add, "70%")
    baris = add(ukur, realisasi="65%")
    (temuan,) = [t for t in check_document(ukur, langkah="ajukan") if t.kode == "I02"]
    url = reverse("kinerja:realisasi-baris", args=["17.02", 2024, ukur.pk, baris.pk])
    assert (temuan.tingkat, temuan.pesan, temuan.url) == (
        "galat",
        (
            "Realisasi “Persentase A” memburuk dari “70%” pada Triwulan I menjadi “65%”, tanpa keterangan "
            "atau kendala."
        ),
        f"{url}#catatan",
    )


def test_number_without_a_unit_is_in_that_of_its_target(ukur, add, sentences):
    _earlier(ukur, add, "70,5")
    add(ukur, realisasi="60%")
    assert len(sentences(ukur, "I02")) == 1


def test_value_worse_than_in_the_same_triwulan_of_last_year_needs_a_note(ukur, add, sentences):
    _earlier(ukur, add, "9 Laporan", tahun=2023, triwulan=2, cara_kumulasi="akumulasi")
    add(ukur, "8 Laporan", "7 Laporan", cara_kumulasi="akumulasi")
    assert sentences(ukur, "I02") == [
        (
            "Realisasi “Persentase A” memburuk dari “9 Laporan” pada Triwulan II 2023 menjadi “7 Laporan”, "
            "tanpa keterangan atau kendala."
        )
    ]


@pytest.mark.parametrize(
    ("dulu", "kini", "kolom"),
    [
        ("70%", "75%", {}),
        ("70%", "65%", {"cara_kumulasi": "akumulasi"}),
        ("3%", "2%", {"polaritas": "minimal"}),
        ("70 Laporan", "65%", {}),
    ],
)
def test_value_that_did_not_worsen_has_no_finding(ukur, add, sentences, dulu, kini, kolom):
    _earlier(ukur, add, dulu, **kolom)
    add(ukur, realisasi=kini, **kolom)
    assert sentences(ukur, "I02") == []


@pytest.mark.parametrize("kolom", ["keterangan", "kendala"])
def test_worse_value_with_a_note_has_no_finding(ukur, add, sentences, kolom):
    _earlier(ukur, add, "70%")
    add(ukur, realisasi="65%", **{kolom: "Anggaran baru turun."})
    assert sentences(ukur, "I02") == []


def _short(ukur, add, triwulan, **capaian):
    Pengukuran.objects.filter(pk=ukur.pk).update(triwulan=triwulan)
    add(ukur, realisasi="70%", capaian_status="ok", **capaian)


def test_value_below_the_target_of_its_triwulan_needs_a_note(ukur, add, sentences):
    _short(ukur, add, 2, capaian_nilai=50, capaian_periode_nilai=Decimal("87.5"), capaian_periode_status="ok")
    assert sentences(ukur, "I02") == [
        (
            "Realisasi “Persentase A” bercapaian 87,50% terhadap target triwulan, tanpa keterangan atau "
            "kendala."
        )
    ]


@pytest.mark.parametrize("triwulan", [1, 3, 4])
def test_value_below_the_target_of_the_year_needs_a_note_where_the_sheet_shows_no_other(
    ukur, add, sentences, triwulan
):
    _short(ukur, add, triwulan, capaian_nilai=Decimal("87.5"))
    assert sentences(ukur, "I02") == [
        "Realisasi “Persentase A” bercapaian 87,50% terhadap target setahun, tanpa keterangan atau kendala."
    ]


@pytest.mark.parametrize(
    ("triwulan", "capaian", "polaritas", "banyak"),
    [(1, "25", "", 0), (1, "24.99", "", 1), (3, "75", "", 0), (4, "75", "", 1), (1, "90", "minimal", 1)],
)
def test_sum_over_the_year_needs_a_note_when_it_lags_behind_its_share(
    ukur, add, sentences, triwulan, capaian, polaritas, banyak
):
    ukuran = {"cara_kumulasi": "akumulasi", "polaritas": polaritas}
    _short(ukur, add, triwulan, capaian_nilai=Decimal(capaian), **ukuran)
    assert len(sentences(ukur, "I02")) == banyak


def test_target_of_the_triwulan_that_was_met_leaves_that_of_the_year_aside(ukur, add, sentences):
    _short(ukur, add, 2, capaian_nilai=50, capaian_periode_nilai=100, capaian_periode_status="ok")
    assert sentences(ukur, "I02") == []


def test_row_that_fell_short_and_worsened_is_one_finding(ukur, add, sentences):
    _earlier(ukur, add, "80%")
    _short(ukur, add, 4, capaian_nilai=Decimal("87.5"))
    assert len(sentences(ukur, "I02")) == 1


def test_history_needs_no_note(ukur, add, sentences, settings):
    settings.TAHUN_MULAI = 2025
    _earlier(ukur, add, "80%")
    add(ukur, realisasi="65%")
    assert sentences(ukur, "I02") == []


# --- I03 and I04


def test_realisasi_without_evidence_is_a_warning(ukur, add, sentences):
    add(ukur, realisasi="70%")
    add(ukur, realisasi="70%", indikator="Persentase B", bukti="https://contoh.id/bukti")
    catatan = add(ukur, realisasi="70%", indikator="Persentase C")
    Bukti.objects.create(realisasi=catatan, jenis="teks", teks="Ada.")
    assert sentences(ukur, "I03", tingkat="peringatan") == [
        "Realisasi “70%” pada baris 1 belum mempunyai bukti dukung."
    ]


@pytest.fixture
def wajib(ukur, pk, add, add_indikator):
    """A filled row of an indikator whose kartu wants evidence, and bounds its value by 90."""
    kartu = add_indikator(bukti_wajib=True, wajar_maks=90)
    return add(ukur, realisasi="95%", baris_pk=add(pk, indikator_renstra=kartu))


def test_required_evidence_that_is_missing_is_a_galat_that_leads_to_its_row(ukur, wajib, sentences):
    (temuan,) = [t for t in check_document(ukur, langkah="ajukan") if t.kode == "I04"]
    url = reverse("kinerja:realisasi-baris", args=["17.02", 2024, ukur.pk, wajib.pk])
    assert (temuan.tingkat, temuan.pesan, temuan.url) == (
        "galat",
        (
            "Indikator “Persentase A” pada baris 1 mewajibkan bukti dukung, dan realisasinya “95%” belum "
            "mempunyainya."
        ),
        f"{url}#bukti",
    )
    assert (sentences(ukur, "I03"), sentences(ukur, "I04", "simpan")) == ([], [])


def test_required_evidence_that_was_withdrawn_is_missing(ukur, wajib, sentences, operator_a):
    bukti = Bukti.objects.create(realisasi=wajib, jenis="teks", teks="Ada.")
    assert sentences(ukur, "I04") == []
    Bukti.objects.filter(pk=bukti.pk).update(ditarik=bukti.waktu, alasan_tarik="Salah.")
    assert len(sentences(ukur, "I04")) == 1


@pytest.mark.parametrize("realisasi", ["belum dinilai", None])
def test_row_without_a_value_needs_no_evidence(ukur, pk, add, add_indikator, sentences, realisasi):
    add(ukur, realisasi=realisasi, baris_pk=add(pk, indikator_renstra=add_indikator(bukti_wajib=True)))
    assert sentences(ukur, "I04") == []


# --- I05


def test_value_outside_its_range_is_a_question_until_it_is_answered(ukur, wajib, sentences):
    assert sentences(ukur, "I05", tingkat="peringatan") == [
        (
            "Realisasi “95%” pada baris 1: Nilai ini di atas batas wajar 90 pada kartu indikator. Apakah "
            "benar? Tuliskan alasannya."
        )
    ]
    AlasanNilai.objects.create(realisasi=wajib, jenis="rentang", nilai=95, pertanyaan="?", alasan="Benar.")
    assert sentences(ukur, "I05") == []


def test_answer_holds_for_the_value_that_it_was_given_for(ukur, wajib, sentences):
    AlasanNilai.objects.create(realisasi=wajib, jenis="rentang", nilai=94, pertanyaan="?", alasan="Benar.")
    assert len(sentences(ukur, "I05")) == 1


def test_value_unlike_its_own_history_is_a_question(ukur, add, sentences):
    for tahun, triwulan, nilai in [
        (2022, 3, "8"),
        (2022, 4, "9"),
        (2023, 1, "10"),
        (2023, 2, "11"),
        (2023, 3, "12"),
    ]:
        _earlier(ukur, add, nilai, tahun=tahun, triwulan=triwulan)
    add(ukur, "10", "40", keterangan="K")
    assert sentences(ukur, "I05") == [
        (
            "Realisasi “40” pada baris 1: Nilai ini jauh di atas kebiasaan indikator ini pada unit Anda "
            "(nilai tengah 10 dari 5 pengukuran). Apakah benar? Tuliskan alasannya."
        )
    ]


def _peers(ukur, add, nilai, *, banyak=8, status="diajukan", jenis="lembaga"):
    lain = Satker.objects.filter(jenis="kabupaten").exclude(pk=ukur.unit.satker_id).order_by("pk")
    for ke, satker in enumerate(lain[:banyak]):
        unit = UnitKerja.objects.get(satker=satker, jenis=jenis)
        add(
            Pengukuran.objects.create(unit=unit, tahun=2024, triwulan=ukur.triwulan, status=status),
            realisasi=f"{nilai + ke % 3}",
            indikator="persentase  A.",
        )


def test_value_unlike_its_peers_is_a_question_that_tells_none_of_their_figures(ukur, add, sentences):
    _peers(ukur, add, 70)
    add(ukur, realisasi="20")
    assert sentences(ukur, "I05") == [
        (
            "Realisasi “20” pada baris 1: Nilai ini jauh di bawah kebiasaan unit sejenis pada satuan kerja "
            "lain untuk indikator dan triwulan yang sama. Apakah benar? Tuliskan alasannya."
        )
    ]


@pytest.mark.parametrize(
    "sejawat", [{"banyak": 7}, {"status": "draf"}, {"status": "dikembalikan"}, {"jenis": "sekretariat"}]
)
def test_peers_that_are_few_unfinished_or_of_another_kind_ask_nothing(ukur, add, sentences, sejawat):
    _peers(ukur, add, 70, **sejawat)
    add(ukur, realisasi="20")
    assert sentences(ukur, "I05") == []


def test_value_of_another_satuan_is_compared_with_nothing(ukur, add, sentences):
    _peers(ukur, add, 70)
    add(ukur, realisasi="20 Laporan", target="20 Laporan")
    assert sentences(ukur, "I05") == []


def test_text_and_empty_rows_ask_nothing(ukur, add):
    add(ukur, realisasi="belum dinilai")
    assert [t.kode for t in check_document(ukur, langkah="ajukan")] == []
    assert Realisasi.objects.count() == 1
