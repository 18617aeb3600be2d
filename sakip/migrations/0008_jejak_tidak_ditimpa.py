from django.db import migrations

from sakip import pemicu

LAMA = (
    pemicu.Kunci("sakip_jejak"),
    pemicu.Kunci("sakip_langkah"),
    pemicu.Kunci("sakip_kepalajejak", ubah=False),
)
ID = pemicu.Unik(("id",))
KUNCI = (
    pemicu.Kunci("sakip_jejak", unik=(ID, pemicu.Unik(("rantai", "urutan")))),
    pemicu.Kunci("sakip_langkah", unik=(ID,)),
    pemicu.Kunci("sakip_kepalajejak", ubah=False, unik=(ID, pemicu.Unik(("rantai",)))),
)


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, KUNCI)


def lay_former(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, KUNCI)
    pemicu.lay_triggers(schema_editor.connection, LAMA)


class Migration(migrations.Migration):
    """On SQLite no row of the trail is replaced by INSERT OR REPLACE or UPDATE OR REPLACE either."""

    dependencies = [
        ("sakip", "0007_jejak_tetap"),
    ]

    operations = [migrations.RunPython(lay_triggers, lay_former)]
