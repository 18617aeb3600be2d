from django.db import migrations

from sakip import pemicu

KUNCI = (pemicu.Kunci("laporan_segel", unik=(pemicu.Unik(("id",)), pemicu.Unik(("dokumen_id",)))),)


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, KUNCI)


def lift_triggers(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, KUNCI)


class Migration(migrations.Migration):
    """A seal that was applied stays as it is."""

    dependencies = [
        ("laporan", "0009_segel"),
    ]

    operations = [migrations.RunPython(lay_triggers, lift_triggers)]
