"""`manage.py muat_demo`: the two demo paket and the demo accounts; a second run changes nothing."""

from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from laporan.services.demo import (
    AKUN,
    PAKET,
    SANDI_DEMO,
    create_accounts,
    fill_kartu,
    is_foreign_database,
    link_officials,
)
from renstra.models import Renstra


class Command(BaseCommand):
    help = "Muat data contoh (Rejang Lebong dan Kalimantan Tengah 2024) dan akun contoh."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tampilkan-akun", action="store_true", help="hanya tampilkan akun contoh, tanpa mengubah data"
        )

    def handle(self, *args: Any, tampilkan_akun: bool = False, **options: Any) -> None:
        if is_foreign_database():
            self.stdout.write("Basis data ini sudah dipakai; data dan akun contoh tidak dimuat.")
            return
        if not tampilkan_akun:
            self._load()
        self._show_accounts()

    def _load(self) -> None:
        create_accounts()
        for kode, berkas in PAKET.items():
            if not Renstra.objects.filter(satker__kode_wilayah=kode).exists():
                call_command(
                    "impor_paket",
                    str(settings.BASE_DIR / "fixtures" / berkas),
                    terapkan=True,
                    terima_ragu=True,
                    stdout=StringIO(),
                )
        link_officials()
        fill_kartu()

    def _show_accounts(self) -> None:
        self.stdout.write(f"Akun contoh (kata sandi semuanya {SANDI_DEMO}):")
        for akun in AKUN:
            self.stdout.write(f"  {akun.nama_pengguna:<24} {akun.peran.label}, {akun.nama}")
