"""What cancelling a perubahan of a Renstra undoes is listed line by line before the click: also kartu, order,
IKU, kontribusi and penanggung jawab, which its print does not say."""

from itertools import permutations

import pytest
from django.urls import reverse

from kinerja.models import Rkt
from laporan.perbedaan import TERCETAK, renstra_differences
from laporan.riwayat import compare_versions, undone_by_cancelling
from renstra.models import Indikator, Kontribusi, PenanggungJawab, Renstra, Sasaran, Tujuan
from sakip.models import Jejak
from tests.laporan.test_versi import cancel, open_next, rkt, terbuka, url  # noqa: F401 - fixtures
from tests.renstra.conftest import pohon  # noqa: F401 - the fixture of the tree

KODE = "17.02"


def told(perbandingan):
    return [(b.bagian, b.jenis, b.butir, b.kolom, b.lama, b.baru) for b in perbandingan]


def undone(isi):
    isi["renstra"].refresh_from_db()
    return told(undone_by_cancelling(isi["renstra"]).beda)


def test_each_cell_of_a_kartu_is_a_line(terbuka):  # noqa: F811
    Indikator.objects.filter(pk=terbuka["a"].pk).update(
        definisi="Definisi baru", polaritas="minimal", bukti_wajib=True, wajar_maks="1500.5"
    )
    kartu = ("Kartu indikator", "ubah", "Indikator a")
    assert sorted(undone(terbuka)) == [
        (*kartu, "Batas wajar tertinggi", "–", "1.500,5"),
        (*kartu, "Bukti dukung wajib", "tidak", "ya"),
        (*kartu, "Definisi operasional", "–", "Definisi baru"),
        (*kartu, "Polaritas", "–", "Semakin rendah semakin baik"),
    ]


@pytest.mark.parametrize(
    "kolom", sorted({f.name for f in Indikator._meta.concrete_fields} - TERCETAK - {"iku"})
)
def test_no_column_of_a_kartu_is_left_out(terbuka, kolom):  # noqa: F811
    bidang = Indikator._meta.get_field(kolom)
    isi = {"DecimalField": 7, "BooleanField": True, "PositiveSmallIntegerField": 2021}
    nilai = bidang.choices[-1][0] if bidang.choices else isi.get(bidang.get_internal_type(), "Isi")
    rasio = {"pembilang": "P", "penyebut": "Q"} if kolom in ("pembilang", "penyebut") else {}
    Indikator.objects.filter(pk=terbuka["a"].pk).update(**{**rasio, kolom: nilai})
    label = str(bidang.verbose_name)
    assert label[:1].upper() + label[1:] in [baris[3] for baris in undone(terbuka)]


def test_an_iku_is_said_once_when_its_cell_changed(terbuka):  # noqa: F811
    Indikator.objects.filter(pk=terbuka["a"].pk).update(iku=True)
    assert [baris[2:] for baris in undone(terbuka)] == [
        ("Indikator a", "Indikator kinerja utama", "tidak", "ya")
    ]


def test_that_nobody_said_whether_it_is_an_iku_is_another_word_than_no(terbuka):  # noqa: F811
    Indikator.objects.filter(pk=terbuka["a"].pk).update(iku=False)
    assert [baris[3:] for baris in undone(terbuka)] == [
        ("Indikator kinerja utama", "belum dinyatakan", "tidak")
    ]


def test_an_iku_that_came_with_its_row_is_said_with_its_years(terbuka):  # noqa: F811
    Indikator.objects.create(
        sasaran=terbuka["strategis"], uraian="Indikator baru", urut=3, iku=True, iku_tahun="2023, 2024"
    )
    assert ("Indikator kinerja utama", "tambah", "Indikator baru", "", "", "2023, 2024") in undone(terbuka)


def test_the_iku_of_two_versions_are_compared_when_one_went(terbuka, operator_a):  # noqa: F811
    renstra = terbuka["renstra"]
    Indikator.objects.filter(pk=terbuka["a"].pk).update(iku=True, iku_tahun="")
    Renstra.objects.update(status="ditetapkan")
    open_next(operator_a, renstra)
    terbuka["a"].delete()
    beda = [b for b in compare_versions(renstra, 1, 2).beda if b.bagian == "Indikator kinerja utama"]
    assert [(b.jenis, b.butir, b.lama) for b in beda] == [
        ("hapus", "Indikator a", "2020, 2021, 2022, 2023, 2024")
    ]


def test_a_row_that_moved_among_its_siblings_is_a_line(terbuka):  # noqa: F811
    Indikator.objects.filter(pk=terbuka["a"].pk).update(urut=5)
    assert undone(terbuka) == [
        ("Urutan", "ubah", "Indikator b", "Urutan indikator", "2", "1"),
        ("Urutan", "ubah", "Indikator a", "Urutan indikator", "1", "2"),
    ]


def test_a_row_that_moved_elsewhere_does_not_move_its_old_siblings(terbuka):  # noqa: F811
    Indikator.objects.filter(pk=terbuka["a"].pk).update(sasaran=terbuka["program"])
    assert [baris[0] for baris in undone(terbuka)].count("Urutan") == 0


