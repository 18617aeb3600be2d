from django.db import migrations

from sakip import pemicu

KUNCI = (pemicu.Kunci("laporan_pengesampingan", unik=(pemicu.Unik(("id",)),)),)


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, KUNCI)


def lift_triggers(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, KUNCI)


class Migration(migrations.Migration):
    """A reason that was given is never overwritten: each is a row of its own. Going back is refused by the
    database where one person has given two reasons for the same finding."""

    dependencies = [
        ("laporan", "0007_dokumen_tidak_ditimpa"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="pengesampingan", name="pengesampingan_unik_per_orang"),
        migrations.RunPython(lay_triggers, lift_triggers),
    ]
