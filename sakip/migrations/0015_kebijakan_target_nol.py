# What a capaian is at a target of 0 is said by the kebijakan; until now it was always the first choice.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sakip", "0014_kiriman_nilai"),
    ]

    operations = [
        migrations.AddField(
            model_name="kebijakan",
            name="target_nol",
            field=models.CharField(
                choices=[
                    ("terpenuhi", "100 bila realisasi memenuhi target nol, selain itu 0"),
                    (
                        "batas_atas",
                        "Batas atas bila realisasi lebih baik daripada nol, 100 bila nol, selain itu 0",
                    ),
                    ("dikecualikan", "Tidak dihitung: tanpa angka capaian dan tidak ikut dirata-ratakan"),
                ],
                default="terpenuhi",
                max_length=12,
                verbose_name="aturan target nol",
            ),
        ),
    ]
