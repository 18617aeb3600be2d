from django.db import migrations, models


class Migration(migrations.Migration):
    """A document has a window of review beside that of filling; empty = as before there were two."""

    dependencies = [
        ("sakip", "0008_jejak_tidak_ditimpa"),
    ]

    operations = [
        migrations.AddField(
            model_name="periode",
            name="tenggat_tinjau",
            field=models.DateField(blank=True, null=True, verbose_name="tenggat peninjauan"),
        ),
        migrations.AddField(
            model_name="periode",
            name="tutup_tinjau",
            field=models.DateField(blank=True, null=True, verbose_name="peninjauan ditutup setelah"),
        ),
        migrations.AddConstraint(
            model_name="periode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("tenggat_tinjau", None),
                        ("buka", None),
                        ("tenggat_tinjau__gte", models.F("buka")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("tenggat_tinjau", None),
                        ("tenggat", None),
                        ("tenggat_tinjau__gte", models.F("tenggat")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("tutup_tinjau", None),
                        ("buka", None),
                        ("tutup_tinjau__gte", models.F("buka")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("tutup_tinjau", None),
                        ("tenggat", None),
                        ("tutup_tinjau__gte", models.F("tenggat")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("tutup_tinjau", None),
                        ("tutup", None),
                        ("tutup_tinjau__gte", models.F("tutup")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("tutup_tinjau", None),
                        ("tenggat_tinjau", None),
                        ("tutup_tinjau__gte", models.F("tenggat_tinjau")),
                        _connector="OR",
                    ),
                ),
                name="periode_tinjau_berurutan",
                violation_error_message="Urutannya: pengisian dibuka, tenggat, ditutup, lalu tenggat peninjauan dan penutupannya.",
            ),
        ),
    ]
