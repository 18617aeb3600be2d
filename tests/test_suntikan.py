"""Words that users store are words on every page: markup in them is never the page's own."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from kinerja.models import Bukti
from sakip import pemicu
from sakip.models import Satker, UnitKerja, User
from tests.graf import build_graph
from tests.test_permissions import TABEL, arguments_from

SISIPAN = '<b>x</b><meta http-equiv=refresh content="0;url=/keluar/">'
KAMI = ("sakip", "renstra", "anggaran", "kinerja", "laporan")
# What the product itself computes or chooses from a list, and keys by which rows are found.
BUKAN_KETIKAN = {
    "kunci",
    "kode_wilayah",
    "kode_satker",
    "kode_baku",
    "no",
    "nip",
    "capaian_tanda",
    "tindakan",
}
# What the database keeps as it was written: such rows are made with SISIPAN instead of being changed.
TETAP = {kunci.tabel: kunci.bebas or () for kunci in pemicu.SEMUA if kunci.ubah}
# A PDF, a file of data, and the page of a link that does not hold: it tells nothing of anybody.
TANPA_KETIKAN = {"laporan:cetak", "laporan:unduh", "sakip:sandi-tautan"}
DITULISI = [
    model
    for label in KAMI
    for model in apps.get_app_config(label).get_models()
    if model not in (User, Satker, UnitKerja)
]


# Evidence is either a file, a link or a note, and has a reason only once withdrawn: the graph holds a file.
SISI_LAIN = {"kinerja_bukti": {"tautan", "teks", "berkas", "pratinjau", "alasan_tarik"}}


def typed_columns(model):
    """The text columns of `model` that a person or a file fills, with room for SISIPAN."""
    return [
        kolom.name
        for kolom in model._meta.concrete_fields
        if isinstance(kolom, models.CharField | models.TextField)
        and not (kolom.choices or kolom.unique or kolom.name in BUKAN_KETIKAN)
        and kolom.name not in SISI_LAIN.get(model._meta.db_table, ())
        and (kolom.max_length is None or kolom.max_length >= len(SISIPAN))
        and kolom.name in TETAP.get(model._meta.db_table, [kolom.name])
    ]


def write_everywhere(rows):
    kolom = typed_columns(rows.model)
    if kolom:
        rows.update(**dict.fromkeys(kolom, SISIPAN))


@pytest.fixture
def url_of(client, satker_a, monkeypatch):
    """The address of that name, about a satker of which every typed word is SISIPAN."""
    monkeypatch.setattr("tests.graf.RAHASIA", SISIPAN)
    graf = build_graph(satker_a)
    argument = arguments_from(graf, satker_a)
    for model in DITULISI:
        if model._default_manager.count() < 50:  # a reference table belongs to nobody
            write_everywhere(model._default_manager.all())
    Bukti.objects.create(realisasi=graf["realisasi"], jenis="teks", teks=SISIPAN, judul=SISIPAN)
    write_everywhere(Satker.objects.filter(pk=satker_a.pk))
    write_everywhere(UnitKerja.objects.filter(satker=satker_a))
    client.force_login(User.objects.create_superuser("pengelola", password="x", nama=SISIPAN))
    return lambda nama: reverse(nama, args=[argument(name) for name in TABEL[nama][0]])


@pytest.mark.parametrize("nama", sorted(set(TABEL) - TANPA_KETIKAN))
def test_stored_markup_is_escaped_on_every_page(nama, url_of, client):
    response = client.get(url_of(nama))
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    isi = response.content.decode()
    assert [potongan for potongan in ("<b>x</b>", "<meta http-equiv=refresh") if potongan in isi] == []
    if response.status_code == 200:
        assert "&lt;b&gt;x&lt;/b&gt;" in isi  # the walk did reach what was stored
