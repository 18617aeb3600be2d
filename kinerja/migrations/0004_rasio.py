# The kartu says how an indikator is counted, and a realisasi keeps both parts of a ratio.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0003_alur"),
    ]

    operations = [
        migrations.AddField(
            model_name="realisasi",
            name="pembilang",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="pembilang"
            ),
        ),
        migrations.AddField(
            model_name="realisasi",
            name="penyebut",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="penyebut"
            ),
        ),
        migrations.AddConstraint(
            model_name="realisasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("pembilang", None), ("penyebut", None)),
                    models.Q(
                        ("pembilang__gte", 0),
                        ("pembilang__isnull", False),
                        ("penyebut__gt", 0),
                        ("penyebut__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="realisasi_rasio_lengkap",
                violation_error_message="Pembilang dan penyebut diisi berdua; penyebut lebih dari nol.",
            ),
        ),
    ]
