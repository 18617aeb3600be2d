# Files, links and notes that support a realisasi.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0004_rasio"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bukti",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("berkas", "Berkas"), ("tautan", "Tautan"), ("teks", "Catatan")],
                        max_length=6,
                    ),
                ),
                ("judul", models.CharField(blank=True, max_length=200)),
                ("tautan", models.URLField(blank=True, max_length=1000)),
                ("teks", models.TextField(blank=True)),
                ("berkas", models.FileField(blank=True, max_length=200, upload_to="")),
                ("pratinjau", models.FileField(blank=True, max_length=200, upload_to="")),
                ("nama", models.CharField(blank=True, max_length=150, verbose_name="nama berkas")),
                ("tipe", models.CharField(blank=True, max_length=4)),
                ("ukuran", models.PositiveIntegerField(default=0)),
                (
                    "sidik",
                    models.CharField(blank=True, db_index=True, max_length=64, verbose_name="SHA-256 berkas"),
                ),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                ("ditarik", models.DateTimeField(blank=True, null=True)),
                ("alasan_tarik", models.TextField(blank=True, verbose_name="alasan penarikan")),
                (
                    "penarik",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "realisasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti_dukung",
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
                "verbose_name": "bukti dukung",
                "verbose_name_plural": "bukti dukung",
                "ordering": ["realisasi", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis", "berkas"),
                                ("tautan", ""),
                                ("teks", ""),
                                ("ukuran__gt", 0),
                                models.Q(("berkas", ""), _negated=True),
                                models.Q(("sidik", ""), _negated=True),
                                models.Q(("tipe", ""), _negated=True),
                            ),
                            models.Q(
                                ("berkas", ""),
                                ("jenis", "tautan"),
                                ("teks", ""),
                                models.Q(("tautan", ""), _negated=True),
                            ),
                            models.Q(
                                ("berkas", ""),
                                ("jenis", "teks"),
                                ("tautan", ""),
                                models.Q(("teks", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bukti_isi_sesuai_jenis",
                        violation_error_message="Bukti dukung berupa satu berkas, satu tautan, atau satu catatan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_tarik", ""), ("ditarik", None)),
                            models.Q(
                                ("ditarik__isnull", False), models.Q(("alasan_tarik", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="bukti_penarikan_beralasan",
                        violation_error_message="Tuliskan alasan penarikannya.",
                    ),
                    models.UniqueConstraint(
                        models.F("realisasi"),
                        models.F("sidik"),
                        condition=models.Q(("ditarik", None), ("jenis", "berkas")),
                        name="bukti_berkas_sekali",
                        violation_error_message="Berkas ini sudah ada pada baris ini.",
                    ),
                ],
            },
        ),
    ]
