"""A Renstra of 60 indikator through three versions: moved, merged, renamed, reordered and deleted rows keep
their order, their links and a difference that names each of them once."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kinerja.models import BarisPk, Pk
from laporan.riwayat import compare_versions
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator, Tujuan
from renstra.services.isi import delete_indikator, indikator_sheet, save_renstra_sheet
from renstra.services.susunan import delete_node, move_node
from renstra.tabel import tree_of
from sakip.bacaan import set_target
from sakip.kolom import IsianBaris
from tests.hitung import queries_of
from tests.laporan.test_versi import cancel, open_next

KODE, TAHUN = "17.02", 2024


@pytest.fixture
def renstra(satker_a, unit_a, operator_a):
    """Six sasaran of ten indikator each, in force, with one of them promised; then its first perubahan."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    tujuan = [Tujuan.objects.create(renstra=renstra, no=str(n), uraian=f"T{n}", urut=n) for n in (1, 2)]
    targets = []
    for s in range(1, 7):
        milik = {"renstra": renstra, "unit": unit_a, "tujuan": tujuan[s > 3]}
        sasaran = Sasaran.objects.create(uraian=f"S{s}", urut=s, **milik)
        for i in range(1, 11):
            indikator = Indikator.objects.create(sasaran=sasaran, uraian=f"S{s} I{i}", urut=i)
            targets += [TargetIndikator(indikator=indikator, tahun=t) for t in renstra.tahun_list]
    for target in targets:
        set_target(target, "80%")
    TargetIndikator.objects.bulk_create(targets)
    pk = Pk.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    BarisPk.objects.create(pk_dokumen=pk, indikator="S1 I1", indikator_renstra=satu("S1 I1"))
    Renstra.objects.update(status="ditetapkan")
    renstra.refresh_from_db()
    open_next(operator_a, renstra)
    return renstra


def satu(uraian):
    return Indikator.objects.get(uraian=uraian)


def sasaran(uraian):
    return Sasaran.objects.get(uraian=uraian)


def names(renstra):
    """{sasaran: its indikator as the tree shows them}."""
    return {
        s.sasaran.uraian: [i.indikator.uraian for i in s.indikator]
        for cabang in tree_of(renstra)
        for s in cabang.sasaran
    }


def put(user, renstra, indikator, **nilai):
    renstra.refresh_from_db()
    sheet = indikator_sheet(renstra, indikator)
    isian = [IsianBaris(str(indikator.pk), nilai)]
    isi = {"lembar": sheet, "hal": "kartu", "isian": isian, "suntingan": renstra.suntingan}
    save_renstra_sheet(user=user, renstra=renstra, **isi)


def merge(user, renstra, dari, ke):
    """Move every indikator of `dari` under `ke`, and take `dari` away."""
    for indikator in dari.indikator.order_by("urut", "id"):
        put(user, renstra, indikator, sasaran=str(ke.pk))
    renstra.refresh_from_db()
    delete_node(user=user, renstra=renstra, jenis="sasaran", simpul=dari, suntingan=renstra.suntingan)


def shift(user, renstra, simpul, arah):
    renstra.refresh_from_db()
    move_node(user=user, renstra=renstra, simpul=simpul, arah=arah, suntingan=renstra.suntingan)


def beda(renstra, lama, baru):
    renstra.refresh_from_db()
    found = compare_versions(renstra, lama, baru).beda
    return [(b.jenis, b.butir, b.kolom, b.lama, b.baru) for b in found]


def settle(renstra, user):
    Renstra.objects.update(status="ditetapkan")
    open_next(user, renstra)


def test_merged_sasaran_stand_in_order_behind_those_that_were_there(renstra, operator_a):
    merge(operator_a, renstra, sasaran("S2"), sasaran("S1"))
    expected = [f"S1 I{n}" for n in range(1, 11)] + [f"S2 I{n}" for n in range(1, 11)]
    assert (names(renstra)["S1"], "S2" in names(renstra)) == (expected, False)


def test_a_merge_is_one_line_for_each_indikator(renstra, operator_a):
    merge(operator_a, renstra, sasaran("S2"), sasaran("S1"))
    assert beda(renstra, 0, 1) == [("ubah", f"S2 I{n}", "Sasaran", "S2", "S1") for n in range(1, 11)]


def test_another_wording_is_one_changed_cell(renstra, operator_a):
    put(operator_a, renstra, satu("S3 I4"), uraian="Nama lain")
    assert beda(renstra, 0, 1) == [("ubah", "Nama lain", "Indikator", "S3 I4", "Nama lain")]


