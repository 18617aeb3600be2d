# What a page of a grid stored itself is known as its own when the answer was lost.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sakip", "0013_langkah_batal"),
    ]

    operations = [
        migrations.AddField(
            model_name="kiriman",
            name="nilai",
            field=models.JSONField(default=dict),
        ),
    ]
