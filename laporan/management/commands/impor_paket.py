"""manage.py impor_paket FILE [--terapkan] [--terima-ragu] [--json]: preview or apply a paket."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from laporan.management.perintah import Perintah
from laporan.paket.pesan import Pratinjau
from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from laporan.spreadsheets import BESAR_BERKAS

TANPA_PERUBAHAN: Final = "Tidak ada perubahan; tidak ada yang disimpan."


class Command(Perintah):
    help = "Periksa sebuah paket satker (.xlsx); dengan --terapkan, simpan semuanya sekaligus."
    penggunaan = "manage.py impor_paket FILE [--terapkan] [--terima-ragu] [--json]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", metavar="FILE")
        parser.add_argument("--terapkan", action="store_true", help="simpan; tanpa ini hanya pratinjau")
        parser.add_argument(
            "--terima-ragu", action="store_true", help="konfirmasi semua bacaan yang meragukan"
        )
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        hasil, alasan = self._run(Path(options["berkas"]), options)
        if options["json"]:
            self.stdout.write(json.dumps(hasil.as_dict(), ensure_ascii=False, indent=2))
        else:
            self._print(hasil)
        if alasan:
            self.stderr.write(alasan)
        elif options["terapkan"] and not options["json"]:
            self.stdout.write("Paket diterapkan." if hasil.tersimpan else TANPA_PERUBAHAN)
        if alasan or hasil.has_galat:
            raise SystemExit(1)

    def _run(self, berkas: Path, options: dict[str, Any]) -> tuple[Pratinjau, str]:
        try:
            with berkas.open("rb") as aliran:
                isi = aliran.read(BESAR_BERKAS + 1)
        except OSError:
            hasil = Pratinjau()
            hasil.tambah("galat", f"Berkas {berkas.name} tidak ada atau tidak dapat dibuka.")
            return hasil, "Tidak ada yang disimpan." if options["terapkan"] else ""
        if not options["terapkan"]:
            return preview_paket(isi)[0], ""
        terima = SEMUA if options["terima_ragu"] else ()
        return apply_paket(isi, user=None, terima=terima, nama_berkas=berkas.name)

    def _print(self, hasil: Pratinjau) -> None:
        """The same for a reader: counts, then every message with its place."""
        self.stdout.write(str(hasil.satker or "Satuan kerja tidak dikenal"))
        for nama in hasil.lembar:
            hitungan = hasil.hitung(nama)
            self.stdout.write(f"  {nama}: " + ", ".join(f"{n} {k}" for k, n in hitungan.items() if n))
        for pesan in hasil.pesan:
            letak = [f"lembar {pesan.lembar}"] if pesan.lembar else []
            letak += [f"baris {pesan.baris}"] if pesan.baris else []
            letak += [f"kolom {pesan.kolom}"] if pesan.kolom else []
            self.stdout.write(f"[{pesan.tingkat}] {', '.join(letak)}{': ' if letak else ''}{pesan.pesan}")
        ringkasan = hasil.hitung()
        self.stdout.write("Jumlah: " + ", ".join(f"{n} {k}" for k, n in ringkasan.items()))
