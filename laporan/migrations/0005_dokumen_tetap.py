from django.db import migrations

from sakip import pemicu


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, pemicu.KUNCI_LAPORAN)


def lift_triggers(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, pemicu.KUNCI_LAPORAN)


class Migration(migrations.Migration):
    """An issued document, its files and its given signatures stay as they are."""

    dependencies = [
        ("laporan", "0004_dokumen"),
    ]

    operations = [migrations.RunPython(lay_triggers, lift_triggers)]
