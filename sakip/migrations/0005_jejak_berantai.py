import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """The columns of the chain of the audit trail, and the table of its heads."""

    dependencies = [
        ("sakip", "0004_alur"),
    ]

    operations = [
        migrations.CreateModel(
            name="KepalaJejak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rantai", models.BigIntegerField(unique=True)),
                ("jumlah", models.BigIntegerField(default=0)),
                ("terakhir", models.CharField(blank=True, max_length=64)),
                ("sidik", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "kepala rantai jejak",
                "verbose_name_plural": "kepala rantai jejak",
                "ordering": ["rantai"],
            },
        ),
        migrations.AlterField(
            model_name="jejak",
            name="waktu",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name="jejak",
            name="permintaan",
            field=models.CharField(blank=True, db_index=True, max_length=32, verbose_name="nomor permintaan"),
        ),
        migrations.AddField(
            model_name="jejak",
            name="rantai",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="jejak",
            name="urutan",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="jejak",
            name="sebelumnya",
            field=models.CharField(blank=True, max_length=64, verbose_name="sidik baris sebelumnya"),
        ),
        migrations.AddField(
            model_name="jejak",
            name="sidik",
            field=models.CharField(default="", max_length=64, verbose_name="sidik baris"),
            preserve_default=False,
        ),
    ]
