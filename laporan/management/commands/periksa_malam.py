"""`manage.py periksa_malam [--tahun AAAA]`: check every satker with data and keep what was found. Run it once
a night; exit code 1 when a satker could not be checked."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from laporan.management.perintah import Perintah, read_year
from laporan.services.hasil_pemeriksaan import check_all, due_tonight


class Command(Perintah):
    help = (
        "Periksa semua satuan kerja yang mempunyai data tahun ini, dan tahun sebelumnya sampai Laporan "
        "Kinerjanya berlaku; hasilnya disimpan agar tampil di halaman. Aman dijalankan berulang kali."
    )
    penggunaan = "manage.py periksa_malam [--tahun AAAA]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tahun", help="tahun yang sedang berjalan (bawaan: tahun hari ini)")

    def handle(self, *args: Any, **options: Any) -> None:
        tahun = read_year(options["tahun"]) if options["tahun"] else timezone.localdate().year
        gagal = 0
        for baris in check_all(due_tonight(tahun)):
            gagal += "gagal" in baris
            self.stdout.write(baris)
        if gagal:
            raise SystemExit(1)