def test_exchanged_wordings_are_not_taken_for_each_other(renstra, operator_a):
    satu_i, dua = satu("S3 I4"), satu("S3 I5")
    put(operator_a, renstra, satu_i, uraian="S3 I5")
    put(operator_a, renstra, dua, uraian="S3 I4")
    assert beda(renstra, 0, 1) == [
        ("ubah", "S3 I5", "Indikator", "S3 I4", "S3 I5"),
        ("ubah", "S3 I4", "Indikator", "S3 I5", "S3 I4"),
    ]


def test_exchanged_numbers_of_tujuan_are_two_changed_cells(renstra):
    Tujuan.objects.filter(uraian="T1").update(no="9")
    found = [b for b in beda(renstra, 0, 1) if b[2] == "Nomor"]
    assert found == [("ubah", "T1", "Nomor", "1", "9")]


def test_a_sasaran_moved_up_is_said_with_its_place_and_its_neighbour(renstra, operator_a):
    shift(operator_a, renstra, sasaran("S3"), "naik")
    assert list(names(renstra)) == ["S1", "S3", "S2", "S4", "S5", "S6"]
    assert beda(renstra, 0, 1) == [
        ("ubah", "S3", "Urutan sasaran", "3", "2"),
        ("ubah", "S2", "Urutan sasaran", "2", "3"),
    ]


def test_the_first_does_not_move_up_into_another_tujuan(renstra, operator_a):
    with pytest.raises(ValidationError, match="sudah berada di urutan paling atas"):
        shift(operator_a, renstra, sasaran("S4"), "naik")


def test_three_versions_are_compared_in_every_pair(renstra, operator_a):
    put(operator_a, renstra, satu("S3 I4"), uraian="Nama lain", t2024="90%")
    settle(renstra, operator_a)
    put(operator_a, renstra, satu("Nama lain"), uraian="Nama akhir")
    renstra.refresh_from_db()
    delete_indikator(user=operator_a, indikator=satu("S6 I10"))
    nama, target = ("Indikator", "S3 I4"), ("Target 2024", "80%", "90%")
    assert beda(renstra, 0, 1) == [
        ("ubah", "Nama lain", *nama, "Nama lain"),
        ("ubah", "Nama lain", *target),
    ]
    assert [b for b in beda(renstra, 1, 2) if b[0] == "ubah"] == [
        ("ubah", "Nama akhir", "Indikator", "Nama lain", "Nama akhir")
    ]
    assert beda(renstra, 0, 2)[1:] == [
        ("ubah", "Nama akhir", *nama, "Nama akhir"),
        ("ubah", "Nama akhir", *target),
    ]
    assert beda(renstra, 0, 2)[0][:2] == ("hapus", "S6 I10")


def test_a_promised_indikator_is_not_deleted_and_the_page_says_where_it_is_used(client, renstra, operator_a):
    indikator = satu("S1 I1")
    client.force_login(operator_a)
    alamat = reverse("renstra:indikator-delete", args=[KODE, renstra.pk, indikator.pk])
    renstra.refresh_from_db()
    isi = client.post(alamat, {"suntingan": renstra.suntingan}).text
    assert isi.count(f"Indikator ini dipakai pada {Pk.objects.get()}.") == 1
    assert BarisPk.objects.get().indikator_renstra_id == indikator.pk


def test_a_promised_indikator_keeps_its_link_when_its_sasaran_is_merged(renstra, operator_a):
    merge(operator_a, renstra, sasaran("S1"), sasaran("S2"))
    assert BarisPk.objects.get().indikator_renstra.sasaran.uraian == "S2"


def test_a_sasaran_with_indikator_is_not_deleted(renstra, operator_a):
    renstra.refresh_from_db()
    isi = {"user": operator_a, "renstra": renstra, "jenis": "sasaran", "suntingan": renstra.suntingan}
    with pytest.raises(ValidationError, match=r"masih mempunyai 10 indikator\. Pindahkan atau hapus"):
        delete_node(simpul=sasaran("S5"), **isi)


def test_cancelling_after_a_merge_brings_the_tree_back(renstra, operator_a):
    semula = names(renstra)
    merge(operator_a, renstra, sasaran("S2"), sasaran("S1"))
    shift(operator_a, renstra, sasaran("S6"), "naik")
    cancel(operator_a, renstra)
    renstra.refresh_from_db()
    assert (names(renstra), renstra.versi) == (semula, 0)


def test_the_versions_take_as_many_queries_for_sixty_changes(client, renstra, operator_a):
    client.force_login(operator_a)
    alamat = reverse("laporan:versi-detail", args=[KODE, 2020, "renstra", renstra.pk])
    put(operator_a, renstra, satu("S3 I4"), uraian="Nama lain")
    few = queries_of(client, alamat)
    Indikator.objects.update(definisi="Definisi")
    assert queries_of(client, alamat) == few
