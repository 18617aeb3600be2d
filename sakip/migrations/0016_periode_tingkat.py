from django.db import migrations, models
from django.db.models.functions import Coalesce


def drop_levels(apps, schema_editor):
    """Without the column a row for one level would hold for every level, beside the one that does."""
    apps.get_model("sakip", "Periode").objects.exclude(tingkat="").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("sakip", "0015_kebijakan_target_nol"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="periode",
            options={
                "ordering": ["tahun", "dokumen", "triwulan", "satker", "tingkat"],
                "verbose_name": "jadwal pengisian",
                "verbose_name_plural": "jadwal pengisian",
            },
        ),
        migrations.AddField(
            model_name="periode",
            name="tingkat",
            field=models.CharField(
                blank=True,
                choices=[
                    ("kabkota", "KPU kabupaten/kota"),
                    ("provinsi", "KPU provinsi"),
                    ("pusat", "KPU Republik Indonesia"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.RemoveConstraint(model_name="periode", name="periode_unik"),
        migrations.AddConstraint(
            model_name="periode",
            constraint=models.UniqueConstraint(
                Coalesce("satker", 0),
                "dokumen",
                "tahun",
                Coalesce("triwulan", 0),
                "tingkat",
                name="periode_unik",
                violation_error_message="Jadwal untuk dokumen, tahun, triwulan, dan tingkat ini sudah ada.",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_levels),
    ]
