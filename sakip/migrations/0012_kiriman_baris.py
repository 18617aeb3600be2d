# A new row of a grid that is sent twice is stored once.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sakip", "0011_ringkasan_surel"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kiriman",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tanda", models.UUIDField()),
                ("objek_id", models.BigIntegerField()),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kiriman baris",
                "verbose_name_plural": "kiriman baris",
                "constraints": [
                    models.UniqueConstraint(models.F("user"), models.F("tanda"), name="kiriman_sekali")
                ],
            },
        ),
    ]
