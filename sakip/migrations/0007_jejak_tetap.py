from django.db import migrations, models

from sakip import pemicu

KUNCI = (
    pemicu.Kunci("sakip_jejak"),
    pemicu.Kunci("sakip_langkah"),
    pemicu.Kunci("sakip_kepalajejak", ubah=False),
)


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, KUNCI)


def lift_triggers(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, KUNCI)


class Migration(migrations.Migration):
    """From here on rows of the trail and steps of documents are only added; the constraint comes first,
    for on SQLite it remakes the table and with it drops the triggers."""

    dependencies = [
        ("sakip", "0006_rantai_jejak"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="jejak",
            constraint=models.UniqueConstraint(
                models.F("rantai"), models.F("urutan"), name="jejak_urutan_unik"
            ),
        ),
        migrations.RunPython(lay_triggers, lift_triggers),
    ]
