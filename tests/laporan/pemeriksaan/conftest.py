"""A PK, RKT and rencana aksi of satker A, made row by row, and what a check says of them."""

import pytest

from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, Pk, RencanaAksi, Rkt
from laporan.pemeriksaan import check_document
from sakip.bacaan import set_target

TAHUN = 2024


@pytest.fixture
def rkt(unit_a):
    return Rkt.objects.create(unit=unit_a, tahun=TAHUN)


@pytest.fixture
def pk(unit_a):
    return Pk.objects.create(unit=unit_a, tahun=TAHUN)


@pytest.fixture
def aksi(unit_a):
    return RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")


@pytest.fixture
def add():
    """Add a row with `target` to a document; other columns as given."""
    models = {Pk: (BarisPk, "pk_dokumen"), Rkt: (BarisRkt, "rkt"), RencanaAksi: (BarisRencanaAksi, None)}

    def make(dokumen, target="80%", **kolom):
        model, induk = models[type(dokumen)]
        isi = {"urut": dokumen.baris.count() + 1, "sasaran": "Sasaran", "indikator": "Persentase A"}
        baris = model(**{induk or "rencana_aksi": dokumen}, **isi | kolom)
        set_target(baris, target)
        baris.save()
        return baris

    return make


@pytest.fixture
def sentences():
    """The sentences of one code that a check of a document yields at a step."""

    def read(dokumen, kode, langkah="ajukan"):
        return [t.pesan for t in check_document(dokumen, langkah=langkah) if t.kode == kode]

    return read
