"""Why the target of a row is not that of the row it comes from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0007_alasan_nilai")]

    operations = [
        migrations.AddField(
            model_name="barispk",
            name="alasan_selisih",
            field=models.TextField(blank=True, verbose_name="alasan selisih"),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="alasan_selisih",
            field=models.TextField(blank=True, verbose_name="alasan selisih"),
        ),
        migrations.AddField(
            model_name="barisrkt",
            name="alasan_selisih",
            field=models.TextField(blank=True, verbose_name="alasan selisih"),
        ),
    ]
