# A new address waits until its owner has confirmed it; those that are stored already stay as they are.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sakip", "0016_periode_tingkat"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="surel_baru",
            field=models.EmailField(
                blank=True,
                default="",
                editable=False,
                max_length=254,
                verbose_name="surel yang menunggu konfirmasi",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="surel_diminta",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
