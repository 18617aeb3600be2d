"""`manage.py buat_ca`: make the demonstration certificate authority of this installation, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from laporan.penandatangan.ca import GalatCa, make_ca


class Command(BaseCommand):
    help = "Buat otoritas sertifikat contoh (tidak tersertifikasi) untuk menerbitkan sertifikat pejabat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            ca = make_ca(settings.FOLDER_CA, sandi=settings.SANDI_CA)
        except GalatCa as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(f"Otoritas sertifikat dibuat di {ca.folder}.")
        self.stdout.write(
            "Sertifikatnya tidak tersertifikasi (PP 71/2019) dan hanya dipercaya oleh sistem ini."
        )
        if not settings.SANDI_CA:
            self.stdout.write(
                "Kuncinya hanya dijaga izin berkas; isi SAKIP_CA_SANDI sebelum membuat untuk menyandikannya."
            )
