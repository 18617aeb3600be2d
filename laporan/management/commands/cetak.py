"""`manage.py cetak JENIS KODE_WILAYAH TAHUN [--unit UNIT] [--versi N] FILE`: print one document."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from laporan.management.perintah import Perintah, find_satker, read_number, write_file
from laporan.services.dokumen import JENIS, UNIT_BAKU, print_document


class Command(Perintah):
    help = f"Mencetak dokumen ({', '.join(JENIS)}) satu satuan kerja ke berkas PDF."
    penggunaan = "manage.py cetak JENIS KODE_WILAYAH TAHUN [--unit UNIT] [--versi N] FILE"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("jenis", help=f"jenis dokumen: {', '.join(JENIS)}")
        parser.add_argument("kode_wilayah", help="kode wilayah satuan kerja, misalnya 17.02 atau 1702")
        parser.add_argument("tahun", help="tahun dokumen, misalnya 2024")
        parser.add_argument("berkas", metavar="FILE", help="berkas PDF yang ditulis")
        parser.add_argument("--unit", default=UNIT_BAKU, help="kunci unit (baku: lembaga)")
        parser.add_argument("--versi", help="nomor versi (baku: versi yang berlaku)")

    def handle(self, *args: Any, **options: Any) -> None:
        tahun = read_number(options["tahun"], "Tahun")
        versi = None if options["versi"] is None else read_number(options["versi"], "Versi")
        satker = find_satker(options["kode_wilayah"])
        try:
            cetakan = print_document(options["jenis"], satker, tahun, options["unit"], versi)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        write_file(options["berkas"], cetakan.isi)
        self.stdout.write(f"{options['berkas']} ditulis.")
