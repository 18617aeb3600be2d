"""Every figure in the tables of the two published LAKIP and their PK resolves to its fact."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from kinerja.models import Pk
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import bagian_dalam, tabel_dalam
from laporan.bentuk.pk import bentuk_pk
from laporan.bentuk.tabel import Tabel
from laporan.fakta import fakta_dalam
from laporan.silsilah import lineage_of
from laporan.snapshot import lakip_snapshot, pk_snapshot
from laporan.snapshot.fakta import sources_of
from sakip.models import Satker
from tests.laporan.paket.berkas import KALTENG, REJANG_LEBONG

TAHUN = 2024
TAHUN_SAJA = re.compile(r"\b(19|20)\d\d\b")
# Columns that state no figure of the domain: numbers of rows, codes, and the words of the documents, in which
# a code, a number of a footnote or a name with a digit may stand.
BUKAN_ANGKA = {
    *("No.", "Kode", "Kode RO", "Baris"),
    *("Sasaran", "Sasaran Strategis", "Sasaran Kegiatan", "Unit"),
    *("Indikator Kinerja", "Indikator Kinerja Kegiatan"),
    *("Kegiatan", "Program", "Program/Kegiatan", "Kegiatan atau Rincian Output", "Uraian"),
}
BERKATA = {"Keterangan", "Rumus dan Aturan"}  # sentences about a figure, not the figure itself


@pytest.fixture(params=[("17.02", REJANG_LEBONG), ("62", KALTENG)], ids=["rejang-lebong", "kalteng"])
def satker(request, db):
    kode, berkas = request.param
    call_command("impor_paket", str(berkas), terapkan=True, terima_ragu=True, stdout=StringIO())
    return Satker.objects.select_related("induk").get(kode_wilayah=kode)


def tables(bentuk):
    """Every table of a form: of its own, of its chapters, and of its annexes."""
    for isi in bentuk.values():
        if isinstance(isi, Tabel):
            yield isi
    yield from (t for t in bentuk.get("ikhtisar", {}).values() if isinstance(t, Tabel))
    yield from (t for bab in bentuk.get("bab", []) for t in tabel_dalam(bab))
    yield from (b.tabel for b in bentuk.get("blok", []) if b.tabel)
    yield from (t for bagian in bentuk.get("bagian", []) for t in tabel_dalam(bagian))
    for lampiran in bentuk.get("lampiran", []):
        yield from tables(lampiran["bentuk"])


def figures(tabel):
    """(column, cell) of the cells that state a figure."""
    for baris in tabel.baris:
        posisi = 0
        for sel in baris.sel:
            kolom, posisi = tabel.kolom[posisi].judul, posisi + sel.lebar
            is_kata = kolom in BUKAN_ANGKA or sel.lebar > 1
            if not is_kata and any(h.isdigit() for h in TAHUN_SAJA.sub("", sel.teks)):
                yield kolom, sel


def unresolved(bentuk, fakta):
    return [
        (tabel.nama, kolom, sel.teks, sel.fakta)
        for tabel in tables(bentuk)
        for kolom, sel in figures(tabel)
        if sel.fakta not in fakta
    ]


def test_every_figure_of_the_lakip_resolves(satker):
    snap = lakip_snapshot(satker, TAHUN)
    assert unresolved(bentuk_lakip(snap), fakta_dalam(snap)) == []


def test_every_figure_of_every_pk_resolves(satker):
    snaps = [pk_snapshot(pk) for pk in Pk.objects.filter(unit__satker=satker)]
    assert snaps
    assert [unresolved(bentuk_pk(snap), fakta_dalam(snap)) for snap in snaps] == [[] for _ in snaps]


def test_every_fact_has_an_origin_and_follows_from_facts_that_exist(satker):
    snap = lakip_snapshot(satker, TAHUN)
    fakta, asal = fakta_dalam(snap), sources_of(satker, TAHUN, snap)
    assert list(asal) == list(fakta)
    assert [k for k, isi in asal.items() if "pengisi" not in isi and not k.startswith("kebijakan/")] == []
    luar = {dari for satu in fakta.values() for dari in satu.dari} - fakta.keys()
    assert luar == set()


def test_a_figure_of_every_kind_has_its_page(satker, auditor):
    snap = lakip_snapshot(satker, TAHUN)
    contoh = {kunci.partition("/")[0]: kunci for kunci in fakta_dalam(snap)}
    kosong = [k for k in contoh.values() if lineage_of(auditor, satker, TAHUN, k) is None]
    assert kosong == []


def test_the_figures_are_those_that_the_cells_print(satker):
    snap = lakip_snapshot(satker, TAHUN)
    fakta = fakta_dalam(snap)
    lain = [
        (sel.teks, fakta[sel.fakta].nilai)
        for tabel in tables(bentuk_lakip(snap))
        for kolom, sel in figures(tabel)
        if not sel.teks.startswith(fakta[sel.fakta].nilai)
        and fakta[sel.fakta].nilai not in sel.teks
        and kolom not in BERKATA
    ]
    assert lain == []


def test_every_fact_that_a_sentence_names_exists(satker):
    snap = lakip_snapshot(satker, TAHUN)
    fakta, bentuk = fakta_dalam(snap), bentuk_lakip(snap)
    kalimat = [b for bab in bentuk["bab"] for bagian in bagian_dalam(bab, 9) for b in bagian.blok if b.fakta]
    assert len(kalimat) > 10
    assert [k for b in kalimat for k in b.fakta if k not in fakta] == []
