# The whole kartu: why the indikator was chosen, how its data are gathered, what limits them, its IKU years.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("renstra", "0004_kartu_lengkap"),
    ]

    operations = [
        migrations.AddField(
            model_name="indikator",
            name="alasan",
            field=models.TextField(blank=True, verbose_name="alasan pemilihan indikator"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="bukti",
            field=models.TextField(blank=True, verbose_name="bukti dukung yang diminta"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="cara_kumpul",
            field=models.TextField(blank=True, verbose_name="cara pengumpulan data"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="iku_tahun",
            field=models.CharField(
                blank=True, max_length=100, verbose_name="tahun sebagai indikator kinerja utama"
            ),
        ),
        migrations.AddField(
            model_name="indikator",
            name="keterbatasan",
            field=models.TextField(blank=True, verbose_name="keterbatasan data"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="mutu",
            field=models.TextField(blank=True, verbose_name="penjaminan mutu data"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="nilai_awal",
            field=models.CharField(blank=True, max_length=100, verbose_name="nilai awal"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="pemanfaatan",
            field=models.TextField(blank=True, verbose_name="pemanfaatan hasil pengukuran"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="pilah",
            field=models.TextField(blank=True, verbose_name="pemilahan data"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="satuan_teks",
            field=models.CharField(blank=True, max_length=100, verbose_name="satuan sebagaimana ditulis"),
        ),
        migrations.AddField(
            model_name="indikator",
            name="tahun_nilai_awal",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun nilai awal"),
        ),
        migrations.AddConstraint(
            model_name="indikator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tahun_nilai_awal", None),
                    models.Q(("tahun_nilai_awal__gte", 2000), ("tahun_nilai_awal__lte", 2100)),
                    _connector="OR",
                ),
                name="indikator_tahun_nilai_awal_wajar",
                violation_error_message="Tahun nilai awal ditulis dengan angka 2000 sampai 2100.",
            ),
        ),
    ]
