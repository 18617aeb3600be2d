"""The reference of budget codes of data/kode_anggaran.csv."""

import csv
from pathlib import Path

from django.db import migrations

BERKAS = Path(__file__).resolve().parent.parent / "data" / "kode_anggaran.csv"


def fill(apps, schema_editor):
    KodeAnggaran = apps.get_model("anggaran", "KodeAnggaran")
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        rows = sorted(csv.DictReader(berkas), key=lambda row: row["kode"].count("."))
    ids: dict[str, int] = {}
    for row in rows:
        ids[row["kode"]] = KodeAnggaran.objects.create(
            kode=row["kode"],
            tingkat=row["tingkat"],
            nama=row["nama"],
            satuan=row["satuan"],
            induk_id=ids.get(row["kode"].rpartition(".")[0]),
            berlaku_dari=int(row["berlaku_dari"]),
            berlaku_sampai=int(row["berlaku_sampai"]) if row["berlaku_sampai"] else None,
        ).pk


def empty(apps, schema_editor):
    """Take the rows back, deepest first, without the collector."""
    rows = apps.get_model("anggaran", "KodeAnggaran").objects
    for tingkat in ("ro", "kro", "kegiatan", "program"):
        rows.filter(tingkat=tingkat)._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("anggaran", "0001_awal")]
    operations = [migrations.RunPython(fill, empty)]
