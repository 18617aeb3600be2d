from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "kinerja"
    verbose_name = "Kinerja tahunan"
    default_auto_field = "django.db.models.BigAutoField"
