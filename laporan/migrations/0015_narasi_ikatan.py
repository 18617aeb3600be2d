"""Bindings of the sentences of a section to the facts that they state."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("laporan", "0014_jawaban_tanya")]

    operations = [
        migrations.AddField(
            model_name="narasi",
            name="ikatan",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name="narasi",
            name="rancangan",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
    ]
