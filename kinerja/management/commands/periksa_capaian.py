"""`manage.py periksa_capaian`: find stored capaian that differ from a fresh calculation, and mend them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kinerja.services.capaian import recompute_all


class Command(BaseCommand):
    help = "Bandingkan capaian tersimpan dengan hitungan baru; --perbaiki menyimpan hitungan baru."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--perbaiki", action="store_true", help="simpan hitungan baru")

    def handle(self, *args: Any, perbaiki: bool, **options: Any) -> None:
        drifted = recompute_all(perbaiki=perbaiki)
        for tempat, banyak in drifted.items():
            self.stdout.write(f"{tempat}: {banyak} capaian berbeda")
        if not drifted:
            self.stdout.write("Semua capaian tersimpan sama dengan hitungan baru.")
        elif not perbaiki:
            raise SystemExit(1)
