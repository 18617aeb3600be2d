from django.db import migrations

from sakip import pemicu

KUNCI = (
    pemicu.Kunci("laporan_dokumen", bebas=("status", "terbit", "pengganti_id", "alasan")),
    pemicu.Kunci("laporan_berkasdokumen"),
    pemicu.Kunci("laporan_tandatangan", bebas=(), bila="OLD.status = 'selesai'"),
)


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, KUNCI)


def lift_triggers(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, KUNCI)


class Migration(migrations.Migration):
    """An issued document, its files and its given signatures stay as they are."""

    dependencies = [
        ("laporan", "0004_dokumen"),
    ]

    operations = [migrations.RunPython(lay_triggers, lift_triggers)]
