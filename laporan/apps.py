from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan dan dokumen"
    default_auto_field = "django.db.models.BigAutoField"
