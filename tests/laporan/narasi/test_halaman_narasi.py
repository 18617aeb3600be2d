"""Sections of a LAKIP in the browser: list, draft, edit, sentences that no longer fit, preview."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import Pengukuran, Realisasi
from laporan.models import Lakip, Narasi
from laporan.pemeriksaan import check_document
from sakip.models import Jejak
from tests.laporan.dokumen.conftest import make_pk

pytestmark = pytest.mark.django_db
AT = ["17.02", 2024]


@pytest.fixture
def realisasi(satker_a, unit_a):
    """A PK with one indikator (target 100%), measured at 80% in triwulan IV."""
    pk = make_pk(satker_a, banyak=1)
    pk.baris.update(target_teks="100%", target_nilai=100, target_satuan="%", target_jenis="persen")
    baris = pk.baris.get()
    pengukuran = Pengukuran.objects.create(unit=pk.unit, tahun=2024, triwulan=4)
    return Realisasi.objects.create(
        pengukuran=pengukuran,
        baris_pk=baris,
        indikator=baris.indikator,
        sasaran=baris.sasaran,
        **angka(80),
    )


def angka(nilai):
    capaian = dict.fromkeys(("capaian_nilai", "capaian_dipakai", "capaian_mentah"), nilai)
    teks = {"realisasi_teks": f"{nilai}%", "realisasi_nilai": nilai, "realisasi_satuan": "%"}
    return {
        **teks,
        "realisasi_jenis": "persen",
        "realisasi_status": "terisi",
        "capaian_status": "ok",
        **capaian,
    }


@pytest.fixture
def drafted(client, operator_a, realisasi):
    """The section of the indikator as it was drafted."""
    client.force_login(operator_a)
    nama = f"Analisis Indikator: {realisasi.indikator}"
    client.post(reverse("laporan:narasi-susun", args=AT), {"bagian": nama})
    return Narasi.objects.get(bagian=nama)


def sunting(narasi):
    return reverse("laporan:narasi-edit", args=[*AT, narasi.pk])


def mend(client, narasi, cara, **isi):
    url = reverse("laporan:narasi-kalimat", args=[*AT, narasi.pk])
    dasar = {
        "suntingan": narasi.suntingan,
        "kalimat": narasi.ikatan and narasi.ikatan[0]["kalimat"],
        "cara": cara,
    }
    response = client.post(url, dasar | isi, follow=True)
    narasi.refresh_from_db()
    return [str(m) for m in response.context["messages"]][-1:]


def rows(client):
    response = client.get(reverse("laporan:lakip-detail", args=AT))
    return {b.nama: b.keadaan[0] for b in response.context["bagian"]}


def test_every_place_is_listed_in_the_order_of_the_document(client, operator_a, realisasi):
    client.force_login(operator_a)
    semua = list(rows(client))
    assert semua[:3] == ["Kata Pengantar", "Ikhtisar Eksekutif", "Latar Belakang"]
    assert semua[-3:] == ["Realisasi Anggaran", "Simpulan", "Langkah ke Depan"]
    assert f"Analisis Indikator: {realisasi.indikator}" in semua


def test_a_draft_is_stored_with_its_facts(drafted, realisasi):
    assert "80%" in drafted.teks
    assert drafted.ikatan[0]["nilai"][f"realisasi/{realisasi.pk}/realisasi"] == "80%"
    assert drafted.is_rancangan


def test_all_empty_sections_are_drafted_and_written_ones_left_alone(client, operator_a, realisasi, satker_a):
    Narasi.objects.create(
        satker=satker_a, tahun=2024, dokumen="lakip", bagian="Simpulan", teks="Tulisan saya."
    )
    client.force_login(operator_a)
    client.post(reverse("laporan:narasi-susun", args=AT))
    assert Narasi.objects.get(bagian="Simpulan").teks == "Tulisan saya."
    keadaan = rows(client)
    assert keadaan["Simpulan"] == "Disunting"
    assert keadaan["Kata Pengantar"] == "Rancangan otomatis"


def test_a_written_section_is_not_drafted_again(client, drafted):
    url = reverse("laporan:narasi-susun", args=AT)
    response = client.post(url, {"bagian": drafted.bagian}, follow=True)
    assert [str(m) for m in response.context["messages"]][-1:] == [
        f"Bagian {drafted.bagian} sudah berisi atau belum memiliki angka untuk disusun."
    ]


def test_an_edited_draft_keeps_the_facts_of_its_sentences(client, drafted):
    lama = drafted.ikatan[0]
    isi = {"dokumen": "lakip", "bagian": drafted.bagian, "suntingan": drafted.suntingan}
    client.post(sunting(drafted), isi | {"teks": f"Pembuka dari kami.\r\n\r\n{drafted.teks}"})
    drafted.refresh_from_db()
    assert lama in drafted.ikatan
    assert not drafted.is_rancangan


def test_a_changed_figure_marks_the_sentence_everywhere(client, drafted, realisasi):
    Realisasi.objects.filter(pk=realisasi.pk).update(**angka(85))
    assert rows(client)[drafted.bagian].startswith("Usang:")
    usang = client.get(sunting(drafted)).context["usang"]
    assert ("80%", "85%") in {(b.lama, b.kini) for b in usang[0].beda}


def test_the_check_names_a_sentence_that_no_longer_fits(drafted, realisasi, satker_a):
    Realisasi.objects.filter(pk=realisasi.pk).update(capaian_nilai=85, capaian_dipakai=85, capaian_mentah=85)
    lakip = Lakip.objects.create(satker=satker_a, tahun=2024)
    temuan = [t.pesan for t in check_document(lakip, langkah="ajukan") if t.kode == "U02"]
    assert len(temuan) == 1
    assert "Datanya berubah: 80,00% kini 85,00%." in temuan[0]


def test_new_figures_are_put_in(client, drafted, realisasi):
    Realisasi.objects.filter(pk=realisasi.pk).update(**angka(85))
    assert mend(client, drafted, "angka") == ["Kalimat diperbarui."]
    assert "85%" in drafted.ikatan[0]["kalimat"]
    assert "80%" not in drafted.teks
    assert drafted.is_rancangan


def test_words_that_no_longer_fit_are_drafted_again(client, drafted, realisasi):
    Realisasi.objects.filter(pk=realisasi.pk).update(**angka(100))
    assert mend(client, drafted, "angka") == [
        "Angka saja tidak cukup: arti kalimat ini berubah. Susun ulang kalimatnya."
    ]
    assert mend(client, drafted, "susun") == ["Kalimat diperbarui."]
    assert "100%" in drafted.ikatan[0]["kalimat"]


def test_a_sentence_may_be_right_as_it_stands(client, drafted, realisasi):
    Realisasi.objects.filter(pk=realisasi.pk).update(**angka(85))
    sebelum = drafted.teks
    assert mend(client, drafted, "tetap") == ["Kalimat diperbarui."]
    assert drafted.teks == sebelum
    assert [u.ke for u in client.get(sunting(drafted)).context["usang"]] == []


def test_a_sentence_of_the_draft_is_taken_over(client, drafted):
    kalimat = drafted.ikatan[0]["kalimat"]
    Narasi.objects.filter(pk=drafted.pk).update(teks="Tulisan saya.", ikatan=[])
    assert mend(client, drafted, "ambil", kalimat=kalimat) == ["Kalimat diperbarui."]
    assert drafted.teks == f"Tulisan saya.\n\n{kalimat}"
    assert drafted.ikatan[0]["kalimat"] == kalimat


def test_words_of_nobody_are_not_taken_over(client, drafted):
    assert mend(client, drafted, "ambil", kalimat="Karangan.") == [
        "Kalimat itu tidak lagi ada pada rancangan. Muat ulang halaman ini."
    ]


def test_a_broken_version_is_answered_in_words(client, drafted):
    assert mend(client, drafted, "angka", suntingan="-1") == [
        "Kalimat yang dipilih tidak dikenali. Muat ulang halaman ini."
    ]


def test_a_sentence_that_fits_or_is_gone_is_left_alone(client, drafted):
    kata = ["Kalimat ini sudah diubah atau sudah sesuai dengan datanya."]
    assert mend(client, drafted, "angka") == kata
    assert mend(client, drafted, "susun", kalimat="Tidak ada.") == kata


def kirim(client, narasi, **isi):
    dasar = {"dokumen": "lakip", "bagian": narasi.bagian, "teks": "Baru.", "suntingan": narasi.suntingan}
    return client.post(sunting(narasi), dasar | isi, headers={"X-Penyunting": "1"})


def test_the_editor_is_told_that_its_text_is_stored(client, drafted):
    response = kirim(client, drafted)
    drafted.refresh_from_db()
    jawab = response.json()
    assert (response.status_code, jawab["suntingan"], jawab["kata"]) == (200, drafted.suntingan, 1)
    assert jawab["alamat"] == sunting(drafted)


def test_the_editor_gets_both_texts_of_a_conflict(client, drafted):
    response = kirim(client, drafted, suntingan=drafted.suntingan + 7)
    assert (response.status_code, response.json()["tersimpan"]) == (409, drafted.teks)
    assert response.json()["beda"] == ["Teks"]


def test_the_editor_is_told_what_was_refused(client, drafted):
    response = kirim(client, drafted, teks="x" * 100_001)
    assert (response.status_code, response.json()) == (
        422,
        {"galat": ["Teks narasi paling banyak 100.000 huruf; bagi menjadi beberapa bagian."]},
    )


def test_a_new_section_is_stored_by_the_editor(client, operator_a):
    client.force_login(operator_a)
    isi = {"dokumen": "lakip", "bagian": "Potensi", "teks": "Baru.", "suntingan": 0}
    jawab = client.post(reverse("laporan:narasi-create", args=AT), isi, headers={"X-Penyunting": "1"}).json()
    assert jawab["alamat"] == sunting(Narasi.objects.get(bagian="Potensi"))


def test_a_new_section_whose_answer_was_lost_is_found_again(client, operator_a):
    client.force_login(operator_a)
    isi = {"dokumen": "lakip", "bagian": "Potensi", "teks": "Baru.", "suntingan": 0}
    url = reverse("laporan:narasi-create", args=AT)
    client.post(url, isi, headers={"X-Penyunting": "1"})
    response = client.post(url, isi | {"teks": "Baru dan lebih."}, headers={"X-Penyunting": "1"})
    assert (response.status_code, response.json()["tersimpan"]) == (409, "Baru.")
    assert response.json()["alamat"] == sunting(Narasi.objects.get(bagian="Potensi"))


def test_preview_prints_the_markup(client, drafted):
    Narasi.objects.filter(pk=drafted.pk).update(teks="## Sebab\n- satu")
    html = client.get(reverse("laporan:narasi-pratinjau", args=[*AT, drafted.pk])).content.decode()
    assert '<h2 class="judul-narasi">Sebab</h2>' in html


def test_the_trail_holds_the_words_and_not_the_bindings(drafted):
    jejak = Jejak.objects.get(tindakan="tambah narasi")
    assert "ikatan" not in str(jejak.rincian)


def test_the_list_takes_as_many_queries_with_many_sections(client, operator_a, realisasi, satker_a):
    client.force_login(operator_a)
    banyak = []
    for n in range(3):
        Narasi.objects.create(satker=satker_a, tahun=2024, dokumen="lakip", bagian=f"Lain {n}", teks="a")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("laporan:lakip-detail", args=AT))
        banyak.append(len(queries))
    assert banyak[2] == banyak[1]
