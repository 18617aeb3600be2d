"""`manage.py ingatkan`: write the reminders of deadlines that are due today. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from laporan.services.ingatkan import remind_of_deadlines
from laporan.services.ingatkan_rekomendasi import remind_of_recommendations


class Command(BaseCommand):
    help = "Menulis pemberitahuan tenggat yang jatuh hari ini; aman dijalankan berulang kali."

    def handle(self, *args: Any, **options: Any) -> None:
        baru = remind_of_deadlines() + remind_of_recommendations()
        self.stdout.write(f"{baru} pemberitahuan baru.")