@pytest.mark.parametrize("urut", list(permutations((1, 2, 3))))
def test_any_order_of_tujuan_is_told_from_the_first(terbuka, urut):  # noqa: F811
    satu, dua = Tujuan.objects.order_by("urut")
    tiga = Tujuan.objects.create(renstra=terbuka["renstra"], no="3", uraian="Tujuan tiga")
    for butir, ke in zip((satu, dua, tiga), urut, strict=True):
        Tujuan.objects.filter(pk=butir.pk).update(urut=ke)
    geser = [baris for baris in undone(terbuka) if baris[0] == "Urutan"]
    assert len(geser) == (2 if urut[0] > urut[1] else 0)


def test_kontribusi_and_penanggung_jawab_of_new_rows_are_listed(terbuka, sekretariat_a):  # noqa: F811
    sasaran = Sasaran.objects.create(
        renstra=terbuka["renstra"], unit=terbuka["strategis"].unit, uraian="Baru"
    )
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Indikator baru")
    Kontribusi.objects.create(sasaran=sasaran, unit=sekretariat_a, uraian="Data")
    Kontribusi.objects.create(sasaran=terbuka["strategis"], unit=sekretariat_a, uraian="Tetap")
    PenanggungJawab.objects.create(indikator=indikator, nama="Budi", mulai="2024-01-01")
    found = [baris for baris in undone(terbuka) if baris[0] not in ("Lembaga", "Sasaran dan indikator")]
    assert [baris for baris in found if baris[0] in ("Kontribusi unit", "Penanggung jawab indikator")] == [
        ("Kontribusi unit", "tambah", f"{sekretariat_a.nama}: Data", "", "", "Baru"),
        ("Penanggung jawab indikator", "tambah", "Budi", "", "", "Indikator baru"),
    ]


def test_who_answered_for_a_deleted_indikator_returns_with_it(terbuka, operator_a):  # noqa: F811
    kunci = terbuka["b"].pk
    terbuka["b"].delete()
    baris = ("Penanggung jawab indikator", "hapus", "Nama Contoh", "", "Indikator b", "")
    assert baris in undone(terbuka)
    cancel(operator_a, terbuka["renstra"])
    assert PenanggungJawab.objects.get().indikator_id == kunci


def test_the_page_lists_the_kartu_and_the_trace_keeps_it(client, operator_a, terbuka):  # noqa: F811
    Indikator.objects.filter(pk=terbuka["a"].pk).update(definisi="Definisi baru")
    client.force_login(operator_a)
    isi = client.get(url(terbuka["renstra"], "batal")).text
    assert [isi.count(kata) for kata in ("Definisi operasional", "Definisi baru")] == [1, 1]
    cancel(operator_a, terbuka["renstra"])
    jejak = Jejak.objects.order_by("id").last()
    assert (
        jejak.rincian["sebelum"]["yang dibatalkan"]
        == "Indikator a, Definisi operasional: – menjadi Definisi baru"
    )
    assert Indikator.objects.get(pk=terbuka["a"].pk).definisi == ""


def test_after_cancelling_nothing_differs(terbuka, operator_a):  # noqa: F811
    renstra = terbuka["renstra"]
    Indikator.objects.update(definisi="Definisi baru", urut=4)
    cancel(operator_a, renstra)
    open_next(operator_a, renstra)
    assert renstra_differences(renstra, 0, 1) == []


def test_who_approves_reads_the_kartu_too(client, sekretaris_a, terbuka):  # noqa: F811
    renstra = terbuka["renstra"]
    Indikator.objects.filter(pk=terbuka["a"].pk).update(definisi="Definisi baru")
    Renstra.objects.update(status="diajukan")
    client.force_login(sekretaris_a)
    isi = client.get(f"/satker/{KODE}/2020/renstra/{renstra.pk}/alur/setujui/").text
    assert isi.count("Definisi baru") == 1


def test_a_perubahan_of_an_rkt_is_cancelled_from_its_page(client, operator_a, rkt):  # noqa: F811
    client.force_login(operator_a)
    detail = reverse("kinerja:rkt-detail", args=[KODE, 2024, rkt.pk])
    isi = client.get(detail).text
    assert (isi.count(f'href="{url(rkt, "batal")}"'), isi.count("/hapus/")) == (1, 0)
    assert client.get(url(rkt, "batal")).text.count('<td data-label="Menjadi">90%</td>') == 1
    data = {"alasan": "Tidak jadi.", "suntingan": rkt.suntingan}
    assert client.post(url(rkt, "batal"), data).status_code == 302
    assert list(Rkt.objects.values_list("versi", "status")) == [(0, "ditetapkan")]


def test_a_perubahan_is_not_deleted_without_a_reason(client, operator_a, rkt):  # noqa: F811
    client.force_login(operator_a)
    alamat = reverse("kinerja:rkt-delete", args=[KODE, 2024, rkt.pk])
    assert client.post(alamat, {"suntingan": rkt.suntingan}).url == url(rkt, "batal")
    assert Rkt.objects.count() == 2
