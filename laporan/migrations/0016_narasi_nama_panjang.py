"""Names of sections that hold the whole name of an indikator."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("laporan", "0015_narasi_ikatan")]

    operations = [
        migrations.AlterField(model_name="narasi", name="bagian", field=models.CharField(max_length=500)),
    ]
