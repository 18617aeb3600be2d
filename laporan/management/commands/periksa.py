"""`manage.py periksa KODE_WILAYAH TAHUN [--json] [--semua]`: every contradiction of a satker and year.

Exit code 1 when there is a galat, 2 when satker or year is not known, else 0.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from laporan.management.perintah import Perintah, find_satker, read_year
from laporan.pemeriksaan.aturan import GALAT
from laporan.pemeriksaan.setahun import check_year, has_data
from sakip.models import Satker
from sakip.temuan import TINGKAT, Temuan


class Command(Perintah):
    help = (
        "Periksa semua dokumen sebuah satuan kerja untuk satu tahun; tidak ada yang disimpan. Kode keluar: 1 "
        "bila ada galat, 2 bila satuan kerja atau tahunnya tidak dikenal, selain itu 0."
    )
    penggunaan = "manage.py periksa KODE_WILAYAH TAHUN [--json] [--semua]"
    kode_keluar = 2

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", metavar="KODE_WILAYAH", help="dengan atau tanpa titik: 1702 atau 17.02")
        parser.add_argument("tahun", metavar="TAHUN")
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")
        parser.add_argument(
            "--semua",
            action="store_true",
            help="juga yang bukan pertentangan, seperti isian yang belum lengkap",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        satker, tahun = self._read(options["kode"], options["tahun"])
        temuan = check_year(satker, tahun, semua=options["semua"])
        if options["json"]:
            self.stdout.write(json.dumps([_as_dict(t) for t in temuan], ensure_ascii=False, indent=2))
        else:
            self._print(satker, tahun, temuan)
        if any(t.tingkat == GALAT for t in temuan):
            raise SystemExit(1)

    def _read(self, kode: str, teks: str) -> tuple[Satker, int]:
        """The satker and year that were asked for; CommandError with exit code 2 when there are none."""
        try:
            satker, tahun = find_satker(kode), read_year(teks)
        except CommandError as galat:
            raise CommandError(str(galat), returncode=2) from galat
        if not has_data(satker, tahun):
            raise CommandError(f"{satker.nama} belum mempunyai data tahun {tahun}.", returncode=2)
        return satker, tahun

    def _print(self, satker: Satker, tahun: int, temuan: Sequence[Temuan]) -> None:
        """The same for a reader: counts, then every finding under its tingkat."""
        per_tingkat = Counter(t.tingkat for t in temuan)
        hitungan = ", ".join(f"{per_tingkat[satu]} {satu}" for satu in TINGKAT if per_tingkat[satu])
        self.stdout.write(f"{satker.nama}, tahun {tahun}: {hitungan or 'tidak ada temuan'}")
        for tingkat in TINGKAT:
            daftar = [t for t in temuan if t.tingkat == tingkat]
            if daftar:
                self.stdout.write(f"\n{tingkat.upper()} ({len(daftar)})")
            for satu in daftar:
                self.stdout.write(f"  [{satu.kode_lengkap}] {satu.objek}\n    {satu.pesan}")


def _as_dict(temuan: Temuan) -> dict[str, str]:
    """The finding with the whole address at which it is mended."""
    return temuan.as_dict() | {"url": f"{settings.ALAMAT}{temuan.url}" if temuan.url else ""}
