from django.db import migrations

from sakip import pemicu

LAMA = (
    pemicu.Kunci("laporan_dokumen", bebas=("status", "terbit", "pengganti_id", "alasan")),
    pemicu.Kunci("laporan_berkasdokumen"),
    pemicu.Kunci("laporan_tandatangan", bebas=(), bila="OLD.status = 'selesai'"),
)
ID, URUT = pemicu.Unik(("id",)), pemicu.Unik(("dokumen_id", "urut"))
VERSI = pemicu.Unik(("jenis", "objek_id", "versi"), "{}.status IN ('menunggu', 'berlaku', 'digantikan')")
KUNCI = (
    pemicu.Kunci(
        "laporan_dokumen",
        bebas=("status", "terbit", "pengganti_id", "alasan"),
        unik=(ID, pemicu.Unik(("kode",)), VERSI),
    ),
    pemicu.Kunci("laporan_berkasdokumen", unik=(ID, URUT)),
    pemicu.Kunci("laporan_tandatangan", bebas=(), bila="OLD.status = 'selesai'", unik=(ID, URUT)),
)


def lay_triggers(apps, schema_editor):
    pemicu.lay_triggers(schema_editor.connection, KUNCI)


def lay_former(apps, schema_editor):
    pemicu.lift_triggers(schema_editor.connection, KUNCI)
    pemicu.lay_triggers(schema_editor.connection, LAMA)


class Migration(migrations.Migration):
    """On SQLite no issued document, file or signature is replaced by INSERT OR REPLACE either."""

    dependencies = [
        ("laporan", "0006_pengesampingan"),
    ]

    operations = [migrations.RunPython(lay_triggers, lay_former)]
