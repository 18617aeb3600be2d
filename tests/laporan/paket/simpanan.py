"""Everything that a paket holds of a satker, as plain values without ids."""

from django.db.models import Model

from laporan.paket.gudang import SUSUNAN, Gudang

TANPA = {"id", "suntingan", "status", "asal", "dibuat"}


def dump(satker):
    """{model name: rows in stored order}; a foreign key is told by the position of its row."""
    satker.refresh_from_db()
    gudang = Gudang(satker)
    tempat = {}
    for model in SUSUNAN:
        for ke, objek in enumerate(gudang.rows(model)):
            tempat[model, objek.pk] = ke
    tabel = {model.__name__: [_plain(o, tempat) for o in gudang.rows(model)] for model in SUSUNAN}
    return {"Satker": [_plain(satker, tempat)], **tabel}


def _plain(objek: Model, tempat):
    hasil = {}
    for bidang in objek._meta.concrete_fields:
        nilai = getattr(objek, bidang.attname)
        if bidang.is_relation and nilai is not None:
            nilai = tempat.get((bidang.related_model, nilai), nilai)
        if bidang.name not in TANPA:
            hasil[bidang.attname] = nilai
    return hasil
