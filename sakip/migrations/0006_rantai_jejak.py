from datetime import UTC

from django.conf import settings
from django.db import migrations

from sakip.rantai_jejak import seal

# As they are at this migration, whatever becomes of them later.
NASIONAL = 0
DAFTAR = -1
KOLOM = (
    "rantai urutan id waktu user_id satker_id tindakan objek objek_id rincian induk_id permintaan sebelumnya"
).split()
POTONGAN = 500


def seal_row(kunci, baris):
    waktu = baris["waktu"].astimezone(UTC).isoformat(timespec="microseconds")
    return seal(kunci, "jejak", {nama: baris[nama] for nama in KOLOM} | {"waktu": waktu})


def seal_head(kunci, rantai, jumlah, terakhir):
    return seal(kunci, "kepala", [rantai, jumlah, terakhir])


def chain_rows(apps, schema_editor):
    """Chain the rows that are there, in the order in which they were written, and seal the heads."""
    Jejak = apps.get_model("sakip", "Jejak")
    KepalaJejak = apps.get_model("sakip", "KepalaJejak")
    kunci = settings.KUNCI_JEJAK
    ujung = {}
    terbaca = 0
    while rows := list(Jejak.objects.filter(pk__gt=terbaca).order_by("pk")[:POTONGAN]):
        for baris in rows:
            baris.rantai = baris.satker_id or NASIONAL
            jumlah, baris.sebelumnya = ujung.get(baris.rantai, (0, ""))
            baris.urutan = jumlah + 1
            baris.sidik = seal_row(kunci, vars(baris))
            ujung[baris.rantai] = (baris.urutan, baris.sidik)
        Jejak.objects.bulk_update(rows, ["rantai", "urutan", "sebelumnya", "sidik"], batch_size=100)
        terbaca = rows[-1].pk
    ujung[DAFTAR] = (len(ujung), "")
    KepalaJejak.objects.bulk_create(
        KepalaJejak(
            rantai=rantai, jumlah=jumlah, terakhir=sidik, sidik=seal_head(kunci, rantai, jumlah, sidik)
        )
        for rantai, (jumlah, sidik) in ujung.items()
    )


def forget_heads(apps, schema_editor):
    apps.get_model("sakip", "KepalaJejak").objects.all().delete()


class Migration(migrations.Migration):
    """Rows written before there was a chain are taken into it."""

    dependencies = [
        ("sakip", "0005_jejak_berantai"),
    ]

    operations = [migrations.RunPython(chain_rows, forget_heads)]
