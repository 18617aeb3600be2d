"""The 19 kinds of documents, each derived from what is there."""

from django.urls import reverse

from laporan.daftar_dokumen import documents_of
from tests.graf import TAHUN, build_graph


def test_there_are_19_kinds_and_what_is_there_counts(satker_a):
    build_graph(satker_a)
    daftar = documents_of(satker_a, TAHUN)
    ada = {d.nama for d in daftar if d.ada}
    assert len(daftar) == 19
    assert {"Rencana strategis", "Perjanjian kinerja lembaga", "DIPA", "Realisasi Triwulan IV"} <= ada
    assert not {"Perjanjian kinerja sekretariat", "Penilaian mandiri", "Laporan kinerja"} & ada


def test_the_page_leads_to_each(satker_a, operator_a, client):
    build_graph(satker_a)
    client.force_login(operator_a)
    halaman = client.get(reverse("laporan:dokumen-list", args=["17.02", TAHUN])).content.decode()
    assert "dari 19 jenis dokumen" in halaman
    assert f'href="/satker/17.02/{TAHUN}/evaluasi/penilaian-mandiri/"' in halaman
