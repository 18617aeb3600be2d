"""The 553 satker of data/satker.csv, each with its lembaga and its sekretariat."""

import csv
from pathlib import Path

from django.db import migrations

BERKAS = Path(__file__).resolve().parent.parent / "data" / "satker.csv"


def _read() -> list[dict[str, str]]:
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def fill(apps, schema_editor):
    Satker, UnitKerja = apps.get_model("sakip", "Satker"), apps.get_model("sakip", "UnitKerja")
    rows, ids = _read(), {}
    for jenis in (["pusat"], ["provinsi"], ["kabupaten", "kota"]):
        level = [
            Satker(
                kode_wilayah=row["kode_wilayah"],
                nama=row["nama"],
                jenis=row["jenis"],
                nama_wilayah=row["nama_wilayah"],
                induk_id=ids.get(row["induk"]),
            )
            for row in rows
            if row["jenis"] in jenis
        ]
        Satker.objects.bulk_create(level)
        ids.update(Satker.objects.values_list("kode_wilayah", "pk"))
    _fill_units(Satker, UnitKerja)


def _fill_units(Satker, UnitKerja):
    satker = list(Satker.objects.order_by("kode_wilayah"))
    lembaga = [UnitKerja(satker=s, kunci="lembaga", nama=s.nama, jenis="lembaga") for s in satker]
    UnitKerja.objects.bulk_create(lembaga)
    heads = dict(UnitKerja.objects.values_list("satker_id", "pk"))
    UnitKerja.objects.bulk_create(
        UnitKerja(
            satker=s,
            kunci="sekretariat",
            nama=f"Sekretariat {s.nama}",
            jenis="sekretariat",
            induk_id=heads[s.pk],
        )
        for s in satker
    )


def empty(apps, schema_editor):
    """Take the rows back without the collector, which mixes the states of apps on the way back."""
    UnitKerja, Satker = apps.get_model("sakip", "UnitKerja"), apps.get_model("sakip", "Satker")
    alias = schema_editor.connection.alias
    for kunci in ("sekretariat", "lembaga"):
        UnitKerja.objects.filter(kunci=kunci)._raw_delete(alias)
    for jenis in (["kabupaten", "kota"], ["provinsi"], ["pusat"]):
        Satker.objects.filter(jenis__in=jenis)._raw_delete(alias)


class Migration(migrations.Migration):
    dependencies = [("sakip", "0001_awal")]
    operations = [migrations.RunPython(fill, empty)]
