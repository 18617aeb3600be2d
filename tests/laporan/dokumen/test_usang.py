"""Figures that changed since a LAKIP was submitted: found, marked in the report, told on its page."""

import json

import pytest

from kinerja.services.capaian import recompute_capaian
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import tabel_dalam
from laporan.bentuk.usang import Usang, mark_stale, stale_between
from laporan.fakta import Fakta, fakta_dalam
from laporan.models import Dokumen, Lakip
from laporan.pemeriksaan import check_document
from laporan.snapshot import lakip_snapshot
from laporan.usang import stale_figures
from sakip.bacaan import set_realisasi
from sakip.models import Langkah, Penugasan, User
from sakip.sidik import kanonik
from tests.hitung import queries_in
from tests.laporan.dokumen.test_cara_hitung import TAHUN, measure, promise


@pytest.fixture
def baris(satker):
    return measure(promise(satker, "80%"), "60%")


def submit(satker):
    """The LAKIP of the satker with a step that kept what it says now."""
    lakip, _ = Lakip.objects.get_or_create(satker=satker, tahun=TAHUN)
    isi = kanonik(lakip_snapshot(satker, TAHUN))
    Langkah.objects.create(
        satker=satker, dokumen="lakip", objek_id=lakip.pk, aksi="ajukan", dari="draf", ke="diajukan", isi=isi
    )
    return lakip


def change(baris, realisasi):
    set_realisasi(baris, realisasi)
    baris.save()
    recompute_capaian(baris.pengukuran)


def test_what_changed_since_the_submission_is_named_with_both_values(satker, baris):
    lakip = submit(satker)
    change(baris, "70%")
    found = stale_figures(lakip)
    kunci = f"realisasi/{baris.pk}/realisasi"
    assert {satu.id: (satu.lama, satu.kini) for satu in found.usang.values()} == {
        kunci: ("60%", "70%"),
        f"realisasi/{baris.pk}/capaian": ("75,00%", "87,50%"),
        "rerata/pk/lembaga": ("75,00%", "87,50%"),
        "sasaran/pk/lembaga/s/rerata": ("75,00%", "87,50%"),
    }
    assert found.usang[kunci].kalimat == "Realisasi “Ukuran 80%” semula 60%, kini 70%."
    assert found.sejak.startswith("yang diajukan ")


def test_what_was_prepared_for_signing_counts_before_what_was_submitted(satker, baris):
    lakip = submit(satker)
    change(baris, "70%")
    Dokumen.objects.create(
        kode="ab2dc3efgh4jkm5n",
        jenis="lakip",
        objek_id=lakip.pk,
        satker=satker,
        tahun=TAHUN,
        judul="LAKIP",
        snapshot=kanonik(lakip_snapshot(satker, TAHUN)),
        sidik="",
    )
    found = stale_figures(lakip)
    assert (found.usang, found.sejak.startswith("naskah yang disiapkan ")) == ({}, True)


def test_a_draft_that_was_never_submitted_shows_its_data_as_they_are(satker, baris):
    assert stale_figures(Lakip(satker=satker, tahun=TAHUN)) is None
    assert stale_figures(Lakip.objects.create(satker=satker, tahun=TAHUN)) is None


def test_what_was_kept_before_figures_had_ids_marks_nothing():
    assert stale_between({}, {"a": Fakta("a", "1", "Target", "I", "PK")}) == {}


def test_a_figure_that_came_later_is_named_once_it_says_something():
    lama = {"a": Fakta("a", "1", "Target", "I", "PK")}
    kini = {
        **lama,
        "b": Fakta("b", "2", "Target", "J", "PK"),
        "c": Fakta("c", "–", "Target", "K", "PK"),
    }
    assert stale_between(lama, kini) == {"b": Usang("b", "Target", "J", "belum ada", "2")}


def test_cells_are_marked_with_what_they_were(satker, baris):
    lakip = submit(satker)
    change(baris, "70%")
    snap = lakip_snapshot(satker, TAHUN)
    bentuk = bentuk_lakip(snap)
    assert mark_stale(bentuk, stale_figures(lakip, snap).usang) >= 1
    marked = {
        (s.teks, s.usang)
        for bab in bentuk["bab"]
        for t in tabel_dalam(bab)
        for b in t.baris_jadi
        for s in b.sel
        if s.usang
    }
    assert {("70%", "semula 60%"), ("87,50%", "semula 75,00%")} <= marked
    assert {usang for _, usang in marked} == {"semula 60%", "semula 75,00%"}


def test_the_page_of_the_lakip_counts_them_and_the_check_names_them(client, satker, baris):
    lakip = submit(satker)
    user = User.objects.create(username="ops")
    Penugasan.objects.create(user=user, peran="operator", satker=satker)
    client.force_login(user)
    alamat = f"/satker/{satker.kode_wilayah}/{TAHUN}/lakip/"
    assert "angka berubah" not in client.get(alamat).text
    change(baris, "70%")
    assert client.get(alamat).text.count("<strong>4 angka berubah</strong>") == 1
    temuan = [t.pesan for t in check_document(lakip, langkah="ajukan") if t.kode == "U01"]
    assert len(temuan) == 4
    semula = "Realisasi “Ukuran 80%” semula 60%, kini 70%. Semula menurut yang diajukan "
    assert [pesan for pesan in temuan if pesan.startswith(semula)] == temuan[:1]


def test_queries_do_not_grow_with_the_figures(satker, baris):
    banyak = []
    for n in (1, 3):
        for ke in range(n):
            measure(promise(satker, f"{40 + n + ke}%"), "60%")
        lakip = submit(satker)
        snap = lakip_snapshot(satker, TAHUN)
        banyak.append(queries_in(lambda lakip=lakip, snap=snap: stale_figures(lakip, snap)))
    assert banyak[0] == banyak[1]


def test_facts_survive_being_kept_as_json(satker, baris):
    snap = lakip_snapshot(satker, TAHUN)
    assert fakta_dalam(json.loads(kanonik(snap))) == fakta_dalam(snap)
