"""The LAKIP read in the browser: the content of the PDF as a page, and what is still empty."""

import re

import pytest
from django.urls import reverse

from laporan.bentuk.kelengkapan import complete_parts, parts_lacking
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import Bagian, kosong, nomori, p
from laporan.models import Divisi, Narasi
from laporan.snapshot import lakip_snapshot
from tests.laporan.dokumen.conftest import make_pk

pytestmark = pytest.mark.django_db


def _isi(client, user, satker):
    client.force_login(user)
    return client.get(reverse("laporan:lakip-baca", args=[satker.kode_wilayah, 2024])).content.decode()


def test_the_page_holds_every_table_and_picture_of_the_pdf(client, pusat, terukur):
    isi = _isi(client, pusat, terukur)
    bentuk = bentuk_lakip(lakip_snapshot(terukur, 2024))
    wanted = [*bentuk["daftar_tabel"], *bentuk["daftar_gambar"]]
    assert [t.nama for t in wanted if f'id="{t.nama}"' not in isi] == []
    assert isi.count("<svg xmlns") == len(bentuk["daftar_gambar"])


def test_no_style_is_inline_and_every_anchor_is_unique(client, pusat, terukur):
    isi = _isi(client, pusat, terukur)
    assert " style=" not in isi
    semua = re.findall(r' id="([^"]+)"', isi)
    assert sorted(semua) == sorted(set(semua))


def test_what_somebody_typed_is_escaped_in_page_and_picture(client, pusat, terukur):
    pk = make_pk(terukur, "sekretariat", 1)
    pk.baris.update(sasaran="<b>Sasaran</b>", indikator='"Indikator" & <i>lain</i>')
    isi = _isi(client, pusat, terukur)
    assert "<b>Sasaran</b>" not in isi
    assert "<i>lain</i>" not in isi


def test_an_empty_part_leads_to_where_it_is_filled(client, operator_a, terukur):
    isi = _isi(client, operator_a, terukur)
    args = [terukur.kode_wilayah, 2024]
    wanted = [
        reverse("laporan:bahan-isi", args=[*args, "divisi"]),
        reverse("laporan:bahan", args=args),
        reverse("laporan:bahan-isi", args=[*args, "anggaran-lalu"]),
    ]
    assert [url for url in wanted if f'href="{url}"' not in isi] == []


def test_a_reader_is_not_sent_to_a_form(client, auditor, terukur):
    isi = _isi(client, auditor, terukur)
    assert "Pembagian divisi belum diisi." in isi
    assert reverse("laporan:bahan-isi", args=[terukur.kode_wilayah, 2024, "divisi"]) not in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_queries_do_not_grow_with_rows(client, pusat, terukur, django_assert_max_num_queries, banyak):
    for n in range(banyak):
        Divisi.objects.create(satker=terukur, tahun=2024, nama=f"Anggota {n}")
        Narasi.objects.create(satker=terukur, tahun=2024, dokumen="lakip", bagian=f"Bagian {n}", teks="Teks")
    client.force_login(pusat)
    with django_assert_max_num_queries(60):
        client.get(reverse("laporan:lakip-baca", args=[terukur.kode_wilayah, 2024]))


def test_lacking_parts_say_where_they_stand():
    bab = [
        Bagian("Satu", anak=[Bagian("Pembagian Divisi", [kosong("Divisi")]), Bagian("Isi", [p("Teks")])]),
        Bagian(
            "Dua",
            anak=[
                Bagian(
                    "Realisasi Anggaran",
                    anak=[Bagian("Perbandingan dengan Tahun-Tahun Sebelumnya", [kosong("Pagu")])],
                ),
                Bagian("Langkah ke Depan", [kosong("Langkah")]),
            ],
        ),
    ]
    nomori(bab)
    assert [(k.letak, k.id, k.kalimat, k.tempat) for k in parts_lacking(bab)] == [
        ("BAB I A", "bab-1-1", "Divisi belum diisi.", "divisi"),
        ("BAB II A 1", "bab-2-1-1", "Pagu belum diisi.", "anggaran-lalu"),
        ("BAB II B", "bab-2-2", "Langkah belum diisi.", "narasi"),
    ]
    assert complete_parts(bab) == (1, 4)


def test_the_lakip_page_leads_to_the_report_and_its_interim_reports(client, pusat, terukur):
    client.force_login(pusat)
    args = [terukur.kode_wilayah, 2024]
    isi = client.get(reverse("laporan:lakip-detail", args=args)).content.decode()
    baca = reverse("laporan:lakip-baca", args=args)
    wanted = [
        baca,
        f"{baca}#bab-1-2",
        *(reverse("laporan:lakip-interim", args=[*args, n]) for n in range(1, 5)),
    ]
    assert [url for url in wanted if f'href="{url}"' not in isi] == []
