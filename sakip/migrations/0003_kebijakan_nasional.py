"""The national kebijakan that holds where nobody set another (DESIGN 4b.5): cap 100, scale 91/71/51."""

from django.db import migrations

SKALA = [
    (91, 100, "Berhasil"),
    (71, 90, "Cukup Berhasil"),
    (51, 70, "Kurang Berhasil"),
    (0, 50, "Tidak Berhasil"),
]


def fill(apps, schema_editor):
    Kebijakan, BarisSkala = apps.get_model("sakip", "Kebijakan"), apps.get_model("sakip", "BarisSkala")
    kebijakan = Kebijakan.objects.create(
        tahun=2015, satker=None, batas_atas=100, batas_bawah=0, rumus_minimal="selisih", celah="batas_bawah"
    )
    BarisSkala.objects.bulk_create(
        BarisSkala(kebijakan=kebijakan, urut=urut, dari=dari, sampai=sampai, kategori=kategori)
        for urut, (dari, sampai, kategori) in enumerate(SKALA, start=1)
    )


def empty(apps, schema_editor):
    """Take the rows back without the collector, which mixes the states of apps on the way back."""
    alias = schema_editor.connection.alias
    national = {"satker__isnull": True, "tahun": 2015}
    apps.get_model("sakip", "BarisSkala").objects.filter(
        kebijakan_id__in=apps.get_model("sakip", "Kebijakan")
        .objects.filter(**national)
        .values_list("pk", flat=True)
    )._raw_delete(alias)
    apps.get_model("sakip", "Kebijakan").objects.filter(**national)._raw_delete(alias)


class Migration(migrations.Migration):
    dependencies = [("sakip", "0002_isi_satker")]
    operations = [migrations.RunPython(fill, empty)]
