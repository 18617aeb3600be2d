# A kartu may set its own floor and its own rule for a target of 0.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("renstra", "0008_simpanan_versi"),
    ]

    operations = [
        migrations.AddField(
            model_name="indikator",
            name="batas_bawah_capaian",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=9,
                null=True,
                verbose_name="batas bawah capaian (persen)",
            ),
        ),
        migrations.AddField(
            model_name="indikator",
            name="target_nol",
            field=models.CharField(
                blank=True,
                choices=[
                    ("terpenuhi", "100 bila realisasi memenuhi target nol, selain itu 0"),
                    (
                        "batas_atas",
                        "Batas atas bila realisasi lebih baik daripada nol, 100 bila nol, selain itu 0",
                    ),
                    ("dikecualikan", "Tidak dihitung: tanpa angka capaian dan tidak ikut dirata-ratakan"),
                ],
                default="",
                max_length=12,
                verbose_name="aturan target nol",
            ),
        ),
        migrations.AddConstraint(
            model_name="indikator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("batas_bawah_capaian", None),
                    models.Q(
                        ("batas_bawah_capaian__gte", 0),
                        models.Q(
                            ("batas_capaian", None),
                            ("batas_capaian__gt", models.F("batas_bawah_capaian")),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="indikator_batas_bawah_capaian_wajar",
                violation_error_message="Batas bawah capaian paling kecil nol dan di bawah batas atasnya.",
            ),
        ),
    ]
