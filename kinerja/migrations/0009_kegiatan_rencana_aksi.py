"""What an action of a rencana aksi brings, when, with which money, and that it was cancelled."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0008_alasan_selisih")]

    operations = [
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="alasan_batal",
            field=models.TextField(blank=True, verbose_name="alasan pembatalan"),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="baris_asal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="kinerja.barisrencanaaksi",
            ),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="bulan_mulai",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bulan mulai"),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="bulan_selesai",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="bulan selesai"),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="dibatalkan",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="keluaran",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="kode",
            field=models.CharField(blank=True, max_length=80, verbose_name="kode rincian output"),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="kode_baku",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="pagu",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="barisrencanaaksi",
            name="pagu_teks",
            field=models.CharField(blank=True, max_length=100, verbose_name="pagu seperti tertulis"),
        ),
        migrations.AddConstraint(
            model_name="barisrencanaaksi",
            constraint=models.CheckConstraint(
                condition=models.Q(("pagu__isnull", True), ("pagu__gte", 0), _connector="OR"),
                name="baris_rencana_aksi_pagu_tidak_negatif",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisrencanaaksi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bulan_mulai__isnull", True), ("bulan_selesai__isnull", True)),
                    models.Q(
                        ("bulan_mulai__gte", 1),
                        ("bulan_mulai__isnull", False),
                        ("bulan_selesai__gte", models.F("bulan_mulai")),
                        ("bulan_selesai__isnull", False),
                        ("bulan_selesai__lte", 12),
                    ),
                    _connector="OR",
                ),
                name="baris_rencana_aksi_jadwal_wajar",
                violation_error_message="Jadwal dimulai dan berakhir pada bulan 1 sampai 12.",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisrencanaaksi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dibatalkan", False), models.Q(("alasan_batal", ""), _negated=True), _connector="OR"
                ),
                name="baris_rencana_aksi_batal_beralasan",
                violation_error_message="Tuliskan alasan pembatalannya.",
            ),
        ),
    ]
