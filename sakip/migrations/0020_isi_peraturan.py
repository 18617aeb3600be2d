"""The regulations of data/peraturan.csv."""

import csv
from pathlib import Path

from django.db import migrations

BERKAS = Path(__file__).resolve().parent.parent / "data" / "peraturan.csv"


def fill(apps, schema_editor):
    Peraturan = apps.get_model("sakip", "Peraturan")
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        for row in csv.DictReader(berkas):
            tahun = int(row["dicabut_tahun"]) if row["dicabut_tahun"] else None
            Peraturan.objects.create(**{**row, "dicabut_tahun": tahun})


def empty(apps, schema_editor):
    """Take the rows back without the collector."""
    apps.get_model("sakip", "Peraturan").objects.all()._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("sakip", "0019_peraturan")]
    operations = [migrations.RunPython(fill, empty)]
