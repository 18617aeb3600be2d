# A capaian that the rule for a target of 0 leaves out has a status of its own.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0009_kegiatan_rencana_aksi"),
    ]

    operations = [
        migrations.AlterField(
            model_name="realisasi",
            name="capaian_periode_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ok", "Terhitung"),
                    ("belum_diisi", "Belum diisi"),
                    ("belum_dinilai", "Belum dinilai"),
                    ("belum_waktunya", "Belum waktunya diukur"),
                    ("tidak_relevan", "Tidak relevan"),
                    ("perlu_periksa", "Perlu diperiksa"),
                    ("tak_terhingga", "Tidak terhingga"),
                    ("dikecualikan", "Tidak dihitung"),
                ],
                max_length=15,
            ),
        ),
        migrations.AlterField(
            model_name="realisasi",
            name="capaian_status",
            field=models.CharField(
                choices=[
                    ("ok", "Terhitung"),
                    ("belum_diisi", "Belum diisi"),
                    ("belum_dinilai", "Belum dinilai"),
                    ("belum_waktunya", "Belum waktunya diukur"),
                    ("tidak_relevan", "Tidak relevan"),
                    ("perlu_periksa", "Perlu diperiksa"),
                    ("tak_terhingga", "Tidak terhingga"),
                    ("dikecualikan", "Tidak dihitung"),
                ],
                default="belum_diisi",
                max_length=15,
            ),
        ),
    ]
