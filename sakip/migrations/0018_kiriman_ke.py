"""The number of a sending: what arrives after a later one is dropped."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sakip", "0017_surel_konfirmasi")]

    operations = [
        migrations.AddField("kiriman", "ke", models.BigIntegerField(default=0)),
    ]
