"""`manage.py kirim_ringkasan`: send the digests of today by e-mail. Run it once a day, after `ingatkan`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from laporan.services.ringkasan import send_digests


class Command(BaseCommand):
    help = "Mengirim ringkasan tugas lewat surel; aman dijalankan berulang kali pada hari yang sama."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            hasil = send_digests()
        except OSError as galat:
            raise CommandError(
                "Server surel tidak dapat dihubungi. Jalankan lagi nanti; tidak ada yang dikirimi dua kali."
            ) from galat
        self.stdout.write(hasil.kalimat)
