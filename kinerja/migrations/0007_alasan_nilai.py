# Why an unusual value is right.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0006_tindak_lanjut"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AlasanNilai",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis", models.CharField(max_length=8)),
                ("nilai", models.DecimalField(decimal_places=6, max_digits=24)),
                ("pertanyaan", models.TextField()),
                ("alasan", models.TextField()),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                (
                    "realisasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alasan_nilai",
                        to="kinerja.realisasi",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "alasan nilai",
                "verbose_name_plural": "alasan nilai",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True),
                        name="alasan_nilai_terisi",
                        violation_error_message="Tuliskan alasannya.",
                    )
                ],
            },
        ),
    ]
