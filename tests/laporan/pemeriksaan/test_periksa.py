"""Running the rules: order, what blocks, and how many queries a check takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.pemeriksaan import check_document, open_findings
from laporan.pemeriksaan.periksa import SEMUA
from sakip.temuan import TINGKAT


def test_every_rule_has_a_docstring_and_a_known_tingkat():
    assert [satu.nama for satu in SEMUA if not satu.uraian] == []
    assert {t for satu in SEMUA for t in satu.tingkat.values()} <= set(TINGKAT)


def test_every_rule_has_a_name_of_its_own():
    assert len({satu.nama for satu in SEMUA}) == len(SEMUA)


def test_findings_stand_by_tingkat_and_code(pk, add, add_budget):
    add(pk, "-")
    add(pk, "77%", indikator="Indeks RB")
    add_budget(pk, "Program", None)
    temuan = check_document(pk, langkah="ajukan")
    assert [(t.tingkat, t.kode) for t in temuan] == [
        ("galat", "R02"),
        ("galat", "R17"),
        ("galat", "R23"),
        ("alasan", "R13"),
        ("peringatan", "R16"),
        ("peringatan", "R22"),
    ]


def test_alasan_stops_the_signature_and_not_the_submission(pk, ketua, renstra, add):
    add(pk)
    assert [t.kode for t in open_findings(pk, langkah="ajukan")] == []
    assert [t.kode for t in open_findings(pk, langkah="ttd")] == ["R13"]


def _queries(dokumen):
    dokumen = type(dokumen).objects.get(pk=dokumen.pk)
    with CaptureQueriesContext(connection) as taken:
        check_document(dokumen, langkah="ttd")
    return len(taken)


@pytest.mark.parametrize("nama", ["rkt", "pk", "aksi", "ukur", "lakip", "renstra"])
def test_queries_do_not_grow_with_rows(
    request, nama, pk, rkt, aksi, ukur, ketua, dipa, add, add_budget, add_indikator
):
    dokumen = request.getfixturevalue(nama)

    def grow(n):
        indikator = add_indikator(f"Persentase {n}", {2024: "80%"})
        asal = add(rkt, indikator=f"Persentase {n}", indikator_renstra=indikator, pagu=n)
        janji = add(pk, indikator=f"Persentase {n}", indikator_renstra=indikator, baris_rkt=asal)
        add(aksi, indikator=f"Persentase {n}", baris_pk=janji)
        add(ukur, realisasi="70%", indikator=f"Persentase {n}", baris_pk=janji)
        for satu in (pk, rkt):
            add_budget(satu, f"Program {n}", n)

    grow(1)
    satu = _queries(dokumen)
    grow(2)
    grow(3)
    assert _queries(dokumen) == satu


def test_alasan_stops_the_ink_like_the_signature(pk, ketua, renstra, add):
    add(pk)
    assert [t.kode for t in open_findings(pk, langkah="basah")] == ["R13"]
