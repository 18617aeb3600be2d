"""Questions about figures: the planted ones are asked about, the others are not; no name of another."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import Pengukuran, Realisasi
from laporan.services.tanya import answer_question
from laporan.tanya.aturan import SELALU, SERAPAN, Tanya, Ukur, peer_key, questions
from laporan.tanya.baca import questions_about
from sakip.models import Satker, UnitKerja
from tests.graf import TAHUN
from tests.hitung import queries_in

PARTISIPASI = "Persentase partisipasi pemilih"


def measure(
    satker, nilai, *, tahun=TAHUN, triwulan=4, indikator=PARTISIPASI, capaian=None, status="ditetapkan"
):
    unit = UnitKerja.objects.get(satker=satker, kunci="lembaga")
    ukur, _ = Pengukuran.objects.get_or_create(unit=unit, tahun=tahun, triwulan=triwulan)
    Pengukuran.objects.filter(pk=ukur.pk).update(status=status)
    return Realisasi.objects.create(
        pengukuran=ukur,
        indikator=indikator,
        realisasi_nilai=nilai,
        realisasi_status="terisi",
        realisasi_satuan="persen",
        capaian_nilai=capaian,
        capaian_mentah=capaian,
        capaian_status="ok" if capaian is not None else "belum_dinilai",
    )


def asked(satker, tahun=TAHUN):
    return [(t.tanya.jenis, t.tanya.tentang) for t in questions_about([satker], tahun)[satker.pk]]


@pytest.fixture
def kabupaten(satker_a):
    """Satker A and eight others of its level."""
    lain = Satker.objects.filter(jenis="kabupaten").exclude(pk=satker_a.pk).order_by("kode_wilayah")[:8]
    return [satker_a, *lain]


def test_the_planted_outlier_is_asked_about_and_the_others_are_not(kabupaten):
    for satker, nilai in zip(kabupaten, (12, 78, 80, 81, 79, 82, 80, 83, 77), strict=True):
        measure(satker, nilai)
    found = questions_about(kabupaten, TAHUN)
    jenis = {s.pk: [t.tanya.jenis for t in found[s.pk]] for s in kabupaten}
    assert jenis == {kabupaten[0].pk: ["sejawat"], **{s.pk: [] for s in kabupaten[1:]}}


def test_a_question_names_no_other_satker(kabupaten):
    for satker, nilai in zip(kabupaten, (12, 78, 80, 81, 79, 82, 80, 83, 77), strict=True):
        measure(satker, nilai)
    [satu] = questions_about([kabupaten[0]], TAHUN)[kabupaten[0].pk]
    assert satu.tanya.kalimat == (
        "Realisasi triwulan IV 2024 sebesar 12 persen jauh di bawah 8 satuan kerja sejenis, yang nilai "
        "tengahnya 80. Apakah cakupan dan satuannya sama?"
    )


def test_four_peers_are_too_few(kabupaten):
    for satker, nilai in zip(kabupaten[:5], (12, 78, 80, 81, 79), strict=True):
        measure(satker, nilai)
    assert asked(kabupaten[0]) == []


def test_what_is_still_being_written_elsewhere_is_no_peer(kabupaten):
    for satker, nilai in zip(kabupaten, (12, 78, 80, 81, 79, 82, 80, 83, 77), strict=True):
        measure(satker, nilai, status="draf")
    assert asked(kabupaten[0]) == []


def test_a_province_is_no_peer_of_a_kabupaten(kabupaten):
    measure(kabupaten[0], 12)
    for satker in Satker.objects.filter(jenis="provinsi")[:8]:
        measure(satker, 80)
    assert asked(kabupaten[0]) == []


def test_unlike_its_own_history(satker_a):
    for triwulan, nilai in enumerate((50, 51, 49, 50), 1):
        measure(satker_a, nilai, tahun=TAHUN - 1, triwulan=triwulan)
    measure(satker_a, 50, triwulan=1)
    measure(satker_a, 95, triwulan=2)
    assert asked(satker_a) == [("riwayat", PARTISIPASI)]


@pytest.mark.parametrize(
    ("capaian", "jenis"),
    [
        ((100, 100, 100, 100), ["selalu"]),
        ((100, 100), []),
        ((100, 100, 99, 100), []),
        ((120, 100, 100, 100), []),  # cut down to 100 is not exactly 100
        ((100, 100, 100, 100, 98), ["selalu"]),
        ((100, 100, 100, 97, 98), []),
    ],
)
def test_always_exactly_100(satker_a, capaian, jenis):
    for ke, nilai in enumerate(capaian):
        tahun, triwulan = (TAHUN - 1, ke + 1) if len(capaian) - ke > 4 else (TAHUN, 5 - (len(capaian) - ke))
        measure(satker_a, 80, tahun=tahun, triwulan=triwulan, capaian=Decimal(nilai))
    assert [j for j, _ in asked(satker_a)] == jenis


def test_nearly_all_of_a_unit_exactly_100(satker_a):
    for ke in range(5):
        measure(satker_a, 80, indikator=f"Indikator {ke}", capaian=Decimal(100 if ke else 90))
    assert asked(satker_a) == [("merata", "KPU Kabupaten Rejang Lebong")]


@pytest.fixture
def penyerapan(satker_a):
    """92,31% of the budget is spent."""
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    baris = {"kode": "CQ", "kode_baku": "076.01.CQ", "tingkat": "program", "uraian": "Program"}
    BarisPagu.objects.create(dipa=dipa, pagu=1_000_000, **baris)
    BarisRealisasi.objects.create(satker=satker_a, tahun=TAHUN, realisasi=923_100, **baris)


@pytest.mark.parametrize(
    ("indikator", "nilai", "jenis"),
    [
        (PARTISIPASI, "92.31", ["serapan"]),
        ("Persentase penyerapan anggaran", "92.31", []),
        (PARTISIPASI, "92.30", []),
    ],
)
def test_absorption_sold_as_capaian_is_asked_about(satker_a, penyerapan, indikator, nilai, jenis):
    measure(satker_a, Decimal(nilai), indikator=indikator)
    assert [j for j, _ in asked(satker_a)] == jenis


def test_an_absorption_of_100_percent_is_not():
    u = Ukur(1, "lembaga", "L", "lembaga", TAHUN, 4, "I", ("pk", "s", "i"), "persen", Decimal(100), None)
    assert questions([u], TAHUN, sejawat={}, serapan=[("anggaran", Decimal(100))]) == []


def test_the_same_question_stays_when_only_the_peers_change():
    u = Ukur(1, "lembaga", "L", "lembaga", TAHUN, 4, "I", ("pk", "s", "i"), "persen", Decimal(12), None)

    def tanya(nilai):
        lain = {peer_key(u): {n: Decimal(nilai + n % 3) for n in range(2, 9)}}
        return questions([u], TAHUN, sejawat=lain, serapan=[])[0]

    assert (tanya(80).sidik == tanya(90).sidik, tanya(80).kalimat == tanya(90).kalimat) == (True, False)


@pytest.mark.parametrize("jenis", [SELALU, SERAPAN])
def test_each_question_asks_and_does_not_accuse(jenis):
    assert Tanya(jenis, "I", "Apakah?", ("x",)).judul[0].isupper()


def test_an_answer_stays_with_its_figures(satker_a, operator_a, auditor, client):
    for triwulan in range(1, 5):
        baris = measure(satker_a, 80, triwulan=triwulan, capaian=Decimal(100))
    [satu] = questions_about([satker_a], TAHUN)[satker_a.pk]
    answer_question(
        user=operator_a, satker=satker_a, tahun=TAHUN, tanya=satu.tanya, alasan="Targetnya tetap."
    )
    [satu] = questions_about([satker_a], TAHUN)[satker_a.pk]
    assert satu.jawaban.alasan == "Targetnya tetap."
    client.force_login(auditor)
    halaman = client.get(reverse("laporan:tanya-list", args=["17.02", TAHUN])).content.decode()
    assert "Targetnya tetap." in halaman
    baris.delete()
    [satu] = questions_about([satker_a], TAHUN)[satker_a.pk]
    assert satu.jawaban is None


def test_only_the_satker_answers_and_with_words(satker_a, operator_a, auditor):
    tanya = Tanya(SELALU, "I", "Apakah?", ("x",))
    with pytest.raises(PermissionDenied):
        answer_question(user=auditor, satker=satker_a, tahun=TAHUN, tanya=tanya, alasan="Ya")
    with pytest.raises(ValidationError):
        answer_question(user=operator_a, satker=satker_a, tahun=TAHUN, tanya=tanya, alasan=" ")


def test_the_browser_answers(satker_a, operator_a, client):
    for triwulan in range(1, 5):
        measure(satker_a, 80, triwulan=triwulan, capaian=Decimal(100))
    [satu] = questions_about([satker_a], TAHUN)[satker_a.pk]
    client.force_login(operator_a)
    alamat = reverse("laporan:tanya-jawab", args=["17.02", TAHUN, satu.tanya.sidik])
    assert client.get(alamat).status_code == 200
    assert client.post(alamat, {"alasan": "Sudah diperiksa."}).status_code == 302
    assert (
        "1 dari 1 pertanyaan"
        in client.get(reverse("laporan:tanya-list", args=["17.02", TAHUN])).content.decode()
    )


def test_a_province_sees_how_many_its_kabupaten_have(satker_a, provinsi_17, client):
    for triwulan in range(1, 5):
        measure(satker_a, 80, triwulan=triwulan, capaian=Decimal(100))
    client.force_login(provinsi_17)
    baris = client.get(reverse("laporan:tanya-bawahan", args=["17", TAHUN])).context["baris"]
    assert {s.kode_wilayah: (len(d), n) for s, d, n in baris}["17.02"] == (1, 0)


def test_the_queries_grow_with_neither_satker_nor_rows(kabupaten, penyerapan):
    for satker in kabupaten:
        measure(satker, 80)
    satu = queries_in(lambda: questions_about(kabupaten[:2], TAHUN))
    measure(kabupaten[0], 80, indikator="Lain")
    assert queries_in(lambda: questions_about(kabupaten, TAHUN)) == satu
