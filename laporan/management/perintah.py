"""What the commands of paket and print share: arguments refused in one sentence, satker, year, file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from laporan.services.dokumen import TAHUN
from sakip.models import Satker


class Perintah(BaseCommand):
    """A command that answers wrong arguments like everything else: one sentence, exit code `kode_keluar`.

    `penggunaan` is how the command is written.
    """

    penggunaan: str
    kode_keluar = 1

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        kalimat = f"Argumen tidak lengkap atau tidak dikenal; tulis: {self.penggunaan}."

        def refuse(message: str) -> NoReturn:
            if parser.called_from_command_line:
                parser.exit(self.kode_keluar, f"{kalimat}\n")
            raise CommandError(kalimat, returncode=self.kode_keluar)

        parser.error = refuse  # type: ignore[method-assign]
        return parser


def read_number(teks: str, nama: str) -> int:
    """A number from the command line; CommandError names the argument `nama`."""
    if not teks.isascii() or not teks.isdecimal() or len(teks) > 9:
        raise CommandError(f"{nama} ditulis dengan angka, bukan {teks!r}.")
    return int(teks)


def read_year(teks: str) -> int:
    """A year that the tables accept, 2000 to 2100."""
    tahun = read_number(teks, "Tahun")
    if tahun not in TAHUN:
        raise CommandError(f"Tahun harus antara {TAHUN.start} dan {TAHUN.stop - 1}, bukan {tahun}.")
    return tahun


def find_satker(kode: str) -> Satker:
    """By kode wilayah, with or without its dot."""
    angka = kode.replace(".", "")
    baku = f"{angka[:2]}.{angka[2:]}" if len(angka) > 2 else angka
    satker = Satker.objects.select_related("induk").filter(kode_wilayah=baku).first()
    if satker is None:
        raise CommandError(f"Satuan kerja dengan kode wilayah {kode!r} tidak ditemukan.")
    return satker


def write_file(berkas: str, isi: bytes) -> None:
    """Write `isi`; CommandError when folder or rights do not allow it."""
    try:
        Path(berkas).write_bytes(isi)
    except OSError as error:
        raise CommandError(f"Berkas {berkas} tidak dapat ditulis; periksa folder dan izinnya.") from error
