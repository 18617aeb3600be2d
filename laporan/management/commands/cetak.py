"""`manage.py cetak JENIS KODE_WILAYAH TAHUN [--unit UNIT] [--versi N] FILE`: print one document."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NoReturn

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from laporan.services.dokumen import JENIS, UNIT_BAKU, print_document
from sakip.models import Satker

PENGGUNAAN: Final = (
    "Argumen tidak lengkap atau tidak dikenal; tulis: "
    "manage.py cetak JENIS KODE_WILAYAH TAHUN [--unit UNIT] [--versi N] FILE."
)


class Command(BaseCommand):
    help = f"Mencetak dokumen ({', '.join(JENIS)}) satu satuan kerja ke berkas PDF."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Wrong arguments are answered like everything else: one sentence, exit code 1."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def refuse(message: str) -> NoReturn:
            if parser.called_from_command_line:
                parser.exit(1, f"{PENGGUNAAN}\n")
            raise CommandError(PENGGUNAAN)

        parser.error = refuse  # type: ignore[method-assign]
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("jenis", help=f"jenis dokumen: {', '.join(JENIS)}")
        parser.add_argument("kode_wilayah", help="kode wilayah satuan kerja, misalnya 17.02 atau 1702")
        parser.add_argument("tahun", help="tahun dokumen, misalnya 2024")
        parser.add_argument("berkas", metavar="FILE", help="berkas PDF yang ditulis")
        parser.add_argument("--unit", default=UNIT_BAKU, help="kunci unit (baku: lembaga)")
        parser.add_argument("--versi", help="nomor versi (baku: versi yang berlaku)")

    def handle(self, *args: Any, **options: Any) -> None:
        tahun = _number(options["tahun"], "Tahun")
        versi = None if options["versi"] is None else _number(options["versi"], "Versi")
        satker = _find_satker(options["kode_wilayah"])
        try:
            cetakan = print_document(options["jenis"], satker, tahun, options["unit"], versi)
            Path(options["berkas"]).write_bytes(cetakan.isi)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except OSError as error:
            raise CommandError(
                f"Berkas {options['berkas']} tidak dapat ditulis; periksa folder dan izinnya."
            ) from error
        self.stdout.write(f"{options['berkas']} ditulis.")


def _number(teks: str, nama: str) -> int:
    if not teks.isdecimal():
        raise CommandError(f"{nama} ditulis dengan angka, bukan {teks!r}.")
    return int(teks)


def _find_satker(kode: str) -> Satker:
    """By kode wilayah, with or without its dot."""
    angka = kode.replace(".", "")
    baku = f"{angka[:2]}.{angka[2:]}" if len(angka) > 2 else angka
    satker = Satker.objects.select_related("induk").filter(kode_wilayah=baku).first()
    if satker is None:
        raise CommandError(f"Satuan kerja dengan kode wilayah {kode!r} tidak ditemukan.")
    return satker
