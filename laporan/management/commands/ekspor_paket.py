"""manage.py ekspor_paket KODE_WILAYAH FILE [--tahun AAAA] [--dengan-nip]: write the paket of a satker."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from laporan.management.perintah import Perintah, find_satker, read_year, write_file
from laporan.paket.ekspor import export_paket, has_rows_of_year


class Command(Perintah):
    help = "Tulis paket sebuah satuan kerja ke berkas .xlsx."
    penggunaan = "manage.py ekspor_paket KODE_WILAYAH FILE [--tahun AAAA] [--dengan-nip]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode_wilayah", metavar="KODE_WILAYAH", help="misalnya 17.02 atau 1702")
        parser.add_argument("berkas", metavar="FILE")
        parser.add_argument("--tahun", metavar="AAAA", help="hanya baris tahun ini")
        parser.add_argument("--dengan-nip", action="store_true", help="sertakan NIP pejabat (data pribadi)")

    def handle(self, *args: Any, **options: Any) -> None:
        satker = find_satker(options["kode_wilayah"])
        tahun = None if options["tahun"] is None else read_year(str(options["tahun"]))
        try:
            isi = export_paket(satker, tahun, dengan_nip=options["dengan_nip"])
        except ValueError as error:
            raise CommandError(f"Paket tidak dapat ditulis: {error}") from None
        write_file(options["berkas"], isi)
        self.stdout.write(f"Paket {satker} ditulis ke {options['berkas']}.")
        if tahun is not None and not has_rows_of_year(satker, tahun):
            self.stdout.write(
                f"Tahun {tahun} belum mempunyai data; berkas itu hanya memuat profil satuan kerja."
            )
