"""manage.py periksa_jejak [--jangkar] [--json]: is the audit trail whole? Exit code 0 yes, 1 no."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sakip.jangkar import append_anchor
from sakip.jejak_utuh import Kerusakan, anchor_folder, find_faults, heads, one_moment
from sakip.rantai_jejak import DAFTAR

BATAS = 1000  # so many findings are named; a wrong key makes one of every row


class Command(BaseCommand):
    help = "Periksa apakah jejak audit utuh; kode keluar 0 apabila utuh dan 1 apabila tidak."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jangkar", action="store_true", help="catat ujung semua rantai ke berkas jangkar apabila utuh"
        )
        parser.add_argument("--json", action="store_true", help="tulis hasilnya sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with one_moment():
            temuan = list(islice(find_faults(), BATAS + 1))
            kepala = heads()
        rantai = [k for k in kepala.values() if k.rantai != DAFTAR]
        berkas = ""
        if options["jangkar"] and not temuan:
            waktu = timezone.localtime()
            berkas = str(append_anchor(anchor_folder(), settings.KUNCI_JEJAK, rantai, waktu))
        hasil = {
            "utuh": not temuan,
            "rantai": len(rantai),
            "baris": sum(k.jumlah for k in rantai),
            "temuan": [asdict(t) for t in temuan[:BATAS]],
            "lebih_dari_batas": len(temuan) > BATAS,
            "jangkar": berkas,
        }
        self.stdout.write(json.dumps(hasil, ensure_ascii=False) if options["json"] else _words(hasil, temuan))
        if temuan:
            raise CommandError(f"Jejak tidak utuh: {_count(temuan)} temuan.")


def _words(hasil: dict[str, Any], temuan: list[Kerusakan]) -> str:
    """The outcome for a person: one line for each finding."""
    if hasil["utuh"]:
        kalimat = f"Jejak utuh: {hasil['rantai']} rantai, {hasil['baris']} baris."
        return f"{kalimat}\nJangkar dicatat pada {hasil['jangkar']}." if hasil["jangkar"] else kalimat
    return "\n".join(
        f"{t.satker}, baris {t.urutan}: {t.kata}" if t.urutan else f"{t.satker}: {t.kata}"
        for t in temuan[:BATAS]
    )


def _count(temuan: list[Kerusakan]) -> str:
    return f"lebih dari {BATAS}" if len(temuan) > BATAS else str(len(temuan))
