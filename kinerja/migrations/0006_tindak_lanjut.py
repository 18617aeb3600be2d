# What will be done about a row, by whom and until when.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0005_bukti_dukung"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TindakLanjut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("solusi", models.TextField(blank=True, verbose_name="solusi atas kendala")),
                ("uraian", models.TextField(verbose_name="tindak lanjut")),
                ("penanggung_jawab", models.CharField(max_length=200, verbose_name="penanggung jawab")),
                ("tenggat", models.DateField(verbose_name="batas waktu")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Direncanakan"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="rencana",
                        max_length=10,
                    ),
                ),
                ("per_tanggal", models.DateField(verbose_name="status per tanggal")),
                ("catatan", models.TextField(blank=True)),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                (
                    "realisasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="daftar_tindak_lanjut",
                        to="kinerja.realisasi",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tindak lanjut",
                "verbose_name_plural": "tindak lanjut",
                "ordering": ["tenggat", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("uraian", ""), _negated=True),
                            models.Q(("penanggung_jawab", ""), _negated=True),
                        ),
                        name="tindak_lanjut_lengkap",
                        violation_error_message="Tuliskan tindak lanjut dan penanggung jawabnya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["rencana", "berjalan"]),
                            models.Q(("catatan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tindak_lanjut_ditutup_bercatatan",
                        violation_error_message="Tuliskan hasilnya, atau alasan pembatalannya.",
                    ),
                ],
            },
        ),
    ]
