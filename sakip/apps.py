from django.apps import AppConfig


class SakipConfig(AppConfig):
    name = "sakip"
    verbose_name = "Satuan kerja, pejabat, dan pengguna"
    default_auto_field = "django.db.models.BigAutoField"
