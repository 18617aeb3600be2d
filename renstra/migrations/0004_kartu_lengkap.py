# The kartu says how an indikator is counted, and a realisasi keeps both parts of a ratio.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("renstra", "0003_penanggung_jawab"),
    ]

    operations = [
        migrations.AddField(
            model_name="indikator",
            name="batas_capaian",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=9,
                null=True,
                verbose_name="batas atas capaian (persen)",
            ),
        ),
        migrations.AddField(
            model_name="indikator",
            name="bukti_wajib",
            field=models.BooleanField(default=False, verbose_name="bukti dukung wajib"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="frekuensi",
            field=models.CharField(
                blank=True,
                choices=[
                    ("triwulanan", "Setiap triwulan"),
                    ("semesteran", "Setiap semester"),
                    ("tahunan", "Setahun sekali"),
                ],
                max_length=12,
                verbose_name="frekuensi pengukuran",
            ),
        ),
        migrations.AddField(
            model_name="indikator",
            name="pembilang",
            field=models.CharField(blank=True, max_length=300, verbose_name="pembilang"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="penyebut",
            field=models.CharField(blank=True, max_length=300, verbose_name="penyebut"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="wajar_maks",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="batas wajar tertinggi"
            ),
        ),
        migrations.AddField(
            model_name="indikator",
            name="wajar_min",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="batas wajar terendah"
            ),
        ),
        migrations.AddConstraint(
            model_name="indikator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("pembilang", ""), ("penyebut", "")),
                    models.Q(
                        models.Q(("pembilang", ""), _negated=True), models.Q(("penyebut", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="indikator_rasio_lengkap",
                violation_error_message="Isi pembilang dan penyebut, atau kosongkan keduanya.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indikator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wajar_min", None),
                    ("wajar_maks", None),
                    ("wajar_maks__gte", models.F("wajar_min")),
                    _connector="OR",
                ),
                name="indikator_batas_wajar_berurutan",
                violation_error_message="Batas wajar tertinggi tidak boleh di bawah batas terendah.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indikator",
            constraint=models.CheckConstraint(
                condition=models.Q(("batas_capaian", None), ("batas_capaian__gt", 0), _connector="OR"),
                name="indikator_batas_capaian_positif",
                violation_error_message="Batas atas capaian harus lebih dari nol.",
            ),
        ),
    ]
