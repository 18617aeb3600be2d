"""manage.py verifikasi FILE [--json]: is this file what was issued here?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from laporan.models.dokumen import StatusTerbit
from laporan.verifikasi import Putusan, judge_file, seal_of, words_of


class Command(BaseCommand):
    help = (
        "Memeriksa apakah sebuah berkas adalah dokumen yang diterbitkan di sini. Keluar 0 bila asli dan "
        "berlaku, 3 bila asli tetapi digantikan atau dicabut, 1 bila bukan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--json", action="store_true", help="jawaban sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            isi = options["berkas"].read_bytes()
        except OSError as galat:
            raise CommandError(f"Berkas {options['berkas']} tidak dapat dibaca: {galat.strerror}.") from galat
        putusan = judge_file(isi)
        self.stdout.write(
            json.dumps(_as_data(putusan), ensure_ascii=False) if options["json"] else _as_text(putusan)
        )
        if not putusan.asli:
            raise SystemExit(1)
        if putusan.dokumen is None or putusan.dokumen.status != StatusTerbit.BERLAKU:
            raise SystemExit(3)


def _as_data(putusan: Putusan) -> dict[str, Any]:
    """The verdict as plain data, for `--json`."""
    dokumen = putusan.dokumen
    periksa = putusan.pemeriksaan
    segel = seal_of(dokumen) if dokumen else None
    return {
        "hasil": putusan.hasil.value,
        "kalimat": putusan.kalimat,
        "sidik": putusan.sidik,
        "dokumen": {"kode": dokumen.kode, "judul": dokumen.judul, "status": dokumen.status}
        if dokumen
        else None,
        "segel": {"instansi": segel.instansi, "waktu": segel.waktu.isoformat()} if segel else None,
        "tanda_tangan": [
            {
                "bidang": t.bidang,
                "nama": t.nama,
                "segel": t.segel,
                "utuh": t.utuh,
                "sah": t.sah,
                "kalimat": t.kalimat,
            }
            for t in (periksa.tanda_tangan if periksa else ())
        ],
    }


def _as_text(putusan: Putusan) -> str:
    baris = [f"{putusan.hasil.label}: {putusan.kalimat}"]
    if putusan.dokumen:
        baris.append(f"{putusan.dokumen.judul} ({putusan.dokumen.kode}). {words_of(putusan.dokumen)}")
        segel = seal_of(putusan.dokumen)
        if segel:
            baris.append(f"Dokumen aslinya memuat segel elektronik {segel.instansi}.")
    if putusan.pemeriksaan:
        baris += [t.kalimat for t in putusan.pemeriksaan.tanda_tangan]
    return "\n".join(baris)
