"""The self-assessment: weights, what the system shows, what it never fills in, and its files."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from pypdf import PdfReader

from laporan.lke.baca import sheet_of
from laporan.lke.bukti import CARI, evidence_for
from laporan.lke.kriteria import KOMPONEN, KRITERIA, SUB
from laporan.lke.nilai import value_of
from laporan.models import Lke
from laporan.services import lke as services
from laporan.services.lke import Isian
from sakip.errors import ConflictError
from tests.graf import TAHUN, build_graph
from tests.hitung import queries_in

SEMUA = dict.fromkeys(SUB, "BB")


@pytest.fixture
def graf(satker_a):
    return build_graph(satker_a)


def answer(user, satker, isian, komponen=1, suntingan=0):
    return services.answer_komponen(
        user=user,
        satker=satker,
        tahun=TAHUN,
        komponen=komponen,
        suntingan=suntingan,
        isian=isian,
        bukti=evidence_for(satker, TAHUN),
    )


def fill(user, satker):
    """Value every subkomponen with BB."""
    for k in KOMPONEN:
        lke = Lke.objects.filter(satker=satker, tahun=TAHUN).first()
        isian = {s.kode: Isian("BB") for s in k.sub}
        answer(user, satker, isian, k.nomor, lke.suntingan if lke else 0)
    return Lke.objects.get(satker=satker, tahun=TAHUN)


def test_the_weights_are_those_of_the_regulation():
    assert [k.bobot for k in KOMPONEN] == [30, 30, 15, 25]
    assert [s.bobot for k in KOMPONEN for s in k.sub] == [
        *(Decimal(x) for x in ("6", "9", "15", "6", "9", "15", "3", "4.5", "7.5", "5", "7.5", "12.5"))
    ]


def test_every_evidence_belongs_to_a_criterion():
    assert set(CARI) <= set(KRITERIA)
    assert 40 <= len(KRITERIA) <= 60


@pytest.mark.parametrize(
    ("nilai", "total", "predikat"),
    [("AA", 100, "AA"), ("BB", 80, "BB"), ("B", 70, "B"), ("CC", 60, "CC"), ("D", 30, "D"), ("E", 0, "E")],
)
def test_the_total_and_its_predicate_with_exclusive_lower_bounds(nilai, total, predikat):
    hasil = value_of(dict.fromkeys(SUB, nilai))
    assert (hasil.total, hasil.predikat) == (total, predikat)


def test_a_mixed_assessment_is_weighted_by_hand():
    campur = SEMUA | {"1.c": "AA", "4.b": "E"}  # 80 + 15 x 20 % - 7.5 x 80 %
    assert value_of(campur).total == Decimal("77.0")


def test_what_is_not_valued_is_not_zero():
    hasil = value_of({kode: nilai for kode, nilai in SEMUA.items() if kode != "2.b"})
    assert (hasil.total, hasil.predikat, hasil.per_komponen[2], hasil.per_komponen[1]) == (None, "", None, 24)


def test_the_words_carry_the_figures_behind_them(graf, satker_a):
    bukti = evidence_for(satker_a, TAHUN)
    assert bukti["1.b.1"].kalimat == "PK ditetapkan 0 dari 1."
    assert (bukti["1.a.4"].jawaban, bukti["1.a.4"].url) == ("tidak", f"/satker/17.02/{TAHUN}/pk/")


def test_a_criterion_that_the_system_cannot_show_has_no_answer(graf, satker_a):
    lembar = sheet_of(satker_a, TAHUN)
    butir = {b.kriteria.kode: b for k in lembar.komponen for s in k.sub for b in s.butir}
    assert (butir["1.c.5"].bukti, butir["1.c.5"].jawaban, butir["1.c.5"].kata) == ("", "", "Belum dinilai")


def test_nothing_is_chosen_before_the_assessor_does(graf, operator_a, client):
    client.force_login(operator_a)
    halaman = client.get(reverse("laporan:lke-edit", args=["17.02", TAHUN, 1])).content.decode()
    assert "Data menunjukkan" in halaman
    assert " checked" not in halaman


def test_an_answer_against_the_data_needs_a_note(graf, operator_a, satker_a):
    with pytest.raises(ValidationError, match="berbeda dari data aplikasi"):
        answer(operator_a, satker_a, {"1.a.4": Isian("ya")})
    lke = answer(operator_a, satker_a, {"1.a.4": Isian("ya", "Naskahnya di atas kertas.")})
    jawaban = lke.jawaban.get()
    assert (jawaban.jawaban, jawaban.bukti[:24]) == ("ya", "PK tercatat untuk 1 dari")


def test_an_answer_of_another_komponen_is_refused(graf, operator_a, satker_a):
    with pytest.raises(ValidationError, match="tidak dikenal"):
        answer(operator_a, satker_a, {"2.a": Isian("AA")})
    with pytest.raises(ValidationError, match="tidak dikenal"):
        answer(operator_a, satker_a, {"1.a": Isian("ya")})


def test_two_assessors_do_not_overwrite_each_other(graf, operator_a, satker_a):
    answer(operator_a, satker_a, {"1.a": Isian("BB")})
    with pytest.raises(ConflictError):
        answer(operator_a, satker_a, {"1.a": Isian("AA")})


def test_an_auditor_reads_but_does_not_assess(graf, auditor, satker_a):
    with pytest.raises(PermissionDenied):
        answer(auditor, satker_a, {"1.a": Isian("BB")})


def test_it_is_closed_when_complete_and_opened_again(graf, operator_a, satker_a):
    lke = answer(operator_a, satker_a, {"1.a": Isian("BB")})
    tutup = {"user": operator_a, "satker": satker_a, "tahun": TAHUN}
    with pytest.raises(ValidationError, match="Baru 1 dari 12"):
        services.settle_assessment(**tutup, suntingan=lke.suntingan, selesai=True)
    lke = fill_rest(operator_a, satker_a)
    lke = services.settle_assessment(**tutup, suntingan=lke.suntingan, selesai=True)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        answer(operator_a, satker_a, {"1.a": Isian("AA")}, suntingan=lke.suntingan)
    lke = services.settle_assessment(**tutup, suntingan=lke.suntingan, selesai=False)
    assert lke.status == "draf"


def fill_rest(user, satker):
    for k in KOMPONEN:
        lke = Lke.objects.get(satker=satker, tahun=TAHUN)
        answer(user, satker, {s.kode: Isian("BB") for s in k.sub}, k.nomor, lke.suntingan)
    return Lke.objects.get(satker=satker, tahun=TAHUN)


def test_the_pdf_says_the_total_and_its_evidence(graf, operator_a, satker_a):
    fill(operator_a, satker_a)
    isi = services.print_assessment(satker_a, TAHUN).isi
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages).split())
    assert "Jumlah nilai 80 dengan predikat BB." in teks
    assert "PK ditetapkan 0 dari 1." in teks


def test_the_workbook_holds_the_values_and_leaves_the_rest_empty(graf, operator_a, satker_a):
    answer(operator_a, satker_a, {"1.a": Isian("BB")})
    buku = openpyxl.load_workbook(io.BytesIO(services.assessment_workbook(satker_a, TAHUN)))
    baris = list(buku["Nilai"].values)
    assert (baris[1][4:6], baris[2][4:6], baris[-1][5]) == (("BB", 4.8), (None, None), None)
    assert len(list(buku["Kriteria"].values)) == len(KRITERIA) + 1


def test_the_browser_answers_and_reads(graf, operator_a, client):
    client.force_login(operator_a)
    isi = {f"{s.kode}-jawaban": "CC" for s in KOMPONEN[0].sub} | {"suntingan": 0}
    alamat = reverse("laporan:lke-edit", args=["17.02", TAHUN, 1])
    assert client.post(alamat, isi).status_code == 302
    halaman = client.get(reverse("laporan:lke-detail", args=["17.02", TAHUN])).content.decode()
    assert "nilai CC (3,6)" in halaman


def test_a_komponen_that_does_not_exist_is_not_found(graf, operator_a, client):
    client.force_login(operator_a)
    assert client.get(reverse("laporan:lke-edit", args=["17.02", TAHUN, 5])).status_code == 404


def test_the_queries_do_not_grow_with_the_answers(graf, operator_a, satker_a):
    answer(operator_a, satker_a, {"1.a": Isian("BB")})
    sheet_of(satker_a, TAHUN)
    satu = queries_in(lambda: sheet_of(satker_a, TAHUN))
    fill_rest(operator_a, satker_a)
    assert queries_in(lambda: sheet_of(satker_a, TAHUN)) == satu
