"""manage.py ekspor_paket KODE_WILAYAH FILE [--tahun AAAA] [--dengan-nip]: write the paket of a satker."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from laporan.paket.ekspor import export_paket
from sakip.models import Satker


class Command(BaseCommand):
    help = "Tulis paket sebuah satuan kerja ke berkas .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode_wilayah", metavar="KODE_WILAYAH", help="misalnya 17.02 atau 1702")
        parser.add_argument("berkas", metavar="FILE")
        parser.add_argument("--tahun", type=int, help="hanya baris tahun ini")
        parser.add_argument("--dengan-nip", action="store_true", help="sertakan NIP pejabat (data pribadi)")

    def handle(self, *args: Any, **options: Any) -> None:
        angka = re.sub(r"\D", "", options["kode_wilayah"])
        kode = angka[:2] + (f".{angka[2:]}" if len(angka) > 2 else "")
        satker = Satker.objects.filter(kode_wilayah=kode).first()
        if satker is None:
            raise CommandError(f"Tidak ada satuan kerja dengan kode wilayah {options['kode_wilayah']}.")
        try:
            isi = export_paket(satker, options["tahun"], dengan_nip=options["dengan_nip"])
            Path(options["berkas"]).write_bytes(isi)
        except (ValueError, OSError) as error:
            raise CommandError(f"Paket tidak dapat ditulis: {error}") from None
        self.stdout.write(f"Paket {satker} ditulis ke {options['berkas']}.")
